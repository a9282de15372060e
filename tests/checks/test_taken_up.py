"""Ids that stand for other items than in the edition before."""

from tests.building import direction, edition, main
from tracks.checks.across import check_ids_stand_for_the_same
from tracks.errors import Code
from tracks.model.link import Link

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
