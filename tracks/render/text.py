"""Blocks as plain text for a terminal or a pipe: at most `width` cells a line, the same bytes each time."""

from collections.abc import Iterator

from tracks.messages import documents as say_document
from tracks.messages import pictures as say
from tracks.model.language import Language, between_names
from tracks.model.text import cells
from tracks.render.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Labelled,
    Line,
    Names,
    Paragraph,
    Picture,
    Table,
    Title,
    Tree,
)
from tracks.render.cells import ambiguous, clean, pieces, wrap

_GAP = "  "
_LEAST_NAME = 8
"""The least room for the names of a table's rows; wider ones go above their figures."""

_LAST_COLUMN = 24  # cells that the last column is sure of; the rest goes to the names first
_RULES = {1: "-", 2: "="}  # under a heading that has one, or two, depths of headings below it
_BOLD, _FAINT, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render_text(document: Document, *, width: int = 80, colour: bool = False) -> str:
    """Return the document as text that ends in a newline; `colour` sets headings off in bold.

    Where headings have headings below them, the outer ones are underlined.
    """
    deepest = max(
        (block.depth for block in document.blocks if isinstance(block, Heading)), default=1
    )
    writer = _Writer(document, width, colour, deepest)
    lines = [say_document.DRAFT(document.lang), ""] if document.draft else []
    previous: Block | None = None
    for block in document.blocks:
        if previous is not None and _apart(previous, block):
            lines.append("")
        lines.extend(writer.block(block))
        previous = block
    return "\n".join(lines) + "\n"


def _apart(previous: Block, block: Block) -> bool:
    """Tell whether a blank line goes between two blocks."""
    if isinstance(block, Title | Heading):
        return True
    if isinstance(previous, Heading):
        return False
    if isinstance(block, Labelled):
        return not isinstance(previous, Labelled)
    return isinstance(block, Table | Tree) or isinstance(previous, Table | Tree)


class _Writer:
    def __init__(self, document: Document, width: int, colour: bool, deepest: int) -> None:
        self._speak(document.lang)
        self._width, self._colour = width, colour
        self._deepest = deepest

    def _speak(self, lang: Language) -> None:
        self._lang, self._comma = lang, between_names(lang)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Title(text, lang):
                self._speak(lang or self._lang)
                yield from self._styled(_BOLD, self._set(Line(text)))
            case Heading(line, depth):
                lines = self._set(line)
                if rule := _RULES.get(self._deepest - depth, ""):
                    lines.append(rule * max(map(cells, lines)))
                yield from self._styled(_BOLD, lines)
            case Paragraph(line):
                yield from self._set(line)
            case Names(names):
                yield from self._set(Line("", names), _GAP, _GAP)
            case Bullets(entries):
                for entry in entries:
                    yield from self._set(entry.line, _GAP, _GAP * 2)
                    for detail in entry.details:
                        yield from self._set(Line(detail), _GAP * 2, _GAP * 3)
            case Labelled(rows):
                yield from self._labelled(rows)
            case Table():
                yield from self._table(block)
            case Tree(entries):
                for depth, line in entries:
                    yield from self._set(line, _GAP * depth, _GAP * (depth + 2))
            case Picture(caption=caption, description=description):
                in_words = say.IN_WORDS(self._lang, caption=caption, description=description)
                yield from self._set(Line(in_words))

    def _set(self, line: Line, first: str = "", rest: str = "") -> list[str]:
        parts = pieces(clean(line.text))
        names = [clean(name) for name in line.listed(self._lang)]
        parts += [name + self._comma for name in names[:-1]] + names[-1:]
        if line.source:
            if parts:
                parts[-1] += _GAP
            parts.append(clean(line.source))
        return wrap(parts, self._width, first, rest)

    def _labelled(self, rows: tuple[tuple[str, tuple[Line, ...]], ...]) -> Iterator[str]:
        column = min(max(cells(clean(label)) for label, _ in rows) + 2, self._width // 3)
        for label, lines in rows:
            first = _padded(clean(label), column)
            for line in lines:
                yield from self._set(line, first, " " * column)
                first = " " * column

    def _table(self, table: Table) -> Iterator[str]:
        """Set a table, in parts one below the other where its columns are too many for the width."""
        parts = list(self._parts(table))
        for n, columns in enumerate(parts):
            rows = tuple(tuple(row[i] for i in columns) for row in table.rows)
            remark = table.remark if n == len(parts) - 1 else ""
            headings = tuple(table.columns[i] for i in columns)
            yield from self._part(Table(headings, rows, remark))

    def _parts(self, table: Table) -> Iterator[list[int]]:
        """Yield the columns of each part: the first one again, and as many others as have room."""
        texts = ((column.title, *column_cells) for column, column_cells in _columns(table))
        widths = [max(cells(clean(text)) for text in each) for each in texts]
        widths[-1] = min(widths[-1], _LEAST_NAME)  # it goes on below itself
        part, taken = [0], _LEAST_NAME
        for n, width in enumerate(widths[1:], start=1):
            if part[1:] and taken + len(_GAP) + width > self._width:
                yield part
                part, taken = [0], _LEAST_NAME
            part.append(n)
            taken += len(_GAP) + width
        yield part

    def _part(self, table: Table) -> Iterator[str]:
        """Set columns that have room; a name that is too wide, or of no certain width, goes above its figures."""
        titles = tuple(clean(column.title) for column in table.columns)
        rows = [tuple(map(clean, row)) for row in table.rows]
        widths = [max(map(cells, column)) for column in zip(titles, *rows, strict=True)]
        others = [*widths[1:-1], min(widths[-1], _LAST_COLUMN)]
        room = max(_LEAST_NAME, self._width - sum(others) - len(_GAP) * len(others))
        names = [row[0] for row in (titles, *rows)]
        widths[0] = max((cells(name) for name in names if _fits(name, room)), default=0)
        yield from self._styled(_FAINT, self._row(titles, widths, table))
        for row in rows:
            if not _fits(row[0], room):
                yield from self._set(Line(row[0]))
                row = ("", *row[1:])
            yield from self._row(row, widths, table)
        if table.remark:
            yield from self._set(Line(table.remark))

    def _row(self, row: tuple[str, ...], widths: list[int], table: Table) -> list[str]:
        """Set the cells of a row; the last one goes on below itself where it is too long."""
        padded = [
            _padded(cell, width, right=column.align == "right")
            for cell, width, column in zip(row, widths, table.columns, strict=True)
        ]
        before = "".join(cell + _GAP for cell in padded[:-1])
        return wrap(pieces(padded[-1].rstrip()), self._width, before, " " * cells(before))

    def _styled(self, style: str, lines: list[str]) -> list[str]:
        return [f"{style}{line}{_RESET}" for line in lines] if self._colour else lines


def _columns(table: Table) -> Iterator[tuple[Column, tuple[str, ...]]]:
    """Yield each column with its cells."""
    for n, column in enumerate(table.columns):
        yield column, tuple(row[n] for row in table.rows)


def _fits(name: str, room: int) -> bool:
    return cells(name) <= room and not ambiguous(name)


def _padded(text: str, width: int, *, right: bool = False) -> str:
    space = " " * (width - cells(text))
    return space + text if right else text + space
