"""How names are compared and cleaned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracks.model.text import identify, invisible, refused, squash


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ｗｅｂ３．０", "web3.0"),
        ("web3.0", "web3.0"),
        ("Web 3.0", "web 3.0"),
        ("生成式 AI", "生成式ai"),
        ("生成式AI", "生成式ai"),
        ("AI 生成 内容", "ai生成内容"),
        ("  real   estate ", "real estate"),
        ("Straße", "strasse"),
        ("黄油\u200b", "黄油"),
        ("⼈工智能", "人工智能"),  # a Kangxi radical
        ("①", "1"),
    ],
)
def test_a_name_stands_for_its_normalised_form(name: str, expected: str) -> None:
    assert identify(name) == expected


@given(st.text())
def test_an_id_stands_for_itself(name: str) -> None:
    assert identify(identify(name)) == identify(name)


@pytest.mark.parametrize(
    ("one", "other"), [("Web 3.0", "Web3.0"), ("5G-A", "5GA"), ("碳·中和", "碳中和"), ("A–B", "AB")]
)
def test_spellings_that_differ_in_spaces_dashes_and_dots_only_squash_alike(
    one: str, other: str
) -> None:
    assert identify(one) != identify(other)
    assert squash(one) == squash(other)


@pytest.mark.parametrize(
    ("one", "other"), [("C++", "C#"), ("Web3.0", "Web30"), ("量子信息", "量子科技")]
)
def test_other_differences_do_not_squash(one: str, other: str) -> None:
    assert squash(one) != squash(other)


@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\u00ad", "\u2060"])
def test_what_shows_nothing_is_invisible_and_not_refused(character: str) -> None:
    assert invisible(character) and not refused(character)


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\u202e", "\u200f", "\ue000", "\ud800", "\n"]
)
def test_what_could_deceive_is_refused(character: str) -> None:
    assert refused(character) and not invisible(character)


def test_lines_are_allowed_where_a_text_may_have_several() -> None:
    assert not refused("\n", lines=True) and not refused("\t", lines=True)
    assert refused("\r", lines=True)
