"""A flow as tables: the totals of each level, then each level by root."""

from collections.abc import Iterator, Sequence

from tracks.commands.flow import Flowed
from tracks.diff.delta import Delta
from tracks.diff.flow import FlowRow, Movement, not_closing
from tracks.diff.moves import Cell, Move
from tracks.messages import lineage as say
from tracks.model.language import Language
from tracks.render.blocks import (
    Block,
    Bullet,
    Bullets,
    Column,
    Document,
    Heading,
    Line,
    Paragraph,
    Table,
    Title,
    document,
)
from tracks.views.compared import edition, names_of_roots, root_names, wording_of
from tracks.views.wording import Wording, capitalised


def flow_view(flowed: Flowed, lang: Language, labels: str | None = None) -> Document:
    """Return what came and went between two editions."""
    words = wording_of(flowed.delta, lang, labels)
    moved = flow_moves(flowed.moves, flowed.delta, words)
    return document(lang, _blocks(flowed.rows, flowed.delta, words), moved)


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
        named = [(root_names(row, delta, words), row) for row in of_level]
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


def flow_moves(moves: Sequence[Move], delta: Delta, words: Wording) -> Iterator[Block]:
    """Yield what moved, from where to where: the topmost items, and how many moved with them."""
    if moves:
        yield Heading(Line(say.MOVES(words.lang)))
        yield Bullets(tuple(Bullet(Line(_move(move, delta, words))) for move in moves))


def _move(move: Move, delta: Delta, words: Wording) -> str:
    origin, target = move.origin, move.target
    levels = origin.level != target.level
    ends = {
        "origin": _cell(origin, origin.root and origin.root.before, levels, delta, words),
        "target": _cell(target, target.root and target.root.after, levels, delta, words),
    }
    if not move.topmost:
        level = words.counted(target.level, move.number)
        return say.MOVE_ALONG(words.lang, **ends, level=level)
    return say.MOVE(
        words.lang,
        **ends,
        n=move.number,
        items=words.listed(words.name_with_id(now) for _, now in move.topmost),
    )


def _cell(
    cell: Cell, roots: tuple[str, ...] | None, levels: bool, delta: Delta, words: Wording
) -> str:
    """Return the name of what an item counts in: its root, and its level where that differs."""
    noun = words.level_noun(cell.level)
    if roots is None:
        return say.UNPLACED_CELL(words.lang, level=noun)
    names = words.listed(names_of_roots(roots, cell.root, delta, words))
    if not names:
        return noun
    return say.CELL(words.lang, root=names, level=noun) if levels else names


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
