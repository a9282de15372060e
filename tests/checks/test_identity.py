"""Ids that stand for other items than in the edition before."""

from tests.building import direction, edition, main, new
from tracks.checks.identity import check_ids_stand_for_the_same, check_levels_of_names_are_meant
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.errors import Code
from tracks.model.kind import Kind
from tracks.model.link import Link
from tracks.model.statement import Block, Removed

LAUNDRY = Link(since="2011", origins=("7910",), targets=("8010",))


def test_B4_ids_taken_up_again_are_one_warning_with_their_number() -> None:
    earlier = edition("2011", direction("79")._replace(name="Services"), main("7910", "79"))
    items = (
        direction("79")._replace(name="Land"),
        main("7911", "79"),
        direction("80")._replace(name="Services"),
        main("8010", "80"),
    )
    (problem,) = check_ids_stand_for_the_same(edition("2017", *items, links=(LAUNDRY,)), earlier)
    assert problem.code is Code.IDS_TAKEN_UP
    assert problem.params == {"n": 1, "edition": "2011", "ids": ("79",)}


def test_an_item_that_is_only_renamed_is_no_news() -> None:
    earlier = edition("2011", direction("79")._replace(name="Services"), main("7910", "79"))
    later = edition("2017", direction("79")._replace(name="Other services"), main("7910", "79"))
    assert not list(check_ids_stand_for_the_same(later, earlier))


def test_D10_a_name_at_another_level_is_one_item_and_that_is_told() -> None:
    earlier = edition("2024", direction("a"), main("算法", "a"))
    later = edition("2025", direction("a"), main("b", "a"), new("算法", "b"))
    (problem,) = check_levels_of_names_are_meant(later, earlier)
    assert problem.code is Code.NAMES_AT_ANOTHER_LEVEL
    assert problem.params == {"names": ("算法",), "edition": "2024"}
    (change,) = [c for c in diff(delta(earlier, later)).changes if c.before]
    assert (change.before[0].id, change.kinds) == ("算法", (Kind.MOVED, Kind.DEMOTED))


def test_D10_unless_a_source_says_that_it_was_removed() -> None:
    earlier = edition("2024", direction("a"), main("算法", "a"))
    says = (Removed(removed="main", since="2024", number=1, names=("算法",)),)
    later = edition(
        "2025",
        *(direction("a"), main("b", "a"), new("算法", "b")),
        statements=(Block(source="s", says=says),),
    )
    kinds = [c.kinds for c in diff(delta(earlier, later)).changes]
    assert sorted(kinds) == [(Kind.ADDED,), (Kind.ADDED,), (Kind.REMOVED,)]
    assert "算法" in delta(earlier, later).found.above.others
