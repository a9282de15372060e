"""What holds of every diff."""

from itertools import pairwise
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.building import edition
from tests.strategies import histories
from tracks.diff.change import ChangeSet
from tracks.diff.continuity import Continuity
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.patch import apply, revert
from tracks.lineage.at_hand import linked_over
from tracks.lineage.crosswalk import crosswalk
from tracks.model.edition import Edition
from tracks.model.kind import Kind
from tracks.model.text import natural_key

YEARS = ("2021", "2023", "2024", "2025")
INVERSE = {
    Kind.ADDED: Kind.REMOVED,
    Kind.REVIVED: Kind.REMOVED,
    Kind.REMOVED: Kind.ADDED,
    Kind.DEPRECATED: Kind.REINSTATED,
    Kind.REINSTATED: Kind.DEPRECATED,
    Kind.PROMOTED: Kind.DEMOTED,
    Kind.DEMOTED: Kind.PROMOTED,
}


def found(before: Edition, after: Edition, others: list[Edition]) -> ChangeSet:
    return diff(delta(before, after, others))


@given(histories(*YEARS))
def test_a_diff_played_on_the_earlier_edition_gives_the_later_one_and_back(
    years: list[Edition],
) -> None:
    first, *between, last = years
    result = found(first, last, between)
    assert apply(result, first.items) == last.items
    assert revert(result, last.items) == first.items


@given(histories(*YEARS))
def test_diffs_played_in_turn_lead_from_the_first_to_the_last(years: list[Edition]) -> None:
    items = dict(years[0].items)
    for before, after in pairwise(years):
        others = [e for e in years if e not in (before, after)]
        items = apply(found(before, after, others), items)
    assert items == years[-1].items


@given(histories("2024"))
def test_a_diff_with_itself_changes_nothing(years: list[Edition]) -> None:
    (only,) = years
    result = found(only, only, [])
    assert result.changes == () and not any(result.undecided)
    assert all(not row.kinds for row in result.counts)


def places(result: ChangeSet) -> tuple[list[str], list[str]]:
    """Return the ids of the earlier and of the later edition, as often as they stand somewhere."""
    undecided = result.undecided
    placed = [*undecided.first_placed, *undecided.no_longer_placed, *result.followed]
    before = [i.id for change in result.changes for i in change.before]
    before += [i.id for i in undecided.no_longer_listed] + [p.before.id for p in placed]
    after = [i.id for change in result.changes for i in change.after]
    after += [i.id for i in undecided.first_listed] + [p.after.id for p in placed]
    return sorted(before), sorted(after)


@given(histories(*YEARS))
def test_each_item_that_differs_stands_in_exactly_one_place(years: list[Edition]) -> None:
    first, *between, last = years
    reduced = delta(first, last, between)
    for stands, differs in zip(
        places(diff(reduced)), (reduced.before.items, reduced.after.items), strict=True
    ):
        assert len(stands) == len(set(stands))
        assert set(stands) >= differs.keys()
        # What does not differ stands there only where links, or what is under it, say something.
        above = reduced.found.above
        derived = {*above.became, *above.others}.union(*above.became.values())
        assert set(stands) - differs.keys() <= linked_over(years).ids | derived


def kinds_by_id(result: ChangeSet) -> dict[str, set[Kind]]:
    return {(c.after or c.before)[0].id: set(c.kinds) for c in result.changes}


@given(histories("2024", "2025"))
def test_between_complete_listings_backwards_is_the_inverse(years: list[Edition]) -> None:
    one, two = (
        edition("2024", *years[0].items.values()),
        edition("2025", *years[1].items.values()),
    )
    # Which upper item went on in which is asked of those that it had before: not both ways alike.
    for told in (delta(one, two, []).found.above, delta(two, one, []).found.above):
        assume(not told.became and not told.others)

    forwards = kinds_by_id(found(one, two, []))
    backwards = kinds_by_id(found(two, one, []))
    inverse = {i: {INVERSE.get(k, k) for k in kinds} for i, kinds in backwards.items()}
    assert forwards == inverse


@given(histories(*YEARS), st.randoms(use_true_random=False))
def test_the_order_of_items_in_a_file_changes_no_finding(
    years: list[Edition], random: Random
) -> None:
    first, *between, last = years
    shuffled = list(last.items.values())
    random.shuffle(shuffled)
    other = Edition(last.head, {i.id: i for i in shuffled})
    assert other.digest == last.digest
    one, two = found(first, last, between), found(first, other, between)
    assert places(one) == places(two)
    assert kinds_by_id(one) == kinds_by_id(two)


@given(st.lists(st.from_regex(r"[0-9a-z.-]{1,6}", fullmatch=True), min_size=3, max_size=3))
def test_the_natural_order_is_an_order(labels: list[str]) -> None:
    a, b, c = sorted(labels, key=natural_key)
    assert natural_key(a) <= natural_key(b) <= natural_key(c)
    assert natural_key(a) <= natural_key(c)
    assert (natural_key(a) == natural_key(b)) == (a == b)


def test_the_natural_order_counts_digits_as_numbers() -> None:
    labels = ["3.10", "2025-10", "3.9", "2025", "2025-03", "2024"]
    assert sorted(labels, key=natural_key) == [
        "3.9", "3.10", "2024", "2025", "2025-03", "2025-10",
    ]  # fmt: skip


@given(histories(*YEARS))
def test_E1_the_pairs_of_an_event_are_the_rows_of_the_crosswalk(years: list[Edition]) -> None:
    first, *between, last = years
    pair = delta(first, last, between)
    rows = {
        (row.source.id, row.target.id)
        for row in crosswalk(Continuity(pair).found, first, last).rows
        if row.source and row.target
    }
    for change in diff(pair).changes:
        if len(change.before) > 1 or len(change.after) > 1:
            before, after = ({item.id for item in side} for side in (change.before, change.after))
            assert {*change.pairs} == {
                each for each in rows if each[0] in before and each[1] in after
            }
            assert ({old for old, _ in change.pairs}, {new for _, new in change.pairs}) == (
                before,
                after,
            )
