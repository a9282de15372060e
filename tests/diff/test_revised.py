"""What a revised item changed, path by path."""

from tests.building import main
from tracks.diff.change import PathChange
from tracks.diff.revised import revised_paths


def test_texts_are_compared_whole() -> None:
    before = main("网络", name_en="network", definition="旧")
    after = main("网络", definition="新", note="注")
    assert revised_paths(before, after) == (
        PathChange("name_en", "network", None),
        PathChange("definition", "旧", "新"),
        PathChange("note", None, "注"),
    )


def test_attributes_are_compared_path_by_path() -> None:
    before = main(
        "网络", attributes={"policy": {"city": "南京", "old.key": "1"}, "tags": ["a", "b"]}
    )
    after = main("网络", attributes={"policy": {"city": "杭州"}, "tags": ["a", "b", "c"], "n": "1"})
    assert revised_paths(before, after) == (
        PathChange("attributes.n", None, "1"),
        PathChange("attributes.policy.city", "南京", "杭州"),
        PathChange('attributes.policy["old.key"]', "1", None),
        PathChange("attributes.tags[2]", None, "c"),
    )


def test_an_alias_put_in_front_is_one_addition() -> None:
    before, after = main("网络", aliases=("互联网",)), main("网络", aliases=("因特网", "互联网"))
    assert revised_paths(before, after) == (PathChange("aliases[0]", None, "因特网"),)


def test_a_value_that_becomes_a_list_is_one_change() -> None:
    before, after = main("网络", attributes={"a": "1"}), main("网络", attributes={"a": ["1"]})
    assert revised_paths(before, after) == (PathChange("attributes.a", "1", ["1"]),)


def test_a_key_that_looks_private_is_compared_too() -> None:
    before, after = main("网络", attributes={"__a": "1"}), main("网络", attributes={"__a": "2"})
    assert revised_paths(before, after) == (PathChange("attributes.__a", "1", "2"),)


def test_a_key_with_quotes_and_backslashes_is_one_step_of_its_path() -> None:
    before, after = main("网络", attributes={}), main("网络", attributes={'a\\"b': "1"})
    assert revised_paths(before, after) == (PathChange('attributes["a\\\\\\"b"]', None, "1"),)
