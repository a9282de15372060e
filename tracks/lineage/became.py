"""What became of items of one depth that ended and began: the same, or joined in events; by what is under them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracks.lineage.counterparts import Counterparts, same_name
from tracks.lineage.shares import Shares
from tracks.lineage.shifts import Paired


class EndedAndBegun(NamedTuple):
    """Items of one depth that ended and began, each with those of the other edition it is paired with."""

    ended: Paired
    begun: Paired

    def counted_before(self) -> list[str]:
        """Return those that ended whose lowest items will be counted."""
        return _counted(self.ended, self.begun)

    def counted_after(self) -> list[str]:
        """Return those that began whose lowest items will be counted."""
        return _counted(self.begun, self.ended)


def _counted(free: Paired, others: Paired) -> list[str]:
    """Return those that are paired with one of these others, or with one only."""
    return [i for i, paired in free.items() if len(paired) == 1 or not paired.isdisjoint(others)]


class Became:
    """Decides of what ended and what began at one depth (docs/adr/0006): the same first, then events."""

    def __init__(self, free: EndedAndBegun, shares: Shares, counterparts: Counterparts) -> None:
        self._free, self._shares, self._counterparts = free, shares, counterparts
        self._before, self._after = counterparts.before, counterparts.after

    def candidates(self) -> Iterator[tuple[str, str]]:
        """Yield what ended with each that began and that it is paired with."""
        for source, targets in self._free.ended.items():
            for target in sorted(targets):
                if target in self._free.begun:
                    yield source, target

    def are_same(self, source: str, target: str) -> bool:
        """Tell whether an item that ended and one that began are one: the most of each is in the other."""
        if source in self._counterparts.onward or target in self._counterparts.back:
            return False
        if source == target:  # it was told to be another: in between it was
            return False
        shares, free = self._shares, self._free
        gone, come = shares.gone_to(source, target), shares.come_from(target, source)
        was, now = self._before.item(source), self._after.item(target)
        assert was and now, "they were found in the trees"
        if not (gone.is_most and come.is_most and (gone.is_all or same_name(was, now))):
            return False
        others = free.begun[target] - self._before.ids(source)
        if any(shares.gone_to(other, target).is_most for other in others):
            return False
        others = free.ended[source] - self._after.ids(target)
        return not any(shares.come_from(other, source).is_most for other in others)

    def events(self) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        """Yield what else ended or began, with what it became or came of: merged, split, taken over, split off.

        Of what is not the same as another by now.
        """
        shares = self._shares
        ended = {i: t for i, t in self._free.ended.items() if i not in self._counterparts.onward}
        begun = {i: s for i, s in self._free.begun.items() if i not in self._counterparts.back}
        for target, sources in begun.items():
            most = [s for s in sorted(sources) if s in ended and shares.gone_to(s, target).is_most]
            if len(most) > 1 and shares.come_from_any(target, most).is_most:
                yield most, [target]
            elif len(sources) == 1:
                (source,) = sources
                if self._lives_beside(source, target) and shares.come_from(target, source).is_all:
                    yield [source], [target]
        for source, targets in ended.items():
            most = [
                t for t in sorted(targets) if t in begun and shares.come_from(t, source).is_most
            ]
            if len(most) > 1 and shares.gone_to_any(source, most).is_most:
                yield [source], most
            elif len(targets) == 1:
                (target,) = targets
                if self._lived_beside(target, source) and shares.gone_to(source, target).is_all:
                    yield [source], [target]

    def _lives_beside(self, source: str, begun: str) -> bool:
        """Tell whether an item goes on, and not under the one that began."""
        return self._counterparts.is_one(source) and begun not in self._after.ids(source)

    def _lived_beside(self, target: str, ended: str) -> bool:
        """Tell whether an item was there before, and not under the one that ended."""
        return self._counterparts.is_one(target) and ended not in self._before.ids(target)
