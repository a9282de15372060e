"""Roots: which of the earlier edition's outermost items are counted as one with which of the later's."""

from collections.abc import Iterator

from tracks.diff.change import RootGroup
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Side
from tracks.model.item import Item


class Roots:
    """The groups of the roots of two editions."""

    def __init__(self, continuity: Continuity) -> None:
        self._before, self._after = continuity.delta.before, continuity.delta.after
        self.both_have = continuity.delta.both_have
        self._of_before: dict[str, RootGroup] = {}
        self._of_after: dict[str, RootGroup] = {}
        for event in continuity.events:
            before = tuple(i for i in event.before if _is_root(self._before.item(i)))
            after = tuple(i for i in event.after if _is_root(self._after.item(i)))
            if before and after:
                group = RootGroup(before, after)
                self._of_before |= dict.fromkeys(before, group)
                self._of_after |= dict.fromkeys(after, group)
        self._others = frozenset(continuity.reused())

    def of_before(self, root: str) -> RootGroup:
        """Return the group of a root of the earlier edition."""
        return self._of_before.get(root) or self._alone(root, self._after, before=True)

    def of_after(self, root: str) -> RootGroup:
        """Return the group of a root of the later edition."""
        return self._of_after.get(root) or self._alone(root, self._before, before=False)

    def is_group(self, group: RootGroup) -> bool:
        """Tell whether it is one of the groups of roots, and not what a source counts together."""
        each = [self.of_after(root) for root in group.after] + [
            self.of_before(root) for root in group.before
        ]
        return bool(each) and all(one == group for one in each)

    def stands_anew(self, root: str) -> bool:
        """Tell whether a root's id is another item in the other edition."""
        return root in self._others

    def of_stated(self, under: tuple[str, ...]) -> RootGroup:
        """Return the group of the items that a source counts under: of a root its group."""
        if len(under) == 1:
            if _is_root(self._after.item(under[0])):
                return self.of_after(under[0])
            if _is_root(self._before.item(under[0])):
                return self.of_before(under[0])
        return RootGroup(under, under)

    def at(self, level: str) -> Iterator[RootGroup]:
        """Yield the groups of the roots that may have items of a level, in the later edition's order.

        What stands under roots of a level that one of the editions does not have, is no figure of both.
        """
        found = [self.of_after(root) for root in self._comparable(self._after, level)]
        found += [self.of_before(root) for root in self._comparable(self._before, level)]
        yield from dict.fromkeys(found)

    def _comparable(self, side: Side, level: str) -> Iterator[str]:
        for root in side.tally.under.get(level, ()):
            item = side.item(root)
            if item is None or self.both_have(item.level):
                yield root

    def _alone(self, root: str, other: Side, *, before: bool) -> RootGroup:
        stands = _is_root(other.item(root)) and root not in self._others
        if stands:
            return RootGroup((root,), (root,))
        return RootGroup((root,), ()) if before else RootGroup((), (root,))


def _is_root(item: Item | None) -> bool:
    return item is not None and item.parent is None and not item.unplaced
