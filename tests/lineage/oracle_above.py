"""Above the leaves once more, from design.md alone and by brute force: all items, all lowest items.

Nothing is shared with tracks/lineage but the editions. What links compose to is walked by Oracle;
all that is derived of it is found here by looking at every item and at everything under it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from tests.lineage.oracle import Event, Oracle, Pair, Pairing, events
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.statement import Added, Removed
from tracks.model.text import identify

Numbers = tuple[int, int]
"""So many, out of so many: 3 of 7."""


class Side:
    """One edition: of each item the line above it, itself first, and what is lowest under it."""

    def __init__(self, edition: Edition) -> None:
        self.edition, self.items = edition, edition.items
        self.lines = {i: list(self._line(i)) for i in self.items}
        parents = {item.parent for item in self.items.values()}
        self.lowest: dict[str, list[str]] = {i: [] for i in self.items}
        for leaf in self.items.keys() - parents:
            for above in self.lines[leaf]:
                self.lowest[above.id].append(leaf)
        self.levels = {item.level for item in self.items.values()}

    def _line(self, item: str) -> Iterator[Item]:
        above: str | None = item
        while above is not None:
            yield self.items[above]
            above = self.items[above].parent

    def ids(self, item: str) -> set[str]:
        return {above.id for above in self.lines[item]}

    def above(self, item: str) -> list[Item]:
        return self.lines[item][1:]

    def depth(self, item: Item) -> int:
        return [level.id for level in self.edition.head.taxonomy.levels].index(item.level)


class Happened(NamedTuple):
    """What ended or began without a link, and what it became or came from."""

    kind: str
    before: frozenset[str]
    after: frozenset[str]


class OracleAbove:
    """Two editions of a run, numbered `start` and `end` (the last): who became whom, on every level."""

    def __init__(
        self,
        run: Sequence[Edition],
        start: int = 0,
        end: int | None = None,
        first: int | None = None,
        told: Mapping[tuple[int, str], str | None] | None = None,
    ) -> None:
        """`told` is what goes on under another id, or not at all, in the steps before this one."""
        self.oracle = Oracle(run, start, end, first)
        self.steps: list[OracleAbove] = []
        if told is None:
            told = self.walk()
        self.oracle = Oracle(run, start, end, first, told)
        self.start, self.end = self.oracle.start, self.oracle.end
        self.run = self.oracle.run
        self.before, self.after = Side(self.run[self.start]), Side(self.run[self.end])
        self.named = {
            i for _, to, *ids in self.oracle.told if self.start < to <= self.end for i in ids
        }
        self.heirs = {i: self.oracle.heirs(i) for i in {*self.before.items, *self.named}}
        # What links, steps and sources tell comes before what names and lowest items tell.
        apart = {*filter(self.is_told_apart, self.both)}
        for item in apart:
            heirs = self.heirs[item].items()
            self.heirs[item] = {t: p for t, p in heirs if t != item or p.linked}
        followed = dict(self.followed())
        self.others = apart | {i for i in self.both if i not in self.heirs[i]}
        self.others |= self.both & {*followed.values()}
        others = {i for i in self.both - self.others if self.is_another(i)}
        self.others |= others
        self.heirs |= {i: {} for i in others}
        self.same = dict(self.linked_whole()) | followed
        self.same_back = {target: source for source, target in self.same.items()}
        self.base: set[Pair] = {
            (source, target)
            for source in self.before.items
            for target, pairing in self.heirs[source].items()
            if target in self.after.items
            and (pairing.linked or source != target or source not in self.others)
        }
        self.base |= {*self.same.items()}
        self.happened: list[Happened] = []
        for depth in sorted({self.before.depth(i) for i in self.every}, reverse=True):
            self.settle(depth)

    def walk(self) -> dict[tuple[int, str], str | None]:
        """Return what the steps tell, from the first edition that says anything of these two."""
        start, end = self.oracle.start, self.oracle.end
        told: dict[tuple[int, str], str | None] = {}
        for n in range(self.oracle.first, end if end - start > 1 else start):
            step = OracleAbove(self.oracle.run, n, n + 1, self.oracle.first, told)
            told = {**told, **{(n, i): heir for i, heir in step.tells().items()}}
            if n >= start:
                self.steps.append(step)
        return told

    def tells(self) -> dict[str, str | None]:
        """Return what does not go on as itself: its other id, None where it or the id's item ended."""
        told: dict[str, str | None] = {}
        became = self.became()
        for i in self.before.items:
            if self.is_linked(i):
                if i in self.both and self.is_told_apart(i) and i not in self.heirs[i]:
                    told[i] = None
            elif i in self.same:
                told[i] = self.same[i]
            elif i in self.others or (i in became and i not in self.after.items):
                told[i] = None
        begun = {heir for heir in told.values() if heir} - self.before.items.keys()
        return told | dict.fromkeys(begun)

    @property
    def every(self) -> list[Item]:
        return [*self.before.items.values(), *self.after.items.values()]

    @property
    def both(self) -> set[str]:
        return self.before.items.keys() & self.after.items.keys()

    # What links say.

    def is_linked(self, item: str) -> bool:
        return any(pairing.linked for pairing in self.heirs.get(item, {}).values())

    def is_whole(self, item: str) -> bool:
        """Whether links say all that became of an item."""
        return self.is_linked(item) and not any(p.partial for p in self.heirs[item].values())

    def is_target(self, item: str) -> bool:
        return any(
            source != item and item in heirs and self.is_linked(source)
            for source, heirs in self.heirs.items()
        )

    def linked_whole(self) -> Iterator[Pair]:
        """Yield what is the same item under another id by what links say."""
        for source in self.before.items:
            if self.is_whole(source) and len(self.heirs[source]) == 1:
                (target,) = self.heirs[source]
                here = target in self.after.items
                if here and target != source and self.sources(target) == {source}:
                    yield source, target

    def sources(self, target: str) -> set[str]:
        """Return what an item of the later edition comes from, listed or possible."""
        return {
            source
            for source, heirs in self.heirs.items()
            if target in heirs and not self.oracle.lacks(self.start, source)
        }

    # How many lowest items lie where.

    @cached_property
    def onward(self) -> dict[str, list[set[str]]]:
        """Of each lowest item, the ids above all that it became; none where some is not known."""
        return {i: self._onward(self.heirs[i]) for i in self.before.items}

    def _onward(self, heirs: Mapping[str, Pairing]) -> list[set[str]]:
        rest_is_lost = all(pairing.partial for pairing in heirs.values())
        if rest_is_lost or not heirs.keys() <= self.after.items.keys():
            return []
        return [self.after.ids(target) for target in heirs]

    @cached_property
    def back(self) -> dict[str, list[set[str]]]:
        """Of each lowest item, the ids above all that it came from; none where some is not known."""
        found = {target: self.sources(target) for target in self.after.items}
        return {
            target: [self.before.ids(s) for s in sources] if sources <= {*self.before.items} else []
            for target, sources in found.items()
        }

    def gone(self, source: str, *targets: str) -> Numbers:
        """Return how many lowest items lie wholly in any of the targets together."""
        lowest = self.before.lowest[source]
        return sum(_all_in(self.onward[i], targets) for i in lowest), len(lowest)

    def come(self, target: str, *sources: str) -> Numbers:
        lowest = self.after.lowest[target]
        return sum(_all_in(self.back[i], sources) for i in lowest), len(lowest)

    def elsewhere(self, item: str) -> Numbers:
        lowest = self.before.lowest[item]
        lines = [self.onward[i] for i in lowest]
        return sum(bool(each) and not any(item in line for line in each) for each in lines), len(
            lowest
        )

    # What is the same.

    def is_another(self, item: str) -> bool:
        """Whether an id that both have is another item in each, by its name and its lowest items."""
        if self.is_linked(item) or self.is_followed(item) or self.same_name(item, item):
            return False
        return most(self.elsewhere(item))

    def is_followed(self, item: str) -> bool:
        """Whether each edition on the way lists an item, under whatever id."""
        for step in self.steps:
            item = self.oracle.heir.get((step.start, item), item) or item
            if item not in step.after.items:
                return False
        return bool(self.steps)

    def followed(self) -> Iterator[Pair]:
        """Yield what is the same from edition to edition and has another id in the end."""
        for source in self.before.items:
            if not self.is_linked(source):
                heirs = self.heirs[source].keys() & self.after.items.keys()
                yield from ((source, target) for target in heirs if target != source)

    def heir(self, item: str) -> str | None:
        """Return what an item is in the later edition: itself, or all that it and no other became."""
        if item in self.same:
            others = self.sources(self.same[item]) - {item}
            return None if others else self.same[item]
        if item in self.after.items:
            return item if item in self.heirs[item] and item not in self.others else None
        return None

    def same_name(self, source: str, target: str) -> bool:
        was, now = self.before.items[source].name, self.after.items[target].name
        return identify(was) == identify(now)

    def settle(self, depth: int) -> None:
        ended = [i for i in self.before.items.values() if self.has_ended(i, depth)]
        begun = [i for i in self.after.items.values() if self.has_begun(i, depth)]
        onward = {i.id: self.joined_after(i) for i in ended}
        back = {i.id: self.joined_before(i) for i in begun}
        for source in ended:
            for target in begun:
                if self.are_same(source.id, target.id, onward, back):
                    self.make_same(source.id, target.id)
        onward = {i: t for i, t in onward.items() if i not in self.same}
        back = {i: s for i, s in back.items() if i not in self.same_back}
        self.tell(onward, back)

    def make_same(self, source: str, target: str) -> None:
        self.same[source], self.same_back[target] = target, source
        self.base.add((source, target))

    def are_same(
        self, source: str, target: str, onward: Mapping[str, set[str]], back: Mapping[str, set[str]]
    ) -> bool:
        if source == target or source in self.same or target in self.same_back:
            return False
        gone, come = self.gone(source, target), self.come(target, source)
        if not (most(gone) and most(come) and (whole(gone) or self.same_name(source, target))):
            return False
        third_before = back[target] - self.before.ids(source)
        third_after = onward[source] - self.after.ids(target)
        return not (
            any(most(self.gone(third, target)) for third in third_before)
            or any(most(self.come(third, source)) for third in third_after)
        )

    def has_ended(self, item: Item, depth: int) -> bool:
        if self.before.depth(item) != depth or self.is_linked(item.id):
            return False
        if item.id in self.others:
            return True
        return item.id not in self.after.items and self.is_known(self.after, item, Removed)

    def has_begun(self, item: Item, depth: int) -> bool:
        if self.after.depth(item) != depth or self.is_target(item.id):
            return False
        if item.id in self.others:
            return True
        return item.id not in self.before.items and self.is_known(self.before, item, Added)

    def is_known(self, lacking: Side, item: Item, kind: type[Added] | type[Removed]) -> bool:
        """Whether a list that is complete, or a source, tells that an edition lacks an item."""
        return lacking.edition.head.is_complete(item.level) or self.is_stated(item, kind)

    def is_stated(self, item: Item, kind: type[Added] | type[Removed]) -> bool:
        return any(
            isinstance(said, kind)
            and said.since == self.before.edition.head.edition
            and {item.id, identify(item.name)} & {*said.names, *map(identify, said.names)}
            for block in self.after.edition.head.statements
            for said in block.says
        )

    def is_told_apart(self, item: str) -> bool:
        """Whether a source says that an item was removed whose id stands again for another one."""
        was, now = self.before.items[item], self.after.items[item]
        other = (was.name, was.level) != (now.name, now.level)
        return other and now.status != "deprecated" and self.is_stated(was, Removed)

    # What stands above what is joined.

    def counterpart(self, item: Item, own: str | None, side: Side, other: str) -> str | None:
        line = side.lines[other]
        if own in [each.id for each in line]:
            return own
        for each in line:
            if each.level == item.level:
                return each.id
        if line[-1].unplaced or item.level not in side.levels:
            return None
        further_in = [each.id for each in line if side.depth(each) > side.depth(item)]
        return further_in[-1] if further_in else None

    def counterpart_after(self, item: Item, target: str) -> str | None:
        own = self.same.get(item.id, None if item.id in self.others else item.id)
        return self.counterpart(item, own, self.after, target)

    def counterpart_before(self, item: Item, source: str) -> str | None:
        own = self.same_back.get(item.id, None if item.id in self.others else item.id)
        return self.counterpart(item, own, self.before, source)

    def joined_after(self, item: Item) -> set[str]:
        """Return what something strictly under an item of the earlier edition joins it with."""
        found = {
            self.counterpart_after(item, target)
            for source, target in self.base
            if item in self.before.above(source)
        }
        return {i for i in found if i}

    def joined_before(self, item: Item) -> set[str]:
        found = {
            self.counterpart_before(item, source)
            for source, target in self.base
            if item in self.after.above(target)
        }
        return {i for i in found if i}

    # What else ended or began.

    def tell(self, onward: Mapping[str, set[str]], back: Mapping[str, set[str]]) -> None:
        for target, sources in back.items():
            of_most = {s for s in sources if s in onward and most(self.gone(s, target))}
            if len(of_most) > 1 and most(self.come(target, *of_most)):
                self.happened.append(Happened("merged", frozenset(of_most), frozenset({target})))
            elif len(sources) == 1:
                (source,) = sources
                goes_on = source in self.both - self.others
                beside = goes_on and target not in self.after.ids(source)
                if beside and whole(self.come(target, source)):
                    self.happened.append(
                        Happened("split_off", frozenset(sources), frozenset({target}))
                    )
        for source, targets in onward.items():
            of_most = {t for t in targets if t in back and most(self.come(t, source))}
            if len(of_most) > 1 and most(self.gone(source, *of_most)):
                self.happened.append(Happened("split", frozenset({source}), frozenset(of_most)))
            elif len(targets) == 1:
                (target,) = targets
                goes_on = target in self.both - self.others
                beside = goes_on and source not in self.before.ids(target)
                if beside and whole(self.gone(source, target)):
                    self.happened.append(
                        Happened("absorbed", frozenset({source}), frozenset(targets))
                    )

    def became(self) -> dict[str, set[str]]:
        """Return what each item that no link is about became, or gave what began."""
        found = {s: {t} for s, t in self.same.items() if not self.is_linked(s)}
        for happened in self.happened:
            for source in happened.before:
                found.setdefault(source, set()).update(happened.after)
        return found

    def events(self) -> set[Event]:
        """Return what happened: what links say and what follows above, joined where they meet."""
        told = {
            pair: pairing
            for pair, pairing in self.oracle.pairs().items()
            if pair[0] != pair[1] or pair[0] not in self.others
        }
        for source, targets in self.became().items():
            for target in targets:
                told.setdefault((source, target), Pairing(False, None, 1))
        return events(told)

    # The crosswalk.

    def possible(self) -> dict[str, set[str]]:
        """Return what each item of the earlier edition is joined with, listed or possible."""
        found: dict[str, set[str]] = {}
        for item in self.before.items.values():
            if self.is_linked(item.id):
                heirs = self.heirs[item.id].items()
                apart = item.id in self.others  # so that it does not stay, unless a link says so
                found[item.id] = {t for t, p in heirs if p.linked or t != item.id or not apart}
            else:
                ended = item.id in {*self.others, *self.same, *self.same_back} or (
                    item.id not in self.after.items and self.is_known(self.after, item, Removed)
                )
                found[item.id] = set() if ended else {*self.heirs[item.id]}
        for source, target in self.base:
            found[source].add(target)
            for above in self.before.above(source):
                found[above.id] |= {*filter(None, [self.counterpart_after(above, target)])}
            for above in self.after.above(target):
                if answer := self.counterpart_before(above, source):
                    found[answer].add(above.id)
        return {
            i: {*self.heirs[i]} if self.is_whole(i) else targets for i, targets in found.items()
        }

    def unsaid(self) -> set[Pair]:
        """Return what passed out of items whose links say all, into what those links do not name."""
        found = set()
        for source, target in self.base:
            for above in self.before.above(source):
                if answer := self.counterpart_after(above, target):
                    found.add((above.id, answer, target))
            for above in self.after.above(target):
                if answer := self.counterpart_before(above, source):
                    found.add((answer, above.id, target))
        return {
            (source, answer)
            for source, answer, target in found
            if self.is_whole(source)
            and self.heirs[source].keys().isdisjoint(self.after.ids(target))
        }

    def pairs(self) -> set[Pair]:
        """Return the pairs of items that both editions list."""
        return {
            (source, target)
            for source, targets in self.possible().items()
            for target in targets
            if target in self.after.items
        }

    def by_links(self, source: str, target: str) -> bool:
        """Whether links join two items, or say what an item gave and thereby that it stays."""
        if not self.is_linked(source) or target not in self.heirs[source]:
            return False
        return source == target or self.heirs[source][target].linked

    def by_links_alone(self, source: str, target: str) -> bool:
        """Whether links join two items, and nothing under them does, or is asked where links say all."""
        return self.by_links(source, target) and (
            self.is_whole(source) or target not in self.joined_after(self.before.items[source])
        )

    def have_each_a_part(self, pair: Pair, other: Pair, derived: Container[Pair]) -> bool:
        """Whether two pairs of one source or target are more than one of them, seen from above.

        What is not derived is not seen from above: it shares, wherever it stands.
        """
        if pair not in derived and other not in derived:
            return True
        for side, a, b in ((self.before, pair[0], other[0]), (self.after, pair[1], other[1])):
            if a != b and {a, b} <= side.items.keys():
                return a not in side.ids(b) and b not in side.ids(a)
        return True

    def numbers(self, source: str, target: str) -> tuple[Numbers, Numbers]:
        """Return how many of the lowest items of each of two lie, at least in part, in the other."""
        of_source, of_target = self.before.lowest[source], self.after.lowest[target]
        gone = sum(
            any(t in self.after.items and target in self.after.ids(t) for t in self.heirs[i])
            for i in of_source
        )
        come = sum(
            any(s in self.before.items and source in self.before.ids(s) for s in self.sources(i))
            for i in of_target
        )
        return (gone, len(of_source)), (come, len(of_target))


def most(numbers: Numbers) -> bool:
    return 2 * numbers[0] > numbers[1]


def whole(numbers: Numbers) -> bool:
    return numbers[0] == numbers[1] > 0


def _all_in(lines: Sequence[set[str]], ids: Iterable[str]) -> bool:
    wanted = set(ids)
    return bool(lines) and all(line & wanted for line in lines)
