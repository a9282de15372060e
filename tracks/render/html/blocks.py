"""Blocks as HTML; every text is escaped, so that no name acts as markup."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from tracks.messages import documents as say
from tracks.model.language import Language, between_names
from tracks.render.blocks import (
    Block,
    Bullet,
    Bullets,
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
from tracks.render.columns import widths
from tracks.render.html.figure import figure
from tracks.render.markup import escaped

TAGS = {"zh": "zh-CN", "en": "en"}
"""The languages as HTML calls them (BCP 47)."""

_LISTED = 2  # depths of headings that the table of contents lists
_DEEPEST = 6  # headings that HTML knows
_PART = 500  # rows or entries that are laid out at once; more come in parts
_ROW = 30  # pixels that a row or an entry takes, about; for what is not laid out yet
_ENTRIES_A_LINE = 6

Row = TypeVar("Row")


def sections(document: Document) -> Iterator[str]:
    """Yield a section for each title and heading with what follows; each is laid out when it is seen."""
    part: list[Block] = []
    number, lang = 0, document.lang
    for block in document.blocks:
        if isinstance(block, Title | Heading) and part:
            yield _section(part, number, lang)
            part, number = [], number + 1
        if isinstance(block, Title):
            lang = block.lang or lang
        part.append(block)
    if part:
        yield _section(part, number, lang)


def contents(document: Document) -> Iterator[tuple[str, str, int]]:
    """Yield the anchor, text and depth of titles (0) and outer headings, in the order of the sections."""
    number = 0
    for n, block in enumerate(document.blocks):
        if isinstance(block, Title | Heading):
            number += n > 0
            if isinstance(block, Title):
                yield f"s{number}", block.text, 0
            elif block.depth <= _LISTED:
                yield f"s{number}", block.line.text, block.depth


def _section(blocks: Sequence[Block], number: int, lang: Language) -> str:
    writer = _Writer(lang, f"s{number}")
    inside = "\n".join(part for block in blocks for part in writer.block(block))
    height = _ROW * sum(map(_lines, blocks))
    return f'<section lang="{TAGS[lang]}" style="--height:{height}px">\n{inside}\n</section>'


def _lines(block: Block) -> int:
    """Return about how many lines a block takes."""
    match block:
        case Table(rows=rows) | Labelled(rows):
            return len(rows) + 2
        case Bullets(entries) | Tree(entries):
            return len(entries) + 1
        case Names(names):
            return len(names) // _ENTRIES_A_LINE + 1
        case Picture():
            return 18
    return 2


class _Writer:
    def __init__(self, lang: Language, anchor: str) -> None:
        self._comma, self._lang, self._anchor = between_names(lang), lang, anchor

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Title(text):
                yield f'<h1 id="{self._anchor}">{escaped(text)}</h1>'
            case Heading(line, depth):
                head = f"h{min(depth + 1, _DEEPEST)}"
                yield f'<{head} id="{self._anchor}">{self._line(line)}</{head}>'
            case Paragraph(line):
                yield f"<p>{self._line(line)}</p>"
            case Names(names):
                yield f'<p class="names">{self._line(Line("", names))}</p>'
            case Bullets(entries):
                for part in _parts(entries):
                    yield f'<ul class="part"{_height(part)}>'
                    yield from map(self._bullet, part)
                    yield "</ul>"
            case Labelled(rows):
                yield "<dl>"
                for label, lines in rows:
                    yield f"<dt>{escaped(label)}</dt>"
                    yield from (f"<dd>{self._line(line)}</dd>" for line in lines)
                yield "</dl>"
            case Table():
                yield from self._table(block)
            case Tree(entries):
                yield from self._tree(entries)
            case Picture():
                yield figure(block, self._lang)

    def _line(self, line: Line) -> str:
        gap = " " if line.names and line.text.endswith(" ") else ""
        text = (
            escaped(line.text.strip())
            + gap
            + self._comma.join(map(escaped, line.listed(self._lang)))
        )
        if not line.source:
            return text
        return f'{text} <span class="source">{escaped(line.source)}</span>'

    def _bullet(self, bullet: Bullet) -> str:
        details = "".join(f"<li>{escaped(detail)}</li>" for detail in bullet.details)
        below = f"<ul>{details}</ul>" if details else ""
        return f"<li>{self._line(bullet.line)}{below}</li>"

    def _table(self, table: Table) -> Iterator[str]:
        """Yield a table; one of many rows in parts, each under the heads and as wide as the others."""
        label = escaped(f"{say.DATA_TABLE(self._lang)} {table.columns[0].title}")
        sides = [' class="right"' if c.align == "right" else "" for c in table.columns]
        titles = zip(table.columns, sides, strict=True)
        heads = "".join(f'<th scope="col"{side}>{escaped(c.title)}</th>' for c, side in titles)
        columns = _columns(table) if len(table.rows) > _PART else ""
        for part in _parts(table.rows):
            yield f'<div class="table part" role="region" tabindex="0" aria-label="{label}"{_height(part)}>'
            yield f"<table>{columns}\n<thead><tr>{heads}</tr></thead>\n<tbody>"
            yield from (_row(row, sides) for row in part)
            yield "</tbody>\n</table>\n</div>"
        if table.remark:
            yield f'<p class="remark">{escaped(table.remark)}</p>'

    def _tree(self, entries: Sequence[tuple[int, Line]]) -> Iterator[str]:
        """Yield lists within lists; an entry that is deeper by several steps opens but one list."""
        open_at: list[int] = []
        for depth, line in entries:
            while open_at and open_at[-1] > depth:
                open_at.pop()
                yield "</li></ul>"
            if open_at and open_at[-1] == depth:
                yield "</li>"
            else:
                open_at.append(depth)
                yield "<ul>"
            yield f"<li>{self._line(line)}"
        yield "</li></ul>" * len(open_at)


def _row(row: Sequence[str], sides: Sequence[str]) -> str:
    cells = zip(row[1:], sides[1:], strict=True)
    rest = "".join(f"<td{side}>{escaped(cell)}</td>" for cell, side in cells)
    return f'<tr><th scope="row">{escaped(row[0])}</th>{rest}</tr>'


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows in parts that a browser lays out when they are seen."""
    for start in range(0, len(rows) or 1, _PART):
        yield rows[start : start + _PART]


def _height(part: Sequence[object]) -> str:
    """Return the attribute with the height, about, that a part is given until it is laid out."""
    return f' style="--height:{_ROW * (len(part) + 1)}px"' if len(part) == _PART else ""


def _columns(table: Table) -> str:
    wanted = widths(table)
    shares = "".join(f'<col style="width:{100 * w / sum(wanted):.1f}%">' for w in wanted)
    return f"<colgroup>{shares}</colgroup>"
