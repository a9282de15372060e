"""What statements of each kind mean together, one small case a rule."""

import pytest

from tests.audit.building import (
    PARTIAL,
    account,
    audited,
    block,
    conflicts,
    interval,
    new,
    of_new,
    year,
)  # fmt: skip
from tests.building import direction, edition, main
from tests.building import new as new_track
from tracks.audit.account import Account
from tracks.audit.audit import Belief, Findings
from tracks.audit.facts import Assumption, Fact, Label, Listed, Most, Stated
from tracks.audit.names import Finding
from tracks.audit.quantities import stock
from tracks.audit.readings import Fit
from tracks.audit.turnover import AddedFact, Gone
from tracks.model.item import Item
from tracks.model.statement import Added, Count, Lost, Reading, Removed, Statement


def kinds(labels: frozenset[Label]) -> list[str]:
    return sorted(type(label).__name__ for label in labels if isinstance(label, Fact))


def assumed(found: Findings) -> set[Label]:
    """Return the assumptions in the only conflict."""
    (contradiction,) = found.read.contradictions
    return {label for label in contradiction.labels if isinstance(label, Assumption)}


def added(number: int | None = None, names: str = "", since: str = "2021") -> Added:
    return Added(added="new", since=since, number=number, names=tuple(names))


def removed(number: int | None = None, names: str = "", since: str = "2021") -> Removed:
    return Removed(removed="new", since=since, number=number, names=tuple(names))


def merged(number: int, since: str = "2021") -> Lost:
    return Lost(lost="new", since=since, number=number, by="merging")


def two_years(before: int, after: int, *says: Statement) -> Findings:
    """Audit two totals and what is said of the way from one to the other."""
    return audited(
        year("2021", "ab", block("s", of_new(value=before))),
        year("2022", "ab", block("s", of_new(value=after)), *(block("s", said) for said in says)),
    )


# How items stand under each other.


def test_roots_add_up_to_the_total_and_no_more() -> None:
    found = audited(
        year("2021", "abc", block("s", of_new("a", value=3), of_new("b", value=4), of_new(value=9)))
    )
    assert interval(found, new("2021", "c")) == (2, 2)
    without = audited(
        year(
            "2021", "abc", block("s", of_new("a", value=3), of_new("b", value=4), of_new(value=9))
        ),
        belief=Belief(without=frozenset({"roots"})),
    )
    assert interval(without, new("2021", "c")) == (1, 2)


def test_one_edition_with_too_small_a_total() -> None:
    found = audited(
        year("2021", "abc", block("s", *(of_new(r, value=3) for r in "abc"), of_new(value=10)))
    )
    assert assumed(found) == {Assumption.ROOTS}
    found = audited(
        year("2021", "abc", block("s", *(of_new(r, value=3) for r in "abc"), of_new(value=8)))
    )
    assert assumed(found) == {Assumption.SUMS}


def test_roots_that_are_not_all_listed_need_not_add_up() -> None:
    partial = {"direction": "partial", "main": "partial", "new": "partial"}
    says = block("s", of_new("a", value=3), of_new(value=10))
    found = audited(account(edition("2021", direction("a"), listing=partial, statements=(says,))))
    assert found.sound


def test_overlapping_joint_figures() -> None:
    says = (of_new("ab", value=5, each="no"), of_new("bc", value=7, each="no"), of_new(value=9))
    found = audited(year("2021", "abc", block("s", *says)))
    assert [interval(found, new("2021", root)) for root in "abc"] == [(2, 2), (3, 3), (4, 4)]
    found = audited(year("2021", "abc", block("s", *says, of_new("b", value=4))))
    assert [len(facts) for facts in conflicts(found)] == [4]


@pytest.mark.parametrize(("each", "ends"), [("yes", (4, 4)), ("no", (1, 3)), ("unclear", (1, 4))])
def test_a_joint_figure_may_be_meant_of_each(each: str, ends: tuple[int, int]) -> None:
    found = audited(year("2021", "ab", block("s", of_new("ab", value=4, each=each))))
    if each == "yes":
        assert found.derived == () or interval(found, new("2021")) == (8, 8)
    else:
        assert interval(found, new("2021", "a")) == ends


def test_an_unclear_joint_figure_is_meant_alike_before_and_after() -> None:
    found = audited(
        year("2021", "ab", block("s", of_new(value=12))),
        year(
            "2022", "ab", block("s", of_new("ab", since="2021", was=12, value=10, each="unclear"))
        ),
    )
    assert interval(found, new("2022")) == (10, 10)
    (ambiguity,) = found.ambiguities
    assert [(o.each, o.all.number) for o in ambiguity.outcomes] == [("yes", 0), ("no", 1)]
    assert ambiguity.fit is None


def test_the_reading_that_figures_exclude_is_told_as_impossible() -> None:
    said = of_new("ab", since="2021", was=12, value=10, each="unclear")
    for each, fit in (("yes", Fit.IMPOSSIBLE), ("no", Fit.ONLY)):
        found = audited(
            year("2021", "ab", block("s", of_new(value=12))),
            year("2022", "ab", block("s", said, reading=Reading(each=each))),  # type: ignore[arg-type]
        )
        (ambiguity,) = found.ambiguities
        assert ambiguity.fit is fit
        assert found.sound is (each == "no")


def test_items_within_items() -> None:
    items = (direction("a"), direction("b"), main("m", "a"), main("n", "a"), main("u"))

    def told(*says: Statement) -> Findings:
        of = edition("2021", *items, listing=PARTIAL, statements=(block("s", *says),))
        return audited(account(of))

    def under(item: str, number: int) -> Count:
        return Count(count="new", under=(item,), value=number)

    assert conflicts(told(under("m", 3), under("n", 3), under("a", 5)))
    assert told(under("m", 3), under("n", 3), under("a", 6)).sound
    assert told(
        under("m", 3), under("n", 3), under("a", 9)
    ).sound  # other main tracks are not listed
    # Nobody knows where u stands, so that it may stand under a.
    assert told(under("u", 5), under("a", 5), of_new(value=6)).sound
    assert conflicts(told(under("u", 7), of_new(value=6)))


def test_roots_of_several_levels() -> None:
    items = (
        direction("a"),
        main("m", None)._replace(unplaced=False),
        new_track("x", None)._replace(unplaced=False),
    )
    levels = {"direction": "complete", "main": "complete", "new": "partial"}

    def told(*says: Statement) -> Findings:
        return audited(
            account(edition("2021", *items, listing=levels, statements=(block("s", *says),)))
        )

    found = told(of_new("a", value=2), of_new("m", value=3), of_new(value=6))
    assert found.sound
    assert conflicts(told(of_new("a", value=2), of_new("m", value=3), of_new(value=7)))


def test_nothing_is_said_of_editions_that_are_not_at_hand() -> None:
    says = (of_new("a", since="2019", was=9, value=3), of_new("b", since="2019", was=9, value=3))
    found = audited(year("2021", "ab", block("s", *says, of_new(since="2019", was=10, value=7))))
    assert len(conflicts(found)) == 1
    assert {d.of.edition for d in found.derived} == {"2021"} or not found.derived
    assert all(f.edition == "2021" for f in conflicts(found)[0])


def test_a_level_below_which_nothing_is_listed_nor_said() -> None:
    found = audited(year("2021", "ab", block("s", Count(count="main", value=4))))
    assert {d.of.level for d in found.derived} == {"main"}


# Zero, and nothing.


@pytest.mark.parametrize(
    "says",
    [
        (of_new("a", value=0),),
        (of_new(value=0),),
        (of_new("ab", value=0, each="no"),),
        (of_new("ab", value=0, each="yes"),),
        (of_new("ab", value=0, each="unclear"),),
    ],
)
def test_a_stated_zero_is_no_contradiction(says: tuple[Count, ...]) -> None:
    assert audited(year("2021", "ab", block("s", *says))).sound


def test_elsewhere_each_root_has_one_at_least() -> None:
    found = audited(year("2021", "abc", block("s", of_new("a", value=0), of_new(value=1))))
    assert assumed(found) == {Assumption.NONEMPTY, Assumption.SUMS}


def test_from_nothing_there_is_no_growth() -> None:
    found = audited(
        year("2021", "ab", block("s", of_new("a", value=0))),
        year("2022", "ab", block("s", of_new("a", since="2021", growth="50%"))),
    )
    assert [kinds(contradiction.labels) for contradiction in found.read.contradictions] == [
        ["Growth", "Stated"]
    ]


@pytest.mark.parametrize("after", [5, 4])
def test_what_is_printed_as_growth_has_grown_however_it_was_rounded(after: int) -> None:
    found = audited(
        year("2021", "ab", block("s", of_new("a", value=5))),
        year("2022", "ab", block("s", of_new("a", value=after, since="2021", growth="1%"))),
        belief=Belief(without=frozenset({"rounding"})),
    )
    assert len(conflicts(found)) == 1


def test_numbers_of_twelve_digits() -> None:
    most = 10**12 - 1
    found = audited(
        year("2021", "ab", block("s", of_new("a", value=most), of_new("b", value=most))),
        year("2022", "ab", block("s", of_new("a", since="2021", growth="999999999999%"))),
    )
    assert interval(found, new("2021")) == (2 * most, 2 * most)
    least, more = interval(found, new("2022", "a")) or (0, 0)
    assert least <= most + most * 9999999999.99 <= (more or 0)
    assert found.sound
    wrong = audited(year("2021", "ab", block("s", of_new("a", value=most), of_new(value=most - 1))))
    assert len(conflicts(wrong)) == 1


# What comes and goes.


def test_additions_and_losses_carry_one_total_to_the_next() -> None:
    assert two_years(80, 98, added(19), merged(1)).sound
    assert two_years(80, 97, added(19)).sound  # what went is not counted
    found = two_years(80, 97, added(19), merged(1))
    assert assumed(found) == {Assumption.GONE}
    found = two_years(80, 100, added(19))
    assert assumed(found) == {Assumption.SPLITS}


def test_merged_and_removed_items_are_counted_apart() -> None:
    assert two_years(10, 6, added(0), removed(3), merged(1)).sound
    found = two_years(10, 5, added(0), removed(3), merged(1))
    assert [kinds(contradiction.labels) for contradiction in found.read.contradictions] == [
        ["AddedFact", "Gone", "Gone", "Stated", "Stated"]
        if False
        else ["Gone", "Gone", "Stated", "Stated"]
    ]


def test_removals_that_are_not_counted_may_be_more() -> None:
    """Two names are no number: the other three that went are just not named."""
    assert two_years(10, 5, added(0), removed(names="xy")).sound
    assert two_years(10, 5, added(0), removed(names="xy"), merged(1)).sound
    assert not two_years(10, 5, added(0), removed(2, names="xy")).sound
    assert not two_years(10, 9, added(0), removed(names="xy")).sound


def test_two_sources_that_count_otherwise_contradict() -> None:
    says = [(removed(3), removed(5)), (merged(1), merged(2)), (added(3), added(4))]
    for first, second in says:
        found = audited(
            year("2021", "ab"), year("2022", "ab", block("s", first), block("t", second))
        )
        assert [len(facts) for facts in conflicts(found)] == [2]


def test_additions_that_are_not_counted_may_be_more() -> None:
    assert two_years(2, 5, added(names="xy")).sound
    assert interval(
        audited(year("2021", "ab"), year("2022", "ab", block("s", of_new(value=5), added(2)))),
        new("2021"),
    ) == (3, None)


def test_what_came_over_several_years_came_in_one_of_them() -> None:
    found = audited(
        year("2021", "ab", block("s", of_new(value=10))),
        year("2022", "ab", block("s", added(2))),
        year("2023", "ab", block("s", added(1, since="2022"), of_new(value=14))),
    )
    assert [kinds(contradiction.labels) for contradiction in found.read.contradictions] == [
        ["AddedFact", "AddedFact", "Stated", "Stated"]
    ]


def test_what_left_unnamed_is_counted_beyond_what_is_said() -> None:
    found = two_years(98, 103, added(10), removed(2, names="x"))
    assert not found.sound
    found = audited(
        year("2021", "ab", block("s", of_new(value=98))),
        year("2022", "ab", block("s", of_new(value=103), added(10))),
    )
    (departed,) = found.departed
    assert (departed.since, departed.edition, departed.least) == ("2021", "2022", 5)
    assert kinds(departed.reason) == ["AddedFact", "Stated", "Stated"]


# The largest.


def test_the_largest_is_larger_than_any_other_root() -> None:
    says = (of_new("a", value=3, most="is"), of_new("b", value=3))
    assert assumed(audited(year("2021", "abc", block("s", *says)))) == {Assumption.MOST}
    found = audited(year("2021", "abc", block("s", says[0])))
    assert interval(found, new("2021", "b")) == (1, 2)


@pytest.mark.parametrize("measure", ["net", "growth"])
def test_the_largest_change_is_one_between_two_editions(measure: str) -> None:
    before = year("2021", "ab", block("s", of_new("a", value=4), of_new("b", value=2)))
    now = {"since": "2021", "most": measure}
    rival = 3 if measure == "net" else 4
    for other, sound in ((rival, True), (rival + 2, False)):
        after = year(
            "2022", "ab", block("s", of_new("a", value=7 if measure == "net" else 9, **now), of_new("b", value=other))
        )  # fmt: skip
        assert audited(before, after).sound is sound


def test_one_that_had_nothing_has_no_growth_to_compare() -> None:
    before = year("2021", "ab", block("s", of_new("a", value=4), of_new("b", value=0)))
    after = year(
        "2022",
        "ab",
        block("s", of_new("a", value=5, since="2021", most="growth"), of_new("b", value=9)),
    )
    assert audited(before, after).sound


def test_several_that_are_the_largest_are_not_held_against_each_other() -> None:
    says = of_new("ab", value=3, each="yes", most="is")
    assert audited(year("2021", "abc", block("s", says, of_new("c", value=2)))).sound
    assert not audited(year("2021", "abc", block("s", says, of_new("c", value=3)))).sound


def test_the_largest_of_items_that_are_no_roots_is_not_held_against_roots() -> None:
    items = (direction("a"), direction("b"), main("m", "a"))
    says = (Count(count="new", under=("m",), value=3, most="is"), of_new("b", value=9))
    of = edition("2021", *items, listing=PARTIAL, statements=(block("s", *says),))
    assert audited(account(of)).sound


def test_an_unclear_joint_figure_says_nothing_of_the_largest() -> None:
    """Of each it may fall least, while both together fall more than another."""
    before = year("2021", "abc", block("s", *(of_new(root, value=9) for root in "abc")))
    says = of_new("ab", since="2021", net=-2, each="unclear", most="net")
    after = year("2022", "abc", block("s", says, of_new("c", since="2021", net=-3)))
    found = audited(before, after)
    assert found.sound
    assert not any(isinstance(fact, Most) for fact in found.read.facts)


def test_a_superlative_since_nothing_is_dropped() -> None:
    found = audited(year("2021", "ab", block("s", of_new("a", value=3, most="net"))))
    assert [type(fact) for fact in found.read.facts] == [Stated]


# Statements and listings.


def listed(*names: str, complete: bool = True) -> list[Item]:
    return [direction("a"), direction("b"), *(new_track(name, "a") for name in names)]


def of_list(label: str, items: list[Item], *says: Statement, complete: bool = True) -> Account:
    levels = {**PARTIAL, "new": "complete" if complete else "partial"}
    return account(edition(label, *items, listing=levels, statements=(block("s", *says),)))


def test_a_stated_count_against_a_complete_listing() -> None:
    found = audited(of_list("2021", listed("x", "y"), of_new(value=3)))
    assert kinds(found.read.contradictions[0].labels) == ["Listed", "Stated"]
    found = audited(of_list("2021", listed("x", "y"), of_new("b", value=1)))
    assert kinds(found.read.contradictions[0].labels) == ["Listed", "Stated"]
    assert audited(of_list("2021", listed("x", "y"), of_new("b", value=0), of_new(value=2))).sound


def test_what_a_partial_listing_names_is_there() -> None:
    found = audited(of_list("2021", listed("x", "y"), of_new(value=1), complete=False))
    assert kinds(found.read.contradictions[0].labels) == ["Listed", "Stated"]
    assert audited(of_list("2021", listed("x", "y"), of_new(value=9), complete=False)).sound


def test_unplaced_items_may_stand_under_any_root() -> None:
    items = [*listed("x"), new_track("u")]
    found = audited(of_list("2021", items, of_new("b", value=1)))
    assert found.sound
    facts = {f.under: (f.least, f.most) for f in found.read.facts if isinstance(f, Listed)}
    assert facts == {(): (2, 2), ("a",): (1, 2), ("b",): (0, 1)}
    assert not audited(of_list("2021", items, of_new("b", value=2))).sound


def test_names_that_do_not_fit() -> None:
    before = of_list("2021", listed("x", "y"))
    after = of_list(
        "2022", listed("x", "z"), added(3, "xz"), added(1, "xz"), added(2, "xz"), removed(1, "z"),
        Added(added="main", since="2021", names=("z",)), complete=False,
    )  # fmt: skip
    found = {
        (n.finding, n.removed, n.level, n.names, n.others) for n in audited(before, after).names
    }
    assert found == {
        (Finding.NAMES_ALONE, False, "main", ("z",), ()),
        (Finding.NAMES_MISSING, False, "new", ("x", "z"), ()),
        (Finding.TOO_MANY_NAMES, False, "new", ("x", "z"), ()),
        (Finding.ALL_NAMED, False, "new", ("x", "z"), ()),
        (Finding.ALL_NAMED, True, "new", ("z",), ()),
        (Finding.LISTED_BEFORE, False, "new", ("x",), ()),
        (Finding.STILL_LISTED, True, "new", ("z",), ()),
        (Finding.TWO_LEVELS, False, "new", ("z",), ("main",)),
    }
    assert not audited(before, after).sound


def test_names_of_what_is_not_in_force_fit() -> None:
    x, y, z = listed("x", "y", "z")[-3:]
    roots = listed()
    before = of_list("2021", [*roots, x, y._replace(status="proposed")])
    now = [*roots, x._replace(status="deprecated"), y, z]
    after = of_list("2022", now, added(2, "yz"), removed(1, "x"))
    found = [(n.finding, n.removed) for n in audited(before, after).names]
    assert found == [(Finding.ALL_NAMED, False), (Finding.ALL_NAMED, True)]


def test_names_alone_are_facts_too() -> None:
    found = audited(
        of_list("2021", listed("x")),
        of_list("2022", listed("x", "z"), added(names="z"), removed(names="q")),
    )
    facts = [fact for fact in found.read.facts if isinstance(fact, AddedFact | Gone)]
    assert [(type(f), f.number, f.whole) for f in facts] == [
        (AddedFact, 1, False),
        (Gone, 1, False),
    ]


def test_the_level_of_a_reading_holds_for_its_whole_block() -> None:
    says = (Count(count="main", under=("a",), value=9), Count(count="main", value=9))
    found = audited(year("2021", "a", block("s", *says, reading=Reading(level="new"))))
    assert {fact.level for fact in found.read.facts} == {"new"}
    assert {fact.level for fact in found.printed.facts} == {"main"}
    assert stock("2021", "new") not in {d.of for d in found.derived}
