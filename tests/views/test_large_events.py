"""An event of many items is told item by item, each with its own successors, wherever it is told."""

from io import BytesIO

import docx
import pytest

from tests.building import direction, edition, main
from tests.views.changelog import telling
from tests.views.changelog.telling import changelog_of
from tests.views.changelog.test_workbook import opened, rows
from tests.views.showing import render_diff
from tracks.commands.diff import Comparison
from tracks.diff.change import ChangeSet
from tracks.diff.delta import Delta, delta
from tracks.diff.diff import diff
from tracks.model.edition import Edition
from tracks.model.language import Language
from tracks.model.link import Link
from tracks.render.documents import render_document
from tracks.views.diff.view import diff_view

ROOT = direction("r")
OLD = [main(f"o{n:02}", "r") for n in range(20)]


def pair(n: int) -> tuple[Edition, Edition]:
    """Return a chain: each of n items goes to two of n + 1, one of them in part lives on."""
    links = [
        Link(since="2024", origins=(f"o{i:02}",), targets=(f"n{i:02}", f"n{i + 1:02}"))
        for i in range(n - 1)
    ]
    lasting = f"o{n - 1:02}"
    links.append(Link(since="2024", origins=(lasting,), targets=(f"n{n - 1:02}",), partial=True))
    later = [main(f"n{i:02}", "r") for i in range(n)] + [main(lasting, "r")]
    return edition("2024", ROOT, *OLD[:n]), edition("2025", ROOT, *later, links=tuple(links))


def compared(n: int) -> tuple[Delta, ChangeSet]:
    found = delta(*pair(n))
    return found, diff(found)


LINES = ["r > o00 -> r > n00{and_}r > n01", "r > o05 -> r > n05{and_}r > n06", "r > o06 -> r > n06"]


@pytest.mark.parametrize(
    ("lang", "and_", "whole"), [("zh", "、", "7 个 -> 8 个"), ("en", " and ", "7 items -> 8 items")]
)
@pytest.mark.parametrize("form", ["text", "md", "html", "docx"])
def test_E1_a_large_event_is_told_item_by_item(
    form: str, lang: Language, and_: str, whole: str
) -> None:
    text = told(form, *compared(7), lang)
    assert whole in text
    for line in LINES:
        assert line.format(and_=and_) in text
    assert "o00、" not in text
    assert "o00, " not in text


def told(form: str, found: Delta, changes: ChangeSet, lang: Language) -> str:
    content = render_document(form, diff_view(Comparison(found, changes), lang)).content
    if isinstance(content, bytes):
        return "\n".join(each.text for each in docx.Document(BytesIO(content)).paragraphs)
    return content.replace("&gt;", ">").replace("\\>", ">")


def test_E1_a_small_event_is_told_in_one_line() -> None:
    text = render_diff("text", *compared(2), "en")
    assert "r > o00 and r > o01 -> r > o01, r > n00 and r > n01" in text


def test_E1_the_sheet_of_changes_has_a_row_for_each_item_of_a_large_event() -> None:
    head, *body = rows(opened(changelog_of(*pair(7)))["变更"])
    old, new = head.index("旧名称"), head.index("新名称")
    assert [(row[old], row[new]) for row in body if row[old] in ("o00", "o06")] == [
        ("o00", "n00；n01"),
        ("o06", "o06；n06"),
    ]
    assert len(body) == 7


def test_E1_in_a_draft_each_item_of_a_large_event_has_room_for_a_comment() -> None:
    text = telling.told("md", changelog_of(*pair(14))._replace(draft=True))
    assert "| 1. 14 个 -\\> 15 个 |  |  |" in text
    assert "| 15. r \\> o13 -\\> r \\> n13 |  |  |" in text
