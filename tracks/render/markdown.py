"""Blocks as GitHub-flavoured Markdown, in which no name acts as markup."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from tracks.messages import documents as say_document
from tracks.messages import pictures as say
from tracks.model.language import Language, between_names
from tracks.render.blocks import (
    Block,
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
from tracks.render.cells import clean

# Marks anywhere; links that GitHub makes of bare addresses; marks that count where a block begins.
_MARKS = re.compile(r"[\\`*_\[\]<>|~$&#]|:(?=//)|(?<=[wW]{3})\.")
# What GitHub makes of the text once it is rendered, so that no escape keeps it out: addresses and
# people (@someone), pictures (:100:), issues and requests (#123, GH-123).
_FOUND = re.compile(
    r"@(?=\w)|:(?=[\w+\\-]+:)|\\#(?=[0-9])|\bgh-(?=[0-9])", re.IGNORECASE | re.ASCII
)
_DEEPEST = 6  # headings that Markdown knows
_LEADING = re.compile(r"(?P<before>\s*[0-9]*)(?P<mark>[+\-=.)])")


def render_markdown(document: Document, *, beside: str | None = None) -> str:
    """Return the document as Markdown (GitHub's rules, CommonMark 0.31) that ends in a newline.

    `beside` begins the names of the files that picture_files gives; without it pictures are put
    into words.
    """
    writer = _Writer(document, beside)
    parts = ["\n".join(writer.block(block)) for block in document.blocks]
    if document.draft:
        parts.insert(0, f"**{say_document.DRAFT(document.lang)}**")
    return "\n\n".join(parts) + "\n"


def picture_files(document: Document, beside: str) -> dict[str, str]:
    """Return the pictures of a document as SVG, by the names of the files that its Markdown links to."""
    pictures = (block for block in document.blocks if isinstance(block, Picture))
    return {f"{beside}.{picture.key}.svg": picture.svg for picture in pictures}


def escaped(text: str) -> str:
    """Return a text as Markdown that shows just that text within a line."""
    marked = _MARKS.sub(lambda match: "\\" + match[0], clean(text).strip())
    return _FOUND.sub(lambda match: f"{match[0]}<!-- -->", marked)


def beginning(marked: str) -> str:
    """Return escaped Markdown so that it cannot begin a list or a heading where a block begins."""
    return (
        _LEADING.sub(r"\g<before>\\\g<mark>", marked, count=1) if _LEADING.match(marked) else marked
    )


class _Writer:
    def __init__(self, document: Document, beside: str | None) -> None:
        self._lang, self._beside = document.lang, beside

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Title(text, lang):
                self._lang = lang or self._lang
                yield f"# {escaped(text)}"
            case Heading(line, depth):
                yield f"{'#' * min(depth + 1, _DEEPEST)} {_line(line, self._lang)}"
            case Paragraph(line):
                yield _line(line, self._lang)
            case Names(names):
                yield _line(Line("", names), self._lang)
            case Bullets(entries):
                for entry in entries:
                    yield f"- {_line(entry.line, self._lang)}"
                    yield from (f"  - {beginning(escaped(detail))}" for detail in entry.details)
            case Labelled(rows):
                for label, lines in rows:
                    if len(lines) == 1:
                        yield f"- {escaped(label)} {_line(lines[0], self._lang)}"
                    else:
                        yield f"- {escaped(label)}"
                        yield from (f"  - {_line(line, self._lang)}" for line in lines)
            case Table():
                yield from _table(block)
            case Tree(entries):
                for depth, line in entries:
                    yield f"{'  ' * depth}- {_line(line, self._lang)}"
            case Picture():
                yield from self._picture(block)

    def _picture(self, picture: Picture) -> Iterator[str]:
        caption, description = picture.caption, picture.description
        if self._beside is None:
            words = say.IN_WORDS(self._lang, caption=caption, description=description)
            yield beginning(escaped(words))
            return
        yield f"![{escaped(caption)}](<{quote(f'{self._beside}.{picture.key}.svg')}>)"
        yield ""
        yield beginning(escaped(f"{caption} · {description}"))


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


def _line(line: Line, lang: Language) -> str:
    gap = " " if line.names and line.text.endswith(" ") else ""
    text = escaped(line.text) + gap + between_names(lang).join(map(escaped, line.listed(lang)))
    return beginning(f"{text} · {escaped(line.source)}" if line.source else text)
