"""How changes are set: what begins or ends under one parent stands together, nothing is misread."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import direction, edition, main
from tests.views.showing import render_diff
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.views.diff.marked import marked

ROOTS = [direction("数字"), direction("产业")]


def said(*names: tuple[str, str]) -> str:
    pair = delta(edition("1", *ROOTS), edition("2", *ROOTS, *(main(*name) for name in names)))
    return render_diff("text", pair, diff(pair), "zh")


def test_items_that_begin_under_one_parent_stand_in_one_line() -> None:
    text = said(("软件", "数字"), ("材料", "产业"), ("硬件", "数字"))
    assert "新增主赛道 3 个  清单\n  数字：软件、硬件\n  产业 > 材料\n" in text


def pets(label: str, parent: str, *names: str) -> Edition:
    others = (Item(each, "Other", "main", "pets") for each in ("o1", "o2"))
    items = (Item(f"i{n}", name, "new", parent) for n, name in enumerate(names))
    return edition(label, direction("pets"), *others, *items)


@pytest.mark.parametrize("names", [("Leash",), ("Leash", "Bowl")])
def test_E10_ids_are_shown_where_two_paths_look_alike(names: tuple[str, ...]) -> None:
    pair = delta(pets("1", "o1", *names), pets("2", "o2", *names))
    text = render_diff("text", pair, diff(pair), "en")
    assert "pets > Other (o1) > Leash (i0) ->" in " ".join(text.split())
    assert "pets > Other (o2) > Leash (i0)" in " ".join(text.split())


def test_E10_what_begins_under_parents_of_one_name_stands_apart() -> None:
    old = pets("1", "o1")
    new = old.items | {i: Item(i, n, "new", p) for i, n, p in (("a", "A", "o1"), ("b", "B", "o2"))}
    pair = delta(old, edition("2", *new.values()))
    text = render_diff("text", pair, diff(pair), "en")
    assert "  pets > Other (o1) > A\n" in text
    assert "  pets > Other (o2) > B\n" in text


@pytest.mark.parametrize(
    ("old", "new", "ways"),
    [
        ("b\u00f4h", "bo\u0302h", "U+00F4 -> U+006F U+0302"),
        ("a b", "a\u00a0b", "U+0020 -> U+00A0"),
    ],
)
def test_E10_characters_that_look_alike_are_told_by_number(old: str, new: str, ways: str) -> None:
    def of(label: str, name: str) -> Edition:
        return edition(label, direction("r"), Item("i", name, "main", "r", definition=f"x {name}"))

    pair = delta(of("1", old), of("2", new))
    text = render_diff("text", pair, diff(pair), "en")
    said = f"they look the same, only the characters differ: {ways}"
    assert " ".join(text.split()).count(said) == 2
    pair = delta(of("1", "a"), of("2", "b"))
    assert "look the same" not in render_diff("text", pair, diff(pair), "en")


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        (
            "all trees and shrubs there",
            "all trees or shrubs there",
            "all trees [-and-]{+or+} shrubs there",
        ),
        ("种植各类树木", "种植各类灌木", "种植各类[-树-]{+灌+}木"),
        ("trees", "trees and shrubs, mostly", None),
        ("one two three", "four five six", None),
        ("a b c d e", "a b d e", "a b [-c-] d e"),
        ("a b d e", "a b c d e", "a b {+c+} d e"),
        ("a b c d", "a b x d", None),
    ],
)
def test_E8_the_words_that_changed_are_marked(old: str, new: str, both: str | None) -> None:
    assert marked(old, new) == both


@given(st.text("ab 汉字,.\n", max_size=30), st.text("ab 汉字,.\n", max_size=30))
def test_E8_of_a_marked_text_both_can_be_read(old: str, new: str) -> None:
    both = marked(old, new)
    if both is not None:
        was = re.sub(r"\{\+.*?\+\}", "", both, flags=re.DOTALL)
        now = re.sub(r"\[-.*?-\]", "", both, flags=re.DOTALL)
        assert "".join(was.replace("[-", "").replace("-]", "").split()) == "".join(old.split())
        assert "".join(now.replace("{+", "").replace("+}", "").split()) == "".join(new.split())


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_E8_an_event_tells_what_was_revised_of_whom(form: str) -> None:
    link = Link(since="1", origins=("a",), targets=("c",))
    was, now = (main("c", "r", definition=f"wood {word} stone and glass") for word in ("or", "and"))
    old = edition("1", direction("r"), main("a", "r"), was)
    pair = delta(old, edition("2", direction("r"), now, links=(link,)))
    text = render_diff(form, pair, diff(pair), "en").replace("\\", "")
    assert "c: definition: wood [-or-]{+and+} stone and glass" in text


def test_a_name_that_holds_a_comma_stands_alone() -> None:
    text = said(("软件", "数字"), ("商业、服务", "数字"), ("硬件", "数字"))
    assert "  数字：软件、硬件\n  数字 > 商业、服务\n" in text
