"""Bounds that arithmetic alone gives: interval reckoning over the rules, with its every step kept.

What it finds holds of every solution; what it does not find may still be so (`search` decides).
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import NamedTuple

from tracks.audit.solving.budget import Budget
from tracks.audit.solving.ends import (
    Broken,
    End,
    Ends,
    Moved,
    both_of,
    moves_of,
    tightened,
    tops_of,
)
from tracks.audit.solving.terms import Atom, Quantity, Rule


@dataclass(eq=False, slots=True)  # frozen, it takes three times as long to make, and thousands are
class Step:
    """An end that moved to a number by a rule (and one atom of it); `before` is its step before that."""

    order: int
    end: End
    number: int
    rule: Rule
    atom: Atom | None
    before: "Step | None"


class Clash(NamedTuple):
    """A rule that cannot hold, and the last steps of the ends that keep it from holding."""

    rule: Rule
    atom: Atom | None
    uses: tuple[Step, ...]


class Bounds(Ends):
    """Reckons with rules until no end moves any more, or a rule cannot hold.

    Raises Exhausted where the budget does not reach for that.
    """

    def __init__(self, rules: Iterable[Rule], budget: Budget | None = None) -> None:
        super().__init__({}, {})
        self._budget = budget or Budget()
        self.rules: list[Rule] = []
        self.clash: Clash | None = None
        self._last: dict[End, Step] = {}
        self._steps = 0
        self._about: dict[Quantity, tuple[int, ...]] = {}
        self._waiting: deque[int] = deque()
        self._join(rules)
        self._reckon()

    @property
    def quantities(self) -> Collection[Quantity]:
        """What the rules speak of."""
        return self._about.keys()

    def also(self, rule: Rule, instead: Rule | None = None) -> "Bounds":
        """Return the bounds where a rule holds besides, or instead of a weaker one; reckoned on from here."""
        more = copy(self)
        more.low, more.high = dict(self.low), dict(self.high)
        more.rules, more._about = list(self.rules), dict(self._about)
        more._last, more._waiting = dict(self._last), deque(self._waiting)
        if instead is None:
            more._join([rule])
        else:
            number = more.rules.index(instead)
            more.rules[number] = rule
            more._waiting.append(number)
        more._reckon()
        return more

    def step(self, end: End) -> Step | None:
        """Return the step that moved an end to where it is, None where none did."""
        return self._last.get(end)

    def uses(self, step: Step) -> list[Step]:
        """Return the steps that a step rests on: the last of each end that its atom looked at."""
        return list(_rests_on(step, dict(self._last)))

    def behind(self, steps: Iterable[Step]) -> list[Step]:
        """Return these steps and all that they rest on, in order."""
        found = {step.order: step for step in steps}
        pending = [-order for order in found]
        heapify(pending)
        last = dict(self._last)
        while pending:  # the latest first, so that no end is gone back over twice
            for step in _rests_on(found[-heappop(pending)], last):
                if step.order not in found:
                    found[step.order] = step
                    heappush(pending, -step.order)
        return [found[order] for order in sorted(found)]

    def _join(self, rules: Iterable[Rule]) -> None:
        for number, rule in enumerate(rules, len(self.rules)):
            self.rules.append(rule)
            self._waiting.append(number)
            for quantity in rule.about:
                self._about[quantity] = (*self._about.get(quantity, ()), number)

    def _reckon(self) -> None:
        queued = set(self._waiting)
        # Two rules can raise each other's ends for ever, a little at a time. Where ends come to rest,
        # those of the bundled editions take at most half of this; what is cut off, a search decides.
        patience = 200 + len(self.rules) + 9 * len(self._waiting)
        while self._waiting and patience and self.clash is None:
            patience -= 1
            number = self._waiting.popleft()
            queued.discard(number)
            self._budget.spend(self.rules[number].size)
            for moved in self._apply(self.rules[number]):
                for other in self._about[moved]:
                    if other not in queued:
                        queued.add(other)
                        self._waiting.append(other)

    def _apply(self, rule: Rule) -> Iterator[Quantity]:
        """Move what a rule moves, and yield it; note a clash."""
        try:
            alone = len(rule.cases) == 1
            for end, number, atom in tightened(rule.cases[0], self) if alone else self._moves(rule):
                if not self.move(end, number):
                    continue
                before = self._last.get(end)
                self._last[end] = Step(self._steps, end, number, rule, atom, before)
                self._steps += 1
                if self.crossed(end.of):
                    self._clash(rule, atom, both_of(end.of))
                    return
                yield end.of
        except Broken as broken:
            self._clash(rule, broken.atom, tops_of(broken.atom.terms))

    def _moves(self, rule: Rule) -> Moved:
        """Yield to where a rule of several cases moves ends: as far as all that can hold do."""
        moves = moves_of(rule, self)
        if moves is None:
            self._clash(rule, None, chain.from_iterable(map(both_of, rule.in_order)))
            return
        for end, number in moves:
            yield end, number, None

    def _clash(self, rule: Rule, atom: Atom | None, ends: Iterable[End]) -> None:
        uses = (self._last[end] for end in ends if end in self._last)
        self.clash = Clash(rule, atom, tuple(uses))


def _rests_on(step: Step, last: dict[End, Step]) -> Iterator[Step]:
    """Yield the last step before some step of each end that it looked at; `last` is gone back to there."""
    for end in _looked_at(step):
        found = last.get(end)
        while found is not None and found.order >= step.order:
            found = found.before
        if found is None:
            last.pop(end, None)
        else:
            last[end] = found
            yield found


def _looked_at(step: Step) -> Iterator[End]:
    """Yield the ends that a step was reckoned from."""
    if step.atom is None:
        yield from chain.from_iterable(map(both_of, step.rule.about))
        return
    for term in step.atom.terms:
        if step.end.of in term.of and step.end.upper == (term.factor < 0):
            yield from (End(q, not step.end.upper) for q in term.of if q != step.end.of)
        else:
            yield from tops_of([term])
