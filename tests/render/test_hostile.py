"""Whatever a name holds, every format and every picture shows it as text."""

import re
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from openpyxl import load_workbook

from tests.render.test_markdown import shown
from tests.views.drawing import blocks, hostile
from tracks.render.blocks import Document, Sheet
from tracks.render.cells import clean
from tracks.render.documents import DOCUMENT_FORMATS, render_document
from tracks.render.markup import legal
from tracks.render.xlsx import render_xlsx

NAMES = (
    "<script>alert(1)</script>",
    "</script><!--",
    "]]></style><svg/onload=alert(1)>",
    "](http://x) ![x](y)",
    "a|b",
    '=HYPERLINK("http://x")',
    "=1+1",
    "001",
    "${x} {b} {{c}} %s",
    '"><img src=x onerror=alert(1)>',
    "'); alert(1); ('",
    "一行\n二行\r\n三行\t末",
    "长" * 500,
    "&lt;&#60;&amp;",
    "\x00\x1b[31m\x0b\ufffe\uffff",
    "\u202eabc\u200b",
    "\ud800",
    "𠀀😀",
)
PLAIN = ("text", "md", "html", "docx")


def said(text: str) -> str:
    """Return a text without differences in spaces, as readers of HTML and Markdown see none."""
    return " ".join(legal(text).split())


def document(name: str) -> Document:
    return Document("zh", blocks(name, *hostile(name).values()))


# Our own, which are long and hold no name.
SCRIPT = re.compile(r"(?<=<script>).*?(?=</script>)", re.DOTALL)


class Page(HTMLParser):
    """The texts, elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(SCRIPT.sub("", page))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["slopes", "alluvial", "sunburst"])
def test_a_picture_shows_it_as_text(kind: str, name: str) -> None:
    picture = hostile(name)[kind]
    root = ElementTree.fromstring(picture.svg)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "style",
        "defs",
        "pattern",
        "rect",
        "path",
        "g",
        "text",
        "circle",
    }
    assert not {a for e in root.iter() for a in e.attrib if a.startswith("on") or "href" in a}
    told = [said(title.text or "") for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert any(said(name) in title for title in told)


@pytest.mark.parametrize("name", NAMES)
def test_html_shows_it_as_text(name: str) -> None:
    html = str(render_document("html", document(name)).content)
    page, usual = Page(html), Page(str(render_document("html", document("usual")).content))
    assert page.elements == usual.elements
    assert not [
        a
        for a, _ in page.attributes
        if a.startswith("on") or (a in ("src", "href") and _ and not _.startswith("#"))
    ]
    texts = [said(text) for text in page.texts]
    assert texts.count(said(name)) >= 8
    for chart in re.findall(r'<script type="application/json">(.*?)</script>', html):
        assert not set("<>&") & set(chart)


@pytest.mark.parametrize("name", NAMES)
def test_markdown_shows_it_as_text(name: str) -> None:
    markdown = render_document("md", document(name)).content
    assert isinstance(markdown, str)
    assert "".join(shown(markdown).split()).count("".join(clean(name).split())) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_text_sends_no_code(name: str) -> None:
    text = render_document("text", document(name)).content
    assert isinstance(text, str)
    assert all(c.isprintable() or c in "\n\ufffe\uffff\u200b" for c in text)


@pytest.mark.parametrize("name", NAMES)
def test_docx_shows_it_as_text(name: str) -> None:
    content = render_document("docx", Document("zh", blocks(name))).content
    assert isinstance(content, bytes)
    opened = docx.Document(BytesIO(content))
    assert opened.paragraphs[0].text == legal(name)
    assert opened.tables[0].cell(1, 0).text == legal(name)


@pytest.mark.parametrize("name", NAMES)
def test_xlsx_shows_it_as_text(name: str) -> None:
    content = render_xlsx([Sheet(name, blocks(name)), Sheet(name, ())], "zh").content
    assert isinstance(content, bytes)
    book = load_workbook(BytesIO(content))
    assert len(book.sheetnames) == 2
    values = [
        cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None
    ]
    assert [c.data_type for c in values if c.value == legal(name)].count("s") >= 4
    assert "f" not in {c.data_type for c in values}


def test_these_are_all_formats_of_documents() -> None:
    assert tuple(DOCUMENT_FORMATS) == PLAIN
