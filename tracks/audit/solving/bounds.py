"""Bounds that arithmetic alone gives: interval reckoning over the rules, with its every step kept.

What it finds holds of every solution; what it does not find may still be so (`search` decides).
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import NamedTuple

from tracks.audit.solving.budget import Budget
from tracks.audit.solving.terms import Atom, Case, Quantity, Rule, Term

LIMIT = 10**40
"""No quantity is greater; what climbs beyond has no solution, or none that is a number of items."""

OPEN = 10**36
"""An upper end beyond this is none. Figures in files have at most twelve digits, growth in per cent too."""


class End(NamedTuple):
    """The lower or the upper end of what a quantity may be."""

    of: Quantity
    upper: bool


@dataclass(frozen=True, eq=False, slots=True)
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


class _Broken(Exception):  # noqa: N818 - no error: it ends the reckoning
    def __init__(self, atom: Atom) -> None:
        self.atom = atom


Moved = Iterator[tuple[End, int, Atom | None]]


class Ends:
    """The ends of all quantities: 0 and LIMIT until something moves them."""

    def __init__(self, low: Mapping[Quantity, int], high: Mapping[Quantity, int]) -> None:
        self.low, self.high = dict(low), dict(high)

    def least(self, quantity: Quantity) -> int:
        """Return the least that a quantity may be."""
        return self.low.get(quantity, 0)

    def most(self, quantity: Quantity) -> int:
        """Return the most that a quantity may be."""
        return self.high.get(quantity, LIMIT)

    def move(self, end: End, number: int) -> bool:
        """Move an end inward; tell whether it moved."""
        if end.upper:
            if self.most(end.of) <= number:
                return False
            self.high[end.of] = number
        else:
            if self.least(end.of) >= number:
                return False
            self.low[end.of] = number
        return True

    def open(self, quantity: Quantity) -> bool:
        """Tell whether more than one number is left for a quantity."""
        return self.most(quantity) > self.least(quantity)

    def crossed(self, quantity: Quantity) -> bool:
        """Tell whether nothing is left between the ends of a quantity."""
        return self.most(quantity) < self.least(quantity)


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
        # Two rules can raise each other's ends for ever, a step at a time. Where ends come to rest,
        # each rule was looked at once and, in all that was measured, fewer than nine times more.
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
            for end, number, atom in (
                _tightened(rule.cases[0], self) if alone else self._moves(rule)
            ):
                if not self.move(end, number):
                    continue
                before = self._last.get(end)
                self._last[end] = Step(self._steps, end, number, rule, atom, before)
                self._steps += 1
                if self.crossed(end.of):
                    self._clash(rule, atom, _both(end.of))
                    return
                yield end.of
        except _Broken as broken:
            self._clash(rule, broken.atom, _tops_of(broken.atom.terms))

    def _moves(self, rule: Rule) -> Moved:
        """Yield to where a rule of several cases moves ends: as far as all that can hold do."""
        about = sorted(rule.about)
        left = [ends for case in rule.cases if (ends := _within(case, about, self))]
        if not left:
            self._clash(rule, None, chain.from_iterable(map(_both, about)))
            return
        for quantity in about:
            least = min(ends.low[quantity] for ends in left)
            most = max(ends.high[quantity] for ends in left)
            if least > self.least(quantity):
                yield End(quantity, False), least, None
            if most < self.most(quantity):
                yield End(quantity, True), most, None

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
        yield from chain.from_iterable(map(_both, step.rule.about))
        return
    for term in step.atom.terms:
        if step.end.of in term.of and step.end.upper == (term.factor < 0):
            yield from (End(q, not step.end.upper) for q in term.of if q != step.end.of)
        else:
            yield from _tops_of([term])


def _both(quantity: Quantity) -> tuple[End, End]:
    return End(quantity, False), End(quantity, True)


def _within(case: Case, about: Iterable[Quantity], ends: Ends) -> Ends | None:
    """Return the ends that a case leaves of some quantities, None where it cannot hold."""
    inner = Ends({q: ends.least(q) for q in about}, {q: ends.most(q) for q in about})
    try:
        for _ in range(2):
            for end, number, _atom in _tightened(case, inner):
                if inner.move(end, number) and inner.crossed(end.of):
                    return None
    except _Broken:
        return None
    return inner


def _tightened(case: Case, ends: Ends) -> Moved:
    """Yield to where each atom moves ends. _Broken: an atom cannot hold."""
    low, high = ends.low, ends.high
    for atom in case:
        known, tops = atom.constant, []
        for factor, of in atom.terms:
            top = factor
            for quantity in of:
                top *= high.get(quantity, LIMIT) if factor > 0 else low.get(quantity, 0)
            known += top
            tops.append(top)
        if known < 0:
            raise _Broken(atom)
        for term, top in zip(atom.terms, tops, strict=True):
            # No other term can be more than known - top, so this one is at least top - known.
            if len(term.of) > 1:
                for end, number in _ends_of(term, known - top, ends):
                    yield end, number, atom
            elif term.factor < 0:
                number = (known - top) // -term.factor
                if number < high.get(term.of[0], LIMIT):
                    yield End(term.of[0], True), number, atom
            elif known < top:
                number = -((known - top) // term.factor)
                if number > low.get(term.of[0], 0):
                    yield End(term.of[0], False), number, atom


def _tops_of(terms: Iterable[Term]) -> Iterator[End]:
    for term in terms:
        for quantity in term.of:
            yield End(quantity, term.factor > 0)


def _ends_of(term: Term, rest: int, ends: Ends) -> Iterator[tuple[End, int]]:
    """Yield to where the quantities of a product must move for it and the rest to be at least 0."""
    factor, of = term
    upper = factor < 0
    for n, quantity in enumerate(of):
        by = abs(factor)
        for other in of[:n] + of[n + 1 :]:
            by *= ends.least(other) if upper else ends.most(other)
        if by and upper:
            number = rest // by
            if number < ends.most(quantity):
                yield End(quantity, True), number
        elif by and rest < 0:
            number = -(rest // by)
            if number > ends.least(quantity):
                yield End(quantity, False), number
