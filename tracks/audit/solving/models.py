"""Numbers of which rules are true, kept and mended: what held for one question nearly holds for the next.

Mending is local search by least conflicts (Minton and others 1992): a rule that is wrong is put right
by the one move that puts the fewest others wrong, and what stays wrong weighs more each time (Morris
1993). Products of two quantities are no harder for it than sums.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import prod

from tracks.audit.solving.budget import Budget
from tracks.audit.solving.ends import Ends
from tracks.audit.solving.terms import Atom, Label, Quantity, Rule, holds

Values = Mapping[Quantity, int]
"""A number for each quantity that the rules speak of; 0 for any other."""

_KEPT = (
    200  # the problems at hand have about a hundred sets of labels that are possible and maximal
)
_REST = (
    3  # a quantity that moved stays for so many moves, so that two rules do not pull it to and fro
)


class Models:
    """The numbers that were found for some of the rules of a problem."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._about = {quantity for rule in rules for quantity in rule.about}
        self._known: list[tuple[Values, list[frozenset[Label]]]] = []

    def add(self, found: Values) -> Values:
        """Keep numbers; return them with one for every quantity of the problem."""
        values = {quantity: found.get(quantity, 0) for quantity in self._about} | dict(found)
        broken = list(dict.fromkeys(rule.guards for rule in wrong(self._rules, values)))
        self._known = [(values, broken), *self._known[: _KEPT - 1]]
        return values

    def fitting(self, believed: frozenset[Label], also: Sequence[Rule]) -> Values | None:
        """Return numbers that are true of what is believed and of some rules besides, if any are kept."""
        for values, broken in self._known:
            if not any(guards <= believed for guards in broken) and not wrong(also, values):
                return values
        return None

    def nearest(self, believed: frozenset[Label], also: Sequence[Rule], most: int) -> list[Values]:
        """Return the kept numbers that are wrong of the fewest rules, at most so many."""

        def distance(kept: tuple[Values, list[frozenset[Label]]]) -> int:
            values, broken = kept
            return sum(guards <= believed for guards in broken) + len(wrong(also, values))

        return [values for values, _ in sorted(self._known, key=distance)[:most]]


def mended(
    start: Values, rules: Sequence[Rule], ends: Ends, moves: int, budget: Budget
) -> dict[Quantity, int] | None:
    """Return numbers within ends of which all rules are true, in so many moves from some; None else."""
    about: dict[Quantity, list[Rule]] = {}
    for rule in rules:
        for quantity in rule.about:
            about.setdefault(quantity, []).append(rule)
    values = {q: min(max(start.get(q, 0), ends.least(q)), ends.most(q)) for q in about}
    weight = dict.fromkeys(rules, 1)
    failing = dict.fromkeys(wrong(rules, values))
    budget.spend(sum(rule.size for rule in rules))
    rests: dict[Quantity, int] = {}
    for move in range(moves):
        if not failing:
            return values
        rule = next(iter(failing))
        best: tuple[int, Quantity, int] | None = None
        for quantity, number in dict.fromkeys(_moves(rule, values, ends)):
            if rests.get(quantity, 0) <= move:
                budget.spend(sum(other.size for other in about[quantity]))
                cost = _cost(quantity, number, values, about[quantity], failing, weight)
                if best is None or cost < best[0]:
                    best = cost, quantity, number
        weight[rule] += 1
        del failing[rule]  # it comes last if it is still wrong
        touched = [rule]
        if best is not None:
            _, quantity, number = best
            values[quantity] = number
            rests[quantity] = move + _REST
            touched += about[quantity]
        for other in touched:
            if holds(other, values):
                failing.pop(other, None)
            else:
                failing.setdefault(other)
    return None if failing else values


def _cost(
    quantity: Quantity,
    number: int,
    values: dict[Quantity, int],
    about: Iterable[Rule],
    failing: Collection[Rule],
    weight: Mapping[Rule, int],
) -> int:
    """Return the weight of the rules that a move puts wrong, less that of those it puts right."""
    cost, before = 0, values[quantity]
    values[quantity] = number
    for rule in about:
        now = holds(rule, values)
        if now == (rule in failing):
            cost -= weight[rule] if now else -weight[rule]
    values[quantity] = before
    return cost


def _moves(
    rule: Rule, values: Mapping[Quantity, int], ends: Ends
) -> Iterator[tuple[Quantity, int]]:
    """Yield the moves of one quantity that make an atom of a rule true, or come as near as its ends let it."""
    for case in rule.cases:
        for atom in case:
            lacking = -_worth(atom, values)
            if lacking > 0:
                for factor, of in atom.terms:
                    for n, quantity in enumerate(of):
                        rate = factor * prod(values[other] for other in of[:n] + of[n + 1 :])
                        if rate:
                            step = -(-lacking // abs(rate))
                            number = values[quantity] + (step if rate > 0 else -step)
                            number = min(max(number, ends.least(quantity)), ends.most(quantity))
                            if number != values[quantity]:
                                yield quantity, number


def _worth(atom: Atom, values: Mapping[Quantity, int]) -> int:
    return atom.constant + sum(
        factor * prod(values[quantity] for quantity in of) for factor, of in atom.terms
    )


def wrong(rules: Iterable[Rule], values: Values) -> list[Rule]:
    """Return the rules that are not true of some numbers."""
    return [rule for rule in rules if not holds(rule, values)]
