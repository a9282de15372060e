"""Laying a revision's states between those of its neighbours in the temporal table.

p and q are the revisions before and after the new one, r. A state equal to p's stands. One of p
that r has not ends at r, and where q has it too, q gets a copy. One that p has not starts earlier
where q starts with an equal one, else is new, from r to q.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    func,
    insert,
    literal,
    select,
    update,
)

from tracks.model.digest import item_digest, item_rest
from tracks.model.item import Item, Items
from tracks.store.database import Database, Values, one_of
from tracks.store.ranks import arrange
from tracks.store.revision import by_pages, stands_at
from tracks.store.schema import OPEN, revision, state

Ranks = Mapping[str, int]
"""Ranks by item."""

Known = dict[str, bytes | int]
"""Of each item its rank where it stands already, and its digest where it does not.

One mapping for both, because there may be millions of items, most of which stand."""


def lay(
    database: Database,
    connection: Connection,
    owner: int,
    place: int,
    items: Items,
    known: Known,
) -> int:
    """Write the states of a revision that is about to stand at a place of the taxonomy `owner`.

    `known` has the digest of each item, and is used up. Returns how many items differ from the
    revision before it.
    """
    earlier, later = _neighbours(connection, owner, place)
    ahead = _starting(connection, owner, later, known)
    other = _take_standing(connection, owner, earlier, known)
    standing = sum(type(told) is int for told in known.values())
    starting = _ranks_to_start(items, known, ahead)
    moving = [item_id for item_id, rank in starting.items() if ahead.get(item_id) == rank]
    new = starting.keys() - moving
    if earlier is not None:
        ending = [*other, *(item_id for item_id in starting if type(known[item_id]) is int)]
        _end(connection, owner, ending, earlier, place, later)
    if later is not None:
        _start_earlier(connection, owner, moving, later, place)
    until = OPEN if later is None else later
    # In the order of the key, which is the order in which the table is kept.
    rows = (_row(owner, items[i], place, until, starting[i], known[i]) for i in sorted(new))
    database.insert(connection, state, rows)
    known.clear()
    gone = sum(1 for item_id in other if item_id not in items)
    return len(items) - standing + gone


def _neighbours(connection: Connection, owner: int, place: int) -> tuple[int | None, int | None]:
    at = revision.c.place
    here = revision.c.taxonomy == owner
    earlier = connection.scalar(select(func.max(at)).where(here, at < place))
    later = connection.scalar(select(func.min(at)).where(here, at > place))
    return earlier, later


def _take_standing(
    connection: Connection, owner: int, place: int | None, known: dict[str, bytes | int]
) -> list[str]:
    """Put ranks in the place of the digests that items have in the revision at a place.

    Returns the ids of its other items: those with another digest, and those that have none here.
    """
    if place is None:
        return []
    other: list[str] = []
    for item_id, rank, digest in _states(connection, owner, stands_at(place)):
        if known.get(item_id) == digest:
            known[item_id] = rank
        else:
            other.append(item_id)
    return other


def _starting(
    connection: Connection, owner: int, place: int | None, digests: Mapping[str, bytes | int]
) -> Ranks:
    """Return the ranks of the items that have states with these digests starting at a place."""
    if place is None:
        return {}
    states = _states(connection, owner, state.c.since == place)
    return {item_id: rank for item_id, rank, digest in states if digests.get(item_id) == digest}


def _states(
    connection: Connection, owner: int, condition: ColumnElement[bool]
) -> Iterator[Row[str, int, bytes]]:
    """Iterate over item, rank and digest of the taxonomy's states."""
    # Ordered by the key, so that the table is read as it lies and not through an index.
    rows = connection.execute(
        select(state.c.item, state.c.rank, state.c.digest)
        .where(state.c.taxonomy == owner, condition)
        .order_by(state.c.item)
    )
    return by_pages(rows)


def _ranks_to_start(items: Items, known: Mapping[str, bytes | int], ahead: Ranks) -> Ranks:
    """Return the ranks of the items that do not stand with theirs already.

    A rank is that of a neighbour wherever the order of siblings allows.
    """
    siblings: dict[str | None, list[str]] = {}
    for item in items.values():
        siblings.setdefault(item.parent, []).append(item.id)
    found: dict[str, int] = {}
    for ids in siblings.values():
        before = [told if isinstance(told := known[i], int) else ahead.get(i) for i in ids]
        for item_id, rank in zip(ids, arrange(before), strict=True):
            if known[item_id] != rank:
                found[item_id] = rank
    return found


def _end(
    connection: Connection,
    owner: int,
    ids: Iterable[str],
    earlier: int,
    place: int,
    later: int | None,
) -> None:
    these = (state.c.taxonomy == owner, one_of(state.c.item, ids), stands_at(earlier))
    if later is not None:
        columns = [c for c in state.c if c is not state.c.since]
        copies = select(literal(later, state.c.since.type), *columns).where(
            *these, state.c.until > later
        )
        connection.execute(insert(state).from_select(["since", *columns], copies))
    connection.execute(update(state).where(*these).values(until=place))


def _start_earlier(
    connection: Connection, owner: int, ids: Iterable[str], later: int, place: int
) -> None:
    these = (state.c.taxonomy == owner, one_of(state.c.item, ids), state.c.since == later)
    connection.execute(update(state).where(*these).values(since=place))


def _row(owner: int, item: Item, since: int, until: int, rank: int, told: bytes | int) -> Values:
    """Return a state's values in the order of the table's columns.

    `told` is the item's digest, unless it stood with another rank.
    """
    rest = item_rest(item)
    digest = item_digest(item) if isinstance(told, int) else told
    return (
        owner, item.id, since, until, item.parent, item.level, item.name, rest, rank, digest,
    )  # fmt: skip
