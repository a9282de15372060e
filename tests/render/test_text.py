"""Plain text stays within its width and shows every name as what it is: a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.example import example, named
from tests.views.showing import render_diff
from tracks.model.language import Language
from tracks.model.text import cells
from tracks.render.blocks import Column, Document, Table
from tracks.render.text import render_text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lines_are_at_most_80_cells_without_trailing_spaces(lang: Language) -> None:
    lines = render_diff("text", *example(), lang).splitlines()
    assert all(cells(line) <= 80 and line == line.rstrip() for line in lines)


@given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=2))
def test_any_names_stay_within_80_cells_and_send_no_code(names: list[str]) -> None:
    text = render_diff("text", *named(*names), "zh")
    assert all(cells(line) <= 80 for line in text.splitlines())
    assert not any(c < " " or "\x7f" <= c < "\xa0" for c in text.replace("\n", ""))


def test_a_name_of_500_characters_is_shown_whole() -> None:
    text = render_diff("text", *named("长" * 500), "zh")
    assert text.count("长") >= 500


def test_colour_adds_nothing_but_codes() -> None:
    plain = render_diff("text", *example(), "zh")
    coloured = render_diff("text", *example(), "zh", colour=True)
    assert coloured != plain
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_a_name_of_uncertain_width_stands_above_its_figures() -> None:
    columns = (Column("方向"), Column("2024 版", "right"))
    table = Table(columns, (("商业", "9"), ("“α”", "20")))
    assert render_text(Document("zh", (table,))) == (
        "方向  2024 版\n商业        9\n“α”\n           20\n"
    )


def test_a_long_last_column_goes_on_below_itself() -> None:
    table = Table((Column("a"), Column("b")), (("x", "one two three four"),))
    assert render_text(Document("en", (table,)), width=20) == ("a  b\nx  one two three\n   four\n")
