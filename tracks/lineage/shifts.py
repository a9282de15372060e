"""Shifts: what passed, or stayed, under the items that have others under them."""

from collections.abc import Collection, Iterable, Mapping

from tracks.lineage.correspondence import Shift
from tracks.lineage.counterparts import Counterparts
from tracks.model.item import Item

Paired = Mapping[str, set[str]]
"""Items of one edition, each with those of the other that it is paired with."""

Pairs = Mapping[str, Mapping[str, Iterable[Shift]]]
"""Pairs by the earlier item and the later one, with the shifts that join them."""


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
            for item in tree.above(end):
                if item.id not in found:
                    found[item.id] = []
                    at.setdefault(self._counterparts.depth(item), []).append(item)
                if item.id not in settled:
                    found[item.id].append(shift)

    def above_both(self, source: str, target: str) -> set[str]:
        """Return the ids that stand above both ends."""
        now_above = {item.id for item in self._after.above(target)}
        return {item.id for item in self._before.above(source) if item.id in now_above}

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

    def topmost(self, pairs: Pairs) -> dict[str, dict[str, tuple[Shift, ...]]]:
        """Return for each pair those of its shifts that do not stand under others of it on both sides."""
        over = self._over(
            {shift for into in pairs.values() for told in into.values() for shift in told}
        )

        def topmost(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
            told = set(shifts)
            return tuple(sorted(each for each in told if told.isdisjoint(over.get(each, ()))))

        return {s: {t: topmost(told) for t, told in into.items()} for s, into in pairs.items()}

    def _over(self, shifts: Collection[Shift]) -> dict[Shift, list[Shift]]:
        """Return the shifts that stand over others on both sides, by those that stand under them."""
        targets: dict[str, list[str]] = {}
        for shift in shifts:
            targets.setdefault(shift.source, []).append(shift.target)
        over: dict[Shift, list[Shift]] = {}
        for shift in shifts:
            ups = [i.id for i in self._before.above(shift.source) if i.id in targets]
            downs = {i.id for i in self._after.above(shift.target)} if ups else ()
            if found := [Shift(up, to) for up in ups for to in targets[up] if to in downs]:
                over[shift] = found
        return over
