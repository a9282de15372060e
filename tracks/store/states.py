"""Laying a revision's states between those of its neighbours in the temporal table.

p and q are the revisions before and after the new one, r. A state equal to p's stands. One of p
that r has not ends at r, and where q has it too, q gets a copy. One that p has not starts earlier
where q starts with an equal one, else is new, from r to q.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, literal, select, update

from tracks.model.digest import item_rest
from tracks.model.item import Item, Items
from tracks.store.database import Database, Values
from tracks.store.ranks import arrange
from tracks.store.revision import stands_at
from tracks.store.schema import OPEN, revision, state

Kept = Mapping[str, tuple[int, bytes]]
"""Rank and digest of states, by item."""


def lay(
    database: Database,
    connection: Connection,
    owner: int,
    place: int,
    items: Items,
    digests: Mapping[str, bytes],
) -> int:
    """Write the states of a revision that is about to stand at a place of the taxonomy `owner`.

    Returns how many items differ from the revision before it.
    """
    earlier, later = _neighbours(connection, owner, place)
    kept = {} if earlier is None else _kept(connection, owner, stands_at(earlier))
    ahead = {} if later is None else _kept(connection, owner, state.c.since == later)
    ranks = _ranks(items, digests, kept, ahead)
    wanted = {item_id: (ranks[item_id], digest) for item_id, digest in digests.items()}
    ending = [item_id for item_id, had in kept.items() if wanted.get(item_id) != had]
    starting = [item_id for item_id, has in wanted.items() if kept.get(item_id) != has]
    moving = {item_id for item_id in starting if ahead.get(item_id) == wanted[item_id]}
    if earlier is not None:
        _end(connection, owner, ending, earlier, place, later)
    if later is not None:
        _start_earlier(connection, owner, moving, later, place)
    # In the order of the key, which is the order in which the table is kept.
    new = sorted(item_id for item_id in starting if item_id not in moving)
    until = OPEN if later is None else later
    rows = (_row(owner, items[i], place, until, ranks[i], digests[i]) for i in new)
    database.insert(connection, state, rows)
    unchanged = sum(1 for i, digest in digests.items() if i in kept and kept[i][1] == digest)
    return len(digests.keys() | kept.keys()) - unchanged


def _neighbours(connection: Connection, owner: int, place: int) -> tuple[int | None, int | None]:
    at = revision.c.place
    here = revision.c.taxonomy == owner
    earlier = connection.scalar(select(func.max(at)).where(here, at < place))
    later = connection.scalar(select(func.min(at)).where(here, at > place))
    return earlier, later


def _kept(
    connection: Connection, owner: int, condition: ColumnElement[bool]
) -> dict[str, tuple[int, bytes]]:
    # Ordered by the key, so that the table is read as it lies and not through an index.
    rows = connection.execute(
        select(state.c.item, state.c.rank, state.c.digest)
        .where(state.c.taxonomy == owner, condition)
        .order_by(state.c.item)
    )
    return {item_id: (rank, digest) for item_id, rank, digest in rows}


def _ranks(items: Items, digests: Mapping[str, bytes], kept: Kept, ahead: Kept) -> dict[str, int]:
    """Return each item's rank: its neighbours' wherever the order of its siblings allows."""

    def before(item_id: str) -> int | None:
        for neighbour in (kept, ahead):
            had = neighbour.get(item_id)
            if had and had[1] == digests[item_id]:
                return had[0]
        return None

    siblings: dict[str | None, list[str]] = {}
    for item in items.values():
        siblings.setdefault(item.parent, []).append(item.id)
    return {
        item_id: rank
        for ids in siblings.values()
        for item_id, rank in zip(ids, arrange([before(i) for i in ids]), strict=True)
    }


def _end(
    connection: Connection,
    owner: int,
    ids: Iterable[str],
    earlier: int,
    place: int,
    later: int | None,
) -> None:
    told = [{"ending": item_id} for item_id in ids]
    if not told:
        return
    these = (
        state.c.taxonomy == owner,
        state.c.item == bindparam("ending"),
        stands_at(earlier),
    )
    if later is not None:
        columns = [c for c in state.c if c is not state.c.since]
        copies = select(literal(later, state.c.since.type), *columns).where(
            *these, state.c.until > later
        )
        connection.execute(insert(state).from_select(["since", *columns], copies), told)
    connection.execute(update(state).where(*these).values(until=place), told)


def _start_earlier(
    connection: Connection, owner: int, ids: Iterable[str], later: int, place: int
) -> None:
    told = [{"moving": item_id} for item_id in ids]
    if told:
        connection.execute(
            update(state)
            .where(
                state.c.taxonomy == owner,
                state.c.item == bindparam("moving"),
                state.c.since == later,
            )
            .values(since=place),
            told,
        )


def _row(owner: int, item: Item, since: int, until: int, rank: int, digest: bytes) -> Values:
    """Return a state's values in the order of the table's columns."""
    rest = item_rest(item)
    return (
        owner, item.id, since, until, item.parent, item.level, item.name, rest, rank, digest,
    )  # fmt: skip
