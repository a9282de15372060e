"""The delta of two revisions by query, so that its cost follows what changed.

What differs between two places are the states that begin or end between them; everything else that
a diff must name is found from those. The result equals `diff.delta.delta`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select, text

from tracks.diff.delta import Between, Delta, Side, context_ids, sources_elsewhere
from tracks.diff.led import led
from tracks.lineage.above import corresponding
from tracks.lineage.heirs import Step, told_of
from tracks.lineage.linked import Linked
from tracks.lineage.succession import Succession
from tracks.lineage.tree import Tree
from tracks.model.item import Item, depth_first
from tracks.model.text import natural_key
from tracks.store.database import one_of
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
    standing: Mapping[str, RevisionRow],
    links: Linked,
    steps: Sequence[Step],
) -> Delta:
    """Reduce two revisions of the taxonomy `owner` to what differs between them.

    `standing` are the revisions that stand for the taxonomy's editions, in natural order; `links` is
    what links say from the one to the other, `steps` lead there where editions lie between.
    """
    others = [row for e, row in standing.items() if e not in (before.edition, after.edition)]
    old, new = _differing(connection, owner, before, after)
    low, high = natural_key(before.edition), natural_key(after.edition)
    earlier = [row for row in others if natural_key(row.edition) < low]
    between = [row for row in others if low < natural_key(row.edition) < high]
    heads = [before.head, after.head, *(row.head for row in between)]
    told = told_of(steps)
    wanted = [context_ids(heads, row.tally, links) | told for row in (before, after)]
    pair = _Pair.of(connection, owner, (before, after), (old, new), wanted)
    found = corresponding(Succession(links), *pair.trees, pair.differing, steps=steps)
    above = found.above.ids
    stand = {row.id for row in standing.values()}
    sides = pair.side(0, above, stand), pair.side(1, above, stand)

    def items(label: str, ids: Collection[str]) -> Mapping[str, Item]:
        there = (row for row in (*earlier, *between) if row.edition == label)
        return {
            i: item for row in there for i, item in _context(connection, owner, row, ids).items()
        }

    return Delta(
        before=sides[0],
        after=sides[1],
        between=tuple(
            Between(
                row.head,
                _context(connection, owner, row, row.head.named_ids()),
                _seen(connection, owner, old.keys() ^ new.keys(), [row]),
            )
            for row in between
        ),
        found=found,
        seen=_seen(connection, owner, new.keys() - old.keys(), earlier),
        sources=sources_elsewhere(heads, (row.head for row in others)),
        led=led(found, sides[0].known, sides[1].known, items),
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


def children(
    connection: Connection, owner: int, place: int, ids: Collection[str]
) -> Iterator[StateRow]:
    """Yield the states of the items that stand directly under any of these in the revision at a place."""
    states = (
        select(*STATE_COLUMNS)
        .where(state.c.taxonomy == owner, one_of(state.c.parent, ids), stands_at(place))
        # In this order, or SQLite would take the list to be long and read all of the taxonomy.
        .order_by(state.c.parent)
    )
    return by_pages(connection.execute(states))


def descendants(connection: Connection, owner: int, place: int, item_id: str) -> list[str]:
    """Return the ids of all items under one in the revision at a place."""
    found = wanted = {item_id}
    while wanted:  # a generation at a time
        wanted = {row.item for row in children(connection, owner, place, wanted)} - found
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
) -> tuple[dict[str, StateRow], dict[str, StateRow]]:
    """Return the states that differ in two revisions, of the one and of the other."""
    earlier, later = sorted((before.place, after.place))
    queries = [ended(owner, earlier, later), begun(owner, earlier, later)]
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


def steps_over(
    connection: Connection, owner: int, run: Sequence[RevisionRow], links: Linked
) -> Iterator[Step]:
    """Yield who became whom from each of a run of revisions to the next."""
    succession = Succession(links)
    for rows in pairwise(run):
        states = _differing(connection, owner, *rows)
        # What links name between these two, and not between any: that would grow with the square.
        named = set(succession.named(*(row.edition for row in rows)))
        pair = _Pair.of(connection, owner, rows, states, [named, named])
        found = corresponding(succession, *pair.trees, pair.differing)
        yield Step(found, *pair.trees, pair.differing)


class _Pair(NamedTuple):
    """Two revisions as far as they differ or are asked about: what is at hand of each, and its tree."""

    rows: tuple[RevisionRow, RevisionRow]
    states: tuple[States, States]
    known: tuple[Mapping[str, Item], Mapping[str, Item]]
    trees: tuple[Tree, Tree]

    @classmethod
    def of(
        cls,
        connection: Connection,
        owner: int,
        rows: tuple[RevisionRow, RevisionRow],
        states: tuple[States, States],
        wanted: Sequence[set[str]],
    ) -> "_Pair":
        """Read what differs, what is wanted of each, and all above."""
        differing = states[0].keys() | states[1].keys()
        known = [
            _known(connection, owner, *told) for told in zip(rows, states, wanted, strict=True)
        ]
        before, after = (
            _tree(connection, owner, row, items, differing)
            for row, items in zip(rows, known, strict=True)
        )
        before.other, after.other = after, before
        return cls(rows, states, (known[0], known[1]), (before, after))

    @property
    def differing(self) -> Collection[str]:
        return self.states[0].keys() | self.states[1].keys()

    def side(self, n: int, named: Iterable[str], stand: Collection[int]) -> Side:
        """Return one of the two; `named` are ids that a diff must name, where its tree has them.

        `stand` are the ids of the revisions that stand for their editions.
        """
        row, known = self.rows[n], self.known[n]
        items = {item.id: item for item in depth_first(known) if item.id in self.states[n]}
        context = {i: item for i, item in known.items() if i not in items}
        tree = self.trees[n]
        for item_id in named:
            if item_id not in known:
                context |= {i.id: i for i in tree.line(item_id) if i.id not in items}
        return Side(
            row.head,
            row.number,
            row.digest,
            row.tally,
            items,
            context,
            stands=row.id in stand,
        )


def _known(
    connection: Connection, owner: int, row: RevisionRow, differing: States, wanted: set[str]
) -> dict[str, Item]:
    """Return the items of a revision that differ or are wanted, and all above them, in their order."""
    wanted = wanted | {s.parent for s in differing.values() if s.parent}
    around = with_ancestors(connection, owner, row.place, wanted)
    ranked = sorted({**around, **differing}.values(), key=attrgetter("rank"))
    return {kept.item: row.item(kept) for kept in ranked}


def _tree(
    connection: Connection,
    owner: int,
    row: RevisionRow,
    known: Mapping[str, Item],
    differing: Collection[str],
) -> Tree:
    def below(ids: Collection[str]) -> Iterator[Item]:
        return map(row.item, children(connection, owner, row.place, ids))

    levels = {level for level, number in row.tally.total.items() if number}
    return Tree(row.head, known, below, levels, differing)


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
