"""What the reports look like, to the letter, in every format and both languages."""

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.example import editions, example, unchanged
from tracks.diff.figures import stated_figures
from tracks.model.language import Language
from tracks.report.diff_formats import DIFF_FORMATS, render_diff
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
    rows = [EditionRow(e.head, 1, e.tally, e.digest) for e in editions()]
    golden(FOLDER / f"list.{lang}.text", render_text(list_view(rows, lang)))


@pytest.mark.parametrize("name", ["json", "csv"])
def test_what_programs_read_is_the_same_in_every_language(name: str) -> None:
    assert render_diff(name, *example(), "zh") == render_diff(name, *example(), "en")
