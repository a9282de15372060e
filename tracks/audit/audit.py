"""The whole audit of a taxonomy: conflicts, readings, what follows, names."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracks.audit.account import (
    Account,
    Facts,
    Place,
    Readings,
    as_edited,
    as_printed,
    facts_of,
    in_order,
)
from tracks.audit.derived import Confirmed, Departed, Derived, Follows
from tracks.audit.facts import Assumption, Fact, Label, Listed, Stated
from tracks.audit.frame import Frame
from tracks.audit.names import Named, names_of
from tracks.audit.quantities import Quantity, stock
from tracks.audit.readings import Ambiguity, Comparison
from tracks.audit.rules import rules_of
from tracks.audit.solving.budget import Budget
from tracks.audit.solving.components import Component, components
from tracks.audit.solving.conflicts import Conflict, Conflicts, conflicts, ordered
from tracks.audit.solving.solver import Solver
from tracks.audit.solving.terms import Rank
from tracks.audit.working import Workings, workings_of_contradiction
from tracks.model.evidence import Citation


class Belief(NamedTuple):
    """What is believed: some sources (None: all), but not those `without`; assumptions likewise."""

    sources: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def source(self, source: str) -> bool:
        """Tell whether a source is believed."""
        chosen = self.sources is None or source in self.sources
        return chosen and source not in self.without

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The assumptions that are made."""
        return tuple(each for each in Assumption if each not in self.without)


EVERYTHING = Belief()


class Contradiction(NamedTuple):
    """A minimal conflict, the arithmetic that shows it, and whether the editors' readings end it."""

    labels: Conflict
    workings: Workings
    covered: bool


class Verdict(NamedTuple):
    """The conflicts of the statements under one way to read them, and the facts that they are of.

    `whole` where there are no other conflicts, `decided` where it is known whether there is any.
    """

    facts: Facts
    contradictions: tuple[Contradiction, ...]
    whole: bool
    decided: bool


@dataclass(frozen=True)
class Findings:
    """All that an audit found. `read` is by the editors' readings, where there are none as printed."""

    accounts: Sequence[Account]
    belief: Belief
    printed: Verdict
    read: Verdict
    ambiguities: tuple[Ambiguity, ...]
    derived: tuple[Derived, ...]
    confirmed: tuple[Confirmed, ...]
    departed: tuple[Departed, ...]
    names: tuple[Named, ...]

    @property
    def sound(self) -> bool:
        """Whether the editors' readings are known to leave no conflict and no name out of place."""
        return (
            self.read.decided
            and not self.read.contradictions
            and all(named.finding.fits for named in self.names)
        )

    @property
    def unique(self) -> bool:
        """Whether each ambiguous block has just one solution as its editor reads it."""
        edited = [o.all for a in self.ambiguities for o in a.outcomes if o.edited]
        return bool(edited) and all(left.whole and left.number == 1 for left in edited)

    @property
    def derivation(self) -> "Derivation":
        """What follows as the editors read."""
        return Derivation(self.read.facts, self.derived, self.departed)

    def facts_about(self, of: Quantity) -> list[Fact]:
        """Return what is stated or listed of a figure as the editors read it."""
        return [fact for fact in self.read.facts if figure_of(fact) == of]


def audit(
    accounts: Sequence[Account],
    budget: Budget,
    belief: Belief = EVERYTHING,
    *,
    smt: bool | None = None,
) -> Findings:
    """Hold all statements of a taxonomy against each other.

    What is not decided when the budget is spent is told as undecided. `smt` says whether z3 is asked;
    None asks it where it is installed.
    """
    told = in_order(accounts)
    problem = _Problem(told, budget, belief, smt)
    printed_facts, printed_parts = problem.parts(as_printed)
    read_facts, read_parts = problem.parts(as_edited)
    read = problem.verdict(read_facts, read_parts)
    same = printed_facts.keys() == read_facts.keys()
    printed = read if same else problem.verdict(printed_facts, printed_parts, read)
    doubted = {
        place
        for contradiction in printed.contradictions
        for label in contradiction.labels
        if label in printed_facts
        for place in printed_facts[label].blocks
    }
    comparison = Comparison(
        told,
        problem.frame,
        belief.source,
        belief.assumptions,
        budget,
        smt,
        contested_elsewhere(read),
    )
    parts = list(problem.follows(read_facts, read_parts, read))
    editions = {account.head.edition for account in told}
    return Findings(
        accounts=told,
        belief=belief,
        printed=printed,
        read=read,
        ambiguities=tuple(comparison.of(doubted)),
        derived=tuple(each for part in parts for each in part.derived(editions)),
        confirmed=tuple(each for part in parts for each in part.confirmed()),
        departed=tuple(each for part in parts for each in part.departed()),
        names=tuple(names_of(told, belief.source)),
    )


def contested_elsewhere(read: Verdict) -> Callable[[Place], frozenset[Fact]]:
    """Return a function from a block to the facts that stand in conflicts it has no part in."""

    def contested(place: Place) -> frozenset[Fact]:
        found: set[Fact] = set()
        for contradiction in read.contradictions:
            facts = [label for label in contradiction.labels if not isinstance(label, Assumption)]
            if not any(place in read.facts[fact].blocks for fact in facts):
                found.update(facts)
        return frozenset(found)

    return contested


def figure_of(fact: Fact) -> Quantity | None:
    """Return the figure that a fact gives by itself, None where it speaks of several or of a way."""
    if isinstance(fact, Listed) or (isinstance(fact, Stated) and fact.each is None):
        return stock(fact.edition, fact.level, fact.under)
    return None


class Derivation(NamedTuple):
    """What follows from the statements of a taxonomy as the editors read them."""

    facts: Facts
    derived: tuple[Derived, ...]
    departed: tuple[Departed, ...]

    def sources(self, reason: Conflict) -> tuple[Citation, ...]:
        """Return the first source of each fact of a reason, in the order of the files."""
        facts = (self.facts[f] for f in self.facts if f in reason)
        stated = sorted(facts, key=lambda each: each.spot)
        return tuple(dict.fromkeys(each.sources[0] for each in stated if each.sources))


def derive(accounts: Sequence[Account], editions: Collection[str], budget: Budget) -> Derivation:
    """Return what follows, as the editors read, of the figures of some editions, and of all losses."""
    told = in_order(accounts)
    problem = _Problem(told, budget, EVERYTHING, None)
    facts, components_ = problem.parts(as_edited)
    parts = list(problem.follows(facts, components_, None))
    return Derivation(
        facts,
        tuple(each for part in parts for each in part.derived(editions)),
        tuple(each for part in parts for each in part.departed()),
    )


class _Problem:
    def __init__(
        self, accounts: Sequence[Account], budget: Budget, belief: Belief, smt: bool | None
    ) -> None:
        self._accounts, self._budget, self._belief, self._smt = accounts, budget, belief, smt
        self.frame = Frame(accounts)

    def parts(self, readings: Readings) -> tuple[Facts, list[Component]]:
        """Return the facts under some readings, and the problem they make in its parts."""
        facts = facts_of(self._accounts, readings, self._belief.source)
        return facts, components(rules_of(facts, self.frame))

    def verdict(
        self, facts: Facts, parts: Sequence[Component], read: Verdict | None = None
    ) -> Verdict:
        """Return the conflicts; with `read` those that it does not have are covered by it."""
        rank, contradictions, whole, decided = _ranks(facts), [], True, True
        half = self._budget.half()  # for what else is asked, where conflicts have no end
        left_open = (
            {contradiction.labels for contradiction in read.contradictions} if read else set()
        )
        for part in parts:
            found = self._conflicts(part, rank, half)
            whole, decided = whole and found.whole, decided and found.decided
            contradictions += [
                Contradiction(
                    labels,
                    workings_of_contradiction(part.rules, labels),
                    read is not None and labels not in left_open and read.decided,
                )
                for labels in found.found
            ]
        order = {
            labels: n for n, labels in enumerate(ordered([c.labels for c in contradictions], rank))
        }
        contradictions.sort(key=lambda contradiction: order[contradiction.labels])
        return Verdict(facts, tuple(contradictions), whole, decided)

    def follows(
        self, facts: Facts, parts: Sequence[Component], read: Verdict | None
    ) -> Iterator[Follows]:
        """Yield, a part at a time, what follows from the facts that no conflict contests."""
        rank = _ranks(facts)
        for part in parts:
            solver = Solver(part.rules, self._budget, smt=self._smt)
            labels = self._believed(part, rank)
            if not solver.possible(labels):
                labels = self._uncontested(part, labels, read, rank)
            if labels and solver.possible(labels):
                yield Follows(solver, labels, self.frame, rank)

    def _uncontested(
        self, part: Component, labels: list[Label], read: Verdict | None, rank: Rank
    ) -> list[Label]:
        """Return the labels of a part without the facts that stand in a conflict; none if not all are known."""
        if read:
            found, whole = (
                [contradiction.labels for contradiction in read.contradictions],
                read.whole,
            )
        else:
            told = self._conflicts(part, rank, self._budget.half())
            found, whole = list(told.found), told.whole
        contested = {label for each in found for label in each if not isinstance(label, Assumption)}
        return [label for label in labels if label not in contested] if whole else []

    def _conflicts(self, part: Component, rank: Rank, budget: Budget) -> Conflicts:
        solver = Solver(part.rules, budget, smt=self._smt)
        return conflicts(solver, self._believed(part, rank), rank)

    def _believed(self, part: Component, rank: Rank) -> list[Label]:
        """Return what is believed of a part, in order: where the budget ends hangs on it."""
        left_out = {each for each in Assumption if each not in self._belief.assumptions}
        return sorted(part.labels - left_out, key=rank)


def _ranks(*facts: Facts) -> Rank:
    order: Mapping[Assumption, int] = {each: n for n, each in enumerate(Assumption)}

    def rank(label: Label) -> tuple[int, ...]:
        if isinstance(label, Assumption):
            return 1, order[label], 0, 0, 0
        found = next(each[label] for each in facts if label in each)
        return 0, *found.spot

    return rank
