"""Which items a written name ever stood for, by the rule of `model.resolve`."""

import json
from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from tracks.model.digest import canonical
from tracks.model.item import Item
from tracks.model.label import ENGLISH
from tracks.model.resolve import as_written, in_any_form
from tracks.model.text import identify
from tracks.store.revision import STATE_COLUMNS, by_pages, item_of
from tracks.store.schema import revision, state, taxonomy


def found(
    connection: Connection, owner: int, written: str, condition: ColumnElement[bool]
) -> tuple[str, ...]:
    """Return the ids of the items of the taxonomy `owner` that `written` has ever stood for.

    Asked are the states of which the condition holds.
    """
    # Perhaps it is written in another width or case: then every item is asked.
    return found_just_so(connection, owner, written, condition) or in_any_form(
        written, ever(connection, owner, condition)
    )


def found_just_so(
    connection: Connection, owner: int, written: str, condition: ColumnElement[bool]
) -> tuple[str, ...]:
    """Return the ids of the items that are `found` and called just so, not in another width or case."""
    return as_written(written, ever(connection, owner, and_(condition, _spelled_so(written))))


def languages(connection: Connection, owner: int, condition: ColumnElement[bool]) -> set[str]:
    """Return the tags of the languages in which states of a taxonomy have names, English among them.

    Asked are the states of which the condition holds.
    """
    named = or_(*(state.c.rest.contains(f'"{key}":') for key in ("labels", "name_en")))
    rests = connection.scalars(
        select(state.c.rest).where(state.c.taxonomy == owner, condition, named)
    )
    found: set[str] = set()
    for rest in map(json.loads, rests):
        found.update(rest.get("labels", ()), [ENGLISH] if "name_en" in rest else ())
    return found


def owners_of(connection: Connection, owners: Collection[int], written: str) -> set[int]:
    """Return those of some taxonomies whose states hold what `written` may stand for, spelled just so."""
    rows = connection.scalars(
        select(state.c.taxonomy)
        .where(state.c.taxonomy.in_(owners), _spelled_so(written))
        .distinct()
    )
    return set(rows)


def recorded(connection: Connection, editions: Collection[str]) -> dict[str, set[str]]:
    """Return, by key of the taxonomy, those of the editions that it has, as `2025` and as `2025@1`."""
    there: dict[str, set[str]] = {}
    for key, label, number in connection.execute(
        select(taxonomy.c.key, revision.c.edition, revision.c.number)
        .join(revision, revision.c.taxonomy == taxonomy.c.id)
        .where(revision.c.edition.in_(editions))
    ):
        there.setdefault(key, set()).update((label, f"{label}@{number}"))
    return there


def ever(connection: Connection, owner: int, condition: ColumnElement[bool]) -> Iterator[Item]:
    """Yield the items of the taxonomy `owner`, each in every state of which the condition holds."""
    rows = connection.execute(
        select(*STATE_COLUMNS)
        .where(state.c.taxonomy == owner, condition)
        .order_by(state.c.item, state.c.since)
    )
    return map(item_of, by_pages(rows))


def _spelled_so(written: str) -> ColumnElement[bool]:
    return or_(
        state.c.item.in_((written, identify(written))),
        state.c.name == written,
        state.c.rest.contains(canonical(written), autoescape=True),
    )
