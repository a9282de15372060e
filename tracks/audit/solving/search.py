"""A plain exact solver: reckon with bounds, else split what is open and try either part.

It serves where z3 is not installed, and is what z3 is held against in the tests.
"""

from collections.abc import Iterator, Sequence

from tracks.audit.solving.bounds import Bounds
from tracks.audit.solving.budget import Budget, TooLarge
from tracks.audit.solving.components import apart
from tracks.audit.solving.cores import Core, core_of
from tracks.audit.solving.ends import Ends
from tracks.audit.solving.models import Values, mended, wrong
from tracks.audit.solving.terms import Atom, Quantity, Rule, at_least, at_most

Answer = dict[Quantity, int] | frozenset[Rule]
"""Numbers of which rules are true, or rules that cannot all be."""

PARTS = 100
"""After so many parts the plain solver gives up: few questions get by with more, and z3 is quicker then."""

_DEEPEST = 200  # parts within parts
_MOVES = 8  # to mend the least numbers of each part, before it is split


def search(bounds: Bounds, parts: int, budget: Budget) -> Values | Core:
    """Return numbers of which all rules of a reckoning are true, or some that cannot all be.

    Raises TooLarge where more than `parts` parts would have to be tried, Exhausted where the budget
    is spent.
    """
    answer = _Search(parts, budget).within(bounds, bounds.rules)
    if isinstance(answer, frozenset):
        return Core(tuple(rule for rule in bounds.rules if rule in answer))
    return answer


class _Search:
    def __init__(self, parts: int, budget: Budget) -> None:
        self._parts, self._budget = parts, budget

    def within(self, bounds: Bounds, rules: Sequence[Rule], depth: int = 0) -> Answer:
        """Return numbers within bounds of which some of the rules are true, or rules that cannot all be."""
        self._parts -= 1
        if self._parts < 0 or depth > _DEEPEST:
            raise TooLarge
        if bounds.clash:
            return frozenset(core_of(bounds).rules)
        values = _least_of(rules, bounds)
        # What is settled ties nothing together any more: the rest falls into parts of its own.
        loose = [rule for rule in rules if not settled(rule, bounds)]
        for part in sorted(apart(loose, bounds.open), key=len):
            answer = self._part(bounds, part, depth)
            if isinstance(answer, frozenset):
                return answer
            values |= answer
        return values

    def _part(self, bounds: Bounds, rules: Sequence[Rule], depth: int) -> Answer:
        values = _least_of(rules, bounds)
        found = mended(values, rules, bounds, _MOVES, self._budget)
        if found is not None:
            return found
        failing = wrong(rules, values)
        split = next((rule for rule in failing if len(rule.cases) > 1), None)
        broken = frozenset({split} if split else ())
        for new in _cases(split) if split else _halves(bounds, failing):
            left = [*(rule for rule in rules if rule is not split), new]
            answer = self.within(bounds.also(new, instead=split), left, depth + 1)
            if not isinstance(answer, frozenset) or new not in answer:
                return answer  # of no rule that cannot hold the split was to blame
            broken |= answer - {new}
        return broken or frozenset(bounds.rules)


def settled(rule: Rule, ends: Ends) -> bool:
    """Tell whether a rule is true of whatever lies between the ends."""
    return any(all(_least(atom, ends) for atom in case) for case in rule.cases)


def _least(atom: Atom, ends: Ends) -> bool:
    known = atom.constant
    for factor, of in atom.terms:
        for quantity in of:
            factor *= ends.least(quantity) if factor > 0 else ends.most(quantity)
        known += factor
    return known >= 0


def _least_of(rules: Sequence[Rule], ends: Ends) -> dict[Quantity, int]:
    return {quantity: ends.least(quantity) for rule in rules for quantity in rule.about}


def _cases(rule: Rule) -> Iterator[Rule]:
    """Yield the rules of which one must hold for a rule of several cases."""
    for case in rule.cases:
        yield Rule(rule.guards, (case,), rule.shape)


def _halves(bounds: Bounds, failing: Sequence[Rule]) -> Iterator[Rule]:
    """Yield rules that halve what is open of a quantity; none where all are fixed, and still it is wrong."""
    loose = {q for rule in failing for q in rule.about if bounds.open(q)}
    if loose:
        quantity = min(loose, key=lambda q: (bounds.most(q) - bounds.least(q), q))
        least, most = bounds.least(quantity), bounds.most(quantity)
        # Half of a range without an upper end is far from any number of items: the first parts are
        # the numbers up to 15, then 47, 111 …
        middle = min((least + most) // 2, 2 * least + 15)
        yield bound(quantity, most=middle)
        yield bound(quantity, least=middle + 1)


def bound(quantity: Quantity, *, least: int | None = None, most: int | None = None) -> Rule:
    """Return a rule that always holds and keeps a quantity within bounds."""
    atoms = [] if least is None else [at_least(quantity, least)]
    atoms += [] if most is None else [at_most(quantity, most)]
    return Rule(frozenset(), (tuple(atoms),), "figure")
