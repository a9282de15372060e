"""Comparable groups: a partition of the items of both editions, each part with a grade."""

from collections import Counter
from decimal import Decimal

from hypothesis import given

from tests.building import edition, main
from tests.lineage.strategies import IDS, LABELS, Story, stories
from tracks.lineage.groups import Grade, Group, Reason, groups
from tracks.lineage.linked import Association, Linked
from tracks.lineage.succession import Succession
from tracks.model.edition import Edition
from tracks.model.item import Item

FIRST, *_, LAST = LABELS
MAIN_ALONE = {"direction": "complete", "main": "partial", "new": "complete"}


def ends(story: Story) -> tuple[Edition, Edition]:
    """Return the first and the last edition of a story."""
    first, last = (
        edition(label, *map(main, sorted(story.listed[label]))) for label in (FIRST, LAST)
    )
    return first, last


@given(stories())
def test_groups_are_a_partition_of_both_editions(story: Story) -> None:
    before, after = ends(story)
    found = list(groups(story.succession(), before, after))
    assert Counter(i.id for group in found for i in group.before) == Counter(before.items.keys())
    assert Counter(i.id for group in found for i in group.after) == Counter(after.items.keys())


@given(stories())
def test_nothing_passes_from_one_group_to_another(story: Story) -> None:
    before, after = ends(story)
    succession = story.succession()
    found = list(groups(succession, before, after))
    of_source = {i.id: n for n, group in enumerate(found) for i in group.before}
    of_target = {i.id: n for n, group in enumerate(found) for i in group.after}
    for source in before.items:
        for target in succession.between(FIRST, LAST).onward(source):
            assert target not in after.items or of_source[source] == of_target[target]


def grouped(
    links: list[Association], before: list[Item], after: list[Item], complete: bool = True
) -> list[Group]:
    listing = "complete" if complete else "partial"
    old, new = edition("1", *before, listing=listing), edition("2", *after, listing=listing)
    everything = frozenset({*IDS, *old.items, *new.items})
    absent = {e.head.edition: everything - e.items.keys() for e in (old, new) if complete}
    succession = Succession(Linked(("1", "2"), tuple(links), absent))
    return list(groups(succession, old, new))


def test_an_item_by_itself_is_identical_or_renamed() -> None:
    was, now = [main("a"), main("b")], [main("a"), main("b")._replace(name="B")]
    assert [group.grade for group in grouped([], was, now)] == [Grade.IDENTICAL, Grade.RENAMED]


def test_one_that_became_one_is_renamed() -> None:
    (group,) = grouped([Association("1", "2", "a", "b")], [main("a")], [main("b")])
    assert group == Group(Grade.RENAMED, (main("a"),), (main("b"),))


def test_what_is_merged_or_gave_a_part_is_regrouped() -> None:
    merged = [Association("1", "2", "a", "c"), Association("1", "2", "b", "c")]
    (group,) = grouped(merged, [main("a"), main("b")], [main("c")])
    assert group == Group(Grade.REGROUPED, (main("a"), main("b")), (main("c"),))
    part = [Association("1", "2", "a", "b", partial=True)]
    (group,) = grouped(part, [main("a"), main("b")], [main("a"), main("b")])
    assert group.grade is Grade.REGROUPED


def test_what_begins_or_ends_without_a_link_is_broken() -> None:
    ended, begun = grouped([], [main("a")], [main("b")])
    assert ended == Group(Grade.BROKEN, (main("a"),), (), (Reason.ENDS,))
    assert begun == Group(Grade.BROKEN, (), (main("b"),), (Reason.BEGINS,))


def test_what_a_partial_edition_does_not_list_is_broken_or_compared_by_weights() -> None:
    (group,) = grouped([], [main("a")], [], complete=False)
    assert group.reasons == (Reason.UNLISTED,)
    halves = [
        Association("1", "2", "a", "b", weight=Decimal("0.5")),
        Association("1", "2", "a", "c", weight=Decimal("0.5")),
    ]
    (group,) = grouped(halves, [main("a")], [main("b")], complete=False)
    assert group.grade is Grade.BROKEN  # b and c may have been there before


def test_a_part_that_went_and_a_rest_that_nothing_tells_of_is_broken() -> None:
    part = [Association("1", "2", "a", "b", partial=True)]
    (group,) = grouped(part, [main("a")], [main("b")])
    assert group == Group(Grade.BROKEN, (main("a"),), (main("b"),), (Reason.ENDS,))


def test_an_item_that_gave_a_part_and_ended_later_without_a_link_ends_its_group() -> None:
    linked = Linked(
        ("1", "2", "3"),
        (Association("1", "2", "a", "b", partial=True),),
        {"3": frozenset("a")},
    )
    before, after = edition("1", main("a"), main("b")), edition("3", main("b"))
    (group,) = groups(Succession(linked), before, after)
    assert (group.grade, group.reasons) == (Grade.BROKEN, (Reason.ENDS,))


def test_an_edition_and_itself_have_each_item_in_one_group() -> None:
    one = edition("1", main("a"), main("b"))
    found = list(groups(Succession(Linked(("1",))), one, one))
    assert [group.grade for group in found] == [Grade.IDENTICAL, Grade.IDENTICAL]


def test_halves_of_which_one_is_listed_are_compared_by_weights() -> None:
    halves = (
        Association("1", "2", "a", "b", weight=Decimal("0.5")),
        Association("1", "2", "a", "c", weight=Decimal("0.5")),
    )
    before, after = edition("1", main("a")), edition("2", main("b"), listing=MAIN_ALONE)
    absent = {"1": frozenset("bc"), "2": frozenset("a")}
    succession = Succession(Linked(("1", "2"), halves, absent))
    (group,) = groups(succession, before, after)
    assert (group.grade, group.reasons) == (Grade.WEIGHTED_ONLY, (Reason.UNLISTED,))
    succession = Succession(
        Linked(("1", "2"), tuple(h._replace(weight=None) for h in halves), absent)
    )
    (group,) = groups(succession, before, after)
    assert group.grade is Grade.BROKEN


def test_what_a_partial_list_in_the_middle_does_not_name_is_no_item_that_begins() -> None:
    renamed = (Association("2", "3", "a", "b"),)
    before, after = edition("1", main("a")), edition("3", main("b"))
    absent = {"1": frozenset("b"), "3": frozenset("a")}
    listed = {"1": frozenset("a"), "2": frozenset("a"), "3": frozenset("b")}
    (group,) = groups(Succession(Linked(("1", "2", "3"), renamed, absent, listed)), before, after)
    assert (group.grade, group.reasons) == (Grade.RENAMED, ())
    # One that it does name was there, and began.
    listed["2"] = frozenset("ab")
    (group,) = groups(Succession(Linked(("1", "2", "3"), renamed, absent, listed)), before, after)
    assert (group.grade, group.reasons) == (Grade.BROKEN, (Reason.BEGINS,))
