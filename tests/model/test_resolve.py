"""The one rule by which what people write names an item."""

import pytest

from tracks.model.item import Item
from tracks.model.resolve import Resolved, nearest, resolve

BY_ID = Item("x", "甲", "main")
BY_CODE = Item("2", "乙", "main", code="x")
BY_NAME = Item("3", "x", "main")
BY_ALIAS = Item("4", "丙", "main", aliases=("y", "x"))
BY_ENGLISH = Item("5", "丁", "main", name_en="x")
BY_LABEL = Item("6", "戊", "main", labels={"de": "y", "ja": "x"})
IN_ORDER = (BY_ID, BY_CODE, BY_NAME, BY_ALIAS, BY_ENGLISH, BY_LABEL)


@pytest.mark.parametrize("n", range(len(IN_ORDER)))
def test_an_id_goes_before_a_code_a_name_an_alias_an_english_name_and_a_label(n: int) -> None:
    assert resolve("x", IN_ORDER[n:][::-1]) == Resolved((IN_ORDER[n].id,))


@pytest.mark.parametrize("n", range(len(IN_ORDER)))
def test_the_same_order_holds_in_another_case_and_width(n: int) -> None:
    assert resolve("Ｘ", IN_ORDER[n:][::-1]) == Resolved((IN_ORDER[n].id,))


def test_what_is_spelled_just_so_goes_before_another_case() -> None:
    assert resolve("X", (Item("1", "a", "main", code="x"), Item("2", "X", "main"))).ids == ("2",)


def test_an_id_that_is_the_name_identified_counts_as_the_id() -> None:
    by_name, other = Item("ai", "Ai", "main"), Item("2", "b", "main", aliases=("AI",))
    assert resolve("AI", (other, by_name)).ids == ("ai",)


def test_several_of_one_rank_are_all_given_once() -> None:
    items = (Item("1", "x", "main"), Item("2", "x", "main"), Item("1", "x", "main"))
    assert resolve("x", items) == Resolved(("1", "2"))


def test_names_that_hold_it_come_shortest_first_with_the_nearest() -> None:
    items = (
        Item("1", "工业机器人", "main", aliases=("机器人本体",)),
        Item("2", "机器狗", "main", name_en="robot dog"),
        Item("3", "人形机器人系统", "main"),
    )
    found = resolve("机器人", items)
    assert found == Resolved((), ("工业机器人", "机器人本体", "人形机器人系统"), "机器人本体")
    assert resolve("ROBOT", items).holding == ("robot dog",)
    assert resolve("人机", items).holding == ()


def test_nothing_written_is_in_no_name() -> None:
    assert resolve(" ", (BY_ID,)) == Resolved()


def test_the_nearest_is_looked_for_whatever_the_case() -> None:
    assert nearest("DIGITEL", ["Digital", "Social"]) == "Digital"
    assert nearest("qqq", ["Digital", "Social"]) is None
