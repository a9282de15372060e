"""Lineage once more, from design.md alone and by brute force: what the program is held against.

Every way from an item to its heirs is walked on its own, step by step; nothing is shared with
tracks/lineage but the editions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import prod
from typing import Any, NamedTuple

from tracks.model.edition import Edition
from tracks.model.text import natural_key

Way = tuple["Leg", ...]
Pair = tuple[str, str]
Event = tuple[str | None, frozenset[str], frozenset[str]]
"""Its kind, None where it is one item under another id; what is in it before, and after."""


class Leg(NamedTuple):
    """One step on a way: the place in the run of editions that it leads to, and what goes there."""

    to: int
    item: str
    partial: bool
    share: Decimal | None
    linked: bool = False
    wider: bool = False


class Pairing(NamedTuple):
    """All ways from one item to another: whether each is partial, the shares added up, how many.

    `linked` tells that each of them has a link on it, `wider` that each has a wider target on it.
    """

    partial: bool
    share: Decimal | None
    ways: int
    linked: bool = False
    wider: bool = False


class Oracle:
    """A run of editions; the one numbered `start` and that numbered `end`, the last, are compared."""

    def __init__(
        self,
        editions: Sequence[Edition],
        start: int = 0,
        end: int | None = None,
        first: int | None = None,
        told: Mapping[tuple[int, str], str | None] | None = None,
    ) -> None:
        """`told`: what goes on under another id in the next edition, or not at all, as lists tell."""
        self.start = start
        self.heir = dict(told or {})
        self.end = len(editions) - 1 if end is None else end
        self.run = sorted(editions, key=lambda edition: natural_key(edition.head.edition))
        self.labels = [edition.head.edition for edition in self.run]
        self.told: dict[tuple[int, int, str, str], tuple[bool, Decimal | None]] = {}
        self.wide: set[tuple[int, int, str, str]] = set()
        self.ended: set[tuple[int, int, str]] = set()
        self.begun: set[tuple[int, int, str]] = set()
        self._seats: dict[tuple[int, int, str], tuple[int, str]] = {}
        for to, edition in enumerate(self.run):
            for link in edition.head.links if to else ():
                if link.since in self.labels:
                    since = self.labels.index(link.since)
                    if not link.targets:
                        self.ended |= {(since, to, source) for source in link.origins}
                    if not link.origins:
                        self.begun |= {(since, to, target) for target in link.targets}
                    for source in link.origins:
                        for target in link.targets:
                            key = (self.labels.index(link.since), to, source, target)
                            partial, weight = self.told.get(key, (True, None))
                            known = weight if link.weight is None else link.weight
                            self.told[key] = partial and link.partial, known
                            if link.wider:
                                self.wide.add(key)
        self.first = self._first() if first is None else first
        told = ((to, ids) for _, to, *ids in (*self.told, *self.ended, *self.begun))
        self.named = {item for to, ids in told if self.start < to <= self.end for item in ids}

    def _first(self) -> int:
        """Return the first edition that says anything of the two: the links that lead to them lead from it."""
        first = self.start
        said = [key[:2] for key in (*self.told, *self.ended, *self.begun)]
        while (since := min((s for s, to in said if to > first), default=first)) < first:
            first = since
        return first

    def lacks(self, number: int, item: str) -> bool:
        """Whether an edition shows by its lists that it does not have an item, whatever its level was.

        Of what links name, in any edition that these lead from; of others, between the two compared.
        """
        edition = self.run[number]
        first = self.first if item in self.named else self.start
        levels = {e.items[item].level for e in self.run[first:] if item in e.items}
        asked = levels or set(edition.head.listing)
        return item not in edition.items and all(map(edition.head.is_complete, asked))

    def legs(self, number: int, item: str, end: int | None = None) -> list[Leg]:
        """Return what an item of an edition does next, in a world that ends with the edition `end`."""
        end = self.end if end is None else end
        told = [key for key in (*(k[:3] for k in self.told), *self.ended) if key[1] <= end]
        leaving = {key: self.seat(*key) for key in told}
        reach = [to for (_, to, _), seat in leaving.items() if seat == (number, item)]
        if not reach and (number, item) in self.heir:
            heir = self.heir[number, item]
            return [] if heir is None else [Leg(number + 1, heir, False, Decimal(1))]
        if not reach:
            is_new = any((to, t) == (number + 1, item) for _, to, _, t in self.told)
            begins = any((s, t) == (number, item) for s, e, t in self.begun if e <= end)
            if begins or (self.lacks(number, item) and is_new):
                return []
            return [Leg(number + 1, item, False, Decimal(1))]
        to = max(reach)
        links: dict[str, tuple[bool, Decimal | None]] = {}
        gives_a_part = False
        wide: dict[str, bool] = {}
        ends = any(e == to and leaving[s, e, i] == (number, item) for s, e, i in self.ended)
        for (since, edition, source, target), (partial, weight) in sorted(
            self.told.items(), key=lambda told: (told[1][0], told[0])
        ):
            # Of several that say the same, one that is whole counts, else the earliest.
            if edition == to and leaving[since, edition, source] == (number, item):
                if target not in links:
                    gives_a_part = gives_a_part or partial
                links.setdefault(target, (partial and target not in (source, item), weight))
                wide.setdefault(target, (since, edition, source, target) in self.wide)
        stays = item not in links and gives_a_part and not ends and not self.lacks(to, item)
        stays = stays and (number, item) not in self.heir and self.is_carried(number, to, item)
        found = []
        for target, (partial, weight) in links.items():
            only = len(links) == 1 and not stays and not partial
            weight = Decimal(1) if weight is None and only else weight
            found.append(Leg(to, target, partial, weight, True, wide[target]))
        return [*found, Leg(to, item, False, None)] if stays else found

    def is_carried(self, number: int, to: int, item: str) -> bool:
        """Whether what links to an edition lead from goes on as itself from each edition to the next.

        Its own way begins in a world that ends before these links.
        """
        if to == number + 1:
            return True
        end = to - 1
        while number < to:
            legs = [leg.to for leg in self.legs(number, item, end) if leg.item == item]
            if not legs:
                return False
            (number,), end = legs, to
        return True

    def seat(self, since: int, to: int, source: str) -> tuple[int, str]:
        """Return what links to an edition lead from: their source just before it, if it is one until then.

        The way there is walked in a world that ends before the links that are asked about.
        """
        if to == since + 1:
            return since, source
        if (since, to, source) not in self._seats:
            self._seats[since, to, source] = self._seat(since, to, source)
        return self._seats[since, to, source]

    def _seat(self, since: int, to: int, source: str) -> tuple[int, str]:
        way = [(since, source)]
        while way[-1][0] < to - 1:
            legs = self.legs(*way[-1], to - 1)
            # A part that it gave away makes it another, whatever became of the part.
            if len(legs) != 1 or legs[0].partial or legs[0].wider:
                return since, source
            way.append((legs[0].to, legs[0].item))
        said = {(e, t) for s, e, i, t in self.told if (s, i) == (since, source) and e >= to}
        for s, e, i, t in self.told:
            if (s, i) in way[1:] and e >= to and (e, t) not in said:
                return since, source
        before = dict(pairwise(way[::-1]))
        named = {(s, i) for s, _, i, _ in self.told} | {(e, t) for _, e, _, t in self.told}
        named |= {(s, i) for s, _, i in self.ended}
        there = named | {(n, i) for n, edition in enumerate(self.run) for i in edition.items}
        for n, item in there:
            for other in self.ways(n, item, to - 1) if n < to else ():
                legs = [(n, item), *((leg.to, leg.item) for leg in other)]
                if any(now in before and was != before[now] for was, now in pairwise(legs)):
                    return since, source
        return way[-1]

    def ways(self, number: int, item: str, end: int | None = None) -> Iterator[Way]:
        """Yield every way from an item to the last edition, or to the one that the world ends with."""
        if number == (self.end if end is None else end):
            yield ()
            return
        for leg in self.legs(number, item, end):
            for rest in self.ways(leg.to, leg.item, end):
                yield leg, *rest

    def heirs(self, item: str) -> dict[str, Pairing]:
        """Return what an item of the earlier edition is in the last, listed there or not."""
        found: dict[str, list[Way]] = {}
        for way in self.ways(self.start, item):
            found.setdefault(way[-1].item if way else item, []).append(way)
        return {
            target: Pairing(
                all(any(leg.partial for leg in way) for way in ways),
                share(ways),
                len(ways),
                all(any(leg.linked for leg in way) for way in ways),
                all(any(leg.wider for leg in way) for way in ways),
            )
            for target, ways in found.items()
        }

    def is_settled(self, item: str) -> bool:
        """Whether every way from an item of the earlier edition stops where it is said to have ended."""

        def stops(number: int, item: str) -> bool:
            if number == self.end:
                return False
            legs = self.legs(number, item)
            said = (key for key in self.ended if key[1] <= self.end)
            return all(stops(leg.to, leg.item) for leg in legs) and (
                bool(legs) or any(self.seat(*key) == (number, item) for key in said)
            )

        return stops(self.start, item)

    def beginnings(self) -> set[str]:
        """Return what is, in the last edition, of what is said to begin after the earlier one."""
        return {
            way[-1].item if way else item
            for since, to, item in self.begun
            if self.start <= since and to <= self.end
            for way in self.ways(since + 1, item)
        }

    def pairs(self) -> dict[Pair, Pairing]:
        """Return what both editions list of the correspondence."""
        first, last = self.run[self.start].items, self.run[self.end].items
        return {
            (source, target): pairing
            for source in first
            for target, pairing in self.heirs(source).items()
            if target in last
        }

    def events(self) -> set[Event]:
        """Return what happened between the two editions."""
        return events(self.pairs())


def events(pairs: Mapping[Pair, Pairing]) -> set[Event]:
    """Return the events of all pairs that two editions list, by the table in design.md."""
    living = {source for source, target in pairs if source == target}
    exchanged = [pair for pair in pairs if pair[0] != pair[1]]

    def nodes(pair: Pair) -> set[tuple[str, str]]:
        return {
            (i, "both" if i in living else side)
            for i, side in zip(pair, ("before", "after"), strict=True)
        }

    found = set()
    touched = {pair: nodes(pair) for pair in exchanged}
    for component in united(touched.values()):
        inside = [pair for pair, its in touched.items() if its <= component]
        sources, targets = {pair[0] for pair in inside}, {pair[1] for pair in inside}
        e, g = len(sources - living), len(sources & living)
        n, o = len(targets - living), len(targets & living)
        broken = any(pairs[pair].partial for pair in inside if pair[0] not in living)
        kept = (sources | targets) & living
        found.add((kind(e, g, n, o, broken), frozenset(sources | kept), frozenset(targets | kept)))
    return found


def kind(ended: int, giving: int, begun: int, taking: int, broken: bool) -> str | None:
    """Return what design.md's table says of so many items; None is the same item."""
    match ended, giving, begun, taking:
        case 1, 0, 1, 0:
            return "regrouped" if broken else None
        case e, 0, 1, 0 if e >= 2:
            return "merged"
        case 1, 0, n, 0 if n >= 2:
            return "split"
        case e, 0, 0, 1 if e >= 1:
            return "absorbed"
        case 0, 1, n, 0 if n >= 1:
            return "split_off"
        case 0, 1, 0, o if o >= 1:
            return "transferred"
    return "regrouped"


def share(ways: Iterable[Way]) -> Decimal | None:
    """Return the sum over the ways of the product of their shares, None where one is not known."""
    shares = [[leg.share for leg in way] for way in ways]
    if any(each is None for way in shares for each in way):
        return None
    return sum((prod(way, start=Decimal(1)) for way in shares), Decimal(0))  # type: ignore[arg-type]


def united(sets: Iterable[set[Any]]) -> list[set[Any]]:
    """Unite the sets that have a member in common."""
    found: list[set[Any]] = []
    for each in sets:
        apart = [other for other in found if other.isdisjoint(each)]
        joined = [other for other in found if not other.isdisjoint(each)]
        found = [*apart, each.union(*joined)]
    return found
