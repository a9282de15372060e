"""Shifts: what passed, or stayed, under the items that have others under them."""

from collections.abc import Collection, Iterable, Mapping

from tracks.lineage.correspondence import Shift
from tracks.lineage.counterparts import Counterparts
from tracks.model.item import Item

Paired = Mapping[str, set[str]]
"""Items of one edition, each with those of the other that it is paired with."""


class Shifts:
    """The shifts under each item of the earlier edition, and under each of the later one."""

    def __init__(self, counterparts: Counterparts) -> None:
        self._counterparts = counterparts
        self._before, self._after = counterparts.before, counterparts.after
        self.onward: dict[str, list[Shift]] = {}
        self.back: dict[str, list[Shift]] = {}
        self._onward_at: dict[int, list[Item]] = {}  # by depth, what stands above anything
        self._back_at: dict[int, list[Item]] = {}

    def add(self, source: str, target: str, settled: Collection[str]) -> None:
        """Take a shift for all that stands above it but the `settled`: they lost and got nothing."""
        shift = Shift(source, target)
        for tree, end, found, at in (
            (self._before, source, self.onward, self._onward_at),
            (self._after, target, self.back, self._back_at),
        ):
            for item in tree.line(end)[1:]:
                if item.id not in found:
                    found[item.id] = []
                    at.setdefault(self._counterparts.depth(item), []).append(item)
                if item.id not in settled:
                    found[item.id].append(shift)

    def above_both(self, source: str, target: str) -> set[str]:
        """Return the ids that stand above both ends."""
        ends = (self._before.line(source)[1:], self._after.line(target)[1:])
        above, now_above = ({item.id for item in line} for line in ends)
        return above & now_above

    def items_before(self, depth: int) -> Iterable[Item]:
        """Return the items of a depth of the earlier edition under which anything passed."""
        return (item for item in self._onward_at.get(depth, ()) if self.onward[item.id])

    def items_after(self, depth: int) -> Iterable[Item]:
        """Return the items of a depth of the later edition under which anything passed."""
        return (item for item in self._back_at.get(depth, ()) if self.back[item.id])

    def paired_after(self, source: str) -> set[str]:
        """Return the items of the later edition that one of the earlier is paired with."""
        shifts = self.onward[source]
        found = (self._counterparts.above_after(source, shift.target) for shift in shifts)
        return {target for target in found if target}

    def paired_before(self, target: str) -> set[str]:
        """Return the items of the earlier edition that one of the later is paired with."""
        shifts = self.back[target]
        found = (self._counterparts.above_before(target, shift.source) for shift in shifts)
        return {source for source in found if source}

    def pairs(self) -> dict[str, dict[str, list[Shift]]]:
        """Return all pairs, by the earlier item and the later one, with the shifts that join them."""
        pairs: dict[str, dict[str, list[Shift]]] = {}
        for source, shifts in self.onward.items():
            for shift in shifts:
                if target := self._counterparts.above_after(source, shift.target):
                    pairs.setdefault(source, {}).setdefault(target, []).append(shift)
        for target, shifts in self.back.items():
            for shift in shifts:
                if above := self._counterparts.above_before(target, shift.source):
                    pairs.setdefault(above, {}).setdefault(target, []).append(shift)
        return pairs

    def topmost_of(
        self, pairs: Mapping[str, Mapping[str, list[Shift]]]
    ) -> dict[str, dict[str, tuple[Shift, ...]]]:
        """Return pairs each with the topmost of its shifts."""
        return {
            source: {target: self.topmost(shifts) for target, shifts in into.items()}
            for source, into in pairs.items()
        }

    def topmost(self, shifts: Iterable[Shift]) -> tuple[Shift, ...]:
        """Return those that do not stand under others of them on both sides."""
        told = set(shifts)
        sources = {shift.source for shift in told}

        def is_under(shift: Shift) -> bool:
            above = [i.id for i in self._before.line(shift.source)[1:] if i.id in sources]
            downs = self._after.line(shift.target)[1:] if above else ()
            return any(Shift(up, down.id) in told for up in above for down in downs)

        if len(told) > 1:
            told = {shift for shift in told if not is_under(shift)}
        return tuple(sorted(told))
