"""What links say over a run of revisions, with the ids that they name looked up by query."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, and_, select

from tracks.lineage.linked import Linked, earliest_since, linked
from tracks.model.text import identify, natural_key
from tracks.store.database import one_of
from tracks.store.revision import RevisionRow, stands_at
from tracks.store.schema import state


def linked_over(
    connection: Connection,
    owner: int,
    run: Sequence[RevisionRow],
    earlier: Sequence[RevisionRow],
) -> Linked:
    """Gather what the links of revisions of the taxonomy `owner` say, in the order of the editions.

    `earlier` are those of the editions before the run.
    """
    first = earliest_since([row.head for row in run], [row.head for row in earlier])
    rows = [*(row for row in earlier if natural_key(row.edition) >= first), *run]
    places = {row.edition: row.place for row in rows}

    def find(label: str, written: Collection[str]) -> list[tuple[str, str]]:
        there = state.c.taxonomy == owner
        if label in places:
            there = and_(there, stands_at(places[label]))
        found = [*_with(connection, there, state.c.item, {*written, *map(identify, written)})]
        ids = {item_id for item_id, _ in found}
        unknown = [name for name in written if ids.isdisjoint((name, identify(name)))]
        # Names have no index, so that they are only looked for where there is no such id.
        return [*found, *_with(connection, there, state.c.name, unknown)]

    def levels(ids: Collection[str]) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {label: {} for label in places}
        states = connection.execute(
            select(state.c.item, state.c.level, state.c.since, state.c.until).where(
                state.c.taxonomy == owner, one_of(state.c.item, ids)
            )
        )
        for item_id, level, since, until in states:
            for label, place in places.items():
                if since <= place < until:
                    found[label][item_id] = level
        return found

    return linked([row.head for row in rows], find, levels)


def _with(
    connection: Connection,
    there: ColumnElement[bool],
    column: ColumnElement[str],
    values: Collection[str],
) -> Iterator[tuple[str, str]]:
    if values:
        states = (
            select(state.c.item, state.c.name)
            .where(there, one_of(column, values))
            .order_by(state.c.item)
        )
        for row in connection.execute(states):
            yield row.item, row.name
