"""Random successions: a few editions, a few ids, links of every kind between neighbours.

And random restructurings: trees of three levels in which things move, end, begin and are linked.
"""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from hypothesis import strategies as st

from tests.building import LEVELS, edition
from tracks.lineage.linked import Association, Linked
from tracks.lineage.succession import Succession
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import Added, Block, Removed, Statement

IDS = "abcde"
LABELS = ("2021", "2022", "2023", "2024")


class Story(NamedTuple):
    """Which ids each edition lists, all of them, and what the links say."""

    listed: dict[str, frozenset[str]]
    associations: tuple[Association, ...]

    def succession(self, associations: tuple[Association, ...] | None = None) -> Succession:
        told = self.associations if associations is None else associations
        absent = {label: frozenset(IDS) - ids for label, ids in self.listed.items()}
        return Succession(Linked(LABELS, told, absent, self.listed))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw editions and links between neighbours; known weights out of an item sum to at most 1."""
    ids = st.frozensets(st.sampled_from(IDS), min_size=1)
    listed = {label: draw(ids) for label in LABELS}
    told: list[Association] = []
    for since, label in pairwise(LABELS):
        for origin in sorted(listed[since]):
            targets = draw(
                st.lists(st.sampled_from(sorted(listed[label])), unique=True, max_size=3)
            )
            shares = [Decimal(draw(st.integers(1, 10))) for _ in targets]
            for target, share in zip(targets, shares, strict=True):
                known = draw(st.booleans())
                told.append(
                    Association(
                        since,
                        label,
                        origin,
                        target,
                        partial=draw(st.booleans()),
                        weight=share / 32 if known else None,
                    )
                )
    return Story(listed, tuple(told))


ROOTS, MAINS, LEAVES = ("A", "B", "C"), ("a1", "a2", "b1", "b2", "c1"), tuple("123456789")
OTHER_IDS = ("D", "d1", "d2", "n1", "n2", "n3", "n4")
"""Ids that items get later, whatever their level; those that have ended are taken up again too."""
SPARE_IDS = tuple(f"s{n}" for n in range(9))


class Blow(NamedTuple):
    """One thing that happens to a taxonomy: what it is, and to which items, by number."""

    kind: str
    which: int
    other: int
    said: int


class Tree:
    """The items of an edition while it is being restructured, and what is said of it."""

    def __init__(self, items: dict[str, Item], since: str) -> None:
        self.earlier, self.items, self.since = items, dict(items), since
        self.links: dict[tuple[str, str], Link] = {}
        self.listing = dict.fromkeys(LEVELS, "complete")
        self.says: list[Statement] = []
        self.was = {i: i for i in items}
        """Of each item the id that it had in the earlier edition."""

    def pick(self, number: int, levels: tuple[str, ...] = LEVELS) -> Item | None:
        found = [item for item in self.items.values() if item.level in levels]
        return found[number % len(found)] if found else None

    def children(self, item_id: str) -> list[Item]:
        return [item for item in self.items.values() if item.parent == item_id]

    def put(self, item: Item) -> None:
        self.items[item.id] = item

    def link(self, source: str, target: str, partial: bool) -> None:
        link = Link(since=self.since, origins=(source,), targets=(target,), partial=partial)
        self.links.setdefault((source, target), link)

    def place(self, item: Item, number: int) -> None:
        """Put an item under one further out, nowhere, or, where it may be, at the top."""
        depth = LEVELS.index(item.level)
        outer = [i.id for i in self.items.values() if LEVELS.index(i.level) < depth]
        choice = [*outer, *outer, None]
        parent = choice[number % len(choice)]
        self.put(item._replace(parent=parent, unplaced=parent is None and number % 2 == 0))

    def rename_ids(self, ids: dict[str, str]) -> None:
        """Give items other ids; what stands under them follows."""
        self.items = {
            ids.get(i, i): item._replace(
                id=ids.get(i, i), parent=ids.get(item.parent or "", item.parent)
            )
            for i, item in self.items.items()
        }
        self.was = {ids.get(i, i): was for i, was in self.was.items()}

    def remove(self, item: Item) -> None:
        for child in self.children(item.id):
            self.remove(child)
        self.items.pop(item.id)

    def free_id(self, number: int) -> str:
        ids = (*OTHER_IDS, *ROOTS, *MAINS, *LEAVES, *SPARE_IDS)
        free = [i for i in ids if i not in self.items]
        return free[number % len(free)]


def _moves_leaf(tree: Tree, blow: Blow) -> None:
    if item := tree.pick(blow.which, LEVELS[2:]):
        tree.place(item, blow.other)


def _moves_subtree(tree: Tree, blow: Blow) -> None:
    if item := tree.pick(blow.which, LEVELS[1:2]):
        tree.place(item, blow.other)


def _renames(tree: Tree, blow: Blow) -> None:
    if item := tree.pick(blow.which, LEVELS[:2] if blow.said else LEVELS):
        tree.put(item._replace(name=f"name {blow.other % 9}"))


def _swaps_ids(tree: Tree, blow: Blow) -> None:
    """Two items of one level take each other's id; with `said` odd, what stands under them stays."""
    one = tree.pick(blow.which, LEVELS[:2])
    other = tree.pick(blow.other, (one.level,)) if one else None
    if one and other and one != other:
        if blow.said % 2:
            tree.put(other._replace(id=one.id, parent=one.parent, unplaced=one.unplaced))
            tree.put(one._replace(id=other.id, parent=other.parent, unplaced=other.unplaced))
        else:
            tree.rename_ids({one.id: other.id, other.id: one.id})


def _recodes(tree: Tree, blow: Blow) -> None:
    """An item gets another id, with or without another name, and nothing says so."""
    if item := tree.pick(blow.which, LEVELS[:2] if blow.said else LEVELS):
        new = tree.free_id(blow.other)
        tree.rename_ids({item.id: new})
        if blow.said == 2:
            tree.put(tree.items[new]._replace(name=f"name {blow.other % 9}"))


def _takes_code_up_again(tree: Tree, blow: Blow) -> None:
    """What stands under an item goes to a new one, of another id and its name; the id is renamed."""
    if item := tree.pick(blow.which, LEVELS[:2]):
        new = tree.free_id(blow.other)
        for child in tree.children(item.id)[blow.said % 2 :]:
            tree.put(child._replace(parent=new))
        tree.put(item._replace(id=new))
        tree.put(item._replace(name=f"name {blow.other % 9}"))


def _merges(tree: Tree, blow: Blow) -> None:
    """All or some of what stands under an item goes to another one of its level; it may end."""
    one = tree.pick(blow.which, LEVELS[:2])
    other = tree.pick(blow.other, (one.level,)) if one else None
    if one and other and one != other:
        for child in tree.children(one.id)[blow.said % 2 :]:
            tree.put(child._replace(parent=other.id))
        if not tree.children(one.id) and blow.said:
            tree.items.pop(one.id)


def _splits(tree: Tree, blow: Blow) -> None:
    """A new item takes some or all of what stands under another."""
    if item := tree.pick(blow.which, LEVELS[:2]):
        new = tree.free_id(blow.other)
        tree.put(item._replace(id=new, name=new))
        children = tree.children(item.id)
        for child in children[: 1 + blow.said * len(children) // 3]:
            tree.put(child._replace(parent=new))
        if not tree.children(item.id) and blow.other % 2:
            tree.items.pop(item.id)


def _removes(tree: Tree, blow: Blow) -> None:
    if len(tree.items) > 2 and (item := tree.pick(blow.which, LEVELS if blow.said else LEVELS[2:])):
        tree.remove(item)


def _adds(tree: Tree, blow: Blow) -> None:
    new = tree.free_id(blow.which)
    level = LEVELS[2 - (blow.said == 2)]
    tree.place(Item(new, new, level), blow.other)


def _changes_level(tree: Tree, blow: Blow) -> None:
    item = tree.pick(blow.which, LEVELS[1:])
    if item and not tree.children(item.id):
        tree.put(item._replace(level=LEVELS[3 - LEVELS.index(item.level)], parent=None))
        tree.place(tree.items[item.id], blow.other)
    elif item and blow.said:
        tree.put(item._replace(level=LEVELS[0], parent=None, unplaced=False))


def _links_another_id(tree: Tree, blow: Blow) -> None:
    """An item goes on, whole or in part, under another id, new or there already."""
    levels = LEVELS if blow.said == 2 else LEVELS[2:]
    if (item := tree.pick(blow.which, levels)) and item.id in tree.was:
        source = tree.was[item.id]
        target = tree.pick(blow.other)
        if target is None or blow.other % 2:
            new = tree.free_id(blow.other)
            tree.put(item._replace(id=new, name=new))
            target = tree.items[new]
        tree.link(source, target.id, partial=blow.said == 1)
        if blow.said != 1 and not tree.children(item.id) and target.id != item.id:
            tree.items.pop(item.id)


def _links(tree: Tree, blow: Blow) -> None:
    """A link between any two items."""
    source = sorted(tree.was.values())[blow.which % len(tree.was)] if tree.was else None
    target = tree.pick(blow.other)
    if source and target:
        tree.link(source, target.id, partial=blow.said > 0)


def _lists_partly(tree: Tree, blow: Blow) -> None:
    tree.listing[LEVELS[blow.which % 3]] = "partial"


def _states(tree: Tree, blow: Blow) -> None:
    """A source states that something was added, or removed that was there, whether it still is or not."""
    if blow.said and (item := tree.pick(blow.which)):
        tree.says.append(Added(added=item.level, since=tree.since, names=(item.id,)))
    elif not blow.said and tree.earlier:
        was = sorted(tree.earlier)[blow.which % len(tree.earlier)]
        level = tree.earlier[was].level
        tree.says.append(Removed(removed=level, since=tree.since, names=(was,)))


BLOWS: dict[str, Callable[[Tree, Blow], None]] = {
    "leaf": _moves_leaf,
    "subtree": _moves_subtree,
    "name": _renames,
    "swap": _swaps_ids,
    "code": _recodes,
    "again": _takes_code_up_again,
    "merge": _merges,
    "split": _splits,
    "gone": _removes,
    "new": _adds,
    "level": _changes_level,
    "another": _links_another_id,
    "link": _links,
    "partial": _lists_partly,
    "said": _states,
}
NUMBERS = st.integers(0, 23)
SAID = st.integers(0, 2)


def _blows(*kinds: str) -> st.SearchStrategy[list[Blow]]:
    return st.lists(st.builds(Blow, st.sampled_from(kinds), NUMBERS, NUMBERS, SAID), max_size=6)


@st.composite
def restructurings(
    draw: st.DrawFn, *labels: str, kinds: tuple[str, ...] = tuple(BLOWS)
) -> list[Edition]:
    """Draw editions of three levels, each made of the one before by a few blows."""
    items: dict[str, Item] = {}
    for ids, level in ((ROOTS, LEVELS[0]), (MAINS, LEVELS[1]), (LEAVES, LEVELS[2])):
        number = draw(st.integers(1, len(ids)))
        outer = [i.id for i in items.values() if LEVELS.index(i.level) == LEVELS.index(level) - 1]
        for item_id in ids[:number]:
            choice = (*outer, *outer, *list(items)[:1])
            parent = draw(st.sampled_from(choice)) if outer else None
            items[item_id] = Item(item_id, item_id, level, parent)
    found = [edition(labels[0], *items.values())]
    for label in labels[1:]:
        tree = Tree(dict(found[-1].items), found[-1].head.edition)
        for blow in draw(_blows(*kinds)):
            BLOWS[blow.kind](tree, blow)
        blocks = (Block(source="s", at="1", says=tuple(tree.says)),) if tree.says else ()
        links = tuple(link for link in tree.links.values() if link.targets[0] in tree.items)
        found.append(
            edition(
                label, *tree.items.values(), listing=tree.listing, links=links, statements=blocks
            )
        )
    return found
