"""Two revisions of a taxonomy as far as they differ or are asked about: what is at hand, and their trees.

What does not differ is the same in both, and is read and made once.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection

from tracks.diff.delta import Side
from tracks.lineage.tree import Tree
from tracks.model.item import Item
from tracks.store.queries import States, begun, children, ended, standing
from tracks.store.revision import RevisionRow, StateRow, by_pages

# Among STATE_COLUMNS: by number they are read faster.
_ITEM, _PARENT, _REST, _RANK, _DIGEST = 0, 1, 4, 5, 6
_NAMED = re.compile('"(replaced_by|also_under)":')


class Differing(NamedTuple):
    """The states that only one of two revisions has, of the one and of the other, and the ids that differ.

    An item that has a state of its own in each need not differ: its place among siblings may alone.
    """

    states: tuple[States, States]
    ids: frozenset[str]

    @classmethod
    def of(
        cls, connection: Connection, owner: int, before: RevisionRow, after: RevisionRow
    ) -> "Differing":
        """Read what differs between two revisions of the taxonomy `owner`."""
        earlier, later = sorted((before.place, after.place))
        queries = [ended(owner, earlier, later), begun(owner, earlier, later)]
        old, new = (
            {row[_ITEM]: row for row in by_pages(connection.execute(query))} for query in queries
        )
        if before.place > after.place:
            old, new = new, old
        both = old.keys() & new.keys()
        same = {i for i in both if old[i][_DIGEST] == new[i][_DIGEST]}
        if before.hides_notes:
            same |= {i for i in both if before.item(old[i]) == after.item(new[i])}
        return cls((old, new), frozenset((old.keys() | new.keys()) - same))


class Pair(NamedTuple):
    """Two revisions: of each what is at hand of it, depth first, and its tree.

    `wanted` are the ids, besides those that differ, that are asked about in each.
    """

    rows: tuple[RevisionRow, RevisionRow]
    differing: frozenset[str]
    wanted: Sequence[Collection[str]]
    known: tuple[dict[str, Item], dict[str, Item]]
    trees: tuple[Tree, Tree]

    @classmethod
    def of(
        cls,
        connection: Connection,
        owner: int,
        rows: tuple[RevisionRow, RevisionRow],
        found: Differing,
        wanted: Sequence[Collection[str]],
    ) -> "Pair":
        """Read what is wanted of each, and all above that and above what differs."""
        wanted = [
            {*ids, *_named_by(row, states, found.ids)}
            for ids, row, states in zip(wanted, rows, found.states, strict=True)
        ]
        around = _around(connection, owner, rows[0].place, found, chain(*wanted))
        same = {item_id: rows[0].item(kept) for item_id, kept in around.items()}
        before, after = (
            {
                kept[_ITEM]: same.get(kept[_ITEM]) or row.item(kept)
                for kept in _depth_first((*around.values(), *own.values()))
            }
            for row, own in zip(rows, found.states, strict=True)
        )
        trees = (
            _tree(connection, owner, rows[0], before, found.ids),
            _tree(connection, owner, rows[1], after, found.ids),
        )
        trees[0].other, trees[1].other = trees[1], trees[0]
        return cls(rows, found.ids, wanted, (before, after), trees)

    def side(self, n: int, named: Collection[str], stand: Collection[int]) -> Side:
        """Return one of the two; `named` are ids that a diff must name, where its tree has them.

        `stand` are the ids of the revisions that stand for their editions.
        """
        row, known, tree = self.rows[n], self.known[n], self.trees[n]
        needed: set[str | None] = {*self.wanted[n], *named}
        missing = [i for i in named if i not in known]
        for item_id, item in reversed(known.items()):  # each stands after its parent
            if item_id in self.differing or item_id in needed:
                needed.add(item.parent)
        items = {i: item for i, item in known.items() if i in self.differing}
        context = {i: item for i, item in known.items() if i in needed and i not in items}
        for item_id in missing:
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


def _named_by(row: RevisionRow, states: States, differing: Collection[str]) -> Iterator[str]:
    """Yield the items that those that differ name."""
    for kept in states.values():
        if kept[_ITEM] in differing and _NAMED.search(kept[_REST]):
            yield from row.item(kept).named


def _depth_first(states: Iterable[StateRow]) -> Iterator[StateRow]:
    """Yield every state after that of its parent, siblings as they stand."""
    under: dict[str | None, list[StateRow]] = {}
    # The last first, for a stack gives back what it was given last.
    for kept in sorted(states, key=itemgetter(_RANK))[::-1]:
        under.setdefault(kept[_PARENT], []).append(kept)
    pending = under.pop(None, [])
    while pending:
        kept = pending.pop()
        yield kept
        pending += under.get(kept[_ITEM], ())


def _around(
    connection: Connection, owner: int, place: int, found: Differing, ids: Iterable[str]
) -> States:
    """Return the states that both revisions have, of these ids, and of all above them and what differs."""
    around: dict[str, StateRow] = {}
    own = found.states[0].keys() | found.states[1].keys()
    wanted = {*ids, *(s[_PARENT] for states in found.states for s in states.values())} - own
    wanted.discard(None)
    while wanted:  # a generation at a time
        generation = standing(connection, owner, place, wanted)
        around |= generation
        wanted = {s[_PARENT] for s in generation.values()} - own - around.keys()
        wanted.discard(None)
    return around


def _tree(
    connection: Connection,
    owner: int,
    row: RevisionRow,
    known: Mapping[str, Item],
    differing: Collection[str],
) -> Tree:
    def below(ids: Collection[str]) -> Iterator[Item]:
        return map(row.item, children(connection, owner, row.place, ids))

    levels = {level for level in row.head.taxonomy.depths if row.tally.lists(level)}
    return Tree(row.head, known, below, levels, differing)
