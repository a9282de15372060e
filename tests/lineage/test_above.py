"""Above the leaves: the program held against brute force over all items and all lowest items."""

from collections import Counter
from collections.abc import Collection, Iterator
from unittest.mock import Mock

import pytest
from hypothesis import given

from tests.building import direction, edition
from tests.lineage.oracle import Pair
from tests.lineage.oracle_above import OracleAbove
from tests.lineage.oracle_groups import Found, OracleGroups
from tests.lineage.strategies import BLOWS, restructurings
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.flow import flow
from tracks.lineage.above import corresponding
from tracks.lineage.at_hand import differing, linked_over, steps_over
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.crosswalk import crosswalk
from tracks.lineage.groups import Grade, Group, groups
from tracks.lineage.heirs import told_by
from tracks.lineage.members import Reason
from tracks.lineage.row import Relation, Row
from tracks.lineage.succession import Succession
from tracks.lineage.tree import Tree, whole_tree
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.link import Link
from tracks.model.statement import Block, Removed

TWO, SEVERAL = ("2021", "2022"), ("2021", "2022", "2023")
SURE = tuple(kind for kind in BLOWS if kind not in ("another", "link", "partial", "said"))
"""Complete lists, and no links."""


REAL_ESTATE = Item("70", "Real estate", "main")
OTHER = Item("79", "Other", "main")
LAUNDRY = Item("79", "Personal services", "main")
LAND = Item("79", "Land management", "main")


def under(parent: str, *ids: str) -> list[Item]:
    return [Item(item_id, item_id, "new", parent) for item_id in ids]


def linked_pair(before: list[Item], after: list[Item], *links: Pair) -> list[Edition]:
    told = tuple(Link(since="2011", origins=(a,), targets=(b,)) for a, b in links)
    return [edition("2011", *before), edition("2017", *after, links=told)]


def rows_of(run: list[Edition]) -> dict[Pair, Row]:
    rows = crosswalk(found_between(run), run[0], run[-1]).rows
    return {(row.source.id, row.target.id): row for row in rows if row.source and row.target}


def groups_of(run: list[Edition], start: int = 0) -> dict[tuple[str, str], Group]:
    """Return the comparable groups by the ids of their members, in the one edition and the other."""
    return {
        (" ".join(i.id for i in group.before), " ".join(i.id for i in group.after)): group
        for group in grouped(run, start)
    }


def grouped(run: list[Edition], start: int) -> Iterator[Group]:
    """Yield the comparable groups of an edition and the last of a run, which links lead to from before."""
    over, earlier = run[start:], run[:start]
    links = linked_over(over, earlier)
    since = [e for e in earlier if e.head.edition in links.editions]
    walked = list(steps_over([*since, *over], links))
    found = delta(over[0], over[-1], [*earlier, *over[1:-1]]).found
    succession = Succession(links, told_by(walked))
    yield from groups(succession, over[0], over[-1], found, walked[len(since) :])


def one_class_goes() -> list[Edition]:
    before = [REAL_ESTATE, *under("70", "7010", "7090"), OTHER, *under("79", "7910")]
    after = [REAL_ESTATE, *under("70", "7010"), OTHER, *under("79", "7910", "7920")]
    return linked_pair(before, after, ("7090", "7920"))


def test_B1_what_gave_a_part_is_paired_with_what_took_it() -> None:
    rows = rows_of(one_class_goes())
    assert rows.keys() == {
        ("70", "70"), ("70", "79"), ("79", "79"),
        ("7010", "7010"), ("7090", "7920"), ("7910", "7910"),
    }  # fmt: skip
    stayed, went, took = rows["70", "70"], rows["70", "79"], rows["79", "79"]
    assert {row.evidence for row in (stayed, went, took)} == {Evidence.DERIVED}
    assert {row.weight for row in (stayed, went, took)} == {None}
    assert (stayed.cardinality, went.cardinality, took.cardinality) == ("1:n", "n:m", "n:1")
    assert [row.relation for row in (stayed, went, took)] == [
        Relation.NARROW, Relation.RELATED, Relation.BROAD,
    ]  # fmt: skip
    assert (stayed.source_share, stayed.target_share) == ((1, 2), (1, 1))
    assert (went.source_share, went.target_share) == ((1, 2), (1, 2))
    assert (took.source_share, took.target_share) == ((1, 1), (1, 2))


def test_B1_what_exchanged_a_part_is_one_regrouped_group() -> None:
    found = groups_of(one_class_goes())
    assert found["70 79", "70 79"].grade is Grade.REGROUPED
    assert found["7090", "7920"].grade is Grade.RENAMED
    assert found["7010", "7010"].grade is Grade.IDENTICAL


def one_child_moves(*others: str) -> list[Edition]:
    parents = [Item("P1", "P1", "main"), Item("P2", "P2", "main")]
    rest = [*under("P1", *others), *under("P2", "z")]
    return linked_pair([*parents, *under("P1", "m"), *rest], [*parents, *under("P2", "m"), *rest])


@pytest.mark.parametrize("others", [(), ("a",)], ids=["its only child", "one of two"])
def test_B2_two_that_exchanged_a_child_live_on_and_are_regrouped(others: tuple[str, ...]) -> None:
    run = one_child_moves(*others)
    found = found_between(run)
    assert all(map(found.lives_on, ("P1", "P2")))
    group = groups_of(run)["P1 P2", "P1 P2"]
    assert group.grade is Grade.REGROUPED
    lines = {
        (told.before.id, told.after.id): [(a.id, b.id) for a, b in told.shifts]
        for told in group.pairings
        if told.shifts
    }
    assert lines == {("P1", "P2"): [("m", "m")]}
    (change,) = diff(delta(*run, [])).changes
    assert change.kinds == (Kind.MOVED,)
    assert [item.id for item in change.after] == ["m"]


def test_B3_what_links_bring_in_from_beside_is_no_longer_the_same() -> None:
    """A county that stood right under its province is linked to one under a prefecture."""
    beside = Item("9003", "City", "new", "P")
    province = Item("P", "P", "direction")
    prefecture = [Item("Q", "Q", "main", "P"), *under("Q", "q")]
    after = [province, *prefecture, Item("Q83", "City", "new", "Q")]
    found = groups_of(linked_pair([province, *prefecture, beside], after, ("9003", "Q83")))
    assert found["Q", "Q"].grade is Grade.REGROUPED
    (came,) = [told for told in found["Q", "Q"].pairings if told.shifts]
    assert (came.before.id, came.after.id, came.kept) == ("9003", "Q", (1, 1))
    assert [(was.id, now.id) for was, now in came.shifts] == [("9003", "Q83")]
    assert found["9003", "Q83"].grade is Grade.RENAMED
    assert found["P", "P"].grade is Grade.IDENTICAL


def test_E1_what_began_is_split_off_from_nothing_whose_links_say_all() -> None:
    """A link says that E became E and G; F, which took all of what stood under E, began beside them."""
    before = [Item("E", "E", "main"), *under("E", "e")]
    after = [*(Item(i, i, "main") for i in ("E", "F", "G")), *under("F", "e")]
    link = Link(since="2011", origins=("E",), targets=("E", "G"))
    run = [edition("2011", *before), edition("2017", *after, links=(link,))]
    assert {("E", "E"), ("E", "G")} == {pair for pair in rows_of(run) if "e" not in pair}
    changes = diff(delta(*run)).changes
    events = {(*change.kinds, *(i.id for i in change.after)) for change in changes}
    assert events == {(Kind.SPLIT_OFF, "E", "G"), (Kind.ADDED, "F"), (Kind.MOVED, "e")}


def a_link_says_more_than_the_classes() -> list[Edition]:
    """A link says that all of P became R, and one of its two classes went to Q."""
    p, q = Item("P", "P", "main"), Item("Q", "Q", "main")
    before = [p, *under("P", "a", "b"), q, *under("Q", "q")]
    after = [Item("R", "R", "main"), *under("R", "a"), q, *under("Q", "q", "b")]
    return linked_pair(before, after, ("P", "R"))


def test_groups_heed_what_whole_links_above_the_leaves_do_not_say() -> None:
    run = a_link_says_more_than_the_classes()
    found = groups_of(run)
    group = found["P Q", "Q R"]
    assert group.grade is Grade.REGROUPED
    told = {(each.before.id, each.after.id): each for each in group.pairings}
    assert [(was.id, now.id) for was, now in told["P", "Q"].shifts] == [("b", "b")]
    assert told["P", "Q"].kept == (1, 2)
    # The correspondence is as the link has it.
    assert rows_of(run).keys() >= {("P", "R"), ("Q", "Q")}
    assert ("P", "Q") not in rows_of(run)


def test_groups_of_what_a_true_link_carries_on_are_renamed() -> None:
    before, after = a_link_says_more_than_the_classes()
    there = [i for i in after.items.values() if i.id != "b"]
    found = groups_of(linked_pair([*before.items.values()], [*there, *under("R", "b")], ("P", "R")))
    assert found["P", "R"].grade is Grade.RENAMED
    assert found["Q", "Q"].grade is Grade.IDENTICAL


def a_code_is_taken_up_again() -> list[Edition]:
    laundry = Item("7910", "Laundry", "new", "79")
    after = [
        LAND, Item("7910", "Land survey", "new", "79"),
        LAUNDRY._replace(id="80"), laundry._replace(id="8010", parent="80"),
    ]  # fmt: skip
    return linked_pair([LAUNDRY, laundry], after, ("7910", "8010"))


def test_B4_a_code_taken_up_again_is_another_item_and_the_one_went_on() -> None:
    run = a_code_is_taken_up_again()
    found = found_between(run)
    assert found.heir("79") == "80"
    assert found.above.others == {"79", "7910"}
    rows = rows_of(run)
    assert rows.keys() == {("79", "80"), ("7910", "8010")}
    assert (rows["79", "80"].evidence, rows["79", "80"].relation) == (
        Evidence.DERIVED,
        Relation.EXACT,
    )
    grades = {members: str(group.grade) for members, group in groups_of(run).items()}
    assert grades == {
        ("79", "80"): "renamed", ("7910", "8010"): "renamed", ("", "79"): "broken",
        ("", "7910"): "broken",
    }  # fmt: skip


def test_B4_nothing_was_renamed_removed_or_moved_that_was_not() -> None:
    run = a_code_is_taken_up_again()
    reduced = delta(*run, [])
    found = diff(reduced)
    told = {
        (" ".join(i.id for i in change.before), " ".join(i.id for i in change.after)): change
        for change in found.changes
    }
    assert {ids: change.kinds for ids, change in told.items()} == {
        ("79", "80"): (Kind.RECODED,),
        ("7910", "8010"): (Kind.RECODED,),
        ("", "79"): (Kind.ADDED,),
        ("", "7910"): (Kind.ADDED,),
    }
    assert told["79", "80"].evidence is Evidence.DERIVED
    for row in flow(reduced, found, *run).rows:
        assert {movement: n for movement, n in row.net.items() if n} in ({}, {"added": 1})


def found_between(run: list[Edition]) -> Correspondence:
    return delta(run[0], run[-1], run[1:-1]).found


def hold(run: list[Edition]) -> None:
    found, oracle = found_between(run), OracleAbove(run)
    first, last = run[0].items, run[-1].items
    assert (
        found.above.others
        | {i for i in found.paths if i in first and i in last and not found.lives_on(i)}
        == oracle.others
    )
    told = {(i, target) for i in first for target in found.onward(i) if target in last}
    assert told == oracle.pairs()
    back = {(source, i) for i in last for source in found.back(i) if source in first}
    assert back == oracle.pairs()
    assert {s: set(t) for s, t in found.above.became.items()} == oracle.became()
    for i in first:
        told = (found.heir(i), oracle.heir(i))
        assert len({heir if heir in last else None for heir in told}) == 1


def hold_rows(run: list[Edition]) -> None:
    """Hold the rows of the crosswalk: their flags, numbers and evidence."""
    oracle, first, last = OracleAbove(run), run[0], run[-1]
    pairs, possible = oracle.pairs(), oracle.possible()
    rows = crosswalk(found_between(run), first, last).rows
    told = {(row.source.id, row.target.id): row for row in rows if row.source and row.target}
    assert told.keys() == pairs
    derived = {pair for pair, row in told.items() if row.evidence is Evidence.DERIVED}
    derived |= {
        (a, b)
        for a, targets in possible.items()
        for b in targets - {*last.items}
        if not oracle.by_links(a, b)
    }
    onward, back = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    for row in rows:
        if row.source is None:
            assert row.target and not back[row.target.id]
            continue
        if row.target is None:
            assert not onward[row.source.id]
            continue
        source, target = row.source.id, row.target.id
        linked = oracle.by_links(source, target)
        many = back[target] > 1, onward[source] > 1
        assert row.cardinality == {(0, 0): "1:1", (0, 1): "1:n", (1, 0): "n:1", (1, 1): "n:m"}[many]
        others_after = {(source, other) for other in possible[source] - {target}}
        others_before = {(other, b) for other, b in pairs if b == target and other != source}
        assert row.source_partial == (
            (linked and oracle.heirs[source][target].partial)
            or any(
                oracle.have_each_a_part((source, target), other, derived) for other in others_after
            )
        )
        assert row.target_partial == any(
            oracle.have_each_a_part((source, target), other, derived) for other in others_before
        )
        if linked:
            paths = oracle.heirs[source][target]
            assert row.evidence is (Evidence.LINKED if paths.linked else Evidence.LISTED)
            assert (row.weight, row.paths) == (paths.share, paths.ways)
        elif row.evidence is Evidence.LISTED:
            ways = oracle.heirs[source][target]  # several, where it gave a part that came back
            assert (onward[source], source) == (1, target)
            assert (row.weight, row.paths) == (ways.share, ways.ways)
            assert source not in oracle.others
        else:
            assert (row.evidence, row.weight) == (Evidence.DERIVED, None)
            assert (row.source_share, row.target_share) == oracle.numbers(source, target)


def hold_groups(run: list[Edition], start: int = 0) -> None:
    """Hold the comparable groups: members, grades, reasons."""
    told = [
        Found(
            str(group.grade),
            frozenset(item.id for item in group.before),
            frozenset(item.id for item in group.after),
            frozenset(map(str, group.reasons)),
        )
        for group in grouped(run, start)
    ]
    assert Counter(i for group in told for i in group.before) == Counter({*run[start].items})
    assert Counter(i for group in told for i in group.after) == Counter({*run[-1].items})
    assert {*told} == OracleGroups(run, start).find()


def test_D5_an_item_that_a_complete_edition_in_between_lacks_has_a_gap() -> None:
    here = [Item("P", "P", "main"), *under("P", "m", "n")]
    lacking = [Item("P", "P", "main"), *under("P", "n")]
    run = [edition("2021", *here), edition("2022", *lacking), edition("2023", *here)]
    found = groups_of(run)
    assert (found["m", "m"].grade, found["m", "m"].reasons) == (Grade.BROKEN, (Reason.GAP,))
    assert found["n", "n"].grade is Grade.IDENTICAL
    partial = edition("2022", *lacking, listing="partial")
    assert groups_of([run[0], partial, run[2]])["m", "m"].grade is Grade.IDENTICAL


def two_that_swap_codes(*links: Link) -> list[Edition]:
    """A and B exchange their codes in 2022, as what stands under them shows, and keep them in 2023."""
    first = [Item("A", "A", "main"), *under("A", "a"), Item("B", "B", "main"), *under("B", "b")]
    swapped = [Item("B", "A", "main"), *under("B", "a"), Item("A", "B", "main"), *under("A", "b")]
    last = [*swapped, Item("Z", "Z", "main"), *under("Z", "z")]
    return [edition("2021", *first), edition("2022", *swapped), edition("2023", *last, links=links)]


def part(since: str, origin: str, target: str) -> Link:
    return Link(since=since, origins=(origin,), targets=(target,), partial=True)


def test_B4_a_link_of_a_code_taken_up_again_is_of_the_item_that_has_it_then() -> None:
    found = found_between(two_that_swap_codes(part("2022", "B", "Z")))
    assert {i: {*found.onward(i)} for i in "AB"} == {"A": {"B", "Z"}, "B": {"A"}}


def test_B4_a_link_over_an_edition_leads_from_the_code_that_its_item_has_there() -> None:
    first, second, last = two_that_swap_codes(part("2021", "A", "Z"))
    found = delta(second, last, [first]).found
    assert {i: {*found.onward(i)} for i in "AB"} == {"A": {"A"}, "B": {"B", "Z"}}
    found = delta(first, last, [second]).found
    assert {i: {*found.onward(i)} for i in "AB"} == {"A": {"B", "Z"}, "B": {"A"}}


def test_B4_what_stays_under_a_code_taken_up_again_has_left_what_stands_above() -> None:
    """a1 became b2 by a link; what stood under it stands under the new a1, which C does not hold."""
    first = [Item("C", "C", "direction"), Item("a1", "a1", "main", "C"), *under("a1", "2")]
    last = [
        Item("C", "A", "direction"), Item("b2", "b2", "main", "C"),
        Item("a1", "a1", "main", unplaced=False), *under("a1", "2"),
    ]  # fmt: skip
    assert found_between(linked_pair(first, last, ("a1", "b2"))).above.others == {"a1", "C"}


def test_C5_what_a_source_tells_apart_on_the_way_does_not_stay_beside_its_links() -> None:
    """P gave a part to Q and was removed; the P of 2022 is another item, and goes on to 2023."""
    p, q = Item("P", "P", "main"), Item("Q", "Q", "main")
    said = Block(source="s", at="1", says=(Removed(removed="main", since="2021", names=("P",)),))
    head: dict[str, object] = {"links": (part("2021", "P", "Q"),), "statements": (said,)}
    other = p._replace(name="Another")
    run = [edition("2021", p), edition("2022", other, q, **head), edition("2023", other, q)]
    found = found_between(run)
    assert {*found.onward("P")} == {"Q"}
    assert found.above.others | {i for i in found.paths if not found.lives_on(i)} >= {"P"}
    assert {members: str(g.grade) for members, g in groups_of(run).items()} == {
        ("P", "Q"): "broken", ("", "P"): "broken",
    }  # fmt: skip


def test_D5_what_was_at_a_level_that_is_not_all_listed_may_be_there() -> None:
    """X was promoted in 2022; 2023 does not list all of the level that it had by then."""
    partial = {"direction": "complete", "main": "partial", "new": "complete"}
    x, y = Item("X", "X", "new"), Item("Y", "Y", "new")
    last = edition("2023", y, listing=partial)
    run = [edition("2021", x, y), edition("2022", x._replace(level="main"), y), last]
    assert groups_of(run)["X", ""].reasons == (Reason.UNLISTED,)
    assert groups_of([run[0], last])["X", ""].reasons == (Reason.ENDS,)


def test_B4_what_stays_under_a_code_taken_up_again_is_asked_first_whether_it_is_the_same() -> None:
    """A became C, and C and the G under it are other items by then: G of 2021 did not come under A."""
    first = edition(
        "2021", direction("C"), Item("G", "Gas", "main", "C"), *under("G", "h"), direction("A")
    )
    last = edition(
        "2024", Item("C", "C", "main"), Item("G", "Grain", "new", "C"), Item("h", "h", "new"),
        links=(Link(since="2021", origins=("A",), targets=("C",)),),
    )  # fmt: skip
    run = [first, edition("2022"), last]
    found = found_between(run)
    assert found.above.others == {"C", "G"}
    assert {i: {*found.onward(i)} for i in "CGA"} == {"C": set(), "G": {"h"}, "A": {"C"}}
    assert ("A", "C") in groups_of(run)


def merged_in_between_and_named_anew() -> list[Edition]:
    """e took g in over 2022 and lost it by 2023, where e is another item; of e in 2021 a part went to 6."""
    return [
        edition("2021", Item("e", "e", "main"), direction("g")),
        edition(
            "2022", direction("e"), Item("g", "g", "main", "e"),
            links=(Link(since="2021", origins=("g",), targets=("e",)),),
        ),
        edition(
            "2023", Item("g", "g", "main"), direction("6"), Item("e", "Web", "main", "6"),
            links=(part("2021", "e", "6"),),
        ),
        edition("2024", direction("6"), Item("e", "Web", "main")),
    ]  # fmt: skip


def test_D1_what_gave_a_part_over_an_edition_stays_only_while_its_id_does() -> None:
    run = merged_in_between_and_named_anew()
    for last, became in ((2, {"6"}), (3, {"6"})):
        found = found_between(run[: last + 1])
        assert {*found.onward("e")} == became
        assert not found.lives_on("e")
    assert "e" in delta(run[1], run[2], run[:1]).found.above.others


def test_D1_what_ended_by_links_in_between_does_not_stay_beside_a_part_given_over_them() -> None:
    """b became s and g in 2022; what has its code again is another item."""
    whole = Link(since="2021", origins=("b",), targets=("s", "g"))
    run = [
        edition("2021", Item("b", "b", "new")),
        edition("2022", direction("b"), direction("g"), direction("s"), links=(whole,)),
        edition("2023"),
        edition("2024", direction("b"), direction("e"), links=(part("2021", "b", "e"),)),
    ]
    assert {*found_between(run).onward("b")} == {"e"}
    assert groups_of(run).keys() == {("b", "e"), ("", "b")}


def test_B4_what_links_begin_anew_on_the_way_is_not_what_its_id_becomes_later() -> None:
    """d is not in 2022; that of 2023 comes of others, and is b in 2024."""
    came = Link(since="2021", origins=("g", "a"), targets=("d",), partial=True)
    run = [
        edition("2021", direction("d")),
        edition("2022"),
        edition("2023", direction("d"), *under("d", "s"), links=(came,)),
        edition("2024", direction("b"), *under("b", "s")),
    ]
    assert delta(run[2], run[3], run[:2]).found.heir("d") == "b"
    assert found_between(run).heir("d") is None
    assert ("d", "") in groups_of(run)


def test_D1_what_was_followed_to_another_code_does_not_stay_where_a_list_lacks_that() -> None:
    """f is a in 2022, of which the link is; 2023 lists all directions, and a is none of them."""
    partial = {"direction": "partial", "main": "complete", "new": "complete"}
    run = [
        edition("2021", direction("f"), Item("h", "h", "main", "f")),
        edition("2022", direction("a"), *under("a", "h")),
        edition("2023", Item("b", "b", "main"), links=(part("2021", "f", "b"),)),
        edition("2024", listing=partial),
    ]
    assert {*found_between(run[:3]).onward("f")} == {"b"}
    assert groups_of(run)["f", ""].reasons == (Reason.ENDS,)


def test_D5_what_a_list_may_lack_is_carried_over_it_whatever_arrives_under_its_id() -> None:
    """g arrives in 2022, a level further out than later: 2021 may have had it, at the level not all listed."""
    partial = {"direction": "complete", "main": "complete", "new": "partial"}
    link = Link(since="2021", origins=("s",), targets=("g",))
    for more in ("", "x"):  # nothing stands under g, or something that was there before
        first = edition("2021", Item("b", "b", "main"), *under("b", "s", *more), listing=partial)
        second = edition("2022", Item("g", "g", "main"), *under("g", *more), links=(link,))
        run = [first, second, edition("2023", Item("g", "g", "new")), edition("2024")]
        found = groups_of(run)["b s", ""]
        assert {*found.reasons} == {Reason.ENDS, Reason.UNLISTED}


def test_D5_links_join_no_two_ends_that_no_step_joins() -> None:
    """f is not in 2023; that a link leads from it there does not make it one with the f of 2021."""
    link = Link(since="2021", origins=("e",), targets=("a", "s"))
    kept = Link(since="2023", origins=("f",), targets=("f",))
    run = [
        edition("2021", direction("f")),
        edition("2022", direction("f"), Item("e", "e", "main", "f")),
        edition("2023", direction("a"), direction("s"), links=(link,)),
        edition("2024", direction("f"), *under("f", "b"), links=(kept, part("2023", "f", "b"))),
    ]
    assert groups_of(run).keys() == {("f", ""), ("", "b f")}


def test_B4_groups_heed_what_became_of_an_item_before_they_begin() -> None:
    """A had become B by 2022, so that the link of 2021 leads from B."""
    run = two_that_swap_codes(part("2021", "A", "Z"))
    found = groups_of(run, 1)
    assert found.keys() == {("A", "A"), ("B", "B Z"), ("a", "a"), ("b", "b"), ("", "z")}


@given(restructurings(*TWO, kinds=SURE))
def test_two_complete_lists_without_links(run: list[Edition]) -> None:
    hold(run)
    hold_rows(run)
    hold_groups(run)


@given(restructurings(*TWO))
def test_two_editions_with_links_and_partial_lists(run: list[Edition]) -> None:
    hold(run)
    hold_rows(run)
    hold_groups(run)


@given(restructurings(*SEVERAL, kinds=SURE))
def test_several_complete_lists_without_links(run: list[Edition]) -> None:
    hold(run)
    hold_rows(run)
    hold_groups(run)


@given(restructurings(*SEVERAL))
def test_several_editions_with_links_and_partial_lists(run: list[Edition]) -> None:
    hold(run)
    hold_rows(run)
    hold_groups(run)


def many_left_and_ended(number: int) -> list[Edition]:
    """So many renamed items that two of three left, and so many that ended, each in one that began."""
    before, after = [OTHER], [OTHER]
    for n in range(number):
        a, b, c = f"a{n}", f"b{n}", f"c{n}"
        before += [Item(f"L{n}", f"left {n}", "main"), *under(f"L{n}", a, b, c)]
        after += [Item(f"L{n}", f"stood {n}", "main"), *under(f"L{n}", c), *under("79", a, b)]
        before += [Item(f"E{n}", f"once {n}", "main"), *under(f"E{n}", f"d{n}")]
        after += [Item(f"B{n}", f"once {n}", "main"), *under(f"B{n}", f"d{n}")]
    return linked_pair(before, after)


def counting(tree: Tree) -> tuple[Tree, Mock]:
    """Return a tree of the same edition, and what counts how often it asks what stands below."""
    below = Mock(wraps=tree._below)
    return Tree(tree.head, tree.known, below, tree.levels), below


def test_what_stands_under_many_items_is_asked_a_generation_at_a_time() -> None:
    def asked(number: int) -> Collection[int]:
        run = many_left_and_ended(number)
        (before, of_before), (after, of_after) = (counting(whole_tree(e)) for e in run)
        found = corresponding(Succession(linked_over(run)), before, after, differing(*run))
        assert found.above.others == {f"L{n}" for n in range(number)}
        assert {found.heir(f"E{n}") for n in range(number)} == {f"B{n}" for n in range(number)}
        return of_before.call_count, of_after.call_count

    assert asked(30) == asked(2)
