"""Random histories of a taxonomy, each told twice: by the program and by brute force."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.lineage.oracle import Oracle
from tests.lineage.oracle_above import OracleAbove
from tests.lineage.test_above import hold_groups
from tests.strategies import histories
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Delta, delta
from tracks.diff.diff import diff
from tracks.diff.flow import flow
from tracks.lineage.at_hand import linked_over
from tracks.lineage.crosswalk import crosswalk, reversed_crosswalk
from tracks.lineage.succession import Succession
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.item import Item
from tracks.model.kind import EVENTS, Kind

YEARS = ("2021", "2022", "2023", "2024")
COMPLETE = {"direction": "complete", "main": "complete", "new": "complete"}


@st.composite
def runs(draw: st.DrawFn) -> list[Edition]:
    """Draw a few editions in order, more of them complete than others draw.

    What is settled, or wider, is drawn in test_passing_over.py.
    """
    found = []
    for edition in draw(histories(*YEARS)):
        links = (link for link in edition.head.links if link.origins and link.targets)
        head: dict[str, Any] = {"links": tuple(link for link in links if not link.wider)}
        if draw(st.booleans()):
            head["listing"] = COMPLETE
        found.append(replace(edition, head=edition.head.model_copy(update=head)))
    return found


STARTS = st.integers(0, len(YEARS) - 2)


@given(runs(), STARTS)
def test_the_correspondence_is_every_way_walked_on_its_own(run: list[Edition], start: int) -> None:
    found = Continuity(delta_from(run, start)).found
    oracle, last = OracleAbove(run, start), run[-1].items
    pairs = oracle.pairs()
    for item_id in run[start].items:
        onward = found.onward(item_id)
        told = {t: (p.partial, p.weight, p.paths) for t, p in onward.items() if not p.derived}
        if told or oracle.is_linked(item_id):
            heirs = oracle.heirs[item_id].items()
            by_links = {t: tuple(p)[:3] for t, p in heirs if p.linked or t == item_id}
            assert told == by_links
        assert onward.keys() & last.keys() == {b for a, b in pairs if a == item_id}


@given(runs())
def test_the_crosswalk_both_ways_is_the_pairs_and_what_has_none(run: list[Edition]) -> None:
    first, last = run[0], run[-1]
    found = Succession(linked_over(run)).between("2021", "2024")
    walk = crosswalk(found, first, last)
    pairs = Oracle(run).pairs()
    onward, back = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)

    def cardinality(source: str, target: str) -> str:
        many = back[target] > 1, onward[source] > 1
        return {(0, 0): "1:1", (0, 1): "1:n", (1, 0): "n:1", (1, 1): "n:m"}[many]

    expected = {
        (a, b): (cardinality(a, b), pairing.share, pairing.ways)
        for (a, b), pairing in pairs.items()
    }
    for items, counted, other, open_end in (
        (first.items, onward, last, "1:0"),
        (last.items, back, first, "0:1"),
    ):
        for item in items.values():
            if not counted[item.id]:
                pair = (item.id, None) if open_end == "1:0" else (None, item.id)
                known = other.head.is_complete(item.level)
                expected[pair] = (open_end if known else None, None, 0)
    told = [
        ((p.source and p.source.id, p.target and p.target.id), (p.cardinality, p.weight, p.paths))
        for p in walk.rows
    ]
    assert len(told) == len(expected)
    assert dict(told) == expected
    for p in walk.rows:
        if p.source and p.target:
            whole = len(Oracle(run).heirs(p.source.id)) == 1
            assert p.source_partial == (not whole or pairs[p.source.id, p.target.id].partial)
            assert p.target_partial == (back[p.target.id] > 1)
            assert p.evidence is (Evidence.LINKED if p.steps else Evidence.LISTED)
    turned = reversed_crosswalk(walk)
    assert reversed_crosswalk(turned).rows == walk.rows
    assert [(p.target and p.target.id, p.source and p.source.id) for p in turned.rows] == sorted(
        (pair for pair, _ in told),
        key=lambda pair: list(last.items).index(pair[1]) if pair[1] else len(last.items),
    )


def delta_from(run: list[Edition], start: int) -> Delta:
    return delta(run[start], run[-1], [*run[:start], *run[start + 1 : -1]])


@given(runs(), STARTS)
def test_a_diff_tells_the_events_of_the_table(run: list[Edition], start: int) -> None:
    result = diff(delta_from(run, start))
    told = [
        (
            change.kinds[0] if change.kinds[:1] and change.kinds[0] in EVENTS else None,
            frozenset(item.id for item in change.before),
            frozenset(item.id for item in change.after),
        )
        for change in result.changes
        if change.evidence in (Evidence.LINKED, Evidence.DERIVED)
        and Kind.RESCOPED not in change.kinds  # the same item, of which a link tells: no event
    ]
    assert len(told) == len(set(told))
    assert set(told) == OracleAbove(run, start).events()
    oracle = OracleAbove(run, start)
    for change in result.changes:
        if change.evidence is Evidence.LINKED:
            assert any(oracle.is_linked(item.id) for item in change.before)


@given(runs(), STARTS)
def test_groups_are_what_is_connected_over_all_years(run: list[Edition], start: int) -> None:
    hold_groups(run, start)


@given(runs())
def test_a_flow_counts_each_item_once_where_it_begins_ends_or_moves(run: list[Edition]) -> None:
    # What sources state without lists and links is counted in tests/diff.
    run = [replace(e, head=e.head.model_copy(update={"statements": ()})) for e in run]
    first, last = run[0], run[-1]
    reduced = delta(first, last, run[1:-1])
    found = diff(reduced)
    oracle = OracleAbove(run)
    groups_of = root_groups(oracle)
    rows = {
        (
            row.level,
            (frozenset(row.group.before), frozenset(row.group.after)) if row.group else None,
        ): row
        for row in flow(reduced, found, first, last).rows
    }
    expected: Counter[tuple[str, RootGroup | None, str]] = Counter()
    same, kinds = fates(oracle, first, last)
    for side, items, sign in (("before", first.items, -1), ("after", last.items, 1)):
        other = "after" if side == "before" else "before"
        for item in items.values():
            here = cells(item, items, groups_of[side])
            if partner := same.get((side, item.id)):
                others = last.items if side == "before" else first.items
                if not (item.in_force and partner.in_force):
                    came_or_went = "deprecated", "reinstated"
                    if "proposed" in (item.status, partner.status):
                        came_or_went = "removed", "added"
                    movement = came_or_went[side == "after"]
                    expected.update({(*cell, movement): sign for cell in here if item.in_force})
                    continue
                moved = placed(item, items) == placed(partner, others)
                for cell in here - cells(partner, others, groups_of[other]):
                    shift = "moved" if moved or cell[1] is None else "placed"
                    expected[*cell, shift] += sign
                continue
            movement = kinds.get((side, item.id), "")
            counted = movement and item.in_force
            expected.update({(*cell, movement): sign for cell in here if counted})
    net = {
        (*cell, movement): number
        for cell, row in rows.items()
        for movement, number in row.net.items()
        if number
    }
    assert net == {key: n for key, n in expected.items() if n and key[:2] in rows}
    for row in rows.values():
        if first.head.is_complete(row.level) and last.head.is_complete(row.level):
            # Under a root it may not be known: what is unplaced may stand there.
            assert row.unexplained == 0 or (row.root and row.unexplained is None)


RootGroup = tuple[frozenset[str], frozenset[str]]
"""Roots that are one, or in one event: those of the earlier edition and those of the later."""


def root_groups(oracle: OracleAbove) -> dict[str, dict[str, RootGroup]]:
    """Return, for each side, the roots that its roots are counted with."""
    roots = {
        side: {i.id for i in items.values() if i.parent is None and not i.unplaced}
        for side, items in (("before", oracle.before.items), ("after", oracle.after.items))
    }
    found: dict[str, dict[str, RootGroup]] = {"before": {}, "after": {}}
    for _, sources, targets in oracle.events():
        group = sources & roots["before"], targets & roots["after"]
        if all(group):
            for side, ids in zip(found, group, strict=True):
                found[side] |= dict.fromkeys(ids, group)
    for root in roots["before"] | roots["after"]:
        one = root in roots["before"] & roots["after"] and root not in oracle.others
        both = frozenset({root}), frozenset({root})
        if root in roots["before"]:
            found["before"].setdefault(root, both if one else (both[0], frozenset()))
        if root in roots["after"]:
            found["after"].setdefault(root, both if one else (frozenset(), both[1]))
    return found


def group_of(root: str, groups_of: Mapping[str, Mapping[str, RootGroup]]) -> RootGroup:
    return groups_of["after"].get(root) or groups_of["before"][root]


def root_of(item: Item, items: Mapping[str, Item]) -> Item:
    while item.parent:
        item = items[item.parent]
    return item


def placed(item: Item, items: Mapping[str, Item]) -> bool:
    return not root_of(item, items).unplaced


def cells(
    item: Item, items: Mapping[str, Item], groups_of: Mapping[str, RootGroup]
) -> set[tuple[str, RootGroup | None]]:
    root = root_of(item, items)
    own = root is item or root.unplaced
    return {(item.level, None)} | (set() if own else {(item.level, groups_of[root.id])})


MOVEMENTS = {
    "merged": "merged", "absorbed": "merged", "split": "split", "split_off": "split",
    "transferred": "", "regrouped": "regrouped",
}  # fmt: skip


def fates(
    oracle: OracleAbove, first: Edition, last: Edition
) -> tuple[dict[tuple[str, str], Item], dict[tuple[str, str], str]]:
    """Return what each item is on the other side where it is the same, else how it ended or began."""
    same: dict[tuple[str, str], Item] = {}
    how: dict[tuple[str, str], str] = {}
    for i in oracle.both - oracle.others:
        same["before", i], same["after", i] = last.items[i], first.items[i]
    for kind, sources, targets in oracle.events():
        for side, ids in (("before", sources), ("after", targets)):
            how |= {(side, i): MOVEMENTS[kind] for i in ids if kind}
        if kind is None:
            (a,), (b,) = sources, targets
            same["before", a], same["after", b] = last.items[b], first.items[a]
    for side, items, other, movement in (
        ("before", first.items, last, "removed"),
        ("after", last.items, first, "added"),
    ):
        for i, item in items.items():
            if (side, i) not in how and other.head.is_complete(item.level):
                how[side, i] = movement
    return same, how
