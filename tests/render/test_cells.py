"""Lines fit their width, break where they may, and carry nothing that a terminal obeys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracks.model.text import cells
from tracks.render.cells import ambiguous, clean, pieces, wrap

TEXTS = st.text(st.sampled_from("ab12 汉字、，。“”（）(),>é·\u0301"), max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Südosteuropa", 12),
        ("Россия", 6),
        ("España", 6),
        ("α", 1),
        ("…", 2),
        ("AI", 2),
        ("人工智能", 8),
        ("6G 网络", 7),
        ("“引号”", 8),
        ("e\u0301", 1),
        ("", 0),
    ],
)
def test_width_counts_cells_and_takes_the_ambiguous_for_wide(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(("text", "expected"), [("α", False), ("→", True), ("汉a(", False)])
def test_ambiguous_characters_are_known(text: str, expected: bool) -> None:
    assert ambiguous(text) is expected


@given(TEXTS)
def test_pieces_are_the_whole_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize("word", ["Südosteuropa", "Здравоохранение", "Administración", "παιδεία"])
def test_E16_a_word_is_broken_between_words_alone(word: str) -> None:
    assert pieces(f"a {word} 汉字") == ["a ", f"{word} ", "汉", "字"]
    for width in range(24, 32):
        assert word in "\n".join(wrap(pieces(f"Länder in {word}, и так"), width))
    assert cells(word) == len(word)


def test_no_piece_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert pieces("甲、乙（丙）AI 赛道。") == ["甲、", "乙", "（丙）", "AI ", "赛", "道。"]


@given(TEXTS, st.integers(12, 40))
def test_lines_fit_lose_nothing_but_spaces_and_end_in_none(text: str, width: int) -> None:
    lines = wrap(pieces(text), width, "- ", "  ")
    assert all(cells(line) <= width for line in lines)
    assert all(line == line.rstrip() for line in lines)
    assert "".join("".join(lines).split()) == "-" + "".join(text.split())


def test_a_name_is_broken_only_where_it_fits_no_line() -> None:
    assert wrap(["甲乙丙、", "丁戊"], 8) == ["甲乙丙、", "丁戊"]
    assert wrap(["甲乙丙丁戊"], 8) == ["甲乙丙丁", "戊"]
    assert wrap(["x" * 20], 8) == ["x" * 8, "x" * 8, "x" * 4]


@given(st.text(max_size=30))
def test_cleaned_text_is_one_line_that_no_terminal_obeys(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or "\u202a" <= c <= "\u202e" for c in cleaned)


def test_a_prefix_that_fills_the_line_still_leaves_room_for_words() -> None:
    assert wrap(["one ", "two"], 10, "x" * 12, " " * 12) == ["x" * 12 + "one two"]
