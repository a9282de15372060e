"""What a revised item changed, path by path."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.building import edition, main
from tracks.diff.change import PathChange
from tracks.diff.delta import delta
from tracks.diff.diff import diff
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


def test_labels_are_compared_language_by_language() -> None:
    before = main("网络", labels={"ja": "ネット", "zh-Hant": "網路"})
    after = main("网络", name_en="network", labels={"ja": "網", "de": "Netz"})
    assert revised_paths(before, after) == (
        PathChange("name_en", None, "network"),
        PathChange("labels.de", None, "Netz"),
        PathChange("labels.ja", "ネット", "網"),
        PathChange("labels.zh-Hant", "網路", None),
    )


def test_what_it_names_is_compared_whole() -> None:
    before, after = main("网络", also_under=("a", "b")), main("网络", also_under=("b", "c"))
    assert revised_paths(before, after) == (PathChange("also_under", ["a", "b"], ["b", "c"]),)
    assert revised_paths(after, main("网络")) == (PathChange("also_under", ["b", "c"], None),)


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


def test_A6_mappings_without_a_common_key_are_told_key_by_key() -> None:
    before = main("网络", attributes={"capital": "x", "head": "y", "in": {"a": "1"}})
    after = main("网络", attributes={"seat": "q", "in": {"b": "2"}})
    assert revised_paths(before, after) == (
        PathChange("attributes.capital", "x", None),
        PathChange("attributes.head", "y", None),
        PathChange("attributes.in.a", "1", None),
        PathChange("attributes.in.b", None, "2"),
        PathChange("attributes.seat", None, "q"),
    )


values = st.recursive(
    st.sampled_from(["x", "y"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=6,
)
attributes = st.dictionaries(st.sampled_from("abcd"), values)


@given(attributes, attributes)
def test_what_differs_within_a_mapping_or_a_list_is_never_told_as_the_whole_of_it(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    paths = revised_paths(main("网络", attributes=before), main("网络", attributes=after))
    for path in paths:
        for kind in (dict, list):
            assert not (isinstance(path.before, kind) and isinstance(path.after, kind))
    assert bool(paths) == (before != after)


def test_E11_aliases_in_another_order_are_the_same() -> None:
    before, after = main("网络", aliases=("x", "y")), main("网络", aliases=("y", "x"))
    assert revised_paths(before, after) == ()
    found = diff(delta(edition("2024", before), edition("2025", after)))
    assert not (found.changes or any(found.undecided))
    assert revised_paths(before, main("网络", aliases=("y", "z")))
