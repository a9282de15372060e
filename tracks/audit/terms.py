"""What the audit reckons with: whole numbers from 0 up, and rules that hold between them.

A rule is linear but for products of two quantities, which only a comparison of rates of growth needs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tracks.audit.facts import Label

Sort = Literal["stock", "gain", "loss", "each"]
Shape = Literal["figure", "most", "gone", "listed", "joint", "sums", "roots", "nonempty", "flow"]


class Quantity(NamedTuple):
    """A whole number from 0 up.

    `stock`: the items of a level in an edition, in all, or under one item or several jointly (ids,
    sorted). `gain` and `loss`: the items of a level that `edition` has and `since` has not, and the
    other way round. `each`: 1 where an unclear joint figure holds for each item, 0 where for all
    together.
    """

    sort: Sort
    edition: str
    level: str
    under: tuple[str, ...] = ()
    since: str = ""


def stock(edition: str, level: str, under: Iterable[str] = ()) -> Quantity:
    """Return the number of items of a level in an edition, in all or under some items."""
    return Quantity("stock", edition, level, tuple(sorted(under)))


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

    guards: "frozenset[Label]"
    cases: tuple[Case, ...]
    shape: Shape

    @cached_property
    def about(self) -> frozenset[Quantity]:
        """What the rule speaks of."""
        return frozenset(
            q for case in self.cases for atom in case for term in atom.terms for q in term.of
        )


def active(rules: "Sequence[Rule]", believed: "Collection[Label]") -> "list[Rule]":
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


def holds(case: Case, values: "Mapping[Quantity, int]") -> bool:
    """Tell whether every atom of a case is true of the values, 0 where one is missing."""
    for terms, constant in case:
        for factor, of in terms:
            for quantity in of:
                factor *= values.get(quantity, 0)
            constant += factor
        if constant < 0:
            return False
    return True
