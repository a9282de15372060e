"""Levels that only one of two editions has: told as that, and nothing moved by it."""

from tests.building import direction, edition, main, new
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.flow import Movement, flow, not_closing
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.statement import Block, Count

WITHOUT = {"direction": "none", "main": "complete", "new": "complete"}
MIDDLE = {"direction": "complete", "main": "none", "new": "complete"}
COMPLETE = {"direction": "complete", "main": "complete", "new": "complete"}
PARTLY = {**COMPLETE, "new": "partial"}
FLAT = edition("2020", Item("网络", "网络", "main"), Item("算力", "算力", "main"), listing=WITHOUT)
GROUPED = edition("2022", direction("数字"), main("网络", "数字"), main("光", "数字"))


def kinds(before: Edition, after: Edition) -> dict[str, tuple[Kind, ...]]:
    found = diff(delta(before, after))
    assert not any(found.undecided)
    return {(c.after or c.before)[0].id: c.kinds for c in found.changes}


def test_nobody_moved_under_a_level_that_came() -> None:
    told = {"数字": (Kind.ADDED,), "光": (Kind.ADDED,), "算力": (Kind.REMOVED,)}
    assert kinds(FLAT, GROUPED) == told


def test_nobody_moved_out_of_a_level_that_went() -> None:
    later = edition("2025", *FLAT.items.values(), listing=WITHOUT)
    told = {"数字": (Kind.REMOVED,), "光": (Kind.REMOVED,), "算力": (Kind.ADDED,)}
    assert kinds(GROUPED, later) == told


def test_a_level_in_between_that_goes_leaves_its_items_where_they_stood() -> None:
    roots = direction("数字"), direction("产业")
    before = edition("2024", *roots, main("网络", "数字"), new("6g", "网络"), new("5g", "网络"))
    after = edition("2025", *roots, new("6g", "数字"), new("5g", "产业"), listing=MIDDLE)
    assert kinds(before, after) == {"网络": (Kind.REMOVED,), "5g": (Kind.MOVED,)}


def test_what_stands_under_items_of_such_a_level_is_not_compared() -> None:
    change = delta(FLAT, GROUPED)
    found = diff(change)
    assert [(row.level, row.under) for row in found.counts] == [
        ("direction", ()), ("main", ()), ("new", ()),
    ]  # fmt: skip
    of_level = found.counts[0]
    assert (of_level.before.value, of_level.after.value, of_level.net) == (0, 1, 1)
    assert of_level.kinds == ()
    flowed = flow(change, found, FLAT, GROUPED)
    assert not flowed.moves
    assert not_closing(flowed.rows) == 0
    assert not any(row.net[Movement.MOVED] for row in flowed.rows)


def test_a_level_comes_with_all_that_it_is_said_to_have() -> None:
    said = Block(source="s", says=(Count(count="new", value=50),))
    before = edition("2021", direction("数字"), listing={**COMPLETE, "new": "none"})
    after = edition(
        "2022", direction("数字"), new("6g", "数字"), listing=PARTLY, statements=(said,)
    )
    for pair, movement, number in (
        ((before, after), Movement.ADDED, 50),
        ((after, before), Movement.REMOVED, -50),
    ):
        change = delta(*pair)
        [row] = [
            r for r in flow(change, diff(change), *pair).rows if r.level == "new" and not r.under
        ]
        assert (row.net[movement], row.unexplained) == (number, 0)


def test_a_level_that_an_edition_merely_names_no_item_of_still_moves_its_items() -> None:
    before = edition("2020", *FLAT.items.values())
    assert kinds(before, GROUPED)["网络"] == (Kind.MOVED,)
