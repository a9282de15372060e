"""Counts before and after: listed, stated, bounded or unknown."""

import pytest

from tests.building import direction, edition, main, new
from tracks.diff.change import CountRow, Figure
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.model.edition import Edition
from tracks.model.evidence import Citation, Evidence
from tracks.model.kind import Kind
from tracks.model.statement import Block, Count, Reading, Statement

PARTIAL = {"direction": "complete", "main": "partial", "new": "partial"}
ROOTS = (direction("商业"), direction("数字"))


def stating(label: str, *says: Statement, reading: Reading | None = None) -> Edition:
    block = Block(source=f"s{label}", says=says, reading=reading)
    return edition(label, *ROOTS, listing=PARTIAL, statements=(block,))


def rows(before: Edition, after: Edition) -> dict[tuple[str, tuple[str, ...]], CountRow]:
    return {(r.level, r.under): r for r in diff(delta(before, after)).counts}


def test_a_complete_listing_counts_itself_by_level_and_root() -> None:
    old = edition("2024", *ROOTS, main("网络", "数字"), new("5g", "网络"))
    after = edition("2025", *ROOTS, main("网络", "数字"), new("6g", "网络"), new("5g", "网络"))
    found = rows(old, after)
    assert list(found) == [
        ("direction", ()), ("main", ()), ("main", ("数字",)), ("new", ()), ("new", ("数字",)),
    ]  # fmt: skip
    row = found["new", ("数字",)]
    assert (row.before.value, row.after.value, row.net, row.growth) == (1, 2, 1, 1.0)
    assert row.kinds == (Kind.INCREASED,)
    assert row.before == Figure(1, 1, Evidence.LISTED)


def test_an_item_of_unknown_place_leaves_the_roots_bounded_and_the_total_exact() -> None:
    old = edition("2024", *ROOTS, main("网络", "数字"), main("算力"))
    found = rows(old, edition("2025", *ROOTS))
    assert found["main", ()].before.value == 2
    assert found["main", ("数字",)].before == Figure(1, 2, Evidence.LISTED)
    assert found["main", ("数字",)].net is None
    assert found["main", ("数字",)].kinds == (Kind.DECREASED,)  # 1 or 2, and now 0
    back = rows(edition("2023", *ROOTS), old)
    assert back["main", ("数字",)].kinds == (Kind.INCREASED,)


def test_under_a_root_that_is_not_there_a_complete_listing_has_none() -> None:
    old = edition("2024", *ROOTS, main("网络", "数字"))
    after = edition("2025", *ROOTS, main("网络", "数字"), direction("海洋"), main("深海", "海洋"))
    row = rows(old, after)["main", ("海洋",)]
    assert (row.before.value, row.after.value, row.net, row.growth) == (0, 1, 1, None)


def test_what_stands_under_an_item_that_is_no_root_is_not_counted_and_so_unknown() -> None:
    old = edition("2024", *ROOTS, main("网络", "数字"), new("6g", "网络"))
    after = edition("2025", *ROOTS, main("网络"), new("6g", "网络"))
    said = Count(count="new", under=("网络",), value=1)
    block = Block(source="s", says=(said,))
    stated = Edition(after.head.model_copy(update={"statements": (block,)}), after.items)
    row = rows(old, stated)["new", ("网络",)]
    assert (row.before, row.after.value) == (Figure(), 1)


def test_a_partial_listing_gives_at_least_what_it_names_and_a_statement_more() -> None:
    old = edition("2024", *ROOTS, main("网络", "数字"), listing=PARTIAL)
    found = rows(old, stating("2025", Count(count="main", value=28)))
    row = found["main", ()]
    assert row.before == Figure(1, None, Evidence.LISTED)
    assert row.after == Figure(28, 28, Evidence.STATED, (Citation("s2025"),))
    assert row.kinds == ()  # at least 1 may be 28 as well
    assert found["new", ()].before == Figure()


def test_a_listing_that_is_complete_counts_for_more_than_a_statement() -> None:
    old = stating("2024", Count(count="direction", value=7))
    row = rows(old, stating("2025"))["direction", ()]
    assert (row.before.value, row.before.evidence) == (2, Evidence.LISTED)


def test_the_word_of_a_source_makes_fewer_a_consolidation_and_more_an_expansion() -> None:
    def row(was: int, now: int, word: str) -> CountRow:
        said = Count(count="new", under=("商业",), since="2021", was=was, value=now, word=word)
        return rows(stating("2021"), stating("2025", said))["new", ("商业",)]

    assert row(22, 9, "整合").kinds == (Kind.DECREASED, Kind.CONSOLIDATED)
    assert row(9, 20, "扩容").kinds == (Kind.INCREASED, Kind.EXPANDED)
    assert row(22, 9, "扩容").kinds == (Kind.DECREASED,)
    assert row(9, 20, "整合").kinds == (Kind.INCREASED,)
    assert row(22, 9, "调整").kinds == (Kind.DECREASED,)
    assert row(9, 9, "整合").kinds == ()


@pytest.mark.parametrize(
    ("said", "net", "kinds"),
    [
        (Count(count="new", under=("商业",), since="2021", net=15), 15, (Kind.INCREASED,)),
        (Count(count="new", under=("商业",), since="2021", net=-2), -2, (Kind.DECREASED,)),
        (Count(count="new", under=("商业",), since="2021", growth="127%"), None, (Kind.INCREASED,)),
        (Count(count="new", under=("商业",), since="2021", growth="-5%"), None, (Kind.DECREASED,)),
        (Count(count="new", under=("商业",), since="2021", growth="0%"), None, ()),
    ],
)
def test_a_net_or_a_rate_alone_tells_the_direction(
    said: Count, net: int | None, kinds: tuple[Kind, ...]
) -> None:
    row = rows(stating("2021"), stating("2025", said))["new", ("商业",)]
    assert (row.net, row.growth, row.kinds) == (net, None, kinds)
    assert row.after == Figure()
    assert row.trend.growth == said.growth


def test_a_reading_changes_the_level_and_what_is_printed_is_kept() -> None:
    said = Count(count="main", under=("商业",), since="2021", was=22, value=9)
    after = stating("2025", said, reading=Reading(level="new"))
    found = rows(stating("2021"), after)
    assert ("main", ("商业",)) not in found
    row = found["new", ("商业",)]
    assert (row.before.value, row.before.printed_level) == (22, "main")

    confirmed = stating("2021", Count(count="new", under=("商业",), value=22))
    row = rows(confirmed, after)["new", ("商业",)]
    # A source that prints the figure at this level needs no reading.
    assert (row.before.value, row.before.printed_level) == (22, None)
    assert row.before.sources == (Citation("s2021"), Citation("s2025"))


@pytest.mark.parametrize(
    ("each", "reading", "expected"),
    [
        ("yes", None, {("商业",): (12, 12), ("数字",): (12, 12)}),
        ("no", None, {("商业", "数字"): (12, 12)}),
        ("unclear", None, {("商业", "数字"): (12, 24)}),
        ("unclear", Reading(each="yes"), {("商业",): (12, 12), ("数字",): (12, 12)}),
        ("unclear", Reading(each="no"), {("商业", "数字"): (12, 12)}),
    ],
)
def test_a_figure_for_several_items_is_for_each_joint_or_bounded(
    each: str, reading: Reading | None, expected: dict[tuple[str, ...], tuple[int, int]]
) -> None:
    said = Count.model_validate(
        {"count": "new", "under": ("商业", "数字"), "each": each}
        | {"since": "2021", "was": 12, "value": 10}
    )
    found = rows(stating("2021"), stating("2025", said, reading=reading))
    bounds = {u: (r.before.minimum, r.before.maximum) for (_, u), r in found.items() if u}
    assert bounds == expected


def test_sources_that_differ_leave_bounds_with_both_named() -> None:
    blocks = (
        Block(source="s", says=(Count(count="main", value=27),)),
        Block(source="t", says=(Count(count="main", value=28),)),
    )
    after = edition("2025", *ROOTS, listing=PARTIAL, statements=blocks)
    row = rows(stating("2024"), after)["main", ()]
    assert row.after == Figure(27, 28, Evidence.STATED, (Citation("s"), Citation("t")))


def test_an_exact_figure_counts_for_more_than_an_unclear_one() -> None:
    under = ("商业", "数字")
    unclear = Count(count="new", under=under, each="unclear", value=12)
    together = Count(count="new", under=under, each="no", value=20)
    row = rows(stating("2024"), stating("2025", unclear, together))["new", under]
    assert row.after.value == 20


def test_what_another_year_is_said_to_have_been_is_no_figure_of_this_one() -> None:
    after = stating("2025", Count(count="main", since="2021", was=21, value=28))
    row = rows(stating("2024"), after)["main", ()]
    assert (row.before, row.after.value) == (Figure(), 28)
    assert row.trend.sources == ()


def test_two_revisions_of_one_edition_state_nothing_about_each_other() -> None:
    first = stating("2025", Count(count="main", value=27))
    second = stating("2025", Count(count="main", value=28))
    row = rows(first, second)["main", ()]
    assert (row.before.value, row.after.value) == (27, 28)
