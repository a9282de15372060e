"""Facts of what came and what went between two editions: what sources count, what complete lists show."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracks.audit.facts import Assumption, Fact, Label, Setting
from tracks.audit.quantities import Sort, counted, gained, lost
from tracks.audit.solving.terms import Rule, at_least, at_most, exactly


@dataclass(frozen=True)
class AddedFact(Fact):
    """So many items that the edition has and an earlier one had not; `whole` where they are counted.

    Where they are counted as between two numbers, `most` is the larger. `under`, where it is not
    empty, are the items that they stand under. Of those that it names so many as are `carried` carry
    on other items by links: lists do not count them among what must have been added.
    """

    since: str
    number: int
    whole: bool
    most: int | None = None
    under: tuple[str, ...] = ()
    carried: int = 0

    @property
    def upper(self) -> int | None:
        """No more than so many, None where that is not said."""
        return (self.number if self.most is None else self.most) if self.whole else None

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield that there are at least so many, and where they are all, that there are no more."""
        if self.carried and self.upper is not None:
            begun = counted("begun", self.since, self.edition, self.level)
            guards = frozenset[Label]({self, Assumption.SPLITS})
            yield Rule(guards, ((at_most(begun, self.upper - self.carried),),), "figure")
        gain = gained(self.since, self.edition, self.level, self.under)
        if setting.compared(self.since, self.edition, self.level):
            gain = counted("added", self.since, self.edition, self.level, self.under)
        yield Rule(frozenset({self}), ((at_least(gain, self.number),),), "figure")
        if self.upper is not None:
            guards = frozenset[Label]({self, Assumption.SPLITS})
            yield Rule(guards, ((at_most(gain, self.upper),),), "figure")


@dataclass(frozen=True)
class Gone(Fact):
    """So many items that an earlier edition had and the edition has not, some of them `named`.

    `whole` where they are counted; `most` and `under` are as with `AddedFact`.
    """

    since: str
    number: int
    whole: bool
    merging: bool
    named: int
    most: int | None = None
    under: tuple[str, ...] = ()

    @property
    def upper(self) -> int | None:
        """No more than so many, None where that is not said."""
        return (self.number if self.most is None else self.most) if self.whole else None

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield that there are at least so many; what all losses say together is for `rules`.

        Between complete lists each is held against them by itself.
        """
        if not setting.compared(self.since, self.edition, self.level):
            loss = lost(self.since, self.edition, self.level, self.under)
            yield Rule(frozenset({self}), ((at_least(loss, self.number),),), "figure")
            return
        sort: Sort = "merged" if self.merging else "removed"
        loss = counted(sort, self.since, self.edition, self.level, self.under)
        yield Rule(frozenset({self}), ((at_least(loss, self.number),),), "figure")
        if self.upper is not None:
            guards = frozenset[Label]({self, Assumption.GONE})
            yield Rule(guards, ((at_most(loss, self.upper),),), "figure")


@dataclass(frozen=True)
class Turnover(Fact):
    """Between what numbers lie the additions, or the removals, that two complete lists bear out.

    From the items without a predecessor (successor) to all that the other list lacks: what began by
    a split or under a new name may or may not be counted among them.
    """

    since: str
    removed: bool
    least: int
    most: int
    under: tuple[str, ...] = ()

    def rules(self, setting: Setting) -> Iterator[Rule]:
        """Yield the bounds; no more can have merged than are gone."""
        pair = self.since, self.edition, self.level, self.under
        of = counted("removed" if self.removed else "added", *pair)
        bounds = (at_least(of, self.least), at_most(of, self.most))
        yield Rule(frozenset({self}), (bounds,), "listed")
        if not self.removed and not self.under:
            begun = counted("begun", self.since, self.edition, self.level)
            yield Rule(frozenset({self}), (exactly(begun, self.least),), "listed")
        if self.removed:
            merged = counted("merged", *pair)
            yield Rule(frozenset({self}), ((at_most(merged, self.most),),), "listed")
