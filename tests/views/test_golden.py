"""What the reports look like, to the letter, in every format and both languages."""

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.views.example import editions, example, unchanged
from tests.views.showing import render_diff, shown
from tracks.commands.listing import EditionRow, Listing
from tracks.commands.log import Entry, Journals, Revisions
from tracks.commands.show import Shown
from tracks.diff.figures import stated_figures
from tracks.model.act import Act, Deed
from tracks.model.language import Language

FOLDER = Path(__file__).parent / "golden"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["text", "json", "md", "csv"])
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
    edition = editions()[-1]
    counts = stated_figures([edition.head], edition.head.edition)
    golden(FOLDER / f"show.{lang}.text", shown("show", "text", Shown(edition, counts), lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_record(lang: Language, golden: Golden) -> None:
    rows = tuple(
        EditionRow(e.head, 1, Deed.RECORDED, e.tally, e.digest, e.head.taxonomy.title)
        for e in editions()
    )
    golden(FOLDER / f"list.{lang}.text", shown("list", "text", Listing(rows), lang))


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
    told = Journals({"demo": ENTRIES, "other": ENTRIES[:1]})
    golden(FOLDER / f"journal.{lang}.text", shown("log", "text", told, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("current", ["2025@1", None])
def test_the_revisions_of_an_edition(current: str | None, lang: Language, golden: Golden) -> None:
    revisions = Revisions("demo", "2025", (ENTRIES[1], ENTRIES[2], ENTRIES[3]), current)
    name = "history" if current else "withdrawn"
    golden(FOLDER / f"{name}.{lang}.text", shown("revisions", "text", revisions, lang))


@pytest.mark.parametrize("name", ["json", "csv"])
def test_what_programs_read_is_the_same_in_every_language(name: str) -> None:
    assert render_diff(name, *example(), "zh") == render_diff(name, *example(), "en")
