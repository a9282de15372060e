"""`history`: an item over all editions, with what it came from and what became of it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracks.commands import references
from tracks.diff.change import Change
from tracks.diff.delta import Delta
from tracks.diff.diff import diff
from tracks.lineage.connected import connected
from tracks.lineage.linked import Linked
from tracks.lineage.lives import Life, Lives
from tracks.lineage.succession import Node, Succession
from tracks.model.edition import Head
from tracks.model.item import Item, path_of
from tracks.model.resolve import unresolved
from tracks.model.statement import Source
from tracks.model.taxonomy import Taxonomy
from tracks.store import RevisionRow, Store


class Step(NamedTuple):
    """A change of an item from an edition to the next, the delta it is part of, and the sources it cites."""

    delta: Delta
    change: Change
    sources: Mapping[str, Source]


class Passage(NamedTuple):
    """How many of the items under another came from, or went to, one place: its path, None if unknown."""

    path: tuple[str, ...] | None
    number: int


class ItemHistory(NamedTuple):
    """A life, what happened in it from edition to edition, and the items as the editions have them.

    `editions` are the labels that the numbers of nodes stand for, `heads` those of the editions at
    hand. Of an item that begins or ends without a link, `came` and `went` are where the items under
    it came from and went to.
    """

    heads: Mapping[str, Head]
    life: Life
    steps: Sequence[Step]
    editions: Sequence[str]
    items: Mapping[str, Mapping[str, Item]]
    came: Sequence[Passage] = ()
    went: Sequence[Passage] = ()

    @property
    def taxonomy(self) -> Taxonomy:
        """The taxonomy, as the latest edition has it."""
        return list(self.heads.values())[-1].taxonomy

    def edition(self, node: Node) -> str:
        """Return the label of a node's edition."""
        return self.editions[node[0]]

    def item(self, node: Node) -> Item:
        """Return an item as its edition has it."""
        return self.items[self.edition(node)][node[1]]

    def path(self, node: Node) -> tuple[str, ...] | None:
        """Return the names from the outermost to the item, None where its place is unknown."""
        return path_of(self.item(node), self.items[self.edition(node)])


class Histories(NamedTuple):
    """The name that was asked for, and the histories of all items that ever had it, earliest first."""

    asked: str
    histories: tuple[ItemHistory, ...]


def histories(store: Store, written: str, *, taxonomy: str | None = None) -> Histories:
    """Return the histories of all items that this ever named (model.resolve), earliest first.

    Raises TracksError where there is none, and for the database.
    """
    key = references.taxonomy(store, taxonomy)
    rows = list(store.editions(key).values())
    hits = store.find(key, written)
    if not hits:
        resolved = unresolved(written, store.ever(key))
        raise references.no_such_item(
            written, resolved, _roots(store, rows), (row.edition for row in rows)
        )
    linked = store.linked(rows[0], rows[-1])
    ids = _joined(linked, hits)
    items = store.states(key, ids)
    succession = Succession(linked)
    asked = _Asked(store, {row.edition: row for row in rows}, succession)
    lives = tuple(
        ItemHistory(
            {row.edition: row.head for row in rows},
            life,
            _steps(store, rows, life, succession),
            succession.editions,
            items,
            asked.came(life),
            asked.went(life),
        )
        for life in _lives(succession, hits, items)
    )
    return Histories(written, lives)


class _Asked:
    """Follows the items under one that begins or ends without a link."""

    def __init__(
        self, store: Store, rows: Mapping[str, RevisionRow], succession: Succession
    ) -> None:
        self._store, self._rows, self._succession = store, rows, succession

    def came(self, life: Life) -> list[Passage]:
        number, item_id = life.nodes[0]
        if life.origins or number == 0:
            return []
        return self._passages((number, item_id), number - 1, self._succession.back)

    def went(self, life: Life) -> list[Passage]:
        number, item_id = life.nodes[-1]
        if life.heirs or number == len(self._succession.editions) - 1:
            return []
        return self._passages((number, item_id), number + 1, self._succession.forth)

    def _passages(
        self, node: Node, other: int, step: Callable[[Node], Iterable[Node]]
    ) -> list[Passage]:
        """Count, by the place they have in the other edition, the items that those under one lead to."""
        here, there = (self._rows.get(self._succession.editions[n]) for n in (node[0], other))
        if here is None or there is None:
            return []
        below = self._store.under(here, node[1])
        reached = {i for each in below for n, i in step((node[0], each)) if n == other}
        items = self._store.states(here.taxonomy, reached)[there.edition]
        places = Counter(_place(items[i], items) for i in reached if i in items)
        return [
            Passage(path, n)
            for path, n in sorted(places.items(), key=lambda p: (-p[1], p[0] or ()))
        ]


def _place(item: Item, items: Mapping[str, Item]) -> tuple[str, ...] | None:
    path = path_of(item, items)
    return path[:-1] if path else None


def _lives(
    succession: Succession, hits: set[str], items: Mapping[str, Mapping[str, Item]]
) -> list[Life]:
    """Return the lives of these ids, in the order of the editions in which they begin."""

    def listed(node: Node) -> bool:
        return node[1] in items.get(succession.editions[node[0]], {})

    lives = Lives(succession, listed)
    by_nodes: dict[tuple[Node, ...], Life] = {}
    seen: set[Node] = set()
    for number in range(len(succession.editions)):
        for item_id in sorted(hits):
            node = (number, item_id)
            if listed(node) and node not in seen:
                life = lives.of(node)
                by_nodes[life.nodes] = life
                seen.update(life.nodes)
    return list(by_nodes.values())


def _joined(linked: Linked, ids: set[str]) -> set[str]:
    """Return these ids and all that links ever joined to them."""
    near: dict[str, set[str]] = {}
    for link in linked.associations:
        near.setdefault(link.origin, set()).add(link.target)
        near.setdefault(link.target, set()).add(link.origin)
    return connected(ids, lambda item_id: near.get(item_id, set()))


def _steps(
    store: Store, rows: Sequence[RevisionRow], life: Life, succession: Succession
) -> list[Step]:
    """Return the changes that the item has a part in, edition by edition."""
    ids = {label: set[str]() for label in succession.editions}
    for number, item_id in life.nodes:
        ids[succession.editions[number]].add(item_id)
    steps = []
    for old, new in _pairs(rows, {label for label, there in ids.items() if there}):
        mine = ids[old.edition] | ids[new.edition]
        if not mine:
            continue
        joined = succession.between(old.edition, new.edition).joined(mine)
        delta = store.delta(old, new, joined)
        result = diff(delta)
        for change in result.changes:
            before = {item.id for item in change.before} & ids[old.edition]
            after = {item.id for item in change.after} & ids[new.edition]
            if before or after:
                steps.append(Step(delta, change, result.sources))
    return steps


def _pairs(
    rows: Sequence[RevisionRow], listing: Collection[str]
) -> Iterator[tuple[RevisionRow, RevisionRow]]:
    """Yield the pairs of editions that may show a change of an item, by the later one.

    They are neighbours, and two that list it with only partial ones in between that do not.
    """
    waiting: RevisionRow | None = None  # lists it; since then no edition could say that it is gone
    for old, new in pairwise(rows):
        yield old, new
        if old.edition in listing:
            waiting = old
        elif all(map(old.head.is_complete, old.head.listing)):
            waiting = None
        elif waiting and new.edition in listing:
            yield waiting, new


def _roots(store: Store, rows: Sequence[RevisionRow]) -> list[str]:
    latest = store.edition(rows[-1]).items.values()
    return [item.name for item in latest if item.parent is None and not item.unplaced]
