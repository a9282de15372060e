"""Narrowing a diff to a level, to what stands under an item, or to some kinds of change."""

from typing import Any

from tests.building import direction, edition, main, new
from tracks.diff.change import ChangeSet
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.select import select
from tracks.model.kind import Kind
from tracks.model.statement import Added, Block, Count, Removed

LISTING = {"direction": "complete", "main": "complete", "new": "partial"}
ROOTS = (direction("数字"), direction("产业"))
SAYS = (
    Added(added="new", since="2024", number=1, names=("6g",)),
    Removed(removed="new", since="2024", number=1, names=("5g",)),
    Added(added="new", since="2023", number=1, names=("新材料",)),
    Count(count="new", under=("数字",), since="2024", was=9, value=20, word="扩容"),
)
PAIR = delta(
    edition(
        "2024", *ROOTS, main("网络", "数字"), main("钢", "产业"), new("5g", "钢"), listing=LISTING
    ),
    edition(
        "2025", *ROOTS, main("网络", "数字", note="注"), new("6g", "网络"), main("铝", "产业"),
        new("新材料", "铝"), new("量子"), listing=LISTING,
        statements=(Block(source="s", says=SAYS),),
    ),
)  # fmt: skip
FOUND = diff(PAIR)


def narrowed(**wanted: Any) -> ChangeSet:
    return select(FOUND, PAIR, **wanted)


def changed(found: ChangeSet) -> set[str]:
    return {(change.after or change.before)[0].id for change in found.changes}


def claimed(found: ChangeSet) -> list[str]:
    return [item.id for claim in (*found.stated, *found.between) for item in claim.items]


def rows(found: ChangeSet) -> set[tuple[str, ...]]:
    return {(row.level, *row.under) for row in found.counts}


def test_nothing_asked_for_leaves_all() -> None:
    assert narrowed() == FOUND
    assert changed(FOUND) == {"网络", "6g", "5g", "钢", "铝"}


def test_a_level_keeps_its_items_its_counts_and_what_is_stated_of_it() -> None:
    found = narrowed(level="main")
    assert changed(found) == {"网络", "钢", "铝"}
    assert rows(found) == {("main",), ("main", "数字"), ("main", "产业")}
    assert claimed(found) == []
    assert not any(found.undecided)
    assert [i.id for i in narrowed(level="new").undecided.first_listed] == ["新材料", "量子"]
    assert claimed(narrowed(level="new")) == ["6g", "5g", "新材料"]


def test_under_an_item_stands_what_either_edition_has_under_it() -> None:
    found = narrowed(under="数字")
    assert changed(found) == {"网络", "6g"}
    assert rows(found) == {("main", "数字"), ("new", "数字")}
    assert claimed(found) == ["6g"]
    assert found.undecided.first_listed == ()
    assert changed(narrowed(under="产业")) == {"钢", "铝", "5g"}
    assert claimed(narrowed(under="产业")) == ["5g", "新材料"]
    assert [i.id for i in narrowed(under="产业").undecided.first_listed] == ["新材料"]


def test_an_item_is_under_itself() -> None:
    assert changed(narrowed(under="网络")) == {"网络", "6g"}


def test_kinds_keep_what_has_any_of_them_and_nothing_undecided() -> None:
    found = narrowed(kinds=[Kind.REMOVED, Kind.REVISED])
    assert changed(found) == {"网络", "5g", "钢"}
    assert claimed(found) == ["5g"]
    assert rows(found) == set()
    assert not any(found.undecided)
    assert rows(narrowed(kinds=[Kind.EXPANDED])) == {("new", "数字")}
    assert claimed(narrowed(kinds=[Kind.ADDED])) == ["6g", "新材料"]


def test_what_is_asked_for_together_must_all_hold() -> None:
    assert changed(narrowed(level="new", under="数字", kinds=[Kind.ADDED])) == {"6g"}
