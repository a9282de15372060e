"""Whatever a name holds, every format of a changelog shows it as text."""

from collections.abc import Sequence
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from tests.building import direction, edition
from tests.render.test_hostile import NAMES, Page, said
from tests.render.test_markdown import shown
from tests.views.changelog.telling import BOTH, CHINESE, changelog_of, rendered, told
from tracks.commands.changelog import Changelog
from tracks.model.edition import Edition, Focus, Mentioned, Outlook
from tracks.model.item import Item
from tracks.model.language import Language
from tracks.model.link import Link
from tracks.model.statement import Source
from tracks.model.taxonomy import Title
from tracks.render.cells import clean

RECORDED = tuple(name for name in NAMES if name.encode(errors="ignore").decode() == name)
"""Half a character cannot be recorded, nor be read from a file."""

SOURCES = {"s": Source(title=Title(zh="来源"))}


def years(name: str) -> tuple[Edition, Edition]:
    """Return two editions in which a name stands wherever a file can write one."""
    root, other = Item("r", name, "direction"), direction("乙")
    beside = {
        "sources": {"s": Source(title=Title(zh=name), publisher=name, date=name, where=name)},
        "focus": Focus(source="s", title=Title(zh=name), names=(name,), aspects=(name,)),
        "outlook": (Outlook(source="s", driver=name, candidates=(name,), fields=(name,)),),
        "mentioned": (Mentioned(source="s", names=(name,)),),
    }
    old = edition("1", root, other, Item("a", name, "main", "r"), Item("b", "丑", "main", "r"))
    new = edition(
        "2",
        root,
        other,
        Item("c", name, "main", "r", code=name, definition=name),
        Item("d", name, "main", "乙"),
        links=(Link(since="1", origins=("a", "b"), targets=("c",), note=name),),
        **beside,
    )
    return old, new


def log(name: str) -> Changelog:
    return changelog_of(*years(name))


@pytest.mark.parametrize("name", RECORDED, ids=range(len(RECORDED)))
def test_a_page_holds_no_element_or_attribute_that_a_name_made(name: str) -> None:
    plain, hostile = (Page(told("html", log(each), BOTH)) for each in ("名称", name))
    assert set(hostile.elements) == set(plain.elements)
    assert {key for key, _ in hostile.attributes} == {key for key, _ in plain.attributes}
    assert said(name) in said(" ".join(hostile.texts))


@pytest.mark.parametrize("name", RECORDED, ids=range(len(RECORDED)))
def test_markdown_shows_the_name(name: str) -> None:
    assert " ".join(clean(name).split()) in " ".join(shown(told("md", log(name))).split())


@pytest.mark.parametrize("name", RECORDED, ids=range(len(RECORDED)))
def test_text_holds_nothing_that_a_terminal_obeys(name: str) -> None:
    text = told("text", log(name)._replace(draft=True), BOTH)
    assert all(c.isprintable() or c in "\n\ufffe\uffff\u200b" for c in text)


def all_in_one(languages: tuple[Language, ...], form: str) -> bytes:
    """Return one file in which each name is that of items and of what is said of them."""
    old, new = zip(*map(years, RECORDED), strict=True)
    log = changelog_of(together(old), together(new))._replace(draft=languages is BOTH)
    content = rendered(form, log, languages).content
    assert isinstance(content, bytes)
    return content


def together(editions: Sequence[Edition]) -> Edition:
    """Return an edition with the items of several, and the names that its head may hold of all of them."""
    items = [
        i._replace(id=f"{n}{i.id}", parent=i.parent and f"{n}{i.parent}")
        for n, each in enumerate(editions)
        for i in each.items.values()
    ]
    heads = [each.head for each in editions if each.head.focus]
    told = {"outlook": tuple(o for head in heads for o in head.outlook)} if heads else {}
    return edition(editions[0].head.edition, *items, sources=SOURCES, **told)


def test_cells_of_the_workbook_are_text() -> None:
    book = load_workbook(BytesIO(all_in_one(BOTH, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    values = {said(str(cell.value)) for cell in cells if cell.value is not None}
    assert {said(name) for name in RECORDED} <= values


def test_the_document_for_word_shows_the_names() -> None:
    opened = docx.Document(BytesIO(all_in_one(CHINESE, "docx")))
    text = said(" ".join(paragraph.text for paragraph in opened.paragraphs))
    assert [name for name in RECORDED if said(name) not in text] == []
