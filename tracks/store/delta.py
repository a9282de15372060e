"""The delta of two revisions by query, so that its cost follows what changed.

What differs between two places are the states that begin or end between them; everything else that
a diff must name is found from those. The result equals `diff.delta.delta`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, select, text

from tracks.diff.delta import Between, Delta, Side, context_ids, sources_elsewhere
from tracks.lineage.linked import Linked
from tracks.model.edition import Head
from tracks.model.item import Item, depth_first
from tracks.model.text import natural_key
from tracks.store.database import one_of
from tracks.store.links import linked_over
from tracks.store.revision import (
    STATE_COLUMNS,
    RevisionRow,
    StateRow,
    by_pages,
    stands_at,
)
from tracks.store.schema import IS_CLOSED, revision, state

States = Mapping[str, StateRow]


def delta_of(
    connection: Connection,
    owner: int,
    before: RevisionRow,
    after: RevisionRow,
    others: Sequence[RevisionRow],
    only: Collection[str] | None = None,
) -> Delta:
    """Reduce two revisions of the taxonomy `owner` to what differs between them.

    `others` are the revisions that stand for the taxonomy's other editions, in natural order. With
    `only`, other items than these are left out.
    """
    old, new = _differing(connection, owner, before, after, only)
    low, high = natural_key(before.edition), natural_key(after.edition)
    earlier = [row for row in others if natural_key(row.edition) < low]
    between = [row for row in others if low < natural_key(row.edition) < high]
    heads = [before.head, after.head, *(row.head for row in between)]
    run = [before, *between, after] if low < high else [before]
    links = linked_over(connection, owner, run, earlier)
    return Delta(
        before=_side(connection, owner, before, old, heads, links),
        after=_side(connection, owner, after, new, heads, links),
        between=tuple(
            Between(row.head, _context(connection, owner, row, row.head.named_ids()))
            for row in between
        ),
        linked=links,
        seen=_seen(connection, owner, new.keys() - old.keys(), earlier),
        sources=sources_elsewhere(heads, (row.head for row in others)),
    )


def with_ancestors(connection: Connection, owner: int, place: int, ids: Iterable[str]) -> States:
    """Return the states of these items and of all their ancestors in the revision at a place."""
    found: dict[str, StateRow] = {}
    wanted = set(ids)
    while wanted:  # a generation at a time
        states = (
            select(*STATE_COLUMNS)
            .where(state.c.taxonomy == owner, one_of(state.c.item, wanted), stands_at(place))
            .order_by(state.c.item)
        )
        generation = {row.item: row for row in by_pages(connection.execute(states))}
        found |= generation
        wanted = {row.parent for row in generation.values() if row.parent} - found.keys()
    return found


def descendants(connection: Connection, owner: int, place: int, item_id: str) -> list[str]:
    """Return the ids of all items under one in the revision at a place."""
    found = wanted = {item_id}
    while wanted:  # a generation at a time
        states = select(state.c.item).where(
            state.c.taxonomy == owner, one_of(state.c.parent, wanted), stands_at(place)
        )
        wanted = set(connection.scalars(states)) - found
        found = found | wanted
    return sorted(found - {item_id})


def begun(owner: int, earlier: int, later: int) -> Select[*tuple[Any, ...]]:
    """Return the query for the states that stand at the later of two places and not at the earlier."""
    return select(*STATE_COLUMNS).where(
        state.c.taxonomy == owner,
        state.c.since > earlier,
        state.c.since <= later,
        state.c.until > later,
    )


def ended(owner: int, earlier: int, later: int) -> Select[*tuple[Any, ...]]:
    """Return the query for the states that stand at the earlier of two places and not at the later."""
    return select(*STATE_COLUMNS).where(
        state.c.taxonomy == owner,
        state.c.until > earlier,
        state.c.until <= later,
        text(IS_CLOSED),
        state.c.since <= earlier,
    )


def _differing(
    connection: Connection,
    owner: int,
    before: RevisionRow,
    after: RevisionRow,
    only: Collection[str] | None,
) -> tuple[dict[str, StateRow], dict[str, StateRow]]:
    """Return the states that differ in two revisions, of the one and of the other."""
    earlier, later = sorted((before.place, after.place))
    queries = [ended(owner, earlier, later), begun(owner, earlier, later)]
    if only is not None:
        queries = [query.where(one_of(state.c.item, only)) for query in queries]
    old, new = ({row.item: row for row in by_pages(connection.execute(query))} for query in queries)
    # A state of its own with the same digest: only the order among siblings differs.
    same = {i for i, row in new.items() if i in old and old[i].digest == row.digest}
    if before.hides_notes:
        same |= {i for i in new.keys() & old.keys() if before.item(old[i]) == after.item(new[i])}
    old, new = (
        {item_id: row for item_id, row in rows.items() if item_id not in same}
        for rows in (old, new)
    )
    return (old, new) if before.place <= after.place else (new, old)


def _side(
    connection: Connection,
    owner: int,
    row: RevisionRow,
    differing: States,
    heads: Iterable[Head],
    links: Linked,
) -> Side:
    wanted = context_ids(heads, row.tally, links) | {
        s.parent for s in differing.values() if s.parent
    }
    around = with_ancestors(connection, owner, row.place, wanted)
    ranked = sorted({**around, **differing}.values(), key=attrgetter("rank"))
    known = {kept.item: row.item(kept) for kept in ranked}
    return Side(
        head=row.head,
        revision=row.number,
        digest=row.digest,
        tally=row.tally,
        items={item.id: item for item in depth_first(known) if item.id in differing},
        context={i: known[i] for i in around if i not in differing},
    )


def _context(
    connection: Connection, owner: int, row: RevisionRow, ids: Iterable[str]
) -> dict[str, Item]:
    return {i: row.item(s) for i, s in with_ancestors(connection, owner, row.place, ids).items()}


def _seen(
    connection: Connection, owner: int, ids: Iterable[str], revisions: Sequence[RevisionRow]
) -> frozenset[str]:
    """Return those of the ids that any of the revisions has."""
    there = select(revision.c.id).where(
        revision.c.id.in_([row.id for row in revisions]),
        revision.c.place >= state.c.since,
        revision.c.place < state.c.until,
    )
    states = select(state.c.item).where(
        state.c.taxonomy == owner, one_of(state.c.item, ids), there.exists()
    )
    return frozenset(connection.scalars(states))
