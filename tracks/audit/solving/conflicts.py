"""All minimal conflicts: the smallest sets of labels that cannot all be believed.

They are the minimal hitting sets of what must be given up to make the rest possible, and the other
way round (Reiter 1987; Bailey and Stuckey 2005): each set that hits all conflicts known so far is
given up in turn; if the rest is still impossible, it holds a new one.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tracks.audit.solving.budget import Exhausted, TooLarge
from tracks.audit.solving.cores import Core, lean, shrunk
from tracks.audit.solving.solver import Solver
from tracks.audit.solving.terms import Label, Rank, Rule

Conflict = frozenset[Label]


class Conflicts(NamedTuple):
    """Minimal conflicts, smallest first, then by rank; `whole` where there are no others.

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
    asker = _Asker(solver, also)
    try:
        for conflict in _each(asker, sorted(believed, key=rank), rank):
            found.append(conflict)
            if most is not None and len(found) == most:
                return Conflicts(ordered(found, rank), whole=False)
    except Exhausted:
        asker.doubts += 1
    return Conflicts(ordered(found, rank), asker.doubts == 0, bool(found) or asker.doubts == 0)


def ordered(found: Collection[Conflict], rank: Rank) -> tuple[Conflict, ...]:
    """Return conflicts by size, then by the ranks of their labels."""
    return tuple(sorted(found, key=lambda each: (len(each), sorted(map(rank, each)))))


class _Asker:
    """Asks the solver, but not again for a part of what is known to be possible.

    `doubts` counts what was too large to be answered.
    """

    def __init__(self, solver: Solver, also: Sequence[Rule]) -> None:
        self._solver, self._also = solver, also
        self._possible: list[Conflict] = []
        self.budget = solver.budget
        self.doubts = 0

    def labels(self, labels: Collection[Label]) -> Conflict | None:
        """Return what of the labels cannot be believed together, None where all can or nobody knows."""
        core = self.core(labels)
        return core.labels if core else None

    def core(self, labels: Collection[Label]) -> Core | None:
        """Return rules that cannot all hold where the labels are believed, None as above."""
        asked = frozenset(labels)
        if any(asked <= known for known in self._possible):
            return None
        try:
            answer = self._solver.solve(asked, self._also)
        except TooLarge:
            self.doubts += 1
            return None
        if isinstance(answer, Core):
            return answer
        self._possible = [known for known in self._possible if not known <= asked] + [asked]
        return None


def _each(asker: _Asker, believed: list[Label], rank: Rank) -> Iterator[Conflict]:
    found: list[tuple[Label, ...]] = []
    # What is given up, and what is not to be: so each set is come upon once. They are not made before
    # it is their turn, for there may be a great many.
    pending: list[tuple[Conflict, Conflict]] = [(frozenset(), frozenset())]
    while pending:
        given_up, held = pending.pop()
        conflict = next((each for each in found if given_up.isdisjoint(each)), None)
        if conflict is None:
            rest = [label for label in believed if label not in given_up]
            core = asker.core(rest)
            if core is None:
                continue
            within, doubts = lean(core, rank, asker.budget).labels, asker.doubts
            conflict = tuple(shrunk([label for label in rest if label in within], asker.labels))
            found.append(conflict)
            if asker.doubts == doubts:  # else it may not be minimal
                yield frozenset(conflict)
        open_to = [label for label in conflict if label not in held]
        for n, label in enumerate(open_to):
            pending.append((given_up | {label}, held.union(open_to[:n])))
