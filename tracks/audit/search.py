"""A plain exact solver: reckon with bounds, else split what is open and try either part.

It serves where z3 is not installed, and is what z3 is held against in the tests.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple

from tracks.audit.bounds import Bounds, End, Ends
from tracks.audit.facts import Label
from tracks.audit.terms import Atom, Quantity, Rule, at_least, at_most, holds

Values = Mapping[Quantity, int]
"""A number for each quantity that the rules speak of; 0 for any other."""


class Core(NamedTuple):
    """What cannot be believed all at once."""

    labels: frozenset[Label]


class TooLarge(Exception):  # noqa: N818 - not wrong, only not to be had from this solver
    """The search was given up: too many parts."""


class OutOfTime(Exception):  # noqa: N818 - the same
    """The search was given up: the time that was given is over."""


PARTS = 2_000
"""After so many parts the plain solver gives up."""

_MENDINGS = 8


def active(rules: Sequence[Rule], believed: Collection[Label]) -> list[Rule]:
    """Return the rules that hold where just these labels are believed."""
    known = frozenset(believed)
    return [rule for rule in rules if rule.guards <= known]


def core_of(bounds: Bounds) -> Core:
    """Return what the clash of a reckoning rests on."""
    assert bounds.clash is not None
    steps = bounds.behind(bounds.clash.uses)
    used = [bounds.clash.rule, *(bounds.steps[n].rule for n in steps)]
    return Core(frozenset().union(*(rule.guards for rule in used)))


def search(rules: Sequence[Rule], parts: int = PARTS, start: Ends | None = None) -> Values | None:
    """Return numbers of which all rules are true, None where there are none.

    `start` are ends that the rules are known to leave. Raises TooLarge where more than `parts` parts
    would have to be tried.
    """
    return _Search(parts).within(rules, start or Ends({}, {}))


class _Search:
    def __init__(self, parts: int) -> None:
        self._parts = parts

    def within(self, rules: Sequence[Rule], start: Ends) -> Values | None:
        """Return numbers between the ends of which all rules are true, None where there are none."""
        self._parts -= 1
        if self._parts < 0:
            raise TooLarge
        ends = Bounds(rules, start)
        if ends.clash:
            return None
        found = {quantity: ends.least(quantity) for rule in rules for quantity in rule.about}
        # What is settled ties nothing together any more: the rest falls into parts of its own.
        for part in _apart([rule for rule in rules if not _settled(rule, ends)], ends):
            values = self._part(part, ends)
            if values is None:
                return None
            found |= values
        return found

    def _part(self, rules: Sequence[Rule], ends: Ends) -> Values | None:
        values = {quantity: ends.least(quantity) for rule in rules for quantity in rule.about}
        wrong = [rule for rule in rules if not any(holds(case, values) for case in rule.cases)]
        if not wrong or _mended(values, rules, ends):
            return values
        for some_rules, some_ends in _halves(rules, ends, wrong):
            found = self.within(some_rules, some_ends)
            if found is not None:
                return found
        return None


def _mended(values: dict[Quantity, int], rules: Sequence[Rule], ends: Ends) -> bool:
    """Try to make values true by raising, or else lowering, what a wrong rule speaks of; tell if it worked.

    Where little is stated, this finds numbers at once that splitting would have to look for.
    """
    for _ in range(_MENDINGS):
        wrong = [rule for rule in rules if not any(holds(case, values) for case in rule.cases)]
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


def _apart(rules: Sequence[Rule], ends: Ends) -> list[list[Rule]]:
    """Return the rules in parts that share nothing but what is fixed, small ones first."""
    parts: list[tuple[set[Quantity], list[Rule]]] = []
    for rule in rules:
        about = {q for q in rule.about if ends.least(q) != ends.most(q)}
        mine = [part for part in parts if part[0] & about]
        parts = [part for part in parts if not part[0] & about]
        parts.append(
            (about.union(*(part[0] for part in mine)), [*(r for p in mine for r in p[1]), rule])
        )
    return sorted((part for _, part in parts), key=len)


def _halves(
    rules: Sequence[Rule], ends: Ends, wrong: Sequence[Rule]
) -> Iterator[tuple[Sequence[Rule], Ends]]:
    """Yield the parts of what is open: the cases of a rule, else the halves of a quantity."""
    for rule in wrong:
        if len(rule.cases) > 1:
            rest = [other for other in rules if other is not rule]
            for case in rule.cases:
                yield [*rest, Rule(rule.guards, (case,), rule.shape)], ends
            return
    loose = [{q for q in rule.about if ends.most(q) != ends.least(q)} for rule in wrong]
    if not all(loose):
        return  # the reckoning was cut short; nothing is left to choose, and still it is wrong
    quantity = min(set().union(*loose), key=lambda q: (ends.most(q) - ends.least(q), q))
    least, most = ends.least(quantity), ends.most(quantity)
    middle = min((least + most) // 2, 2 * least + 15)  # what is small is likelier
    for end, number in (End(quantity, True), middle), (End(quantity, False), middle + 1):
        half = Ends(ends.low, ends.high)
        half.move(end, number)
        yield rules, half


def bound(quantity: Quantity, *, least: int | None = None, most: int | None = None) -> Rule:
    """Return a rule that always holds and keeps a quantity within bounds."""
    atoms = [] if least is None else [at_least(quantity, least)]
    atoms += [] if most is None else [at_most(quantity, most)]
    return Rule(frozenset(), (tuple(atoms),), "figure")
