"""Ambiguities: each way to read a block of statements, and what is left possible under it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from tracks.audit.account import Account, Place, Readings, as_edited, facts_of
from tracks.audit.facts import Assumption, Fact, Label
from tracks.audit.frame import Frame
from tracks.audit.quantities import Quantity, stock
from tracks.audit.rules import rules_of
from tracks.audit.solving.budget import Budget
from tracks.audit.solving.components import Component, components
from tracks.audit.solving.solutions import Solutions, solutions
from tracks.audit.solving.solver import Solver
from tracks.model.statement import Block, Count, Each, Reading, Rounding, printed_level


class Scope(NamedTuple):
    """Which sources are believed: the block's own and `more`, or all of them where that is None."""

    more: tuple[str, ...] | None


class Outcome(NamedTuple):
    """One reading of a block, with its solutions by scope; `edited` where it is the editor's."""

    level: str
    each: Each | None
    rounding: Rounding | None
    edited: bool
    left: tuple[tuple[Scope, Solutions], ...]

    @property
    def all(self) -> Solutions:
        """The solutions where all sources are believed."""
        return self.left[-1][1]


class Fit(StrEnum):
    """What the figures say of the editor's reading; the slugs never change."""

    ONLY = "only"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNDECIDED = "undecided"


class Ambiguity(NamedTuple):
    """A block that can be read in several ways; `fit` is None where no editor has read it."""

    place: Place
    block: Block
    printed: str
    outcomes: tuple[Outcome, ...]
    fit: Fit | None


Believed = Callable[[str], bool]


class Comparison:
    """Compares the readings of the blocks of some editions."""

    def __init__(
        self,
        accounts: Sequence[Account],
        frame: Frame,
        believed: Believed,
        assumed: Collection[Assumption],
        budget: Budget,
        smt: bool | None,
        contested: Callable[[Place], frozenset[Fact]] = lambda _place: frozenset(),
    ) -> None:
        self._accounts, self._frame, self._believed = accounts, frame, believed
        self._assumed, self._budget, self._smt = frozenset(assumed), budget, smt
        cited = [b.source for account in accounts for b in account.head.statements]
        self._sources = [source for source in dict.fromkeys(cited) if believed(source)]
        self._contested = contested
        self._known: dict[object, Solutions] = {}

    def of(self, doubted: Collection[Place]) -> Iterator[Ambiguity]:
        """Yield the ambiguous blocks in order; `doubted` are those that stand in a conflict as printed."""
        for account in self._accounts:
            for number, block in enumerate(account.head.statements):
                place = Place(account.head.edition, number)
                if self._believed(block.source):
                    options = self._options(account, block, place in doubted)
                    if options:
                        yield self._ambiguity(place, block, options)

    def _options(
        self, account: Account, block: Block, doubted: bool
    ) -> list[tuple[str, Each | None, Rounding | None]]:
        """Return all readings of a block, none where there is only one."""
        counts = [said for said in block.says if isinstance(said, Count)]
        printed = list(dict.fromkeys(printed_level(said)[1] for said in block.says))
        named = {item for said in counts for item in said.under}
        depths = account.head.taxonomy.depths
        levels = printed[:1]
        read = block.reading.level if block.reading else None
        if len(printed) == 1 and named and (doubted or read):
            outer = max(depths.get(account.items[i].level, 0) for i in named if i in account.items)
            levels = [level for level, depth in depths.items() if depth > outer]
        unclear = any(len(said.under) > 1 and said.each == "unclear" for said in counts)
        each: list[Each | None] = ["yes", "no"] if unclear else [None]
        if len(levels) * len(each) < 2:
            return []
        grown = any(said.growth is not None for said in counts)
        roundings: list[Rounding | None] = ["nearest", "down", "up"] if grown else [None]
        return list(product(levels, each, roundings))

    def _ambiguity(
        self,
        place: Place,
        block: Block,
        options: Sequence[tuple[str, Each | None, Rounding | None]],
    ) -> Ambiguity:
        printed = printed_level(block.says[0])[1]
        editors = block.reading or Reading()
        mine = (
            editors.level or printed,
            editors.each if options[0][1] else None,
            (editors.rounding or "nearest") if options[0][2] else None,
        )
        others = [source for source in self._sources if source != block.source]
        scopes = [Scope(()), *(Scope((source,)) for source in others), Scope(None)]
        outcomes = tuple(
            Outcome(
                *option,
                block.reading is not None and option == mine,
                tuple((scope, self._solutions(place, block, option, scope)) for scope in scopes),
            )
            for option in options
        )
        return Ambiguity(place, block, printed, outcomes, _fit(outcomes))

    def _solutions(
        self,
        place: Place,
        block: Block,
        option: tuple[str, Each | None, Rounding | None],
        scope: Scope,
    ) -> Solutions:
        level, each, rounding = option
        reading = Reading(level=level, each=each, rounding=rounding)
        readings: Readings = lambda p, b: reading if p == place else as_edited(p, b)  # noqa: E731
        within = None if scope.more is None else {block.source, *scope.more}
        facts = facts_of(
            self._accounts,
            readings,
            lambda source: self._believed(source) and (within is None or source in within),
        )
        over = figures_of(place.edition, block, level, each)
        parts = [
            part
            for part in components(rules_of(facts, self._frame))
            if any(not rule.about.isdisjoint(over) for rule in part.rules)
        ]
        labels = frozenset[Label]().union(*(part.labels for part in parts))
        # A source that says nothing of these figures changes nothing: asked once.
        key = (place, option, labels, len(parts))
        if key not in self._known:
            self._known[key] = self._solved(parts, over, self._contested(place))
        return self._known[key]

    def _solved(
        self, parts: Sequence[Component], over: Sequence[Quantity], contested: frozenset[Fact]
    ) -> Solutions:
        rules = [rule for part in parts for rule in part.rules]
        labels = {
            label
            for part in parts
            for label in part.labels
            if (label in self._assumed if isinstance(label, Assumption) else label not in contested)
        }
        return solutions(Solver(rules, self._budget, smt=self._smt), labels, over)


def figures_of(edition: str, block: Block, level: str, each: Each | None) -> list[Quantity]:
    """Return the figures that a block speaks of, and the totals; of a joint figure not its members."""
    found: list[Quantity] = []
    for said in block.says:
        if isinstance(said, Count):
            ends = [edition, *([said.since] if said.since else [])]
            single = len(said.under) == 1 or (each or said.each) == "yes"
            unders = [(item,) for item in said.under] if single else [said.under]
            for end in ends:
                found.append(stock(end, level))
                found += (stock(end, level, under) for under in unders)
    return sorted(set(found))


def _fit(outcomes: Sequence[Outcome]) -> Fit | None:
    """Tell whether the figures support the editor's reading, among those rounded alike."""
    mine = next((outcome for outcome in outcomes if outcome.edited), None)
    if mine is None:
        return None
    if not mine.all.found:
        return Fit.IMPOSSIBLE if mine.all.decided else Fit.UNDECIDED
    others = [o.all for o in outcomes if o.rounding == mine.rounding and o is not mine]
    if any(other.found for other in others):
        return Fit.POSSIBLE
    return Fit.ONLY if all(other.decided for other in others) else Fit.POSSIBLE
