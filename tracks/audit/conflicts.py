"""All minimal conflicts: the smallest sets of labels that cannot all be believed.

They are the minimal hitting sets of what must be given up to make the rest possible, and the other
way round (Reiter 1987; Bailey and Stuckey 2005): each set that hits all conflicts known so far is
given up in turn; if the rest is still impossible, it holds a new one.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from tracks.audit.facts import Label
from tracks.audit.search import Core, OutOfTime, TooLarge
from tracks.audit.solver import Solver
from tracks.audit.terms import Rule

Conflict = frozenset[Label]
Rank = Callable[[Label], tuple[int, ...]]
"""Orders labels by their place in the files."""


class Conflicts(NamedTuple):
    """Minimal conflicts, smallest first, then by place; `whole` where there are no others.

    `decided` is False where it is not even known whether there is one.
    """

    found: tuple[Conflict, ...]
    whole: bool = True
    decided: bool = True


def conflicts(
    solver: Solver,
    believed: Collection[Label],
    rank: Rank,
    also: Sequence[Rule] = (),
    *,
    most: int | None = None,
) -> Conflicts:
    """Return the minimal conflicts among what is believed; all of them, or the first `most` met."""
    found: list[Conflict] = []
    try:
        for conflict in _each(solver, sorted(believed, key=rank), also):
            found.append(conflict)
            if most is not None and len(found) == most:
                return Conflicts(ordered(found, rank), whole=False)
    except (OutOfTime, TooLarge):
        return Conflicts(ordered(found, rank), whole=False, decided=bool(found))
    return Conflicts(ordered(found, rank))


def ordered(found: Collection[Conflict], rank: Rank) -> tuple[Conflict, ...]:
    """Return conflicts by size, then by the places of their labels."""
    return tuple(sorted(found, key=lambda each: (len(each), sorted(map(rank, each)))))


class _Asker:
    """Asks the solver, but not again for a part of what is known to be possible."""

    def __init__(self, solver: Solver, also: Sequence[Rule]) -> None:
        self._solver, self._also = solver, also
        self._possible: list[Conflict] = []

    def core(self, labels: Collection[Label]) -> Conflict | None:
        """Return what of the labels cannot be believed together, None where all can."""
        asked = frozenset(labels)
        if any(asked <= known for known in self._possible):
            return None
        answer = self._solver.solve(asked, self._also)
        if isinstance(answer, Core):
            return answer.labels
        self._possible = [known for known in self._possible if not known <= asked] + [asked]
        return None

    def shrunk(self, core: Sequence[Label]) -> list[Label]:
        """Return a minimal conflict within one: assumptions and later facts are left out first."""
        kept = list(core)
        for label in reversed(core):
            if label in kept:
                smaller = self.core([other for other in kept if other != label])
                if smaller is not None:
                    kept = [other for other in kept if other in smaller]
        return kept


def _each(solver: Solver, believed: list[Label], also: Sequence[Rule]) -> Iterator[Conflict]:
    asker = _Asker(solver, also)
    hitting: list[Conflict] = [frozenset()]  # minimal sets that hit every conflict found
    possible: set[Conflict] = set()  # those after which nothing is left to find
    while untried := [each for each in hitting if each not in possible]:
        given_up = min(untried, key=len)
        rest = [label for label in believed if label not in given_up]
        core = asker.core(rest)
        if core is None:
            possible.add(given_up)
            continue
        kept = asker.shrunk([label for label in rest if label in core])
        conflict = frozenset(kept)
        yield conflict
        if not conflict:
            return  # what is not to be doubted is impossible by itself
        hitting = _hit(hitting, kept)


def _hit(hitting: list[Conflict], conflict: Sequence[Label]) -> list[Conflict]:
    """Return the minimal sets that hit one conflict more (Berge's method), always in the same order."""
    kept = [each for each in hitting if not each.isdisjoint(conflict)]
    missing = [each for each in hitting if each.isdisjoint(conflict)]
    grown = (each | {label} for each in missing for label in conflict)
    return kept + [each for each in grown if not any(other <= each for other in kept)]
