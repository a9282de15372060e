"""`history`: an item over all editions, with what it came from and what became of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.commands.item_figures import ItemFigure, item_figures
from tracks.commands.named_by import Naming, namings
from tracks.commands.reasoned import Reasoned, reasoned
from tracks.diff.change import Change, ChangeSet, Passage
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Delta
from tracks.diff.diff import diff
from tracks.diff.own import own_part
from tracks.lineage.connected import connected
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.heirs import Step as Between
from tracks.lineage.linked import Linked
from tracks.lineage.lives import Life, Lives
from tracks.lineage.succession import Node, Succession
from tracks.model.edition import Head
from tracks.model.item import Item, Line, line_of, names_of
from tracks.model.kind import Kind
from tracks.model.resolve import unresolved
from tracks.model.statement import Source
from tracks.model.taxonomy import Taxonomy
from tracks.store import RevisionRow, Store

Rows = Mapping[str, RevisionRow]


class Told(NamedTuple):
    """A change as far as it is the item's, and how many items the whole has before and after."""

    change: Change
    whole: tuple[int, int]


class Step(NamedTuple):
    """What happened to an item from an edition to a later one: changes, and what it gave and took.

    `gave` and `took` are derived from what stands under it. `sources` are those that changes cite.
    """

    delta: Delta
    changes: Sequence[Told]
    gave: Sequence[Passage]
    took: Sequence[Passage]
    sources: Mapping[str, Source]


class Place(NamedTuple):
    """How many of the items under another came from, or went to, one place: its path, None if unknown."""

    path: tuple[str, ...] | None
    number: int


class ItemHistory(NamedTuple):
    """A life, what happened in it from edition to edition, and the items as the editions have them.

    `editions` are the labels that the numbers of nodes stand for, `heads` those of the editions at
    hand. Of an item that begins or ends without a link, `came` and `went` are where the items under
    it came from and went to. `figures` are the numbers of items under it that are stated or derived,
    `namings` where a focus or an outlook names it, `reasoned` the statements with a reason that do.
    """

    heads: Mapping[str, Head]
    life: Life
    steps: Sequence[Step]
    editions: Sequence[str]
    items: Mapping[str, Mapping[str, Item]]
    came: Sequence[Place] = ()
    went: Sequence[Place] = ()
    figures: Sequence[ItemFigure] = ()
    namings: Sequence[Naming] = ()
    reasoned: Sequence[Reasoned] = ()
    sources: Mapping[str, Source] = {}

    @property
    def taxonomy(self) -> Taxonomy:
        """The taxonomy, as the latest edition has it."""
        return list(self.heads.values())[-1].taxonomy

    @property
    def latest(self) -> str:
        """The label of the latest edition at hand."""
        return list(self.heads)[-1]

    @property
    def is_listed(self) -> bool | None:
        """Whether the latest edition has the item, None where nobody says."""
        last = self.life.nodes[-1]
        if self.edition(last) == self.latest:
            return True
        gone = self.heads[self.latest].is_complete(self.item(last).level)
        return False if self.life.heirs or self.has_ended or gone else None

    @property
    def left_listed(self) -> Item | None:
        """What the latest edition lists, deprecated, under the id of an item that links say has ended."""
        number, item_id = self.life.nodes[-1]
        since = (self.items.get(label, {}).get(item_id) for label in self.editions[number + 1 :])
        left = [item for item in since if item]
        if all(item.status == "deprecated" for item in left):
            return self.items.get(self.latest, {}).get(item_id) if left else None
        return None

    @property
    def has_ended(self) -> bool:
        """Whether it is stated, or a link says, that the item ended after it was last listed."""
        last = self.item(self.life.nodes[-1])
        return any(
            Kind.REMOVED in told.change.kinds and last in told.change.before
            for step in self.steps
            for told in step.changes
            if step.delta.before.edition == self.edition(self.life.nodes[-1])
        )

    @property
    def first_placed(self) -> Node | None:
        """The item where an edition first says where it stands, None where none does."""
        return next((node for node in self.life.nodes if self.path(node)), None)

    def edition(self, node: Node) -> str:
        """Return the label of a node's edition."""
        return self.editions[node[0]]

    def item(self, node: Node) -> Item:
        """Return an item as its edition has it."""
        return self.items[self.edition(node)][node[1]]

    def replacing(self, node: Node) -> list[Item]:
        """Return what took over from an item, as its edition has it."""
        there = self.items[self.edition(node)]
        return [there[i] for i in self.item(node).replaced_by if i in there]

    def path(self, node: Node) -> tuple[str, ...] | None:
        """Return the names from the outermost to the item, None where its place is unknown."""
        return names_of(self.line(node))

    def line(self, node: Node) -> Line | None:
        """Return the items from the outermost to the item, None where its place is unknown."""
        return line_of(self.item(node), self.items[self.edition(node)])


class Histories(NamedTuple):
    """The name that was asked for, and the histories of all items that ever had it, earliest first."""

    asked: str
    histories: tuple[ItemHistory, ...]


def histories(store: Store, written: str, *, taxonomy: str | None = None) -> Histories:
    """Return the histories of all items that this ever named (model.resolve), earliest first.

    Raises TracksError where there is none, and for the database.
    """
    key = chosen.taxonomy(store, taxonomy, items=[written])
    rows = store.editions(key)
    first, last = next(iter(rows.values())), next(reversed(rows.values()))
    hits = store.find(key, written)
    if not hits:
        resolved = unresolved(written, store.ever(key))
        raise references.no_such_item(written, resolved, _roots(store, last), rows)
    linked, between = store.linked(first, last), store.steps(first, last)
    succession = store.succession(first, last)
    joined = _joined(linked, between, hits)
    items = store.states(key, joined)
    there = (item for of_edition in items.values() for item in of_edition.values())
    if replacing := {i for item in there for i in item.replaced_by}:
        items = store.states(key, joined | replacing)
    course = _Course(store, rows, between)
    sources = {i: source for row in rows.values() for i, source in row.head.sources.items()}
    found = []
    for life in _lives(succession, between, hits, items):
        ids = {label: set[str]() for label in succession.editions}
        for number, item_id in life.nodes:
            ids[succession.editions[number]].add(item_id)
        told = [items[label][i] for label, there in ids.items() for i in there]
        found.append(
            ItemHistory(
                {row.edition: row.head for row in rows.values()},
                life,
                course.steps(ids),
                succession.editions,
                items,
                course.came(ids),
                course.went(ids),
                item_figures(store, key, ids),
                namings((row.head for row in rows.values()), told),
                reasoned(rows, course.delta, items, ids),
                sources,
            )
        )
    return Histories(written, tuple(found))


Ids = Mapping[str, Collection[str]]
"""The ids of an item by edition, none where it is not listed."""


class _Course:
    """Tells what happened to an item from edition to edition."""

    def __init__(self, store: Store, rows: Rows, between: Sequence[Between]) -> None:
        self._store, self._rows, self._between = store, rows, between
        self._diffs: dict[tuple[str, str], tuple[Delta, ChangeSet]] = {}

    def _compared(self, old: RevisionRow, new: RevisionRow) -> tuple[Delta, ChangeSet]:
        key = old.edition, new.edition
        if key not in self._diffs:
            delta = self._store.delta(old, new)
            self._diffs[key] = delta, diff(delta)
        return self._diffs[key]

    def delta(self, old: RevisionRow, new: RevisionRow) -> Delta:
        """Return what differs between two editions, and the links between them."""
        return self._compared(old, new)[0]

    def steps(self, ids: Ids) -> list[Step]:
        """Return what happened, edition by edition."""
        steps = []
        for old, new in _pairs([*self._rows.values()], {label for label in ids if ids[label]}):
            before, after = ids[old.edition], ids[new.edition]
            if not self._may_tell(old, new, {*before, *after}):
                continue
            delta, result = self._compared(old, new)
            continuity = Continuity(delta)
            changes = [
                Told(own_part(change, before, after, continuity), _size(change))
                for change in result.changes
                if any(item.id in before for item in change.before)
                or any(item.id in after for item in change.after)
            ]
            gave, took = _exchanged(result.passages, before, after)
            if changes or gave or took:
                steps.append(Step(delta, changes, gave, took, result.sources))
        return steps

    def came(self, ids: Ids) -> list[Place]:
        """Return where the items under one came from that began without a link."""
        first = next(label for label in ids if ids[label])
        for old, new in pairwise(self._rows.values()):
            if new.edition == first:
                delta, result = self._compared(old, new)
                linked = any(
                    path.steps for i in ids[first] for path in delta.found.back(i).values()
                )
                passed = [p for p in result.passages if p.after.id in ids[first]]
                was = {item.id: item for passage in passed for _, item, _ in passage.items}
                return [] if linked else _places(delta.before.path(item) for item in was.values())
        return []

    def went(self, ids: Ids) -> list[Place]:
        """Return where the items under one went to that ended without a link."""
        last = [label for label in ids if ids[label]][-1]
        for old, new in pairwise(self._rows.values()):
            if old.edition == last:
                delta, result = self._compared(old, new)
                linked = any(map(delta.found.is_linked, ids[last]))
                passed = [p for p in result.passages if p.before.id in ids[last]]
                now = {item.id: item for passage in passed for _, _, item in passage.items}
                return [] if linked else _places(delta.after.path(item) for item in now.values())
        return []

    def _may_tell(self, old: RevisionRow, new: RevisionRow, ids: set[str]) -> bool:
        """Tell whether two editions may differ in what concerns an item."""
        if not ids:
            return False
        for step in self._between:
            if (step.found.before, step.found.after) == (old.edition, new.edition):
                told = {*step.differing, *step.found.paths, *_joined_above(step.found)}
                return not told.isdisjoint(ids)
        return True


def _size(change: Change) -> tuple[int, int]:
    return len(change.before), len(change.after)


def _exchanged(
    passages: Iterable[Passage], before: Collection[str], after: Collection[str]
) -> tuple[list[Passage], list[Passage]]:
    """Return what an item that lives on gave to others, and what it took, besides itself."""
    if not (before and after):
        return [], []
    told = []
    for passage in passages:
        items = tuple(
            (how, was, now)
            for how, was, now in passage.items
            if was.id not in before or now.id not in after
        )
        if items:
            told.append(passage._replace(items=items))
    gave = [p for p in told if p.before.id in before and p.after.id not in after]
    return gave, [p for p in told if p.after.id in after and p.before.id not in before]


def _joined_above(found: Correspondence) -> Iterator[str]:
    """Yield the ids, of either edition, that are joined with others from below."""
    for source, targets in found.above.pairs.items():
        for target in targets:
            if target != source:
                yield from (source, target)


def _places(paths: Iterable[tuple[str, ...] | None]) -> list[Place]:
    """Return how many of some items stand in each place, the most first."""
    places = Counter(path[:-1] if path else None for path in paths)
    return [Place(path, n) for path, n in sorted(places.items(), key=lambda p: (-p[1], p[0] or ()))]


def _lives(
    succession: Succession,
    between: Sequence[Between],
    hits: set[str],
    items: Mapping[str, Mapping[str, Item]],
) -> list[Life]:
    """Return the lives of these ids, in the order of the editions in which they begin."""

    def listed(node: Node) -> bool:
        return node[1] in items.get(succession.editions[node[0]], {})

    lives = Lives(succession, listed, (step.found for step in between))
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


def _joined(linked: Linked, between: Iterable[Between], ids: set[str]) -> set[str]:
    """Return these ids and all that links, or what is derived of them, ever joined to them."""
    near: dict[str, set[str]] = {}
    became = (
        (source, target)
        for step in between
        for source, targets in step.found.above.became.items()
        for target in targets
    )
    for source, target in (*((a.origin, a.target) for a in linked.associations), *became):
        near.setdefault(source, set()).add(target)
        near.setdefault(target, set()).add(source)
    return connected(ids, lambda item_id: near.get(item_id, set()))


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


def _roots(store: Store, row: RevisionRow) -> list[str]:
    latest = store.edition(row).items.values()
    return [item.name for item in latest if item.parent is None and not item.unplaced]
