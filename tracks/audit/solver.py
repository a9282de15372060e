"""Asks whether some labels can all be believed: plain arithmetic and search first, z3 for the rest.

Both are exact, so that answers do not hang on which of them gave one; only what is too large for the
plain search stays undecided where z3 is not installed.
"""

from collections.abc import Callable, Collection, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tracks.audit.bounds import Bounds
from tracks.audit.facts import Label
from tracks.audit.search import PARTS, Core, OutOfTime, TooLarge, Values, active, core_of, search
from tracks.audit.terms import Rule

if TYPE_CHECKING:
    from tracks.audit.smt import Smt

Left = Callable[[], float]
"""Tells how many seconds are left; the caller has the clock."""

_FIRST_PARTS = 60  # how much is searched plainly before z3 is loaded for it


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
        self._hard = False

    def solve(self, believed: Collection[Label], also: Sequence[Rule] = ()) -> Values | Core:
        """Return numbers for which all that is believed holds, or labels that cannot all be.

        `also` are rules that hold besides. The core need not be minimal.
        """
        if self._left() <= 0:
            raise OutOfTime
        rules = [*active(self.rules, believed), *also]
        bounds = Bounds(rules)
        if bounds.clash:
            return core_of(bounds)
        if not (self._hard and self._use_smt):
            try:
                values = search(rules, _FIRST_PARTS if self._use_smt else PARTS, bounds)
            except TooLarge:
                if not self._use_smt:
                    raise
                self._hard = True  # the next question is likely to be as hard
            else:
                return Core(frozenset(believed)) if values is None else values
        return self._ask(believed, also)

    def possible(self, believed: Collection[Label]) -> bool:
        """Tell whether all that is believed can hold; False where that cannot be told."""
        try:
            return not isinstance(self.solve(believed), Core)
        except (OutOfTime, TooLarge):
            return False

    def _ask(self, believed: Collection[Label], also: Sequence[Rule]) -> Values | Core:
        if self._smt is None:
            from tracks.audit.smt import Smt

            self._smt = Smt(self.rules)
        return self._smt.solve(believed, also, self._left())
