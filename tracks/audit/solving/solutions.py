"""How many solutions are left for some figures, and between which numbers one figure lies."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from tracks.audit.solving.bounds import Bounds
from tracks.audit.solving.budget import Exhausted, TooLarge
from tracks.audit.solving.cores import Core
from tracks.audit.solving.ends import LIMIT, OPEN
from tracks.audit.solving.search import bound
from tracks.audit.solving.solver import Solver
from tracks.audit.solving.terms import Label, Quantity, Rule, at_least, at_most

ENOUGH = 100
"""So many solutions are counted; of more it is only said that there are more."""


class Solutions(NamedTuple):
    """The solutions found; `whole` where there are no others, `decided` where that is known.

    `endless` where a figure has no upper end, so that no number of them is all; one is found then.
    """

    found: tuple[Mapping[Quantity, int], ...]
    whole: bool
    decided: bool = True
    endless: bool = False

    @property
    def number(self) -> int:
        """How many were found."""
        return len(self.found)


class Interval(NamedTuple):
    """Between which numbers a figure lies (None: unbounded); `tight` where either end is attained."""

    least: int
    most: int | None
    tight: bool

    @property
    def exact(self) -> bool:
        """Whether only one number is left."""
        return self.least == self.most


def solutions(
    solver: Solver, believed: Collection[Label], over: Sequence[Quantity], most: int = ENOUGH
) -> Solutions:
    """Return the solutions that differ in some of the figures `over`, at most so many."""
    found: list[Mapping[Quantity, int]] = []
    parts: list[Box] = [dict.fromkeys(over, (0, LIMIT))]
    try:
        while parts:
            box = parts.pop()
            answer = solver.solve(believed, [_inside(box)])
            if isinstance(answer, Core):
                continue
            if len(found) == most:
                return Solutions(_sorted(found), whole=False)
            values = {quantity: answer.get(quantity, 0) for quantity in over}
            if not found and _endless(solver, believed, over):
                return Solutions((values,), whole=False, endless=True)
            found.append(values)
            parts += _others(values, box)
    except (Exhausted, TooLarge):
        return Solutions(_sorted(found), whole=False, decided=False)
    return Solutions(_sorted(found), whole=True)


def _endless(solver: Solver, believed: Collection[Label], over: Sequence[Quantity]) -> bool:
    """Tell whether any of the figures can be as large as one likes."""
    bounds = solver.bounds(believed)
    far = (bound(quantity, least=OPEN + 1) for quantity in over if bounds.most(quantity) > OPEN)
    return any(not isinstance(solver.solve(believed, (rule,)), Core) for rule in far)


Box = Mapping[Quantity, tuple[int, int]]
"""Between which numbers some figures are looked for."""


def _inside(box: Box) -> Rule:
    ends = ((at_least(of, least), at_most(of, most)) for of, (least, most) in box.items())
    return Rule(frozenset(), (tuple(chain.from_iterable(ends)),), "figure")


def _others(values: Mapping[Quantity, int], box: Box) -> Iterator[Box]:
    """Yield the parts that a box falls into when these values are taken out (Lawler 1972)."""
    for quantity, value in values.items():
        least, most = box[quantity]
        if least < value:
            yield {**box, quantity: (least, value - 1)}
        if value < most:
            yield {**box, quantity: (value + 1, most)}
        box = {**box, quantity: (value, value)}


def _sorted(found: Sequence[Mapping[Quantity, int]]) -> tuple[Mapping[Quantity, int], ...]:
    return tuple(sorted(found, key=lambda values: sorted(values.items())))


class Intervals:
    """The tightest bounds of figures, each asked for in turn; what one answer shows serves the others."""

    def __init__(self, solver: Solver, believed: Collection[Label]) -> None:
        self._solver, self._believed = solver, believed
        self._outer: Bounds | None = None
        self._seen: dict[Quantity, tuple[int, int]] = {}

    def of(self, quantity: Quantity) -> Interval:
        """Return the bounds of a figure of a problem that has a solution."""
        least, most = 0, LIMIT
        try:
            if self._outer is None:
                self._outer = self._solver.bounds(self._believed)
            least, most = self._outer.least(quantity), self._outer.most(quantity)
            if least == most:
                return Interval(least, most, tight=True)
            least = self._end(quantity, least, upper=False)
            most = self._end(quantity, most, upper=True)
        except (Exhausted, TooLarge):
            return Interval(least, None if most > OPEN else most, tight=False)
        return Interval(least, None if most > OPEN else most, tight=True)

    def _end(self, quantity: Quantity, far: int, *, upper: bool) -> int:
        """Return the last number that a figure can have on one side, `far` at most, by halving what is open."""
        beyond = OPEN + 1 if upper and far > OPEN else far
        if self._reaches(quantity, beyond, upper=upper):
            return far
        far, gap = beyond, 1
        near = self._seen[quantity][upper] if quantity in self._seen else self._any(quantity, upper)
        while abs(far - near) > 1:
            # Where the far end is only that of all numbers, the true one is likelier near: leap from there.
            middle = (far + near) // 2
            middle = min(middle, near + gap) if upper else max(middle, near - gap)
            if self._reaches(quantity, middle, upper=upper):
                near, gap = self._seen[quantity][upper], 2 * gap
            else:
                far = middle
        return near

    def _any(self, quantity: Quantity, upper: bool) -> int:
        self._ask(())
        return self._seen[quantity][upper]

    def _reaches(self, quantity: Quantity, number: int, *, upper: bool) -> bool:
        """Tell whether a figure can be at least (or at most) so much."""
        seen = self._seen.get(quantity)
        if seen and (seen[1] >= number if upper else seen[0] <= number):
            return True
        wanted = bound(quantity, least=number) if upper else bound(quantity, most=number)
        return self._ask((wanted,))

    def _ask(self, also: Sequence[Rule]) -> bool:
        answer = self._solver.solve(self._believed, also)
        if isinstance(answer, Core):
            return False
        for quantity, value in answer.items():
            low, high = self._seen.get(quantity, (value, value))
            self._seen[quantity] = min(low, value), max(high, value)
        return True
