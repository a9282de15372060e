"""Blocks as GitHub-flavoured Markdown, in which no name acts as markup."""

import re
from collections.abc import Iterator

from tracks.report.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Labelled,
    Line,
    Names,
    Paragraph,
    Table,
    Title,
    Tree,
)
from tracks.report.cells import clean

# Marks anywhere; links that GitHub makes of bare addresses; marks that count where a block begins.
_MARKS = re.compile(r"[\\`*_\[\]<>|~$&#]|:(?=//)|(?<=[wW]{3})\.")
_ADDRESS = re.compile(r"(?<=\w)@(?=\w)")
_LEADING = re.compile(r"(?P<before>\s*[0-9]*)(?P<mark>[+\-=.)])")


def render_markdown(document: Document) -> str:
    """Return the document as Markdown (GitHub's rules, CommonMark 0.31) that ends in a newline."""
    parts = ["\n".join(_block(block, document.comma)) for block in document.blocks]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return a text as Markdown that shows just that text within a line."""
    marked = _MARKS.sub(lambda found: "\\" + found[0], clean(text).strip())
    # An address becomes a link even when escaped; an empty comment parts it.
    return _ADDRESS.sub("<!-- -->@", marked)


def beginning(marked: str) -> str:
    """Return escaped Markdown so that it cannot begin a list or a heading where a block begins."""
    return (
        _LEADING.sub(r"\g<before>\\\g<mark>", marked, count=1) if _LEADING.match(marked) else marked
    )


def _block(block: Block, comma: str) -> Iterator[str]:
    match block:
        case Title(text):
            yield f"# {escaped(text)}"
        case Heading(line):
            yield f"## {_line(line, comma)}"
        case Paragraph(line):
            yield _line(line, comma)
        case Names(names):
            yield beginning(comma.join(map(escaped, names)))
        case Bullets(entries):
            for entry in entries:
                yield f"- {_line(entry.line, comma)}"
                yield from (f"  - {beginning(escaped(detail))}" for detail in entry.details)
        case Labelled(rows):
            for label, lines in rows:
                if len(lines) == 1:
                    yield f"- {escaped(label)} {_line(lines[0], comma)}"
                else:
                    yield f"- {escaped(label)}"
                    yield from (f"  - {_line(line, comma)}" for line in lines)
        case Table():
            yield from _table(block)
        case Tree(entries):
            for depth, line in entries:
                yield f"{'  ' * depth}- {_line(line, comma)}"


def _table(table: Table) -> Iterator[str]:
    yield _row(column.title for column in table.columns)
    yield f"| {' | '.join('---:' if c.align == 'right' else '---' for c in table.columns)} |"
    for row in table.rows:
        yield _row(row)
    if table.remark:
        yield ""
        yield escaped(table.remark)


def _row(row: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(map(escaped, row))} |"


def _line(line: Line, comma: str) -> str:
    gap = " " if line.names and line.text.endswith(" ") else ""
    said = escaped(line.text) + gap + comma.join(map(escaped, line.names))
    return beginning(f"{said} · {escaped(line.source)}" if line.source else said)
