"""How many changes of each kind there were, level by level: a number, none, or not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tracks.diff.change import Change, ChangeSet, Claim
from tracks.diff.delta import Delta
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.model.evidence import Evidence
from tracks.model.kind import EVENTS, OF_COUNTS, Kind
from tracks.render.blocks import Column, Table
from tracks.views.citations import Citations
from tracks.views.diff.headline import stated_numbers
from tracks.views.wording import EVIDENCE, Wording, capitalised

_LAST = (Kind.REMOVED, Kind.REVISED)
ORDER = (*(kind for kind in Kind if kind not in OF_COUNTS and kind not in _LAST), *_LAST)
"""The kinds of change of items and events in the order of a changelog."""

ASKED = (Kind.ADDED, Kind.MERGED, Kind.SPLIT, Kind.RENAMED, Kind.REMOVED)
"""The kinds that have a row too where there were none, or where nothing is known."""


class Row(NamedTuple):
    """One kind, counted in events or in items, with its numbers by level, and what they rest on."""

    kind: Kind
    in_events: bool
    numbers: Mapping[str, int]
    claims: tuple[Claim, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Kinds:
    """The numbers of a comparison by kind, level and evidence."""

    delta: Delta
    change_set: ChangeSet

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels of both editions, as the later one has them first."""
        heads = (self.delta.after.head, self.delta.before.head)
        return tuple(dict.fromkeys(level for head in heads for level in head.taxonomy.depths))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """A row for each kind that happened, in items or in events."""
        return tuple(row for kind in ORDER for row in self._rows(kind) if row.numbers)

    @cached_property
    def unknown(self) -> tuple[Kind, ...]:
        """The kinds of ASKED without a number, unless the lists show at every level that there were none."""
        seen = {row.kind for row in self.rows}
        return tuple(
            kind
            for kind in ASKED
            if kind not in seen and not all(self.none_at(kind, level) for level in self.levels)
        )

    def none_at(self, kind: Kind, level: str) -> bool:
        """Tell whether the lists show that a level had no other changes of a kind than those that are known."""
        before, after = (
            side.head.is_complete(level) for side in (self.delta.before, self.delta.after)
        )
        if kind in (Kind.ADDED, Kind.REVIVED):
            return before
        if kind is Kind.REMOVED:
            return after
        begun, ended = self._loose(level)
        if kind in (Kind.MERGED, Kind.ABSORBED):
            return before and after and not ended
        if kind in (Kind.SPLIT, Kind.SPLIT_OFF):
            return before and after and not begun
        if kind in (Kind.RENAMED, Kind.RECODED):
            return before and after and not (begun and ended)
        return before and after

    def _loose(self, level: str) -> tuple[bool, bool]:
        """Tell whether an item of the level begins, and whether one ends, without a link."""
        changes = [c for c in self.change_set.changes if c.level == level]
        return any(not c.before for c in changes), any(not c.after for c in changes)

    def _rows(self, kind: Kind) -> Iterator[Row]:
        claims = tuple(claim for claim in self.change_set.stated if claim.kind is kind)
        changes = tuple(c for c in self.change_set.changes if kind in c.kinds)
        stated = {level: n for (_, level), n in stated_numbers(claims).items()}
        shown = [c for c in changes if c.evidence is not Evidence.STATED]
        counted: dict[str, int] = {}
        for change in shown:
            counted[change.level] = counted.get(change.level, 0) + 1
        if kind in EVENTS:
            yield Row(kind, False, stated, claims, ())
            yield Row(kind, True, counted, (), changes)
        else:
            both = {
                level: max(stated.get(level, 0), counted.get(level, 0)) for level in self.levels
            }
            numbers = {level: n for level, n in both.items() if n}
            yield Row(kind, False, numbers, claims, changes)


def kinds_table(kinds: Kinds, words: Wording, cited: Citations) -> Table:
    """Return the kinds that happened, and those asked for, by level: a number, 0 where there were none, no data."""
    lang = words.lang
    seen = {row.kind for row in kinds.rows}
    asked = [Row(kind, False, {}, (), ()) for kind in ASKED if kind not in seen]
    rows = sorted((*kinds.rows, *asked), key=lambda row: ORDER.index(row.kind))
    columns = (
        Column(say.KIND(lang)),
        *(Column(words.level(level), "right") for level in kinds.levels),
        Column(say.EVIDENCE(lang)),
    )
    body = tuple(
        (
            _label(row, words),
            *(_number(row, level, kinds, words) for level in kinds.levels),
            _evidence(row, words, cited),
        )
        for row in rows
    )
    if any(row[-1] for row in body):
        return Table(columns, body)
    return Table(columns[:-1], tuple(row[:-1] for row in body))


def _label(row: Row, words: Wording) -> str:
    kind = capitalised(say_diff.KIND[row.kind](words.lang))
    if row.kind in EVENTS and row.numbers and not row.in_events:
        return capitalised(say.BY_MERGING(words.lang))
    if row.in_events:
        return say.EVENTS(words.lang, kind=kind)
    return say.ITEMS(words.lang, kind=kind) if row.numbers else kind


def _number(row: Row, level: str, kinds: Kinds, words: Wording) -> str:
    if number := row.numbers.get(level):
        claims = [claim for claim in row.claims if claim.level == level]
        at_least = claims and all(claim.number is None for claim in claims)
        return say_diff.AT_LEAST(words.lang, n=number) if at_least else str(number)
    return "0" if kinds.none_at(row.kind, level) else say_diff.NO_DATA(words.lang)


def _evidence(row: Row, words: Wording, cited: Citations) -> str:
    marks = [cited.number(claim.sources) for claim in row.claims]
    for change in row.changes:
        word = EVIDENCE.get(change.evidence)
        marks.append(word(words.lang) if word else cited.number(change.sources))
    return words.listed(dict.fromkeys(mark for mark in marks if mark))
