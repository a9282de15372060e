"""Names that hold what separates names are never read as several."""

from io import BytesIO

import docx
import pytest

from tests.building import direction, edition, main
from tests.views.changelog.telling import changelog_of
from tests.views.changelog.test_workbook import opened, rows
from tests.views.showing import render_diff
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.model.language import Language
from tracks.model.link import Link
from tracks.render.blocks import Document, Line, Names, Paragraph
from tracks.render.documents import render_document
from tracks.views.wording import Wording

LISTS = [
    (("A, B", "C"), "en", '"A, B", C'),
    (("甲、乙", "丙"), "zh", "“甲、乙”、丙"),
    (("甲，乙", "丙"), "zh", "“甲，乙”、丙"),
    (("A", "C"), "en", "A, C"),
]


def text_of(form: str, document: Document) -> str:
    content = render_document(form, document).content
    if isinstance(content, bytes):
        return "\n".join(each.text for each in docx.Document(BytesIO(content)).paragraphs)
    return content.replace("&quot;", '"')


@pytest.mark.parametrize("form", ["text", "md", "html", "docx"])
@pytest.mark.parametrize(("names", "lang", "expected"), LISTS)
def test_E14_a_name_with_a_comma_is_quoted_in_a_list(
    form: str, names: tuple[str, ...], lang: Language, expected: str
) -> None:
    assert expected in text_of(form, Document(lang, (Names(names),)))
    assert expected in text_of(form, Document(lang, (Paragraph(Line("x: ", names)),)))


@pytest.mark.parametrize("form", ["text", "md", "html", "docx"])
def test_E14_a_name_alone_is_quoted_only_behind_a_sentence(form: str) -> None:
    assert '"A, B"' not in text_of(form, Document("en", (Names(("A, B",)),)))
    assert 'x: "A, B"' in text_of(form, Document("en", (Paragraph(Line("x: ", ("A, B",))),)))


@pytest.mark.parametrize(
    ("lang", "words", "series"),
    [
        ("en", ["A, B", "C", "D and E"], '"A, B", C and "D and E"'),
        ("en", ["Oil and gas"], "Oil and gas"),
        ("zh", ["甲、乙", "丙"], "“甲、乙”、丙"),
        ("zh", ["甲，乙"], "甲，乙"),
    ],
)
def test_E14_a_series_is_never_misread(lang: Language, words: list[str], series: str) -> None:
    assert Wording(lang, ()).series(words) == series


def test_E14_the_items_of_an_event_are_told_apart() -> None:
    old = edition("2024", direction("r"), main("farming, fishing", "r"), main("mines", "r"))
    link = Link(since="2024", origins=("farming, fishing", "mines"), targets=("land",))
    new = edition("2025", direction("r"), main("land", "r"), links=(link,))
    found = delta(old, new)
    text = render_diff("text", found, diff(found), "en")
    assert '"r > farming, fishing" and r > mines -> r > land' in text
    head, *body = rows(opened(changelog_of(old, new))["变更"])
    assert body[0][head.index("旧名称")] == "“farming, fishing”；mines"
