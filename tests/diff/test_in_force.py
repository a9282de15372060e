"""What is in force counts: kinds, counts and flows of items that are deprecated, reinstated or proposed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import LEVELS, direction, edition, main, new
from tests.strategies import histories
from tracks.diff.by_kind import by_kind
from tracks.diff.change import Change, ChangeSet
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.flow import FlowRow, Movement, flow
from tracks.diff.patch import apply, revert
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.item import Item, Status, line_of
from tracks.model.kind import Kind
from tracks.model.link import Link
from tracks.model.statement import Block, Count, Removed

WORDS: tuple[Status | None, ...] = (None, "deprecated", "proposed")


def compared(*years: Edition) -> tuple[ChangeSet, dict[tuple[str, str | None], FlowRow]]:
    """Return what changed from the first to the last of some editions, and the rows of the flow."""
    pair = delta(years[0], years[-1], years[1:-1])
    found = diff(pair)
    rows = flow(pair, found, years[0], years[-1]).rows
    return found, {(row.level, row.root): row for row in rows}


def net(row: FlowRow) -> Mapping[Movement, int | None]:
    """Return the movements of a row that are not 0."""
    return {movement: number for movement, number in row.net.items() if number}


def told(found: ChangeSet) -> list[tuple[tuple[Kind, ...], bool]]:
    """Return the kinds of each change, and whether it is counted."""
    return [(change.kinds, change.is_counted) for change in found.changes]


@pytest.mark.parametrize(
    ("before", "after", "kind", "movement"),
    [
        (None, "deprecated", Kind.DEPRECATED, {Movement.DEPRECATED: -1}),
        ("deprecated", None, Kind.REINSTATED, {Movement.REINSTATED: 1}),
        ("proposed", None, Kind.ADDED, {Movement.ADDED: 1}),
        (None, "proposed", Kind.REMOVED, {Movement.REMOVED: -1}),
        ("proposed", "deprecated", Kind.REVISED, {}),
        ("deprecated", "proposed", Kind.REVISED, {}),
    ],
)
def test_what_became_of_being_in_force_is_one_kind_and_one_movement(
    before: Status | None, after: Status | None, kind: Kind, movement: Mapping[Movement, int]
) -> None:
    root, other = direction("数字"), main("乙", "数字")
    found, rows = compared(
        edition("2024", root, main("甲", "数字", status=before), other),
        edition("2025", root, main("甲", "数字", status=after), other),
    )
    [change] = found.changes
    assert change.kinds == (kind,)
    assert [(p.path, p.before, p.after) for p in change.paths] == [("status", before, after)]
    assert change.is_counted is (kind is not Kind.REVISED)
    for row in (rows["main", None], rows["main", "数字"]):
        assert net(row) == movement
        assert row.opening.value == 1 + (before is None)
        assert row.closing.value == 1 + (after is None)
        assert row.unexplained == 0


def test_what_took_over_is_part_of_the_deprecation_and_alone_a_revision() -> None:
    root, heir = direction("数字"), main("乙", "数字")
    old = main("甲", "数字")
    gone = old._replace(status="deprecated")
    replaced = gone._replace(replaced_by=("乙",))
    found, _ = compared(edition("2024", root, old, heir), edition("2025", root, replaced, heir))
    [change] = found.changes
    assert change.kinds == (Kind.DEPRECATED,)
    assert [path.path for path in change.paths] == ["status", "replaced_by"]
    found, _ = compared(edition("2024", root, gone, heir), edition("2025", root, replaced, heir))
    assert told(found) == [((Kind.REVISED,), False)]


@pytest.mark.parametrize("status", ["deprecated", "proposed"])
def test_what_begins_or_ends_out_of_force_is_told_and_counts_nowhere(status: Status) -> None:
    root, other = direction("数字"), main("乙", "数字")
    without = edition("2024", root, other)
    listed = main("甲", "数字", status=status)
    for years, kind in (
        ((without, edition("2025", root, other, listed)), Kind.ADDED),
        ((edition("2023", root, other, listed), without), Kind.REMOVED),
    ):
        found, rows = compared(*years)
        assert told(found) == [((kind,), False)]
        figure = by_kind(found)[kind, "main"]
        assert (figure.found.value, figure.apart, dict(figure.by)) == (0, 1, {})
        assert (figure.reach.minimum, figure.reach.maximum) == (0, 0)
        assert not net(rows["main", None]) and rows["main", None].unexplained == 0
        assert not any(row.kinds for row in found.counts)


def test_one_that_moved_and_was_deprecated_at_once_left_where_it_was() -> None:
    roots = direction("数字"), direction("产业")
    found, rows = compared(
        edition("2024", *roots, main("甲", "数字")),
        edition("2025", *roots, main("甲", "产业", status="deprecated")),
    )
    assert told(found) == [((Kind.DEPRECATED, Kind.MOVED), True)]
    assert net(rows["main", "数字"]) == {Movement.DEPRECATED: -1}
    assert ("main", "产业") not in rows or not net(rows["main", "产业"])
    assert all(row.unexplained == 0 for row in rows.values())


def test_what_stands_under_a_deprecated_item_counts_by_itself() -> None:
    root = direction("数字")
    below = new("甲一", "甲"), new("甲二", "甲", status="deprecated")
    found, rows = compared(
        edition("2024", root, main("甲", "数字"), *below),
        edition("2025", root._replace(status="deprecated"), main("甲", "数字"), *below),
    )
    assert told(found) == [((Kind.DEPRECATED,), True)]
    assert (rows["new", "数字"].opening.value, rows["new", "数字"].closing.value) == (1, 1)
    assert net(rows["direction", None]) == {Movement.DEPRECATED: -1}


def test_one_deprecated_and_gone_over_three_editions_was_removed_over_all() -> None:
    root, other = direction("数字"), main("乙", "数字")
    years = (
        edition("2023", root, main("甲", "数字"), other),
        edition("2024", root, main("甲", "数字", status="deprecated"), other),
        edition("2025", root, other),
    )
    for run, movement in (
        (years[:2], {Movement.DEPRECATED: -1}),
        (years[1:], {}),
        (years, {Movement.REMOVED: -1}),
    ):
        _, rows = compared(*run)
        assert net(rows["main", None]) == movement
        assert rows["main", None].unexplained == 0


def test_one_that_ended_by_a_link_and_is_left_listed_counts_as_merged_once() -> None:
    root, heir = direction("数字"), main("乙", "数字")
    link = Link(since="2024", origins=("甲",), targets=("乙",))
    found, rows = compared(
        edition("2024", root, main("甲", "数字"), heir),
        edition("2025", root, main("甲", "数字", status="deprecated"), heir, links=(link,)),
    )
    assert told(found) == [((Kind.DEPRECATED,), False), ((Kind.ABSORBED,), True)]
    assert net(rows["main", None]) == {Movement.MERGED: -1}
    assert rows["main", None].unexplained == 0


def test_what_a_source_removes_and_the_list_deprecates_is_one_item_with_the_source() -> None:
    root = direction("数字")
    said = Block(source="s", says=(Removed(removed="main", since="2024", names=("甲",)),))
    before = edition("2024", root, main("甲", "数字"))
    for after in (
        main("甲", "数字", status="deprecated"),
        main("甲", "数字", status="deprecated")._replace(name="甲（旧）"),
    ):
        found, rows = compared(before, edition("2025", root, after, statements=(said,)))
        [change] = found.changes
        assert change.kinds[0] is Kind.DEPRECATED and change.evidence is Evidence.LISTED
        assert [citation.id for citation in change.sources] == ["s"]
        reach = by_kind(found)[Kind.REMOVED, "main"].reach
        assert (reach.minimum, reach.maximum) == (0, 1)
        assert rows["main", None].unexplained == 0


def test_a_stated_removal_of_what_a_partial_list_deprecates_counts_once() -> None:
    root = direction("数字")
    says = (
        Count(count="main", since="2024", was=10, value=9),
        Removed(removed="main", since="2024", number=1, names=("甲",)),
    )
    partial = {"direction": "complete", "main": "partial", "new": "partial"}
    found, rows = compared(
        edition("2024", root, main("甲", "数字"), listing=partial),
        edition(
            "2025",
            root,
            main("甲", "数字", status="deprecated"),
            listing=partial,
            statements=(Block(source="s", says=says),),
        ),
    )
    assert told(found) == [((Kind.DEPRECATED,), True)]
    assert net(rows["main", None]) == {Movement.DEPRECATED: -1}
    assert rows["main", None].unexplained == 0


@st.composite
def runs(draw: st.DrawFn) -> list[Edition]:
    """Draw editions that list all their items, each of any status."""
    years = draw(histories("2021", "2023", "2025"))
    return [
        replace(
            year,
            head=year.head.model_copy(update={"listing": dict.fromkeys(LEVELS, "complete")}),
            items={
                i: item._replace(status=draw(st.sampled_from(WORDS)), replaced_by=())
                for i, item in year.items.items()
            },
        )
        for year in years
    ]


@given(runs())
def test_a_flow_of_any_statuses_closes_from_and_to_what_is_in_force(years: list[Edition]) -> None:
    found, rows = compared(*years)
    counted = [Counter(cell for item in year.items.values() for cell in cells(item, year)) for year in
               (years[0], years[-1])]  # fmt: skip
    for (level, root), row in rows.items():
        opening, closing = (numbers[level, None] for numbers in counted)
        if root is None:
            assert (row.opening.value, row.closing.value) == (opening, closing)
            assert row.unexplained == 0
        elif row.group and len(row.group.before) == len(row.group.after) == 1:
            [was], [now] = row.group.before, row.group.after
            assert row.opening.minimum == counted[0][level, was]
            assert row.closing.minimum == counted[1][level, now]
            assert row.unexplained == 0
    assert apply(found, years[0].items) == years[-1].items
    assert revert(found, years[-1].items) == years[0].items


def cells(item: Item, year: Edition) -> list[tuple[str, str | None]]:
    """Return what an item counts in: its level, and its root where that is another and known."""
    if item.status is not None:
        return []
    line = line_of(item, year.items)
    under = [line[0].id] if line and line[0].id != item.id else []
    return [(item.level, None), *((item.level, root) for root in under)]


@given(runs())
def test_every_number_of_changes_is_of_items_in_force(years: list[Edition]) -> None:
    found, _ = compared(*years)
    for (kind, level), figure in by_kind(found).items():
        shown = [
            change
            for change in found.changes
            if kind in change.kinds
            and change.level == level
            and change.evidence is not Evidence.STATED
        ]
        assert sum(figure.by.values()) == sum(map(is_of_any_in_force, shown))
        assert figure.apart == sum(not is_of_any_in_force(change) for change in shown)
    for level, lists in found.lists.items():
        before, after = (
            sum((item.level, item.status) == (level, None) for item in year.items.values())
            for year in (years[0], years[-1])
        )
        assert after - before == lists.new - lists.gone


def is_of_any_in_force(change: Change) -> bool:
    """Tell whether any item of a change is in force: of one that begins or ends, that item."""
    return any(item.status is None for item in (*change.before, *change.after))
