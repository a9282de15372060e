"""A flow as tables: the totals of each level, then each level by root; and as `tracks.flow/1`."""

from collections.abc import Iterator, Sequence

from tracks.diff.flow import FlowRow, Movement
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say
from tracks.model.delta import Delta, Side
from tracks.model.language import Language
from tracks.report.blocks import (
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
from tracks.report.item_shape import figure_shape
from tracks.report.json_text import json_text
from tracks.report.lineage_shape import EndShape, FlowRowShape, FlowShape
from tracks.report.wording import Wording, capitalised, edition, wording_of


def flow_view(rows: Sequence[FlowRow], delta: Delta, lang: Language) -> Document:
    """Return what came and went between two editions."""
    return document(lang, _blocks(rows, delta, wording_of(delta, lang)))


def render_flow_json(rows: Sequence[FlowRow], delta: Delta) -> str:
    """Return a flow as `tracks.flow/1`, each row on a line of its own."""
    return json_text(
        FlowShape(
            schema="tracks.flow/1",
            taxonomy=delta.after.head.taxonomy.id,
            before=_end(delta.before),
            after=_end(delta.after),
            rows=[_row_shape(row) for row in rows],
        )
    )


def _blocks(rows: Sequence[FlowRow], delta: Delta, words: Wording) -> Iterator[Block]:
    lang = words.lang
    title = delta.after.head.taxonomy.title.text(lang)
    before, after = (edition(side, delta, lang) for side in (delta.before, delta.after))
    yield Title(say.FLOW(lang, taxonomy=title, before=before, after=after))
    missing = sum(row.unexplained != 0 for row in rows)
    closing = say.DOES_NOT_CLOSE(lang, n=missing) if missing else say.CLOSES(lang)
    yield Paragraph(Line(closing))
    shown = [m for m in Movement if any(row.net.get(m) for row in rows)]
    totals = [row for row in rows if row.root is None]
    if totals:
        yield Heading(Line(say.LEVEL_IN_ALL(lang)))
        yield _table([(words.level(row.level), row) for row in totals], shown, words)
    for level in dict.fromkeys(row.level for row in rows if row.root is not None):
        of_level = [row for row in rows if row.level == level and row.root is not None]
        names = {"level": words.level_noun(level), "levels": words.level_nouns(level)}
        yield Heading(Line(capitalised(say.LEVEL_BY_ROOT(lang, **names))))
        yield _table([(_root(row, delta, words), row) for row in of_level], shown, words)


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
            *(_signed(row.net.get(movement, 0)) for movement in shown),
            words.figure(row.closing),
            say_diff.NO_DATA(lang) if row.unexplained is None else _signed(row.unexplained),
        )
        for name, row in rows
    )
    return Table(columns, cells)


def _signed(number: int) -> str:
    return f"{number:+}" if number else "0"


def _row_shape(row: FlowRow) -> FlowRowShape:
    return FlowRowShape(
        level=row.level,
        under=row.root,
        opening=figure_shape(row.opening),
        net={movement: row.net.get(movement, 0) for movement in Movement},
        closing=figure_shape(row.closing),
        unexplained=row.unexplained,
    )


def _end(side: Side) -> EndShape:
    return EndShape(edition=side.edition, revision=side.revision or 0, digest=side.digest)
