"""A DOCX opened again: what Word would find in it."""

import builtins
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from tests.views.drawing import blocks, document
from tracks.errors import Code, Fault, TracksError
from tracks.model.language import Language
from tracks.render.blocks import Column, Document, Line, Paragraph, Table, Title
from tracks.render.documents import render_document
from tracks.render.fonts import Fonts


def plain(lang: Language = "zh", *, draft: bool = False) -> Document:
    """Return every block but pictures, which take their time."""
    return Document(lang, blocks("商业 (commerce)"), draft)


def opened(written: Document) -> docx.document.Document:
    content = render_document("docx", written).content
    assert isinstance(content, bytes)
    return docx.Document(BytesIO(content))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_says_what_the_blocks_say_in_their_order(lang: Language) -> None:
    found = opened(plain(lang))
    comma = "、" if lang == "zh" else ", "
    name = "商业 (commerce)"
    assert [(p.style.name if p.style else "", p.text) for p in found.paragraphs] == [
        ("Title", name),
        ("Heading 1", f"{name} [1]"),
        ("Normal", f"{name}{name}{comma}乙 [1]"),
        ("Normal", f"{name}{comma}丙"),
        ("Heading 1", "清单"),
        ("List Bullet", name),
        ("List Bullet 2", name),
        ("List Bullet", "丁"),
        ("Normal", f"{name}\t{name}"),
        ("Normal", "\t再"),
        ("Normal", f"[1]\t{name}"),
        ("Heading 1", "数字"),
        ("Normal", name),
        ("Normal", name),
        ("Normal", f"深 {name}"),
        ("Normal", "浅"),
        ("Normal", "根"),
        ("Heading 1", "图"),
    ]
    rows = [[cell.text for cell in row.cells] for row in found.tables[0].rows]
    assert rows == [[name, "2024", "依据"], [name, "9", name], ["合计", "+3", "001"]]


def test_the_heads_of_a_table_are_repeated_on_each_page() -> None:
    table = opened(plain()).tables[0]
    marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert marked == [True, False, False]


def test_word_is_told_which_font_shows_chinese() -> None:
    found = opened(plain())
    fonts = {
        name: found.styles[name].element.rPr.rFonts for name in ("Normal", "Title", "Heading 1")
    }
    assert {name: f.get(qn("w:eastAsia")) for name, f in fonts.items()} == {
        "Normal": "宋体",
        "Title": "黑体",
        "Heading 1": "黑体",
    }
    assert not [a for f in fonts.values() for a in f.attrib if a.endswith("Theme")]


def test_a_picture_has_words_for_who_cannot_see_it(chinese_font: Fonts) -> None:
    shown = opened(document("en")).inline_shapes
    assert len(shown) == 3
    assert shown[0]._inline.docPr.get("descr", "").startswith("各方向新赛道数. Line chart")
    assert all(shape.width <= 16.01 * 360_000 for shape in shown)


@pytest.mark.parametrize(("lang", "mark"), [("zh", "草稿"), ("en", "Draft")])
def test_a_draft_says_so_on_each_page(lang: Language, mark: str) -> None:
    assert opened(plain(lang, draft=True)).sections[0].header.paragraphs[0].text == mark
    assert opened(plain(lang)).sections[0].header.paragraphs[0].text == ""


def test_the_same_document_gives_the_same_bytes_and_tells_no_time() -> None:
    one, other = (render_document("docx", document("zh")).content for _ in range(2))
    assert one == other
    assert isinstance(one, bytes)
    with ZipFile(BytesIO(one)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    found = docx.Document(BytesIO(one)).core_properties
    assert found.title == "商业 (commerce)"
    assert (found.author, found.comments, found.created) == ("", "", None)


def test_two_tables_in_a_row_stay_two() -> None:
    table = Table((Column("a"),), (("b",),))
    assert len(opened(Document("zh", (table, table))).tables) == 2


def test_little_is_a_document_too() -> None:
    assert opened(Document("zh", ())).paragraphs == []
    found = opened(
        Document("zh", (Title("x" * 5000), Paragraph(Line("")), Table((Column("a"),), ())))
    )
    assert found.core_properties.title == "x" * 255


def test_without_a_library_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def refuse(name: str, *rest: object, **more: object) -> object:
        if name == "tracks.render.word.document":
            raise ImportError(name)
        return imported(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(TracksError) as raised:
        render_document("docx", Document("zh", ()))
    assert [problem.code for problem in raised.value.problems] == [Code.WORD_MISSING]
    assert raised.value.fault is Fault.USAGE
