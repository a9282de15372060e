"""A flow as tables: the totals of each level, then each level by root."""

from collections.abc import Iterator, Sequence

from tracks.commands.flow import Flowed
from tracks.diff.delta import Delta
from tracks.diff.flow import FlowRow, Movement, not_closing
from tracks.messages import lineage as say
from tracks.model.language import Language
from tracks.render.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Line,
    Paragraph,
    Table,
    Title,
    document,
)
from tracks.views.wording import Wording, capitalised, edition, wording_of


def flow_view(flowed: Flowed, lang: Language) -> Document:
    """Return what came and went between two editions."""
    return document(lang, _blocks(flowed.rows, flowed.delta, wording_of(flowed.delta, lang)))


def flow_closing(rows: Sequence[FlowRow], lang: Language) -> Block:
    """Return a sentence on whether every number is accounted for."""
    missing = not_closing(rows)
    return Paragraph(Line(say.DOES_NOT_CLOSE(lang, n=missing) if missing else say.CLOSES(lang)))


def flow_totals(rows: Sequence[FlowRow], words: Wording) -> Iterator[Block]:
    """Yield the table of the levels in all."""
    totals = [row for row in rows if row.root is None]
    if totals:
        named = [(words.level(row.level), row) for row in totals]
        yield _table(named, _shown(rows), words)


def flow_by_root(rows: Sequence[FlowRow], delta: Delta, words: Wording) -> Iterator[Block]:
    """Yield a heading and a table of the roots for each level that is counted by root."""
    for level in dict.fromkeys(row.level for row in rows if row.root is not None):
        of_level = [row for row in rows if row.level == level and row.root is not None]
        heading = say.LEVEL_BY_ROOT(words.lang, **words.nouns(level))
        yield Heading(Line(capitalised(heading)))
        named = [(_root(row, delta, words), row) for row in of_level]
        yield _table(named, _shown(rows), words)


def _blocks(rows: Sequence[FlowRow], delta: Delta, words: Wording) -> Iterator[Block]:
    lang = words.lang
    title = delta.after.head.taxonomy.title.text(lang)
    before, after = (edition(side, delta, lang) for side in (delta.before, delta.after))
    yield Title(say.FLOW(lang, taxonomy=title, before=before, after=after))
    yield flow_closing(rows, lang)
    totals = list(flow_totals(rows, words))
    if totals:
        yield Heading(Line(say.LEVEL_IN_ALL(lang)))
        yield from totals
    yield from flow_by_root(rows, delta, words)


def _shown(rows: Sequence[FlowRow]) -> list[Movement]:
    """Return the movements that any row has."""
    return [movement for movement in Movement if any(row.net[movement] for row in rows)]


def _root(row: FlowRow, delta: Delta, words: Wording) -> str:
    item = delta.after.item(row.root or "") or delta.before.item(row.root or "")
    return words.name(item) if item else row.root or ""


def _table(rows: Sequence[tuple[str, FlowRow]], shown: Sequence[Movement], words: Wording) -> Table:
    lang = words.lang
    columns = (
        Column(""),
        Column(say.OPENING(lang), "right"),
        *(Column(say.MOVEMENTS[movement](lang), "right") for movement in shown),
        Column(say.CLOSING(lang), "right"),
        Column(say.UNEXPLAINED(lang), "right"),
    )
    cells = tuple(
        (
            name,
            words.figure(row.opening),
            *(words.difference(row.net[movement]) for movement in shown),
            words.figure(row.closing),
            words.difference(row.unexplained),
        )
        for name, row in rows
    )
    return Table(columns, cells)
