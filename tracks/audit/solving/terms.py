"""What is reckoned with: whole numbers from 0 up, and rules that hold between them.

A rule is linear but for products of two quantities.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

Label = Any
"""What can be believed or not: anything that can be hashed, and whose repr orders it."""

Quantity = Any
"""What a number is of: anything that can be hashed and ordered."""

Rank = Callable[[Label], tuple[int, ...]]
"""Orders labels: of several ways to say what is wrong, one without the last labels is preferred."""


class Term(NamedTuple):
    """A multiple of a quantity, or of the product of two."""

    factor: int
    of: tuple[Quantity, ...]


class Atom(NamedTuple):
    """That the sum of the terms and the constant is at least 0."""

    terms: tuple[Term, ...]
    constant: int = 0


Case = tuple[Atom, ...]
"""Atoms that hold together."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One of the cases holds, as long as everything in `guards` is believed; `shape` says it in words.

    Rules are told apart by which they are, not by what they say.
    """

    guards: frozenset[Label]
    cases: tuple[Case, ...]
    shape: str

    @cached_property
    def about(self) -> frozenset[Quantity]:
        """What the rule speaks of."""
        return frozenset(
            q for case in self.cases for atom in case for term in atom.terms for q in term.of
        )

    @cached_property
    def in_order(self) -> tuple[Quantity, ...]:
        """What the rule speaks of, in order."""
        return tuple(sorted(self.about))

    @cached_property
    def moves(self) -> dict[tuple[tuple[int, int], ...], Any]:
        """To where its cases move ends (ends.moves_of), by where these were; what it says never changes."""
        return {}

    @cached_property
    def size(self) -> int:
        """How many terms it has: so many steps it takes to look at it."""
        return 1 + sum(len(atom.terms) for case in self.cases for atom in case)


def active(rules: Sequence[Rule], believed: Collection[Label]) -> list[Rule]:
    """Return the rules that hold where just these labels are believed."""
    known = frozenset(believed)
    return [rule for rule in rules if rule.guards <= known]


def total(*parts: tuple[int, Quantity], constant: int = 0) -> Atom:
    """Return that a sum of multiples is at least 0."""
    return Atom(tuple(Term(factor, (of,)) for factor, of in parts), constant)


def zero(*parts: tuple[int, Quantity], constant: int = 0) -> Case:
    """Return that a sum of multiples is 0."""
    return (
        total(*parts, constant=constant),
        total(*((-factor, of) for factor, of in parts), constant=-constant),
    )


def at_least(of: Quantity, number: int) -> Atom:
    """Return that a quantity is at least so much."""
    return total((1, of), constant=-number)


def at_most(of: Quantity, number: int) -> Atom:
    """Return that a quantity is at most so much."""
    return total((-1, of), constant=number)


def exactly(of: Quantity, number: int) -> Case:
    """Return that a quantity is so much."""
    return zero((1, of), constant=-number)


def holds(rule: Rule, values: Mapping[Quantity, int]) -> bool:
    """Tell whether one of a rule's cases is true of the values, 0 where one is missing."""
    for case in rule.cases:
        for terms, constant in case:
            for factor, of in terms:
                for quantity in of:
                    factor *= values.get(quantity, 0)
                constant += factor
            if constant < 0:
                break
        else:
            return True
    return False
