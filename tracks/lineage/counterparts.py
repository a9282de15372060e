"""Counterparts: which ids are the same item in two editions, and what corresponds to one on another line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from tracks.lineage.correspondence import Shift
from tracks.lineage.tree import Line, Tree
from tracks.model.item import Item
from tracks.model.text import identify


class Bundle(NamedTuple):
    """Shifts from under one parent to under another: the same items stand above all of them.

    `numbers` are the places of the shifts in the order in which all shifts were found.
    """

    before: Line
    after: Line
    shifts: list[Shift]
    numbers: list[int]


class Joined(NamedTuple):
    """What corresponds to an item, with the shifts that join the two and the place of the first of them."""

    number: int
    item_id: str | None
    shifts: Sequence[Shift]


class Counterparts:
    """What is the same, as far as it is decided, and what stands for an item above one of the other edition.

    `others` are the ids that stand in both editions and are another item in each; `onward` and `back`
    have what is the same under another id, by the earlier id and by the later one.
    """

    def __init__(self, before: Tree, after: Tree, others: set[str]) -> None:
        self.before, self.after, self.others = before, after, others
        self.onward: dict[str, str] = {}
        self.back: dict[str, str] = {}
        self._depths = before.head.taxonomy.depths | after.head.taxonomy.depths

    def make_same(self, source: str, target: str) -> None:
        """Take an item that ended and one that began as one."""
        self.onward[source] = target
        self.back[target] = source

    def is_one(self, item_id: str) -> bool:
        """Tell whether an id is the same item in both editions."""
        both = self.before.item(item_id) and self.after.item(item_id)
        return bool(both) and item_id not in self.others

    def joined_after(self, source: str, bundles: Iterable[Bundle]) -> list[Joined]:
        """Return what corresponds to an item of the earlier edition where shifts out of it lead."""
        item = self.before.item(source)
        assert item, "it was found in the tree"
        own = self.onward.get(source, None if source in self.others else source)
        found = (self._joined(item, own, self.after, each.after, each, 1) for each in bundles)
        return sorted(chain.from_iterable(found))

    def joined_before(self, target: str, bundles: Iterable[Bundle]) -> list[Joined]:
        """Return what corresponds to an item of the later edition where shifts into it come from."""
        item = self.after.item(target)
        assert item, "it was found in the tree"
        own = self.back.get(target, None if target in self.others else target)
        found = (self._joined(item, own, self.before, each.before, each, 0) for each in bundles)
        return sorted(chain.from_iterable(found))

    def _joined(
        self, item: Item, own: str | None, tree: Tree, line: Line, bundle: Bundle, end: int
    ) -> Iterator[Joined]:
        """Yield what corresponds to an item on the line above an end of shifts.

        That is itself; else the item of its level; else, where that level is left out, the outermost
        one further in. None where the place is unknown, or the edition has nothing of that level.
        """
        shifts, numbers = bundle.shifts, bundle.numbers
        above = own if own in line.ids else line.of_level(item.level)
        if above and (above == own or all(shift[end] != own for shift in shifts)):
            yield Joined(numbers[0], above, shifts)
            return
        for number, shift in zip(numbers, shifts, strict=True):
            one = tree.item(shift[end])
            assert one, "it was found in the tree"
            if one.id == own or one.level == item.level:
                found: str | None = one.id
            else:
                found = above or self._further_in(item, tree, [one, *line.items])
            yield Joined(number, found, (shift,))

    def _further_in(self, item: Item, tree: Tree, line: Sequence[Item]) -> str | None:
        if line[-1].unplaced or item.level not in tree.levels:
            return None
        further_in = [each.id for each in line if self.depth(each) > self.depth(item)]
        return further_in[-1] if further_in else None

    def depth(self, item: Item) -> int:
        """Return how deep the item's level lies, as the later edition has it if it knows it."""
        return self._depths[item.level]


def same_name(was: Item, now: Item) -> bool:
    """Tell whether two items have one name, but for what an id leaves out: case, width, spacing."""
    return was.name == now.name or identify(was.name) == identify(now.name)
