"""A plain exact solver: reckon with bounds, else split what is open and try either part.

It serves where z3 is not installed, and is what z3 is held against in the tests.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import prod

from tracks.audit.solving.bounds import Bounds, Ends
from tracks.audit.solving.components import apart
from tracks.audit.solving.cores import Core, core_of
from tracks.audit.solving.terms import Atom, Quantity, Rule, at_least, at_most, holds

Values = Mapping[Quantity, int]
"""A number for each quantity that the rules speak of; 0 for any other."""

Answer = dict[Quantity, int] | frozenset[Rule]
"""Numbers of which rules are true, or rules that cannot all be."""

Left = Callable[[], float]
"""Tells how many seconds are left; the caller has the clock."""


class TooLarge(Exception):  # noqa: N818 - not wrong, only not to be had from this solver
    """The search was given up: too many parts."""


class OutOfTime(Exception):  # noqa: N818 - the same
    """The search was given up: the time that was given is over."""


PARTS = 100
"""After so many parts the plain solver gives up: z3 is quicker then, and few questions get by with more."""

_DEEPEST = 200  # parts within parts
_MENDINGS = 8


def search(bounds: Bounds, parts: int, left: Left) -> Values | Core:
    """Return numbers of which all rules of a reckoning are true, or some that cannot all be.

    Raises TooLarge where more than `parts` parts would have to be tried, OutOfTime where no time is
    `left`.
    """
    answer = _Search(parts, left).within(bounds, bounds.rules)
    if isinstance(answer, frozenset):
        return Core(tuple(rule for rule in bounds.rules if rule in answer))
    return answer


class _Search:
    def __init__(self, parts: int, left: Left) -> None:
        self._parts, self._left = parts, left

    def within(self, bounds: Bounds, rules: Sequence[Rule], depth: int = 0) -> Answer:
        """Return numbers within bounds of which some of the rules are true, or rules that cannot all be."""
        self._parts -= 1
        if self._parts < 0 or depth > _DEEPEST:
            raise TooLarge
        if self._left() <= 0:
            raise OutOfTime
        if bounds.clash:
            return frozenset(core_of(bounds).rules)
        values = _least_of(rules, bounds)
        # What is settled ties nothing together any more: the rest falls into parts of its own.
        loose = [rule for rule in rules if not _settled(rule, bounds)]
        for part in sorted(apart(loose, bounds.open), key=len):
            found = self._part(bounds, part, depth)
            if isinstance(found, frozenset):
                return found
            values |= found
        return values

    def _part(self, bounds: Bounds, rules: Sequence[Rule], depth: int) -> Answer:
        values = _least_of(rules, bounds)
        wrong = _wrong(rules, values)
        if not wrong or _mended(values, rules, bounds):
            return values
        split = next((rule for rule in wrong if len(rule.cases) > 1), None)
        broken = frozenset({split} if split else ())
        for new in _cases(split) if split else _halves(bounds, wrong):
            left = [*(rule for rule in rules if rule is not split), new]
            found = self.within(bounds.also(new, instead=split), left, depth + 1)
            if not isinstance(found, frozenset) or new not in found:
                return found  # of no rule that cannot hold the split was to blame
            broken |= found - {new}
        return broken or frozenset(bounds.rules)


def _mended(values: dict[Quantity, int], rules: Sequence[Rule], ends: Ends) -> bool:
    """Try to make values true by raising, or else lowering, what a wrong rule speaks of; tell if it worked.

    Where little is stated, this finds numbers at once that splitting would have to look for.
    """
    for _ in range(_MENDINGS):
        wrong = _wrong(rules, values)
        if not wrong:
            return True
        for rule in wrong:
            for atom in rule.cases[-1]:
                _mend(values, atom, ends)
    return False


def _mend(values: dict[Quantity, int], atom: Atom, ends: Ends) -> None:
    for term in sorted(atom.terms, reverse=True):
        lacking = -_worth(atom, values)
        if lacking <= 0:
            return
        for quantity in term.of:
            rate = abs(term.factor)
            for other in term.of:
                rate *= values[other] if other != quantity else 1
            if rate:
                step = -(-lacking // rate)
                if term.factor > 0:
                    values[quantity] = min(values[quantity] + step, ends.most(quantity))
                else:
                    values[quantity] = max(values[quantity] - step, ends.least(quantity))
                break


def _worth(atom: Atom, values: Mapping[Quantity, int]) -> int:
    return atom.constant + sum(
        factor * prod(values[quantity] for quantity in of) for factor, of in atom.terms
    )


def _settled(rule: Rule, ends: Ends) -> bool:
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


def _wrong(rules: Sequence[Rule], values: dict[Quantity, int]) -> list[Rule]:
    return [rule for rule in rules if not any(holds(case, values) for case in rule.cases)]


def _cases(rule: Rule) -> Iterator[Rule]:
    """Yield the rules of which one must hold for a rule of several cases."""
    for case in rule.cases:
        yield Rule(rule.guards, (case,), rule.shape)


def _halves(bounds: Bounds, wrong: Sequence[Rule]) -> Iterator[Rule]:
    """Yield rules that halve what is open of a quantity; none where all are fixed, and still it is wrong."""
    loose = {q for rule in wrong for q in rule.about if bounds.open(q)}
    if loose:
        quantity = min(loose, key=lambda q: (bounds.most(q) - bounds.least(q), q))
        least, most = bounds.least(quantity), bounds.most(quantity)
        middle = min((least + most) // 2, 2 * least + 15)  # what is small is likelier
        yield bound(quantity, most=middle)
        yield bound(quantity, least=middle + 1)


def bound(quantity: Quantity, *, least: int | None = None, most: int | None = None) -> Rule:
    """Return a rule that always holds and keeps a quantity within bounds."""
    atoms = [] if least is None else [at_least(quantity, least)]
    atoms += [] if most is None else [at_most(quantity, most)]
    return Rule(frozenset(), (tuple(atoms),), "figure")
