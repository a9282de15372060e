"""Which items a written name ever stood for, by the rule of `model.resolve`."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from tracks.model.digest import canonical
from tracks.model.item import Item
from tracks.model.resolve import as_written, in_any_form
from tracks.model.text import identify
from tracks.store.revision import STATE_COLUMNS, by_pages, item_of
from tracks.store.schema import state


def found(
    connection: Connection, owner: int, written: str, condition: ColumnElement[bool]
) -> tuple[str, ...]:
    """Return the ids of the items of the taxonomy `owner` that `written` has ever stood for.

    Asked are the states of which the condition holds.
    """
    spelled_so = or_(
        state.c.item.in_((written, identify(written))),
        state.c.name == written,
        state.c.rest.contains(canonical(written), autoescape=True),
    )
    # Perhaps it is written in another width or case: then every item is asked.
    return as_written(written, ever(connection, owner, and_(condition, spelled_so))) or in_any_form(
        written, ever(connection, owner, condition)
    )


def ever(connection: Connection, owner: int, condition: ColumnElement[bool]) -> Iterator[Item]:
    """Yield the items of the taxonomy `owner`, each in every state of which the condition holds."""
    rows = connection.execute(
        select(*STATE_COLUMNS)
        .where(state.c.taxonomy == owner, condition)
        .order_by(state.c.item, state.c.since)
    )
    return map(item_of, by_pages(rows))
