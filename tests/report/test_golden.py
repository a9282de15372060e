"""What the reports look like, to the letter, in every format and both languages."""

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.example import editions, example, unchanged
from tracks.diff.figures import stated_figures
from tracks.model.act import Act, Deed
from tracks.model.language import Language
from tracks.report.diff_formats import DIFF_FORMATS, render_diff
from tracks.report.journal_view import Entry, History, history_view, journal_view
from tracks.report.list_view import EditionRow, list_view
from tracks.report.show_view import show_view
from tracks.report.text import render_text

FOLDER = Path(__file__).parent / "golden"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DIFF_FORMATS)
def test_a_diff_in_every_format(name: str, lang: Language, golden: Golden) -> None:
    golden(FOLDER / f"diff.{lang}.{name}", render_diff(name, *example(), lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_diff_without_changes(lang: Language, golden: Golden) -> None:
    golden(FOLDER / f"unchanged.{lang}.text", render_diff("text", *unchanged(), lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_diff_on_a_terminal(lang: Language, golden: Golden) -> None:
    golden(FOLDER / f"coloured.{lang}.text", render_diff("text", *example(), lang, colour=True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_edition(lang: Language, golden: Golden) -> None:
    shown = editions()[-1]
    counts = stated_figures([shown.head], shown.head.edition)
    golden(FOLDER / f"show.{lang}.text", render_text(show_view(shown, counts, lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_record(lang: Language, golden: Golden) -> None:
    rows = [EditionRow(e.head, 1, Deed.RECORDED, e.tally, e.digest) for e in editions()]
    golden(FOLDER / f"list.{lang}.text", render_text(list_view(rows, lang)))


RECORDED = Act(1, Deed.RECORDED, "2026-01-02T03:04:05Z")
PUBLISHED = Act(2, Deed.PUBLISHED, "2026-01-03T03:04:05Z", "editors", "as printed")
REVISED = Act(
    3, Deed.RECORDED, "2026-11-30T23:59:59Z", "张三", "数字方向的条目按勘误更正，另补英文名称"
)
WITHDRAWN = Act(4, Deed.WITHDRAWN, "2026-12-01T00:00:00Z", "\x1b[31mred", "a\nb\u202e")
ENTRIES = [
    Entry("2025@1", RECORDED, "t1:0123456789"),
    Entry("2025@1", PUBLISHED, "t1:0123456789"),
    Entry("2025@2", REVISED, "t1:9876543210"),
    Entry("2025@2", WITHDRAWN, "t1:9876543210"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_journal(lang: Language, golden: Golden) -> None:
    told = {"demo": ENTRIES, "other": ENTRIES[:1]}
    golden(FOLDER / f"journal.{lang}.text", render_text(journal_view(told, lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("stands", ["2025@1", None])
def test_the_revisions_of_an_edition(stands: str | None, lang: Language, golden: Golden) -> None:
    history = History("demo", "2025", (ENTRIES[1], ENTRIES[2], ENTRIES[3]), stands)
    name = "history" if stands else "withdrawn"
    golden(FOLDER / f"{name}.{lang}.text", render_text(history_view(history, lang)))


@pytest.mark.parametrize("name", ["json", "csv"])
def test_what_programs_read_is_the_same_in_every_language(name: str) -> None:
    assert render_diff(name, *example(), "zh") == render_diff(name, *example(), "en")
