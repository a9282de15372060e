"""The figures of a diff as tables: totals by level, and each level by root."""

from collections.abc import Iterator
from typing import NamedTuple

from tracks.diff.change import CountRow, Figure
from tracks.diff.delta import Delta, Side
from tracks.messages import diff as say
from tracks.model.evidence import Evidence
from tracks.render.blocks import Block, Column, Heading, Line, Paragraph, Table
from tracks.views.citations import Citations, distinct, sources_shown
from tracks.views.compared import edition_short, growth_text, root_names, trend_word
from tracks.views.diff.readings import joint_note, reading_of
from tracks.views.diff.sums import agreement, sum_of
from tracks.views.figure_rows import moved, shown_rows
from tracks.views.notes import Notes
from tracks.views.wording import Wording, capitalised

_MANY_ROOTS = 12  # where there are more, those that did not move are only counted


class _Row(NamedTuple):
    name: str
    figures: CountRow
    trend: str = ""
    evidence: str = ""


class CountTables:
    """Tables of count rows: totals, and a table for each level whose roots can be compared."""

    def __init__(self, delta: Delta, words: Wording, cited: Citations, notes: Notes) -> None:
        self._delta, self._words, self._cited, self._notes = delta, words, cited, notes
        self._lang = words.lang

    def blocks(self, counts: tuple[CountRow, ...]) -> Iterator[Block]:
        """Yield the tables, outermost level first."""
        totals = {count.level: count for count in counts if not count.under}
        if totals:
            rows = [
                _Row(self._words.level(level), count, evidence=self._evidence(count))
                for level, count in totals.items()
            ]
            yield self._table(say.TOTALS(self._lang), rows)
            if besides := self._besides():
                yield Paragraph(Line(self._words.clauses(besides)))
        yield from self.by_root(counts)
        yield from self._silent()

    def _besides(self) -> list[str]:
        """Return how many items of each edition are listed and not in force, so that they are not counted."""
        lang, delta = self._lang, self._delta
        sides = [
            (side, self._words.besides(side.tally.apart)) for side in (delta.before, delta.after)
        ]
        return [
            say.BESIDES_IN(lang, edition=edition_short(side, delta, lang), parts=parts)
            for side, parts in sides
            if parts
        ]

    def _silent(self) -> Iterator[Block]:
        """Yield which sources of the two editions give no figure."""
        sides = (self._delta.after, self._delta.before)
        for label in dict.fromkeys(side.edition for side in sides):
            if marks := self._cited.silent(label):
                called = say.EDITION(self._lang, edition=label)
                yield Paragraph(Line(say.SILENT(self._lang, edition=called), source=marks))

    def by_root(self, counts: tuple[CountRow, ...]) -> Iterator[Block]:
        """Yield a table for each level whose roots can be compared and moved."""
        totals = {count.level: count for count in counts if not count.under}
        by_level: dict[str, list[CountRow]] = {}
        for count in shown_rows(counts):
            if count.under:
                by_level.setdefault(count.level, []).append(count)
        for level, by_root in by_level.items():
            yield from self._of_roots(by_root, totals.get(level))

    def _of_roots(self, counts: list[CountRow], total: CountRow | None) -> Iterator[Block]:
        shown = counts if len(counts) <= _MANY_ROOTS else list(filter(moved, counts))
        heading = capitalised(self._heading(counts))
        listed = all(_listed(count.before) and _listed(count.after) for count in shown)
        rows = [self._root_row(count, "" if listed else self._evidence(count)) for count in shown]
        if not listed and total and (whole := sum_of(counts, total, self._delta)):
            agrees = agreement(whole, total, self._delta, self._lang)
            rows.append(_Row(say.SUM(self._lang), whole, agrees))
        yield Heading(Line(heading, source=say.LISTED(self._lang) if listed else ""))
        rest = len(counts) - len(shown)
        remark = say.REST_UNCHANGED(self._lang, n=rest) if rest else ""
        yield self._table(self._roots(counts)[0], rows, remark)

    def _root_row(self, count: CountRow, evidence: str) -> _Row:
        note = joint_note(count, self._delta, self._words)
        marks = [evidence, self._notes.mark(note) if note else ""]
        name = root_names(count, self._delta, self._words)
        return _Row(name, count, trend_word(count, self._words), " ".join(m for m in marks if m))

    def _table(self, title: str, rows: list[_Row], remark: str = "") -> Table:
        """Return a table without the columns that would be empty."""
        lang, delta = self._lang, self._delta
        columns = [Column(capitalised(title))]
        body = [[row.name] for row in rows]

        def add(heading: str, cells: list[str], align: Column) -> None:
            columns.append(align._replace(title=heading))
            for line, cell in zip(body, cells, strict=True):
                line.append(cell)

        figures, texts = Column("", "right"), Column("")
        before, after = (edition_short(side, delta, lang) for side in (delta.before, delta.after))
        add(before, [self._figure(row.figures, delta.before) for row in rows], figures)
        add(after, [self._figure(row.figures, delta.after) for row in rows], figures)
        if any(row.figures.net or row.figures.trend.growth for row in rows):
            add(say.NET(lang), [self._net(row.figures) for row in rows], figures)
            add(say.GROWTH(lang), [growth_text(row.figures, lang) for row in rows], figures)
        if any(row.trend for row in rows):
            add(say.TREND(lang), [row.trend for row in rows], texts)
        if any(row.evidence for row in rows):
            add(say.EVIDENCE(lang), [row.evidence for row in rows], texts)
        return Table(tuple(columns), tuple(map(tuple, body)), remark)

    def _figure(self, count: CountRow, side: Side) -> str:
        """Return a figure of one edition, a dash where that has no such level."""
        figure = count.before if side is self._delta.before else count.after
        return self._words.figure(figure) if side.head.has_level(count.level) else "-"

    def _net(self, count: CountRow) -> str:
        both = self._delta.both_have(count.level)
        return self._words.difference(count.net) if both else "-"

    def _evidence(self, count: CountRow) -> str:
        """Return what a row rests on: 清单, [1][2], and what else a source states where a figure lacks."""
        lang, trend = self._lang, count.trend
        figures = (count.before, count.after)
        marks = [say.LISTED(lang)] if any(map(_listed, figures)) else []
        marked = [
            self._cited.number((source,)) for figure in figures for source in sources_shown(figure)
        ]
        source = self._cited.number(trend.sources)
        lacking = any(figure.evidence in (None, Evidence.DERIVED) for figure in figures)
        if source and lacking and (trend.net is not None or trend.growth is not None):
            label = say.NET_STATED if trend.net is not None else say.GROWTH_STATED
            marks.append(source + label(lang))
            marked = [mark for mark in marked if mark != source]
            source = ""
        return " ".join(mark for mark in [*marks, distinct([*marked, source])] if mark)

    def _roots(self, counts: list[CountRow]) -> tuple[str, str]:
        """Return what the roots are called, in a heading and in a sentence: by the level they share."""
        items = (
            self._delta.after.item(i) or self._delta.before.item(i) for c in counts for i in c.under
        )
        levels = {item.level for item in items if item}
        if len(levels) != 1:
            return say.TOP_ITEM(self._lang), say.TOP_ITEM(self._lang)
        level = levels.pop()
        return self._words.level(level), self._words.level_noun(level)

    def _heading(self, counts: list[CountRow]) -> str:
        """Return what the table counts, and whose reading makes it count that."""
        level = counts[0].level
        root, root_noun = self._roots(counts)
        names: dict[str, object] = {
            "root": root,
            "root_noun": root_noun,
            **self._words.nouns(level),
        }
        read = [f for c in counts for f in (c.before, c.after) if f.printed_level]
        if not read:
            return say.BY_ROOT(self._lang, **names)
        reading = reading_of(counts, self._delta)
        note = self._notes.mark(reading.because) if reading and reading.because else ""
        return say.BY_ROOT_READ(
            self._lang,
            **names,
            source=self._cited.number(read[0].sources),
            printed=self._words.level(read[0].printed_level or level),
            by=reading.by if reading and reading.by else say.EDITOR(self._lang),
            note=say.NOTE_AFTER(self._lang, note=note) if note else "",
        )


def _listed(figure: Figure) -> bool:
    return figure.evidence is Evidence.LISTED
