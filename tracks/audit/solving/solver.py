"""Asks whether some labels can all be believed: arithmetic, earlier numbers, plain search, then z3.

All are exact, so that answers do not hang on which of them gave one; only what is too large for the
plain search stays undecided where z3 is not installed.
"""

from collections.abc import Collection, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tracks.audit.solving.bounds import Bounds
from tracks.audit.solving.budget import Budget, Exhausted, TooLarge
from tracks.audit.solving.cores import Core, core_of
from tracks.audit.solving.models import Models, Values, mended
from tracks.audit.solving.search import PARTS, search, settled
from tracks.audit.solving.terms import Label, Rule, active

if TYPE_CHECKING:
    from tracks.audit.solving.smt import Smt

_NEAR, _FAR = 60, 2_000
"""Moves to mend numbers: before anything is searched (nine in ten take fewer than twenty), and after."""

_STARTS = (
    3  # kept numbers that are mended; the fourth nearest has helped in one of a hundred questions
)


class Solver:
    """The rules of one problem, and who answers for them.

    Any question raises Exhausted where the budget is spent, and TooLarge where it takes z3, which is
    not installed (or not to be used), or more than z3 may spend on one question.
    """

    def __init__(self, rules: Sequence[Rule], budget: Budget, *, smt: bool | None = None) -> None:
        self.rules = rules
        self.budget = budget
        self._use_smt = find_spec("z3") is not None if smt is None else smt
        self._smt: Smt | None = None
        self._models = Models(rules)
        self._reckoned: frozenset[Label] | None = None  # of what the last bounds are
        self._bounds = Bounds(())
        self._hard = False

    def solve(self, believed: Collection[Label], also: Sequence[Rule] = ()) -> Values | Core:
        """Return numbers for which all that is believed holds, or labels that cannot all be.

        `also` are rules that hold besides. The core need not be minimal.
        """
        labels = frozenset(believed)
        self.budget.spend(len(labels))
        known = self._models.fitting(labels, also)
        if known is not None:
            return known
        answer = self._decide(labels, also)
        return answer if isinstance(answer, Core) else self._models.add(answer)

    def bounds(self, believed: Collection[Label]) -> Bounds:
        """Return the bounds that arithmetic gives where just these labels are believed."""
        if frozenset(believed) != self._reckoned:
            self._bounds = Bounds(active(self.rules, believed), self.budget)
            self._reckoned = frozenset(believed)
        return self._bounds

    def possible(self, believed: Collection[Label]) -> bool:
        """Tell whether all that is believed can hold; False where that cannot be told."""
        try:
            return not isinstance(self.solve(believed), Core)
        except (Exhausted, TooLarge):
            return False

    def _decide(self, believed: frozenset[Label], also: Sequence[Rule]) -> Values | Core:
        bounds = self.bounds(believed)
        for rule in also:
            bounds = bounds.also(rule)
        if bounds.clash:
            return core_of(bounds)
        starts = [*self._models.nearest(believed, also, _STARTS), bounds.low]
        found = self._mended(starts, bounds, _NEAR)
        if found is not None:
            return found
        if not (self._hard and self._use_smt):
            try:
                return search(bounds, PARTS, self.budget)
            except TooLarge:
                found = self._mended(starts[:1], bounds, _FAR)
                if found is not None:
                    return found
                if not self._use_smt:
                    raise
                self._hard = True  # the next question is likely to be as hard
        return self._ask(believed, also)

    def _mended(self, starts: Sequence[Values], bounds: Bounds, moves: int) -> Values | None:
        loose = [rule for rule in bounds.rules if not settled(rule, bounds)]
        for start in starts:
            found = mended(start, loose, bounds, moves, self.budget)
            if found is not None:
                return {quantity: bounds.least(quantity) for quantity in bounds.quantities} | found
        return None

    def _ask(self, believed: frozenset[Label], also: Sequence[Rule]) -> Values | Core:
        if self._smt is None:
            from tracks.audit.solving.smt import Smt

            self._smt = Smt(self.rules)
        answer = self._smt.solve(believed, also, self.budget)
        if isinstance(answer, frozenset):
            return Core((*active(self.rules, answer), *also))
        return answer
