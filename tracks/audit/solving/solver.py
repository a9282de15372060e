"""Asks whether some labels can all be believed: plain arithmetic and search first, z3 for the rest.

Both are exact, so that answers do not hang on which of them gave one; only what is too large for the
plain search stays undecided where z3 is not installed.
"""

from collections.abc import Collection, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tracks.audit.solving.bounds import Bounds
from tracks.audit.solving.cores import Core, core_of
from tracks.audit.solving.search import PARTS, Left, OutOfTime, TooLarge, Values, search
from tracks.audit.solving.terms import Label, Rule, active

if TYPE_CHECKING:
    from tracks.audit.solving.smt import Smt


class Solver:
    """The rules of one problem, and who answers for them.

    `left` tells how much time remains. Any question raises OutOfTime where none is left, and TooLarge
    where it takes z3, which is not installed (or not to be used).
    """

    def __init__(self, rules: Sequence[Rule], left: Left, *, smt: bool | None = None) -> None:
        self.rules = rules
        self._left = left
        self._use_smt = find_spec("z3") is not None if smt is None else smt
        self._smt: Smt | None = None
        self._reckoned: frozenset[Label] | None = None  # of what the last bounds are
        self._bounds = Bounds(())
        self._hard = False

    def solve(self, believed: Collection[Label], also: Sequence[Rule] = ()) -> Values | Core:
        """Return numbers for which all that is believed holds, or labels that cannot all be.

        `also` are rules that hold besides. The core need not be minimal.
        """
        if self._left() <= 0:
            raise OutOfTime
        bounds = self.bounds(believed)
        for rule in also:
            bounds = bounds.also(rule)
        if bounds.clash:
            return core_of(bounds)
        if not (self._hard and self._use_smt):
            try:
                return search(bounds, PARTS, self._left)
            except TooLarge:
                if not self._use_smt:
                    raise
                self._hard = True  # the next question is likely to be as hard
        return self._ask(believed, also)

    def bounds(self, believed: Collection[Label]) -> Bounds:
        """Return the bounds that arithmetic gives where just these labels are believed."""
        if frozenset(believed) != self._reckoned:
            self._reckoned = frozenset(believed)
            self._bounds = Bounds(active(self.rules, believed))
        return self._bounds

    def possible(self, believed: Collection[Label]) -> bool:
        """Tell whether all that is believed can hold; False where that cannot be told."""
        try:
            return not isinstance(self.solve(believed), Core)
        except (OutOfTime, TooLarge):
            return False

    def _ask(self, believed: Collection[Label], also: Sequence[Rule]) -> Values | Core:
        if self._smt is None:
            from tracks.audit.solving.smt import Smt

            self._smt = Smt(self.rules)
        answer = self._smt.solve(believed, also, self._left())
        if isinstance(answer, frozenset):
            return Core((*active(self.rules, answer), *also))
        return answer
