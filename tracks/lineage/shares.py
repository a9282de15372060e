"""Shares: how many of the lowest items of one item lie in another of the other edition."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from tracks.lineage.correspondence import Correspondence
from tracks.lineage.tree import Line, Tree

Place = tuple[str, Line]
"""An item by id, and what stands above it."""


class Share(NamedTuple):
    """So many of the lowest items of an item, out of all that it has: 3 of 7."""

    number: int
    of: int

    @property
    def is_most(self) -> bool:
        """Whether it is more than half."""
        return 2 * self.number > self.of

    @property
    def is_all(self) -> bool:
        """Whether none is left out."""
        return self.number == self.of > 0


class Shares:
    """Counts lowest items by what they became, or by what they came from."""

    def __init__(self, found: Correspondence, before: Tree, after: Tree) -> None:
        self._found, self._before, self._after = found, before, after
        self._onward: dict[str, Counter[str]] = {}
        self._back: dict[str, Counter[str]] = {}

    def gone_to(self, source: str, target: str) -> Share:
        """Return how many of the lowest items of `source` lie wholly in `target`."""
        return Share(self._wholly_onward(source)[target], len(self._before.lowest(source)))

    def come_from(self, target: str, source: str) -> Share:
        """Return how many of the lowest items of `target` come wholly from `source`."""
        return Share(self._wholly_back(target)[source], len(self._after.lowest(target)))

    def has_mostly_left(self, item_id: str) -> bool:
        """Tell whether more than half of the lowest items of an item lie wholly outside what has its id now."""
        lowest = self._before.lowest(item_id)
        left = stayed = 0
        for targets in map(self._wholly_known, lowest):
            if targets and not any(self._after.is_in(target, item_id) for target in targets):
                left += 1
            else:
                stayed += 1
            if 2 * max(left, stayed) > len(lowest):
                break
        return Share(left, len(lowest)).is_most

    def gone_to_any(self, source: str, targets: Collection[str]) -> Share:
        """Return how many of the lowest items of `source` lie wholly in some of these together."""
        return _within([self._became(i) for i in self._before.lowest(source)], targets)

    def come_from_any(self, target: str, sources: Collection[str]) -> Share:
        """Return how many of the lowest items of `target` come wholly from some of these together."""
        return _within([self._came_of(i) for i in self._after.lowest(target)], sources)

    def partly_to(self, source: str, target: str) -> Share:
        """Return how many of the lowest items of `source` lie, at least in part, in `target`."""
        lowest = self._before.lowest(source)
        reached = (t for i in lowest if (t := self._found.onward(i)))
        return Share(sum(self._any_in(self._after, ids, target) for ids in reached), len(lowest))

    def partly_from(self, target: str, source: str) -> Share:
        """Return how many of the lowest items of `target` come, at least in part, from `source`."""
        lowest = self._after.lowest(target)
        came = (s for i in lowest if (s := self._found.back(i)))
        return Share(sum(self._any_in(self._before, ids, source) for ids in came), len(lowest))

    def _any_in(self, tree: Tree, ids: Iterable[str], above: str) -> bool:
        return any(tree.item(i) and tree.is_in(i, above) for i in ids)

    def _wholly_onward(self, source: str) -> Counter[str]:
        if source not in self._onward:
            self._onward[source] = _common(map(self._became, self._before.lowest(source)))
        return self._onward[source]

    def _wholly_back(self, target: str) -> Counter[str]:
        if target not in self._back:
            self._back[target] = _common(map(self._came_of, self._after.lowest(target)))
        return self._back[target]

    def _became(self, item_id: str) -> list[Place]:
        """Return all that a lowest item became; nothing where some of it is not known."""
        return [(i, self._after.above(i)) for i in self._wholly_known(item_id)]

    def _wholly_known(self, item_id: str) -> Collection[str]:
        """Return all that a lowest item became; nothing where some of it is not known."""
        paths = self._found.onward(item_id)
        rest_is_lost = all(path.partial for path in paths.values())
        if rest_is_lost or not all(map(self._after.item, paths)):
            return ()
        return paths

    def _came_of(self, item_id: str) -> list[Place]:
        """Return all that a lowest item came from; nothing where some is not known."""
        sources = self._found.back(item_id)
        rest_is_new = any(path.wider for path in sources.values())
        if rest_is_new or not all(map(self._before.item, sources)):
            return []
        return [(i, self._before.above(i)) for i in sources]


def _common(places: Iterable[list[Place]]) -> Counter[str]:
    """Count in how many of these lists all places lie in an item, or are it."""
    found: Counter[str] = Counter()
    alone: Counter[Line] = Counter()  # most are of one place, and many of these under one parent
    for each in places:
        if len(each) == 1:
            ((item_id, line),) = each
            found[item_id] += 1
            alone[line] += 1
        elif each:
            found.update(set.intersection(*({i, *line.ids} for i, line in each)))
    for line, number in alone.items():
        for item_id in line.ids:
            found[item_id] += number
    return found


def _within(places: Collection[list[Place]], ids: Collection[str]) -> Share:
    """Count the lists each of whose places lies in some of the ids, or is one."""
    wanted = frozenset(ids)
    number = sum(
        bool(each) and all(i in wanted or not wanted.isdisjoint(line.ids) for i, line in each)
        for each in places
    )
    return Share(number, len(places))
