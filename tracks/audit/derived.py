"""What follows from the statements: exact numbers, bounds, totals that agree, and unnamed losses."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracks.audit.facts import Fact, Label, Listed, Stated
from tracks.audit.frame import Frame
from tracks.audit.quantities import Quantity, gained, stock
from tracks.audit.solving.budget import Exhausted, TooLarge
from tracks.audit.solving.conflicts import Conflict, conflicts
from tracks.audit.solving.cores import Core, lean
from tracks.audit.solving.ends import End
from tracks.audit.solving.solutions import Interval, Intervals
from tracks.audit.solving.solver import Solver
from tracks.audit.solving.terms import Rank, Rule, active, at_least, at_most
from tracks.audit.turnover import AddedFact, Gone
from tracks.audit.working import Workings, workings_to
from tracks.model.text import natural_key

_FEW = 60
"""So many labels are tried one by one, for which of them a reason can do without: each costs a reckoning."""

_REASONS = 8
"""So many minimal reasons are compared for the smallest; there may be a great many."""


class Derived(NamedTuple):
    """A figure that nobody states, and what it follows from; `told` where that speaks of the figure."""

    of: Quantity
    interval: Interval
    reason: Conflict
    workings: Workings
    told: bool


class Confirmed(NamedTuple):
    """A stated total that the other statements give too."""

    fact: Stated
    reason: Conflict
    workings: Workings


class Departed(NamedTuple):
    """At least so many items of a level left between two editions, more than are counted as lost.

    It is `opening` and `added` less `closing`; sources name `named` of them.
    """

    since: str
    edition: str
    level: str
    least: int
    named: int
    opening: int
    added: int
    closing: int
    reason: Conflict


class Follows:
    """Tells what follows from one part of a problem that has a solution."""

    def __init__(self, solver: Solver, believed: Sequence[Label], frame: Frame, rank: Rank) -> None:
        self._solver, self._frame, self._labels = solver, frame, believed
        self._intervals = Intervals(solver, self._labels)
        self._reasons = _Reasons(solver, self._labels, rank)

    def derived(self, editions: Collection[str]) -> Iterator[Derived]:
        """Yield the bounds of the figures of some editions that nobody states or lists."""
        known = {
            stock(fact.edition, fact.level, fact.under)
            for fact in self._labels
            if isinstance(fact, Stated) and not fact.each
        }
        listed = {
            stock(fact.edition, fact.level, fact.under)
            for fact in self._labels
            if isinstance(fact, Listed) and fact.least == fact.most
        }
        asked = sorted(
            (
                q
                for q in {q for rule in self._solver.rules for q in rule.about}
                if q.sort == "stock"
            ),
            key=lambda q: (natural_key(q.edition), q.under, q),
        )
        for of in asked:
            single = len(of.under) < 2 and of.edition in editions
            if single and of not in known and of not in listed:
                yield _derived(of, self._intervals.of(of), self._reasons)

    def confirmed(self) -> Iterator[Confirmed]:
        """Yield the stated totals that other statements give too."""
        yield from _confirmed(self._labels, self._solver, self._reasons)

    def departed(self) -> Iterator[Departed]:
        """Yield how many more left between editions with known totals than are counted as lost."""
        yield from _departed(self._labels, self._intervals, self._frame)


class _Reason(NamedTuple):
    """Labels that something follows from, and the rules over which it does; none where they were not found."""

    labels: Conflict
    rules: tuple[Rule, ...]


class _Reasons:
    """Finds small sets of labels that something follows from."""

    def __init__(self, solver: Solver, labels: Sequence[Label], rank: Rank) -> None:
        self._solver, self._labels, self._rank = solver, labels, rank

    def of(self, denial: Rule, among: Sequence[Label] | None = None) -> _Reason:
        """Return labels that cannot be believed together with a denial.

        Where arithmetic alone comes to it, nothing can be left out of them for that arithmetic, if
        they are few. Else they are the smallest of several minimal sets; in a large problem, what the
        answer rests on; and everything, where the budget ends before that is known.
        """
        labels = self._labels if among is None else among
        try:
            if len(labels) > _FEW or self._solver.bounds(labels).also(denial).clash:
                return self._rested_on(denial, labels)
            found = conflicts(self._solver, labels, self._rank, [denial], most=_REASONS).found
            if found:
                return _Reason(found[0], tuple(active(self._solver.rules, found[0])))
        except (Exhausted, TooLarge):
            pass
        return _Reason(Core(tuple(active(self._solver.rules, labels))).labels, ())

    def _rested_on(self, denial: Rule, labels: Sequence[Label]) -> _Reason:
        core = self._solver.solve(labels, [denial])
        assert isinstance(core, Core)
        if len(core.labels) <= _FEW:
            core = lean(core, self._rank, self._solver.budget)
        return _Reason(core.labels, tuple(rule for rule in core.rules if rule is not denial))


def denial(of: Quantity, interval: Interval) -> Rule:
    """Return the rule that a figure lies outside an interval."""
    cases = [(at_most(of, interval.least - 1),)] if interval.least else []
    if interval.most is not None:
        cases.append((at_least(of, interval.most + 1),))
    return Rule(frozenset(), tuple(cases), "figure")


def _derived(of: Quantity, interval: Interval, reasons: _Reasons) -> Derived:
    if not interval.least and interval.most is None:
        return Derived(of, interval, frozenset(), Workings(()), told=False)
    reason = reasons.of(denial(of, interval))
    end = End(of, upper=interval.least == 0)
    stated = [f for f in reason.labels if isinstance(f, Fact) and not isinstance(f, Listed)]
    about = not of.under or any(set(of.under) & set(getattr(f, "under", ())) for f in stated)
    return Derived(
        of, interval, reason.labels, workings_to(reason.rules, end), bool(stated) and about
    )


def _confirmed(labels: Sequence[Label], solver: Solver, reasons: _Reasons) -> list[Confirmed]:
    found = []
    for fact in labels:
        if not isinstance(fact, Stated) or fact.under:
            continue
        of = stock(fact.edition, fact.level)
        others = [label for label in labels if label != fact and not _later(label, fact)]
        try:
            bounds = solver.bounds(others)
        except Exhausted:
            break
        if bounds.least(of) == fact.number == bounds.most(of):
            interval = Interval(fact.number, fact.number, tight=True)
            reason = reasons.of(denial(of, interval), others)
            if (
                any(isinstance(label, Listed) for label in reason.labels)
                and len(reason.labels) == 1
            ):
                continue  # the listing says it too: that is no arithmetic
            found.append(
                Confirmed(fact, reason.labels, workings_to(reason.rules, End(of, upper=False)))
            )
    return sorted(found, key=lambda c: (natural_key(c.fact.edition), c.fact.level))


def _later(label: Label, fact: Fact) -> bool:
    """Tell whether a label is a fact of a later edition: a total is confirmed by what was known with it."""
    return isinstance(label, Fact) and natural_key(label.edition) > natural_key(fact.edition)


def _departed(labels: Collection[Label], intervals: Intervals, frame: Frame) -> list[Departed]:
    """Return, between editions whose totals are known, how many more left than are counted as lost."""
    found = []
    for level in sorted({f.level for f in labels if isinstance(f, AddedFact)}):
        named = {f.edition for f in labels if isinstance(f, Fact) and f.level == level}
        editions = sorted({*frame.editions, *named}, key=natural_key)
        totals = {e: intervals.of(stock(e, level)) for e in editions}
        exact = [e for e in editions if totals[e].exact]
        for since, edition in pairwise(exact):
            if frame.complete(since, level) and frame.complete(edition, level):
                continue  # their lists show what left
            span = editions[editions.index(since) : editions.index(edition) + 1]
            steps = [intervals.of(gained(*step, level)).least for step in pairwise(span)]
            added = max(sum(steps), intervals.of(gained(since, edition, level)).least)
            least = totals[since].least + added - totals[edition].least
            losses = [
                f
                for f in labels
                if isinstance(f, Gone)
                and not f.under
                and f.level == level
                and f.since in span
                and f.edition in span
            ]
            stated = sum(f.number for f in losses)
            if least > stated:
                reason = frozenset(
                    f
                    for f in labels
                    if isinstance(f, Stated | AddedFact)
                    and f.level == level
                    and not getattr(f, "under", ())
                    and f.edition in (span if isinstance(f, AddedFact) else (since, edition))
                    and (not isinstance(f, AddedFact) or f.since in span)
                )
                found.append(
                    Departed(
                        since, edition, level, least, sum(f.named for f in losses),
                        totals[since].least, added, totals[edition].least, reason,
                    )
                )  # fmt: skip
    return found
