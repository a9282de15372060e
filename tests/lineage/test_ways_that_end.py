"""The way of an item of which nothing is left, or that came of what was not there yet (D6)."""

from tests.building import edition, main
from tracks.diff.delta import delta
from tracks.lineage.crosswalk import Crosswalk, crosswalk, reversed_crosswalk
from tracks.lineage.row import Row
from tracks.model.edition import Edition
from tracks.model.link import Link


def link(since: str, origin: str, target: str) -> dict[str, object]:
    return {"links": (Link(since=since, origins=(origin,), targets=(target,)),)}


def walk(*run: Edition) -> Crosswalk:
    first, *between, last = run
    return crosswalk(delta(first, last, between).found, first, last)


def only(walked: Crosswalk, item_id: str) -> Row:
    (row,) = (r for r in walked.rows for i in (r.source, r.target) if i and i.id == item_id)
    return row


A = edition("1.0", main("a"), main("x"))
B = edition("2.0", main("b"), main("x"), **link("1.0", "a", "b"))
GONE = edition("3.0", main("x"))


def test_D6_an_item_that_was_mapped_and_then_removed_has_the_way_to_where_it_ended() -> None:
    row = only(walk(A, B, GONE), "a")
    assert (row.cardinality, row.target, row.ended) == ("1:0", None, "3.0")
    assert row.stations == ("a@1.0", "b@2.0", "ended 3.0")
    back = only(reversed_crosswalk(walk(A, B, GONE)), "a")
    assert (back.cardinality, back.stations) == ("0:1", row.stations)


def test_D6_it_ended_where_lists_first_lack_it_however_long_ago() -> None:
    later = edition("5.0", main("x"))
    hidden = edition("3.0", main("x"), listing="partial")
    assert only(walk(A, B, GONE, edition("4.0", main("x")), later), "a").ended == "3.0"
    assert only(walk(A, B, hidden, edition("4.0", main("x")), later), "a").ended == "4.0"


def test_D6_nobody_says_where_what_a_partial_list_leaves_out_ended() -> None:
    row = only(walk(A, B, edition("3.0", main("x"), listing="partial")), "a")
    assert (row.cardinality, row.ended) == (None, None)
    assert row.stations == ("a@1.0", "b@2.0")


def test_D6_an_item_made_of_what_was_not_there_yet_has_the_way_from_that() -> None:
    begun = edition("2.0", main("b"), main("x"))
    row = only(
        walk(edition("1.0", main("x")), begun, edition("3.0", main("c"), **link("2.0", "b", "c"))),
        "c",
    )
    assert row.stations == ("b@2.0", "c@3.0")
