"""Facts of what happened to items besides additions and losses: what a source counts, what lists bear out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tracks.audit.facts import CountFact, Fact, Setting
from tracks.audit.percent import growth_between
from tracks.audit.quantities import How, Quantity, counted, gained, lost, stock
from tracks.audit.solving.terms import Case, Rule, at_least, at_most, total
from tracks.model.statement import Rounding

_GO_ON = frozenset({How.RENAMED, How.RECODED, How.REVISED, How.KEPT})
_ONES_THAT_WERE = _GO_ON | {How.MERGED_FROM, How.SPLIT_FROM, How.REGRADED}
_ONES_THAT_ARE = _GO_ON | {
    *(How.MERGED_INTO, How.SPLIT_INTO, How.MOVED, How.REGRADED, How.HAVING),
}


@dataclass(frozen=True)
class ChangeFact(Fact):
    """A number of items to which something happened since an edition.

    `under` are the items that they stand under (ids), `of` those that they stood under, the level
    that they were of, or the attributes that they have (`digital=yes`).
    """

    since: str
    how: How
    under: tuple[str, ...]
    of: tuple[str, ...]
    least: int
    most: int | None

    @property
    def number(self) -> Quantity:
        """The quantity that is bounded."""
        pair = self.since, self.edition, self.level
        return counted(self.how, *pair, self.under)._replace(of=self.of)

    def bounds(self) -> Case:
        """Return that the number lies between the bounds (None: unbounded)."""
        upper = () if self.most is None else (at_most(self.number, self.most),)
        return (at_least(self.number, self.least), *upper)


@dataclass(frozen=True)
class Happened(ChangeFact):
    """What a source counts."""

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield the bounds; where no lists bear it out, that there are no fewer items than that."""
        yield Rule(frozenset({self}), (self.bounds(),), "figure")
        if setting.is_borne_out(self.number):
            return
        before = stock(self.since, self.of[0] if self.how is How.REGRADED else self.level)
        after = stock(self.edition, self.level, self.under)
        always = frozenset[Happened]()
        if self.how in _ONES_THAT_WERE:
            yield Rule(always, ((total((1, before), (-1, self.number)),),), "flow")
        if self.how in _ONES_THAT_ARE:
            yield Rule(always, ((total((1, after), (-1, self.number)),),), "flow")
        if self.how is How.KEPT:
            loss = lost(self.since, self.edition, self.level)
            stayed = total((1, before), (-1, loss), (-1, self.number))
            yield Rule(always, ((stayed,),), "flow")

    def passages(self) -> Iterator[tuple[int, Quantity]]:
        """Yield what it may bring a level, or take from one, besides what is counted as added or lost."""
        if self.how is How.SPLIT:
            yield 1, self._passage("came", self.level)
        elif self.how is How.REGRADED:
            yield 1, self._passage("came", self.level)
            yield -1, self._passage("went", self.of[0])

    def passing(self) -> Iterator[Rule]:
        """Yield that what passed is counted here, or among the additions or losses as well."""
        for sign, passed in self.passages():
            flow = gained if sign > 0 else lost
            whole = flow(self.since, self.edition, passed.level)
            yield Rule(
                frozenset({self}),
                ((total((1, whole), (1, passed), constant=-self.least),),),
                "figure",
            )
            if self.most is not None:
                yield Rule(frozenset({self}), ((at_most(passed, self.most),),), "figure")

    def _passage(self, sort: Literal["came", "went"], level: str) -> Quantity:
        return counted(sort, self.since, self.edition, level)._replace(of=(self.how, *self.of))


@dataclass(frozen=True)
class Shown(ChangeFact):
    """What complete lists and links bear out of it."""

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield the bounds."""
        yield Rule(frozenset({self}), (self.bounds(),), "listed")


@dataclass(frozen=True)
class Share(CountFact):
    """The part that some items are of all of a level, or of the level `of`, in per cent as printed."""

    printed: str
    rounding: Rounding
    of: str

    def case(self, under: tuple[str, ...], times: int) -> Case:
        """Return that the part rounds to the printed one."""
        between = growth_between(self.printed, self.rounding)
        part, whole = stock(self.edition, self.level, under), stock(self.edition, self.of)
        return (
            at_least(whole, 1),
            total((between.unit, part), (-between.least, whole), constant=-between.above),
            total((-between.unit, part), (between.most, whole), constant=-between.below),
        )
