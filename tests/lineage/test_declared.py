"""Declared links of items that have others under them, where what is lowest there says otherwise."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from tests.building import edition
from tests.lineage.oracle_above import OracleAbove
from tests.lineage.strategies import restructurings
from tests.lineage.test_above import SEVERAL, TWO, a_link_says_more_than_the_classes, under
from tracks.lineage.at_hand import between
from tracks.lineage.declared import Contested, contested, declared
from tracks.lineage.tree import whole_tree
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.link import Link


def found_in(run: Sequence[Edition]) -> list[Contested]:
    """Return what is contested of the links that the last of a run has from the first."""
    first, *over, last = run
    trees = whole_tree(first), whole_tree(last)
    return list(contested(declared(last, first), between(first, last, over), *trees))


def parents(*ids: str) -> list[Item]:
    return [Item(i, i, "main") for i in ids]


def told(origins: str, targets: str, *, part: bool = False) -> Link:
    return Link(
        since="1", origins=tuple(origins.split()), targets=tuple(targets.split()), partial=part
    )


def test_a_whole_link_leaves_some_where_one_class_went_elsewhere() -> None:
    (each,) = found_in(a_link_says_more_than_the_classes())
    assert each == Contested("P", ("R",), nothing=False, share=(1, 2), elsewhere=("Q",))


@pytest.mark.parametrize("part", [False, True], ids=["whole", "in part"])
def test_a_link_takes_nothing_where_all_classes_are_elsewhere(part: bool) -> None:
    first = edition("1", *parents("P"), *under("P", "a", "b"))
    after = [*parents("Q", "R"), *under("Q", "a", "b"), *under("R", "r")]
    (each,) = found_in([first, edition("2", *after, links=(told("P", "R", part=part),))])
    assert each == Contested("P", ("R",), nothing=True, share=(2, 2), elsewhere=("Q",))


@pytest.mark.parametrize(
    ("link", "after"),
    [
        (told("P", "R"), {"R": "a b"}),
        (told("P", "R", part=True), {"R": "a", "Q": "b"}),  # it is said to be a part
        (told("P", "R Q"), {"R": "a", "Q": "b"}),  # both are named
        (told("P", "R"), {"R": "a", "Q": "c"}),  # nothing tells where b is
        (told("P", "r", part=True), {"P": "a b", "R": "r"}),  # from what has no item of its own
        (told("P", "P"), {"P": "c", "Q": "a b"}),  # said to be the same all the same
        (told("P O", "R Q"), {"R": "a b", "Q": "o"}),  # several together
        (told("P", ""), {"Q": "a b"}),  # it ended: where its classes went that does not say
    ],
    ids=["all", "part", "both", "unknown", "own", "itself", "together", "ended"],
)
def test_what_fits_is_not_contested(link: Link, after: dict[str, str]) -> None:
    first = edition("1", *parents("P", "O"), *under("P", "a", "b"), *under("O", "o"))
    items = [
        item
        for parent, children in after.items()
        for item in (*parents(parent), *under(parent, *children.split()))
    ]
    assert not found_in([first, edition("2", *items, links=(link,))])


@given(restructurings(*TWO))
def test_what_is_contested_of_two_is_what_all_lowest_items_show(run: list[Edition]) -> None:
    hold(run)


@given(restructurings(*SEVERAL))
def test_links_over_one_edition_are_held_against_what_is_lowest(run: list[Edition]) -> None:
    """The links of the last edition are said of the first."""
    first, middle, last = run
    links = tuple(
        link.model_copy(update={"since": first.head.edition})
        for link in last.head.links
        if {*link.origins} <= first.items.keys()
    )
    head = last.head.model_copy(update={"links": links})
    hold([first, middle, Edition(head, last.items)])


def hold(run: list[Edition]) -> None:
    """Hold what is contested against each lowest item of each source: where all of it is, if that is known."""
    oracle = OracleAbove(run)
    before, after = oracle.before, oracle.after
    claims: dict[str, dict[str, bool]] = {}
    for link in run[-1].head.links:
        if link.since == run[0].head.edition:
            for source in link.origins:
                claims.setdefault(source, {}).update(dict.fromkeys(link.targets, not link.partial))
    expected = []
    for source, targets in claims.items():
        lowest = before.lowest.get(source, [source])
        if lowest == [source]:
            continue
        others = {t for t in targets if t != source}
        lines = {i: oracle.onward[i] for i in lowest}
        empty = {
            t
            for t in others
            if after.lowest[t] != [t]
            and all(lines.values())
            and not oracle.numbers(source, t)[0][0]
        }
        meant = empty or others
        outside = [i for i in lowest if lines[i] and not any(meant & line for line in lines[i])]
        if empty or (outside and source not in targets and all(targets.values())):
            expected.append((source, meant, bool(empty), (len(outside), len(lowest))))
    assert [(c.source, {*c.targets}, c.nothing, c.share) for c in found_in(run)] == expected
