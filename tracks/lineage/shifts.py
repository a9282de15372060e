"""Shifts: what passed, or stayed, under the items that have others under them."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from tracks.lineage.correspondence import Shift
from tracks.lineage.counterparts import Bundle, Counterparts
from tracks.lineage.tree import Line
from tracks.model.item import Item

Paired = Mapping[str, set[str]]
"""Items of one edition, each with those of the other that it is paired with."""

Pairs = Mapping[str, Mapping[str, set[Shift]]]
"""Pairs by the earlier item and the later one, with the shifts that join them."""


class Shifts:
    """The shifts under each item of the earlier edition, and under each of the later one."""

    def __init__(self, counterparts: Counterparts) -> None:
        self._counterparts = counterparts
        self._before, self._after = counterparts.before, counterparts.after
        self.onward: dict[str, list[Bundle]] = {}
        self.back: dict[str, list[Bundle]] = {}
        self._bundles: dict[tuple[str | None, str | None, bool], Bundle] = {}
        self._number = 0
        self._onward_at: dict[int, list[Item]] = {}  # by depth, what stands above anything
        self._back_at: dict[int, list[Item]] = {}

    def add(self, was: Item, now: Item, unsettled: AbstractSet[str] | None) -> None:
        """Take a shift for all that stands above it.

        What stands above both its ends lost and got nothing, but for the `unsettled`; None are all.
        """
        key = was.parent, now.parent, unsettled is None
        bundle = self._bundles.get(key)
        if bundle is None:
            bundle = self._bundles[key] = self._bundled(was, now, unsettled)
        bundle.shifts.append(Shift(was.id, now.id))
        bundle.numbers.append(self._number)
        self._number += 1

    def _bundled(self, was: Item, now: Item, unsettled: AbstractSet[str] | None) -> Bundle:
        """Return the bundle of all that shifts as this does, put where it counts."""
        bundle = Bundle(self._before.line_above(was), self._after.line_above(now), [], [])
        self._take(bundle.before, self.onward, self._onward_at)
        self._take(bundle.after, self.back, self._back_at)
        before, after = {*bundle.before.ids}, {*bundle.after.ids}
        settled = set() if unsettled is None else (before & after) - unsettled
        for item_id in before - settled:
            self.onward[item_id].append(bundle)
        for item_id in after - settled:
            self.back[item_id].append(bundle)
        return bundle

    def _take(self, line: Line, found: dict[str, list[Bundle]], at: dict[int, list[Item]]) -> None:
        for item in line.items:
            if item.id in found:
                break  # and so all above it
            found[item.id] = []
            at.setdefault(self._counterparts.depth(item), []).append(item)

    def items_before(self, depth: int) -> Iterable[Item]:
        """Return the items of a depth of the earlier edition under which anything passed."""
        return (item for item in self._onward_at.get(depth, ()) if self.onward[item.id])

    def items_after(self, depth: int) -> Iterable[Item]:
        """Return the items of a depth of the later edition under which anything passed."""
        return (item for item in self._back_at.get(depth, ()) if self.back[item.id])

    def paired_after(self, source: str) -> set[str]:
        """Return the items of the later edition that one of the earlier is paired with."""
        joined = self._counterparts.joined_after(source, self.onward[source])
        return {each.item_id for each in joined if each.item_id}

    def paired_before(self, target: str) -> set[str]:
        """Return the items of the earlier edition that one of the later is paired with."""
        joined = self._counterparts.joined_before(target, self.back[target])
        return {each.item_id for each in joined if each.item_id}

    def pairs(self) -> dict[str, dict[str, set[Shift]]]:
        """Return all pairs, by the earlier item and the later one, with the shifts that join them."""
        pairs: dict[str, dict[str, set[Shift]]] = {}
        counterparts = self._counterparts
        for source, bundles in self.onward.items():
            for _, into, shifts in counterparts.joined_after(source, bundles) if bundles else ():
                if into:
                    pairs.setdefault(source, {}).setdefault(into, set()).update(shifts)
        for target, bundles in self.back.items():
            for _, out_of, shifts in counterparts.joined_before(target, bundles) if bundles else ():
                if out_of:
                    pairs.setdefault(out_of, {}).setdefault(target, set()).update(shifts)
        return pairs

    def topmost(self, pairs: Pairs) -> dict[str, dict[str, tuple[Shift, ...]]]:
        """Return for each pair those of its shifts that do not stand under others of it on both sides."""
        several = [told for into in pairs.values() for told in into.values() if len(told) > 1]
        over = self._over({shift for told in several for shift in told})

        def topmost(told: set[Shift]) -> tuple[Shift, ...]:
            if len(told) < 2:
                return tuple(told)
            under = [each for each in told & over.keys() if not told.isdisjoint(over[each])]
            return tuple(sorted(told.difference(under)))

        return {s: {t: topmost(told) for t, told in into.items()} for s, into in pairs.items()}

    def _over(self, shifts: AbstractSet[Shift]) -> dict[Shift, list[Shift]]:
        """Return the shifts that stand over others on both sides, by those that stand under them."""
        targets: dict[str, list[str]] = {}
        for shift in shifts:
            targets.setdefault(shift.source, []).append(shift.target)
        over: dict[Shift, list[Shift]] = {}
        for bundle in self._bundles.values() if shifts else ():
            ups = [*filter(targets.__contains__, bundle.before.ids)]
            downs = {*bundle.after.ids} if ups else ()
            if found := [Shift(up, to) for up in ups for to in targets[up] if to in downs]:
                over |= dict.fromkeys(shifts & {*bundle.shifts}, found)
        return over
