"""Facts: what one statement says of one figure, and what a listing shows; each says its rules.

Assumptions are what nobody states and every reader takes for granted. They stand in a conflict like
any fact, and each can be switched off.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Protocol

from tracks.audit.percent import growth_between
from tracks.audit.quantities import Quantity, stock
from tracks.audit.solving.terms import (
    Atom,
    Case,
    Rule,
    Term,
    at_least,
    at_most,
    exactly,
    total,
    zero,
)
from tracks.model.statement import Measure, Rounding


class Assumption(StrEnum):
    """What is taken for granted; the slugs never change."""

    SUMS = "sums"
    """No item counts under two roots, so that what stands under roots adds up to no more than all."""

    ROOTS = "roots"
    """The listed roots are all, and every item stands under one of them."""

    NONEMPTY = "nonempty"
    """Each root has at least one item of a level whose items are not all listed."""

    SPLITS = "splits"
    """Additions that are counted are all, what began by a split or under a new name included."""

    GONE = "gone"
    """Losses that are counted are all; a merger takes off as many as it is said to."""

    ROUNDING = "rounding"
    """A printed percentage is rounded to its last digit, to the nearest unless it is read otherwise."""

    MOST = "most"
    """`most` means strictly more than any other item of the top level."""


class Setting(Protocol):
    """What a fact must know of the editions to say its rules."""

    def roots(self, edition: str, level: str) -> tuple[str, ...]:
        """Return the roots of an edition that items of a level stand under (ids)."""

    def is_borne_out(self, number: Quantity) -> bool:
        """Tell whether complete lists and links show what a source counts."""

    def compared(self, since: str, edition: str, level: str) -> bool:
        """Tell whether it is known what the complete lists of two editions show to have come and gone."""


@dataclass(frozen=True)
class Fact(ABC):
    """Something said of the items of a level in an edition."""

    edition: str
    level: str

    @abstractmethod
    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield what must hold where the fact is believed."""


Label = Fact | Assumption
"""What can be believed or not."""


@dataclass(frozen=True)
class CountFact(Fact):
    """A fact about the items under some items (none: about all), or about their way since an edition.

    Of several items `each` is the choice between all together and each of them, where nobody says.
    """

    under: tuple[str, ...]
    since: str
    each: Quantity | None

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield one rule; where it is unclear, with a case for either meaning."""
        cases: tuple[Case, ...] = (self.case(self.under, 1),)
        if self.each:
            together = (*exactly(self.each, 0), *self.case(self.under, 1))
            singly = chain.from_iterable(self.case((item,), 1) for item in self.under)
            each = (*exactly(self.each, 1), *singly, *self.case(self.under, len(self.under)))
            cases = (together, each)
        yield Rule(frozenset({self}), cases, "figure")

    @abstractmethod
    def case(self, under: tuple[str, ...], times: int) -> Case:
        """Return what is said of these items, where it is said of `times` as many."""

    def ends(self, under: tuple[str, ...]) -> tuple[Quantity, Quantity]:
        """Return the number of items in the edition, and in the one it is compared with."""
        return stock(self.edition, self.level, under), stock(self.since, self.level, under)


@dataclass(frozen=True)
class Stated(CountFact):
    """There are so many: `is` and `was`."""

    number: int

    def case(self, under: tuple[str, ...], times: int) -> Case:
        """Return that the number of items is the stated one."""
        return exactly(stock(self.edition, self.level, under), self.number * times)


@dataclass(frozen=True)
class StatedBetween(CountFact):
    """There are at least or at most so many (None: unbounded): 以上, 不足."""

    least: int | None
    most: int | None

    def case(self, under: tuple[str, ...], times: int) -> Case:
        """Return that the number of items lies between the stated ones."""
        return _between(self.least, self.most, times, (1, stock(self.edition, self.level, under)))


@dataclass(frozen=True)
class NetBetween(CountFact):
    """At least or at most so many more than there were (None: unbounded)."""

    least: int | None
    most: int | None

    def case(self, under: tuple[str, ...], times: int) -> Case:
        """Return that the difference of the numbers lies between the stated ones."""
        after, before = self.ends(under)
        return _between(self.least, self.most, times, (1, after), (-1, before))


@dataclass(frozen=True)
class Net(CountFact):
    """So many more than there were."""

    number: int

    def case(self, under: tuple[str, ...], times: int) -> Case:
        """Return that the numbers differ by the stated one."""
        after, before = self.ends(under)
        return zero((1, after), (-1, before), constant=-self.number * times)


@dataclass(frozen=True)
class Growth(CountFact):
    """Growth in per cent of what there was, as printed; undefined where there was nothing."""

    printed: str
    rounding: Rounding

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield that it grew or shrank, and by how much where it is known how that is rounded."""
        for rule in super().rules(setting):
            yield Rule(rule.guards | {Assumption.ROUNDING}, rule.cases, rule.shape)
        if not self.each:
            after, before = self.ends(self.under)
            between = growth_between(self.printed, self.rounding)
            sign = (between.most > 0) - (between.least < 0)
            moved = (total((sign, after), (-sign, before), constant=-1),) if sign else ()
            yield Rule(frozenset({self}), ((at_least(before, 1), *moved),), "figure")

    def case(self, under: tuple[str, ...], times: int) -> Case:
        """Return that the growth rounds to the printed one; nothing of a sum of rounded ones."""
        if times > 1:
            return ()
        after, before = self.ends(under)
        between = growth_between(self.printed, self.rounding)
        unit = between.unit
        return (
            at_least(before, 1),
            total((unit, after), (-unit - between.least, before), constant=-between.above),
            total((-unit, after), (unit + between.most, before), constant=-between.below),
        )


@dataclass(frozen=True)
class Most(Fact):
    """The largest number, net change or growth of all; `beside` are the items that it is said of."""

    under: tuple[str, ...]
    since: str
    measure: Measure
    beside: tuple[str, ...]

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield a rule for each other root, where it is one; one that had nothing has no growth to compare."""
        roots = setting.roots(self.edition, self.level)
        if not set(self.beside) <= set(roots):
            return  # it is not said among which it is the largest
        for root in roots:
            if root not in self.beside:
                guards = frozenset[Label]({self, Assumption.MOST})
                yield Rule(guards, self._cases((root,)), "most")

    def _cases(self, other: tuple[str, ...]) -> tuple[Case, ...]:
        mine, theirs = (
            (stock(self.edition, self.level, under), stock(self.since, self.level, under))
            for under in (self.under, other)
        )
        if self.measure == "is":
            return ((total((1, mine[0]), (-1, theirs[0]), constant=-1),),)
        if self.measure == "net":
            parts = ((1, mine[0]), (-1, mine[1]), (-1, theirs[0]), (1, theirs[1]))
            return ((total(*parts, constant=-1),),)
        faster = Atom((Term(1, (mine[0], theirs[1])), Term(-1, (theirs[0], mine[1]))), -1)
        return (at_least(mine[1], 1), faster), (at_least(mine[1], 1), at_most(theirs[1], 0))


@dataclass(frozen=True)
class Listed(Fact):
    """What a listing shows: the number of items, or between which numbers it lies (None: unbounded)."""

    under: tuple[str, ...]
    least: int
    most: int | None

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield the bounds."""
        of = stock(self.edition, self.level, self.under)
        upper = () if self.most is None else (at_most(of, self.most),)
        yield Rule(frozenset({self}), ((at_least(of, self.least), *upper),), "listed")


def _between(least: int | None, most: int | None, times: int, *parts: tuple[int, Quantity]) -> Case:
    """Return that a sum of multiples lies between `times` as much as two numbers (None: unbounded)."""
    lower = () if least is None else (total(*parts, constant=-least * times),)
    turned = ((-factor, of) for factor, of in parts)
    upper = () if most is None else (total(*turned, constant=most * times),)
    return (*lower, *upper)
