"""Composing links over the years: the laws that it keeps."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.lineage.strategies import IDS, LABELS, Story, stories
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.events import events
from tracks.lineage.linked import Association, Linked
from tracks.lineage.path import ITSELF, Path
from tracks.lineage.succession import Succession

FIRST, *_, LAST = LABELS


@given(stories(), st.sampled_from(LABELS))
def test_an_edition_and_itself_correspond_item_by_item(story: Story, label: str) -> None:
    found = story.succession().between(label, label)
    for item_id in story.listed[label]:
        assert found.onward(item_id) == found.back(item_id) == {item_id: ITSELF}


@given(stories(), st.sampled_from(LABELS[1:-1]))
def test_it_does_not_matter_where_the_way_is_cut(story: Story, middle: str) -> None:
    succession = story.succession()
    first, then = succession.between(FIRST, middle), succession.between(middle, LAST)
    whole = succession.between(FIRST, LAST)
    for item_id in IDS:
        assert summary(whole.onward(item_id)) == summary(one_after_the_other(first, then, item_id))


def one_after_the_other(
    first: Correspondence, then: Correspondence, item_id: str
) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for passed, path in first.onward(item_id).items():
        for target, step in then.onward(passed).items():
            found[target] = path.onward(step).beside(found.get(target))
    return found


def summary(paths: dict[str, Path]) -> dict[str, tuple[object, ...]]:
    return {
        i: (path.partial, path.weight, path.paths, len(path.steps)) for i, path in paths.items()
    }


@given(stories())
def test_backwards_is_the_transpose(story: Story) -> None:
    found = story.succession().between(FIRST, LAST)
    onward = {(a, b): p for a in IDS for b, p in found.onward(a).items() if b in story.listed[LAST]}
    back = {(a, b): p for b in story.listed[LAST] for a, p in found.back(b).items()}
    there = {(a, b): path for (a, b), path in onward.items() if a in story.listed[FIRST]}
    assert {pair: path for pair, path in back.items() if pair[0] in story.listed[FIRST]} == there
    assert all(a in story.listed[FIRST] or (a == b and a not in found.paths) for a, b in back)


@given(stories())
def test_known_weights_out_of_an_item_sum_to_at_most_one(story: Story) -> None:
    found = story.succession().between(FIRST, LAST)
    for item_id in story.listed[FIRST]:
        known = [p.weight for p in found.onward(item_id).values() if p.weight is not None]
        assert sum(known) <= 1


@given(stories(), st.randoms())
def test_the_order_of_the_links_does_not_matter(story: Story, random: object) -> None:
    shuffled = list(story.associations)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = story.succession().between(FIRST, LAST)
    other = story.succession(tuple(shuffled)).between(FIRST, LAST)
    assert one.paths == other.paths
    lists = story.listed[FIRST], story.listed[LAST]
    assert list(events(one, *lists)) == list(events(other, *lists))


def of(*links: Association, absent: dict[str, frozenset[str]] | None = None) -> Succession:
    return Succession(Linked(("1", "2", "3"), links, absent or {}))


def test_an_item_without_a_link_is_itself() -> None:
    assert of().between("1", "3").onward("a") == {"a": ITSELF}


def test_an_item_whose_links_are_whole_has_ended_even_if_its_id_stands_again() -> None:
    found = of(Association("1", "2", "a", "b")).between("1", "2")
    assert found.onward("a").keys() == {"b"}
    assert found.back("a") == {}
    assert found.back("b").keys() == {"a", "b"}


def test_an_item_that_also_links_to_itself_or_gives_only_parts_lives_on() -> None:
    itself = of(Association("1", "2", "a", "a"), Association("1", "2", "a", "b"))
    assert itself.between("1", "2").onward("a").keys() == {"a", "b"}
    parts = of(Association("1", "2", "a", "b", partial=True))
    assert parts.between("1", "2").onward("a").keys() == {"a", "b"}


def test_an_item_that_gives_a_part_and_is_gone_does_not_live_on() -> None:
    found = of(Association("1", "2", "a", "b", partial=True), absent={"2": frozenset("a")})
    assert found.between("1", "2").onward("a").keys() == {"b"}


def test_an_id_that_a_link_brings_back_is_another_item() -> None:
    links = Association("1", "2", "a", "b"), Association("2", "3", "c", "a")
    found = of(*links, absent={"2": frozenset("a")}).between("1", "3")
    assert found.onward("a").keys() == {"b"}
    assert found.back("a").keys() == {"c"}


def test_a_code_that_goes_away_and_comes_back_by_links_is_one_item() -> None:
    links = Association("1", "2", "a", "b"), Association("2", "3", "b", "a")
    found = of(*links, absent={"2": frozenset("a"), "3": frozenset("b")}).between("1", "3")
    assert found.onward("a") == {"a": Path(steps=links)}


def test_weights_multiply_where_they_are_known_and_are_missing_where_not() -> None:
    half, third = Decimal("0.5"), Decimal("0.3")
    links = (
        Association("1", "2", "a", "b", weight=half),
        Association("1", "2", "a", "c"),
        Association("2", "3", "b", "d", weight=third),
        Association("2", "3", "b", "e"),
    )
    found = of(*links).between("1", "3").onward("a")
    assert {target: path.weight for target, path in found.items()} == {
        "c": None,
        "d": Decimal("0.15"),
        "e": None,
    }


def test_what_went_two_ways_and_met_again_came_whole() -> None:
    links = (
        Association("1", "2", "a", "b", partial=True),
        Association("2", "3", "a", "d"),
        Association("2", "3", "b", "d"),
    )
    path = of(*links).between("1", "3").onward("a")["d"]
    assert (path.partial, path.paths, path.steps) == (False, 2, (links[1],))


def test_a_link_over_several_editions_goes_before_those_in_between() -> None:
    direct = Association("1", "3", "a", "z")
    found = of(direct, Association("1", "2", "a", "b"))
    assert found.between("1", "3").onward("a").keys() == {"z"}
    assert found.between("1", "2").onward("a").keys() == {"b"}


def test_a_link_to_itself_is_never_partial() -> None:
    found = of(Association("1", "2", "a", "a", partial=True)).between("1", "2")
    assert found.onward("a")["a"].partial is False
    assert found.heir("a") == "a"


def test_a_link_over_several_editions_holds_for_those_in_between() -> None:
    direct = Association("1", "3", "a", "z")
    found = of(direct)
    assert found.between("2", "3").onward("a").keys() == {"z"}
    assert found.between("1", "2").onward("a") == {"a": ITSELF}
    # Not where another link names the item there.
    touched = of(direct, Association("1", "2", "b", "a"))
    assert touched.between("2", "3").onward("a").keys() == {"a"}
    assert touched.between("1", "3").onward("a").keys() == {"z"}
