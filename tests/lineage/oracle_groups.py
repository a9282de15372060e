"""Comparable groups once more, by brute force: every item of every edition is a node of its own."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tests.lineage.oracle import united
from tests.lineage.oracle_above import OracleAbove
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.statement import Added

Node = tuple[int, str]


class Found(NamedTuple):
    """A group: its grade, its members in the two editions, and why it is not comparable, or not quite."""

    grade: str
    before: frozenset[str]
    after: frozenset[str]
    reasons: frozenset[str]


class OracleGroups:
    """The groups of the edition numbered `start` and the last of a run; those before it are linked from."""

    def __init__(self, run: Sequence[Edition], start: int = 0) -> None:
        self.over = OracleAbove(run, start)
        self.oracle, self.run = self.over.oracle, self.over.run
        self.start, self.end = start, len(run) - 1
        self.steps = self.over.steps or [self.over]
        told = self.oracle.told
        self.touched = {(n, i) for s, t, a, b in told for n, i in ((s, a), (t, b))}
        self.ids = {i for edition in self.run for i in edition.items} | {i for _, i in self.touched}

    def find(self) -> set[Found]:
        ahead: dict[Node, list[tuple[Node, bool]]] = {}
        reached: set[Node] = set()
        for n in range(
            self.start, self.end + 1
        ):  # by edition, so that what leads to one has been walked
            for i in self.ids:
                node = n, i
                if node in reached or self.is_there(node) or self.may_be(node):
                    ahead[node] = list(self.onward(node)) if n < self.end else []
                    reached |= {to for to, _ in ahead[node]}
        edges = [{node, *(to for to, _ in legs)} for node, legs in ahead.items()]
        edges += [{(self.start, a), (self.end, b)} for a, b in self.joined_over_all()]
        groups = (self.graded(group, ahead, reached) for group in united(edges))
        return {found for found in groups if found.before or found.after}

    def item(self, node: Node) -> Item | None:
        return self.run[node[0]].items.get(node[1])

    def is_there(self, node: Node) -> bool:
        return node in self.touched or self.item(node) is not None

    def may_be(self, node: Node) -> bool:
        return node[0] in (self.start, self.end) and not self.oracle.lacks(*node)

    def is_gap(self, number: int, item: str) -> bool:
        there = [n for n in range(self.start, self.end + 1) if self.is_there((n, item))]
        lacks = self.start < number < self.end and self.oracle.lacks(number, item)
        return lacks and bool(there) and there[0] < number < there[-1]

    def onward(self, node: Node) -> Iterator[tuple[Node, bool]]:
        """Yield where an item goes next, and whether by a part of it."""
        n, i = node
        step = self.steps[n - self.start]
        # What a source tells apart does not stay, unless a link says so.
        legs = [
            leg
            for leg in self.oracle.legs(n, i)
            if leg.linked or leg.item != i or i not in step.others
        ]
        linked = any(leg.linked for leg in legs)
        joined = step.pairs() | step.unsaid()
        arrives = any(b == i and not step.by_links_alone(a, b) for a, b in joined)
        begins = arrives and (self.oracle.lacks(n, i) or step.is_stated(step.after.items[i], Added))
        if linked or (self.item(node) is None and not begins):
            yield from (((leg.to, leg.item), leg.partial) for leg in legs)
        if self.item(node) is not None:
            targets = step.possible()[i]
            if not linked and not targets and i not in step.others and i not in step.after.items:
                targets = {i}  # nothing tells what became of it
            stays = {i} - step.others if linked else set()  # that it stays its links say
            for target in targets - stays | {b for a, b in step.unsaid() if a == i}:
                to = n + 1, target
                if not step.by_links_alone(i, target) and self.on_one_level(node, to):
                    yield to, False

    def on_one_level(self, one: Node, other: Node) -> bool:
        was, now = self.item(one), self.item(other)
        return one[1] == other[1] or (
            was is not None and now is not None and was.level == now.level
        )

    def joined_over_all(self) -> Iterator[tuple[str, str]]:
        for source, target in self.over.pairs() | self.over.unsaid():
            on_one_level = self.on_one_level((self.start, source), (self.end, target))
            stays = source == target and source not in self.over.others
            by_links = self.over.by_links_alone(source, target) or (
                stays and self.over.is_linked(source)
            )
            if on_one_level and not by_links:
                yield source, target

    def graded(
        self, group: set[Node], ahead: dict[Node, list[tuple[Node, bool]]], reached: set[Node]
    ) -> Found:
        before, after = (
            frozenset(i for n, i in group if n == number and i in self.run[number].items)
            for number in (self.start, self.end)
        )
        reasons = set()
        for node in group:
            goes = ahead[node]
            if node[0] > self.start and node not in reached and self.is_there(node):
                reasons.add("begins")
            if not goes and (node[0] < self.end or self.oracle.lacks(*node)):
                reasons.add("ends")
            if goes and all(partial for _, partial in goes):
                reasons.add("ends")
            if self.is_gap(*node):
                reasons.add("gap")
        hidden = [
            any(n == k and self.may_be((n, i)) and i not in self.run[k].items for n, i in group)
            for k in (self.start, self.end)
        ]
        if not reasons and before and after and hidden == [False, True]:
            grade = "weighted_only" if all(map(self.is_weighted, before)) else "broken"
            return Found(grade, before, after, frozenset({"unlisted"}))
        reasons |= {"unlisted"} if any(hidden) else set()
        if not (before and after):
            return Found("broken", before, after, frozenset(reasons - {"gap"}))
        if reasons:
            return Found("broken", before, after, frozenset(reasons))
        return self.comparable(before, after)

    def is_weighted(self, item: str) -> bool:
        """Whether links say what share of an item went where, or it is lowest and itself alone."""
        targets = self.over.possible()[item]
        if not self.over.is_linked(item):
            return self.over.before.lowest[item] == [item] and targets <= {item}
        heirs = self.over.heirs[item]
        return targets == heirs.keys() and all(p.share is not None for p in heirs.values())

    def comparable(self, before: frozenset[str], after: frozenset[str]) -> Found:
        first, last = self.over.before, self.over.after
        members = [*(first.items[i] for i in before), *(last.items[i] for i in after)]
        if any(item.level in self.untold for item in members):
            return Found("undecided", before, after, frozenset())
        inside = {"ends"} if any(map(self.ends_inside, before)) else set()
        inside |= {"begins"} if any(map(self.begins_inside, after)) else set()
        if len(members) > 2:
            return Found("regrouped", before, after, frozenset(inside))
        (old,), (new,) = before, after
        crossed = {
            (a, b)
            for a, b in self.over.pairs() | self.over.unsaid()
            if (a == old or b == new)
            and self.over.heir(a) != b
            and not self.over.by_links_alone(a, b)
        }
        if crossed or self.entered(new):
            return Found("regrouped", before, after, frozenset(inside))
        if inside:
            return Found("extended", before, after, frozenset(inside))
        was, now = first.items[old], last.items[new]
        same = (was.id, was.name, was.code) == (now.id, now.name, now.code)
        return Found("identical" if same else "renamed", before, after, frozenset())

    def entered(self, item: str) -> bool:
        """Whether links led something under an item that nothing where it stood is joined with."""
        joined, first, last = self.over.pairs(), self.over.before, self.over.after
        return any(
            item in last.ids(target) - {target}
            and not any((i, item) in joined for i in first.ids(source))
            for source, target in self.over.base
            if self.over.by_links(source, target)
        )

    @cached_property
    def untold(self) -> set[str]:
        """The levels within which not everything is listed, or not everything has a place."""
        found: set[str] = set()
        for side in (self.over.before, self.over.after):
            levels = [level.id for level in side.edition.head.taxonomy.levels]
            for depth, level in enumerate(levels):
                unplaced = any(
                    line[0].level == level and line[-1].unplaced for line in side.lines.values()
                )
                if unplaced or not side.edition.head.is_complete(level):
                    found |= {*levels[:depth]}
        return found

    def ends_inside(self, item: str) -> bool:
        after = self.over.after.items.keys()
        inside = [i for i in self.over.before.lowest[item] if i != item]
        return any(after.isdisjoint(self.over.heirs[i]) for i in inside)

    def begins_inside(self, item: str) -> bool:
        before = self.over.before.items.keys()
        inside = [i for i in self.over.after.lowest[item] if i != item]
        return any(before.isdisjoint(self.over.sources(i)) for i in inside)
