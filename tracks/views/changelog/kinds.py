"""How many changes of each kind there were, level by level: a number, none, or not known."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tracks.diff.by_kind import ASKED, KindFigure, by_kind, without_evidence
from tracks.diff.change import ChangeSet, Figure
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.model.evidence import Evidence
from tracks.model.kind import EVENTS, OF_COUNTS, Kind
from tracks.render.blocks import Block, Column, Line, Paragraph, Table
from tracks.views.citations import Citations, distinct
from tracks.views.wording import EVIDENCE, Wording, capitalised

_LAST = (Kind.REMOVED, Kind.REVISED)
ORDER = (*(kind for kind in Kind if kind not in OF_COUNTS and kind not in _LAST), *_LAST)
"""The kinds of change of items and events in the order of a changelog."""


class Row(NamedTuple):
    """One kind with its figures by level, as the lists and links show them or as sources state them."""

    kind: Kind
    stated: bool
    numbers: Mapping[str, Figure]


@dataclass(frozen=True)
class Kinds:
    """The numbers of a comparison by kind and level, what is shown and what is stated each in its row."""

    change_set: ChangeSet

    @cached_property
    def figures(self) -> Mapping[tuple[Kind, str], KindFigure]:
        """The figures of all kinds and levels."""
        return by_kind(self.change_set)

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels of both editions, as the later one has them first."""
        return tuple(self.change_set.lists)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of each kind that happened: what lists and links show, then what sources state."""
        return tuple(row for kind in ORDER for row in self._rows(kind) if row.numbers)

    @cached_property
    def unknown(self) -> tuple[Kind, ...]:
        """The kinds of ASKED without a number, in the order of a changelog."""
        return tuple(sorted(without_evidence(self.change_set), key=ORDER.index))

    def _rows(self, kind: Kind) -> Iterator[Row]:
        figures = {level: self.figures[kind, level] for level in self.levels}
        shown = {level: sum(f.by.values()) for level, f in figures.items() if f.by}
        yield Row(kind, False, {level: Figure(n, n) for level, n in shown.items()})
        yield Row(kind, True, {level: f.said for level, f in figures.items() if f.stated})


def kinds_table(kinds: Kinds, words: Wording, cited: Citations) -> Iterator[Block]:
    """Yield the kinds that happened, and those asked for, by level: a number, 0 where there were none, no data.

    What counts in several rows is told below the table.
    """
    lang = words.lang
    seen = {row.kind for row in kinds.rows}
    asked = [Row(kind, False, {}) for kind in ASKED if kind not in seen]
    rows = sorted((*kinds.rows, *asked), key=lambda row: ORDER.index(row.kind))
    columns = (
        Column(say.KIND(lang)),
        *(Column(words.level(level), "right") for level in kinds.levels),
        Column(say.EVIDENCE(lang)),
    )
    shown = {row.kind for row in rows if not row.stated}
    body = tuple(
        (
            _label(row, row.stated and row.kind in shown, words),
            *(_number(row, level, kinds, shown, words) for level in kinds.levels),
            _evidence(row, kinds, words, cited),
        )
        for row in rows
    )
    if any(row[-1] for row in body):
        yield Table(columns, body)
    else:
        yield Table(columns[:-1], tuple(row[:-1] for row in body))
    if overlaps := list(_overlaps(kinds.change_set, words)):
        yield Paragraph(Line(say.OVERLAPS(lang, parts=words.clauses(overlaps))))
    if apart := list(_apart(kinds, words)):
        yield Paragraph(Line(say_diff.ALL_NOT_COUNTED(lang, parts=words.clauses(apart))))


def _label(row: Row, beside: bool, words: Wording) -> str:
    """Return what a row counts; `beside` where the lists have a row of the same kind."""
    lang, kind = words.lang, capitalised(say_diff.KIND[row.kind](words.lang))
    if not row.numbers:
        return kind
    if row.stated and row.kind is Kind.MERGED:
        return capitalised(say.BY_MERGING(lang))
    if row.kind in EVENTS and not row.stated:
        return say.EVENTS(lang, kind=kind)
    return (say.ITEMS_STATED if beside else say.ITEMS)(lang, kind=kind)


def _number(row: Row, level: str, kinds: Kinds, shown: set[Kind], words: Wording) -> str:
    if figure := row.numbers.get(level):
        return words.figure(figure)
    if row.stated and row.kind in shown:
        return ""  # what the lists tell stands in their own row
    return words.figure(kinds.figures[row.kind, level].found)


def _evidence(row: Row, kinds: Kinds, words: Wording, cited: Citations) -> str:
    figures = [kinds.figures[row.kind, level] for level in row.numbers]
    if row.stated:
        return distinct(cited.number(each.sources) for f in figures for each in f.stated)
    rests_on = {evidence for figure in figures for evidence in figure.by}
    return words.listed(
        word(words.lang) for evidence, word in EVIDENCE.items() if evidence in rests_on
    )


def _apart(kinds: Kinds, words: Wording) -> Iterator[str]:
    """Yield how many changes of what is not in force there were, which no number has."""
    for (kind, level), figure in kinds.figures.items():
        if figure.apart:
            yield words.of_kind(kind, words.counted(level, figure.apart))


def _overlaps(found: ChangeSet, words: Wording) -> Iterator[str]:
    """Yield how many changes are of several kinds, as the sections have them."""
    shown = (c for c in found.changes if c.is_counted and c.evidence is not Evidence.STATED)
    numbers = Counter((change.kinds, change.level) for change in shown if change.kinds[1:])
    for (kinds, level), n in sorted(
        numbers.items(),
        key=lambda each: ([ORDER.index(k) for k in each[0][0]], words.depth(each[0][1])),
    ):
        what = words.events(level, n) if kinds[0] in EVENTS else words.counted(level, n)
        yield say_diff.SEVERAL_KINDS(words.lang, kinds=words.kinds(kinds), what=what)
