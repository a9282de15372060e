"""A small document: a report before any format. All texts are plain, never markup."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from tracks.model.language import Language, apart, between_names


class Line(NamedTuple):
    """A sentence, the names that follow it, and the mark of its source."""

    text: str
    names: tuple[str, ...] = ()
    source: str = ""

    def listed(self, lang: Language) -> Sequence[str]:
        """Return the names such that no list of them is misread; one that stands alone is as it is."""
        return apart(self.names, lang) if self.text or self.names[1:] else self.names


class Title(NamedTuple):
    """What the whole document is about, or a part of it in another `lang` than the document's."""

    text: str
    lang: Language | None = None


class Heading(NamedTuple):
    """A heading of the blocks up to the next one as deep or less deep; 1 is the outermost depth."""

    line: Line
    depth: int = 1


class Paragraph(NamedTuple):
    """One or a few sentences."""

    line: Line


class Names(NamedTuple):
    """Names of items, to be read as a running list."""

    names: tuple[str, ...]


class Bullet(NamedTuple):
    """An entry of a list, and lines that say more about it."""

    line: Line
    details: tuple[str, ...] = ()


class Bullets(NamedTuple):
    """A list, one entry a line."""

    entries: tuple[Bullet, ...]


class Labelled(NamedTuple):
    """Lines under short labels: an edition, the number of a source, the letter of a note."""

    rows: tuple[tuple[str, tuple[Line, ...]], ...]


class Column(NamedTuple):
    """A column's heading and the side on which its cells are flush; one to write in has a least width."""

    title: str
    align: Literal["left", "right"] = "left"
    least: int = 0


class Table(NamedTuple):
    """Figures in columns; the first column names the row. `remark` is about rows left out."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    remark: str = ""


class Tree(NamedTuple):
    """Entries with a depth, outermost 0, each after its parent."""

    entries: tuple[tuple[int, Line], ...]


class Picture(NamedTuple):
    """A drawing as SVG, and what it shows in words for a format or a reader without it.

    `key` names its file and its parts: ASCII letters, digits and hyphens, once in a document.
    `chart` is the same drawing as an ECharts option (JSON), for a page that can run one.
    """

    key: str
    caption: str
    description: str
    svg: str
    chart: Mapping[str, Any]


Block = Title | Heading | Paragraph | Names | Bullets | Labelled | Table | Tree | Picture


class Document(NamedTuple):
    """Blocks in reading order, in one language; a `draft` says so on each page."""

    lang: Language
    blocks: tuple[Block, ...]
    draft: bool = False

    @property
    def comma(self) -> str:
        """The separator of two names in a running list."""
        return between_names(self.lang)


class Sheet(NamedTuple):
    """A sheet of a workbook by name; one that is a single table is there to be filtered.

    A `draft` says so on each printed page.
    """

    name: str
    blocks: tuple[Block, ...]
    draft: bool = False


def in_turn(documents: Sequence[Document]) -> Document:
    """Return several documents, each in its language, as one."""
    first = documents[0]
    if not documents[1:]:
        return first
    parts = (block for each in documents for block in _speaking(each))
    return first._replace(blocks=tuple(parts))


def _speaking(part: Document) -> Iterator[Block]:
    for block in part.blocks:
        yield block._replace(lang=part.lang) if isinstance(block, Title) else block


def deeper(blocks: Iterable[Block], by: int = 1) -> Iterator[Block]:
    """Yield blocks with their headings so much deeper: what was a document becomes a section of one."""
    for block in blocks:
        yield block._replace(depth=block.depth + by) if isinstance(block, Heading) else block


def document(lang: Language, *parts: Iterator[Block]) -> Document:
    """Put the blocks of several parts of a view into one document."""
    return Document(lang, tuple(block for part in parts for block in part))
