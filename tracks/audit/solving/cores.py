"""Cores: rules that cannot all hold, and so labels that cannot all be believed."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from tracks.audit.solving.bounds import Bounds
from tracks.audit.solving.budget import Budget
from tracks.audit.solving.terms import Label, Rank, Rule, active


class Core(NamedTuple):
    """Rules that cannot all hold."""

    rules: tuple[Rule, ...]

    @property
    def labels(self) -> frozenset[Label]:
        """What cannot be believed all at once."""
        return frozenset().union(*(rule.guards for rule in self.rules))


def core_of(bounds: Bounds) -> Core:
    """Return the rules that the clash of a reckoning rests on, in the order in which they were used."""
    assert bounds.clash is not None
    steps = bounds.behind(bounds.clash.uses)
    rules = [*(step.rule for step in steps), bounds.clash.rule]
    return Core(tuple(dict.fromkeys(rules)))


def lean(core: Core, rank: Rank, budget: Budget) -> Core:
    """Return a core within one of which nothing can be left out if arithmetic alone is to show it.

    One that arithmetic does not show is returned as it is.
    """

    def smaller(labels: Collection[Label]) -> frozenset[Label] | None:
        nonlocal core
        bounds = Bounds(active(core.rules, labels), budget)
        if not bounds.clash:
            return None
        core = core_of(bounds)  # what is left needs no other rules: it gets faster
        return core.labels

    if smaller(core.labels) is not None:
        shrunk(sorted(core.labels, key=rank), smaller)
    return core


def shrunk(
    labels: Sequence[Label], core: Callable[[Collection[Label]], frozenset[Label] | None]
) -> list[Label]:
    """Return labels that cannot be believed, but all but any one of them can: the last are left out first.

    `core` returns what of some labels cannot be believed together, None where all can.
    """
    kept = list(labels)
    for label in reversed(labels):
        if label in kept:
            smaller = core([other for other in kept if other != label])
            if smaller is not None:
                kept = [other for other in kept if other in smaller]
    return kept
