"""Bounds that arithmetic alone gives: interval reckoning over the rules, with its every step kept.

What it finds holds of every solution; what it does not find may still be so (`search` decides).
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tracks.audit.terms import Atom, Case, Quantity, Rule, Term

LIMIT = 10**18
"""No quantity is greater; what climbs beyond has no solution, or none that is a number of items."""


class End(NamedTuple):
    """The lower or the upper end of what a quantity may be."""

    of: Quantity
    upper: bool


class Step(NamedTuple):
    """An end that moved, by a rule and other ends as they were then (numbers of steps)."""

    end: End
    number: int
    rule: Rule
    atom: Atom | None
    uses: tuple[int, ...]


class Clash(NamedTuple):
    """A rule that cannot hold, and the ends that keep it from holding (numbers of steps)."""

    rule: Rule
    atom: Atom | None
    uses: tuple[int, ...]


class _Broken(Exception):  # noqa: N818 - no error: it ends the reckoning
    def __init__(self, atom: Atom | None, ends: Iterable[End]) -> None:
        self.atom, self.ends = atom, tuple(ends)


Moved = Iterator[tuple[End, int, Atom | None, tuple[End, ...]]]


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

    def crossed(self, quantity: Quantity) -> bool:
        """Tell whether nothing is left between the ends of a quantity."""
        return self.most(quantity) < self.least(quantity)


class Bounds(Ends):
    """Reckons with rules until no end moves any more, or a rule cannot hold."""

    def __init__(self, rules: Iterable[Rule], start: Ends | None = None) -> None:
        super().__init__(start.low if start else {}, start.high if start else {})
        self._rules = tuple(rules)
        self._about: dict[Quantity, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for quantity in rule.about:
                self._about.setdefault(quantity, []).append(number)
        self.steps: list[Step] = []
        self.clash: Clash | None = None
        self._last: dict[End, int] = {}
        self._reckon()

    def step(self, end: End) -> int | None:
        """Return the number of the step that moved an end to where it is, None where none did."""
        return self._last.get(end)

    def behind(self, steps: Iterable[int]) -> list[int]:
        """Return these steps and all that they rest on, in order."""
        found: set[int] = set()
        pending = list(steps)
        while pending:
            number = pending.pop()
            if number not in found:
                found.add(number)
                pending += self.steps[number].uses
        return sorted(found)

    def _reckon(self) -> None:
        waiting = deque(range(len(self._rules)))
        queued = set(waiting)
        patience = 200 + 10 * len(self._rules)  # ends may climb for ever
        while waiting and patience and self.clash is None:
            patience -= 1
            number = waiting.popleft()
            queued.discard(number)
            for moved in self._apply(self._rules[number]):
                for other in self._about[moved]:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)

    def _apply(self, rule: Rule) -> Iterator[Quantity]:
        """Move what a rule moves, and yield it; note a clash."""
        try:
            for end, number, atom, because in self._moves(rule):
                # Known before the end moves: it may rest on where it was itself.
                uses = self._uses(because)
                if not self.move(end, number):
                    continue
                self._last[end] = len(self.steps)
                self.steps.append(Step(end, number, rule, atom, uses))
                if self.crossed(end.of):
                    self.clash = Clash(
                        rule, atom, self._uses((end, end._replace(upper=not end.upper)))
                    )
                    return
                yield end.of
        except _Broken as broken:
            self.clash = Clash(rule, broken.atom, self._uses(broken.ends))

    def _uses(self, ends: Iterable[End]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._last[end] for end in ends if end in self._last))

    def _moves(self, rule: Rule) -> Moved:
        if len(rule.cases) == 1:
            yield from _tightened(rule.cases[0], self)
            return
        left = [ends for case in rule.cases if (ends := _within(case, self))]
        about = sorted(rule.about)
        because = tuple(End(q, upper) for q in about for upper in (False, True))
        if not left:
            raise _Broken(None, because)
        for quantity in about:
            yield End(quantity, False), min(ends.least(quantity) for ends in left), None, because
            yield End(quantity, True), max(ends.most(quantity) for ends in left), None, because


def _within(case: Case, ends: Ends) -> Ends | None:
    """Return the ends that a case leaves, None where it cannot hold."""
    inner = Ends(ends.low, ends.high)
    try:
        for _ in range(2):
            for end, number, _atom, _because in _tightened(case, inner):
                if inner.move(end, number) and inner.crossed(end.of):
                    return None
    except _Broken:
        return None
    return inner


def _tightened(case: Case, ends: Ends) -> Moved:
    """Yield to where each atom moves ends. _Broken: an atom cannot hold."""
    for atom in case:
        tops = [_top(term, ends) for term in atom.terms]
        known = atom.constant + sum(tops)
        if known < 0:
            raise _Broken(atom, _tops_of(atom.terms))
        for n, term in enumerate(atom.terms):
            for end, number, more in _ends_of(term, known - tops[n], ends):
                others = (*atom.terms[:n], *atom.terms[n + 1 :])
                yield end, number, atom, (*_tops_of(others), *more)


def _top(term: Term, ends: Ends) -> int:
    """Return the most that a term can be."""
    found = term.factor
    for quantity in term.of:
        found *= ends.most(quantity) if term.factor > 0 else ends.least(quantity)
    return found


def _tops_of(terms: Iterable[Term]) -> Iterator[End]:
    for term in terms:
        for quantity in term.of:
            yield End(quantity, term.factor > 0)


def _ends_of(term: Term, rest: int, ends: Ends) -> Iterator[tuple[End, int, tuple[End, ...]]]:
    """Yield to where a term's quantities must move for term + rest to be at least 0."""
    upper = term.factor < 0
    if not upper and rest >= 0:
        return
    for n, quantity in enumerate(term.of):
        others = (*term.of[:n], *term.of[n + 1 :])
        by = abs(term.factor)
        for other in others:
            by *= ends.least(other) if upper else ends.most(other)
        if by:
            number = rest // by if upper else -(rest // by)
            if number < ends.most(quantity) if upper else number > ends.least(quantity):
                yield End(quantity, upper), number, tuple(End(o, not upper) for o in others)
