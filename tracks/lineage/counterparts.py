"""Counterparts: which ids are the same item in two editions, and what corresponds to one on another line."""

from collections.abc import Iterable, Iterator, Sequence

from tracks.lineage.tree import Tree
from tracks.model.item import Item
from tracks.model.text import identify


class Counterparts:
    """What is the same, as far as it is decided, and what stands for an item above one of the other edition.

    `others` are the ids that stand in both editions and are another item in each; `onward` and `back`
    have what is the same under another id, by the earlier id and by the later one.
    """

    def __init__(self, before: Tree, after: Tree, others: set[str]) -> None:
        self.before, self.after, self.others = before, after, others
        self.onward: dict[str, str] = {}
        self.back: dict[str, str] = {}

    def make_same(self, source: str, target: str) -> None:
        """Take an item that ended and one that began as one."""
        self.onward[source] = target
        self.back[target] = source

    def is_one(self, item_id: str) -> bool:
        """Tell whether an id is the same item in both editions."""
        both = self.before.item(item_id) and self.after.item(item_id)
        return bool(both) and item_id not in self.others

    def above_after(self, source: str, targets: Iterable[str]) -> Iterator[str | None]:
        """Yield what corresponds to an item of the earlier edition on the line of each of some of the later."""
        item = self.before.item(source)
        assert item, "it was found in the tree"
        own = self.onward.get(source, None if source in self.others else source)
        return (self._on_line(item, own, self.after, target) for target in targets)

    def above_before(self, target: str, sources: Iterable[str]) -> Iterator[str | None]:
        """Yield what corresponds to an item of the later edition on the line of each of some of the earlier."""
        item = self.after.item(target)
        assert item, "it was found in the tree"
        own = self.back.get(target, None if target in self.others else target)
        return (self._on_line(item, own, self.before, source) for source in sources)

    def _on_line(self, item: Item, own: str | None, tree: Tree, other: str) -> str | None:
        """Return what corresponds to an item on the line above one of the other edition.

        That is itself; else the item of its level; else, where that level is left out, the outermost
        one further in. None where the place is unknown, or the edition has nothing of that level.
        """
        one = tree.item(other)
        assert one, "it was found in the tree"
        above = tree.line_above(one)
        if own is not None and (own == other or own in above.ids):
            return own
        of_level = other if one.level == item.level else above.of_level(item.level)
        return of_level or self._further_in(item, tree, [one, *above.items])

    def _further_in(self, item: Item, tree: Tree, line: Sequence[Item]) -> str | None:
        if line[-1].unplaced or item.level not in tree.levels:
            return None
        further_in = [each.id for each in line if self.depth(each) > self.depth(item)]
        return further_in[-1] if further_in else None

    def depth(self, item: Item) -> int:
        """Return how deep the item's level lies."""
        return self.after.head.taxonomy.depth(item.level, self.before.head.taxonomy)


def same_name(was: Item, now: Item) -> bool:
    """Tell whether two items have one name, but for what an id leaves out: case, width, spacing."""
    return was.name == now.name or identify(was.name) == identify(now.name)
