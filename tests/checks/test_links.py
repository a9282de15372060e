"""What links say held against the lists of the editions around them."""

from decimal import Decimal

import pytest

from tests.building import edition, main
from tracks.checks.draft import Draft
from tracks.checks.heads import check_settled_have_no_links, check_weights_account_for_all
from tracks.checks.identity import check_ids_are_kept
from tracks.checks.links import check_links_fit_the_lists, check_links_pass_over_nothing
from tracks.errors import Code, Problem
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.link import Link


def link(origin: str, target: str, since: str = "2024", **more) -> Link:
    if weight := more.pop("weight", None):
        more["weight"] = Decimal(weight)
    return Link(since=since, origins=(origin,), targets=(target,), **more)


def short(*links: Link) -> list[tuple[object, object]]:
    draft = Draft(edition("2025", main("x"), main("y"), links=links).head, ())
    return [(p.params["sum"], p.params["rest"]) for p in check_weights_account_for_all(draft)]


def test_D7_weights_that_do_not_make_up_the_whole_are_told_with_what_is_missing() -> None:
    assert short(link("a", "x", weight="0.2"), link("a", "y", weight="0.2")) == [("0.4", "0.6")]
    assert short(link("a", "x", weight="0.333"), link("a", "y", weight="0.333")) == [
        ("0.666", "0.334")
    ]
    assert short(link("a", "x", weight="0.7")) == [("0.7", "0.3")]
    assert short(link("a", "a", weight="0.5"), link("a", "y", weight="0.25")) == [("0.75", "0.25")]


@pytest.mark.parametrize(
    "links",
    [
        [link("a", "x", weight="0.4"), link("a", "y", weight="0.6")],
        [link("a", "x", weight="0.4"), link("a", "y")],
        [link("a", "x", weight="0.4", partial=True)],
        [link("a", "x", weight="0.4"), link("a", "x", weight="0.4"), link("a", "y", weight="0.6")],
        [link("a", "x"), link("a", "y")],
    ],
)
def test_D7_weights_that_do_or_may_are_not(links: list[Link]) -> None:
    assert not short(*links)


def fitting(later: Edition, *earlier: Edition) -> list[Problem]:
    by_label = {each.head.edition: each for each in earlier}
    return list(check_links_fit_the_lists(later, by_label.get))


def settled(*origins: str, carried_on: str) -> tuple[Link, ...]:
    ended = Link(since="2024", origins=origins, targets=())
    return ended, link(carried_on, "x")


def test_D12_ids_that_differ_in_case_alone_are_settled_each_by_itself() -> None:
    """T322 compared them by their normal form: A1 had ended, and a1 was an error."""
    before = edition("2024", Item("A1", "甲", "main"), Item("a1", "乙", "main"))
    after = edition("2025", main("x"), links=settled("A1", carried_on="a1"))
    assert not list(check_settled_have_no_links(Draft(after.head, ())))
    assert not fitting(after, before)


def test_D12_a_name_is_settled_however_it_is_written() -> None:
    before = edition("2024", main("web3.0"))
    after = edition("2025", main("x"), links=settled("Web3.0", carried_on="Ｗｅｂ３．０"))
    [told] = fitting(after, before)
    assert (told.code, told.params["first"]) == (Code.SETTLED_AND_LINKED, ("links", 0))
    exact = edition("2025", main("x"), links=settled("Web3.0", carried_on="Web3.0"))
    [told] = check_settled_have_no_links(Draft(exact.head, ()))
    assert told.code is Code.SETTLED_AND_LINKED
    assert not fitting(exact, before)


def test_D11_two_that_change_names_have_ended_both() -> None:
    before = edition("2024", main("甲"), main("乙"))
    swap = (link("甲", "乙"), link("乙", "甲"))
    assert not fitting(edition("2025", main("甲"), main("乙"), links=swap), before)
    [told] = fitting(edition("2025", main("甲"), main("乙"), links=swap[:1]), before)
    assert (told.code, told.params["name"]) == (Code.LINK_OF_UNCHANGED, "甲")


def named(item_id: str, name: str):
    return main(item_id)._replace(name=name)


def test_E3_part_of_an_item_whose_code_stands_for_another_is_told_once() -> None:
    before = edition("2024", named("1030", "Vegetables"), named("1020", "Fish"))
    links = [
        link("1030", "1040", partial=True),
        link("1030", "1050", partial=True),
        link("1020", "1030"),
    ]
    items = [named("1030", "Fish in ice"), named("1040", "Vegetables"), named("1050", "Juices")]
    [told] = fitting(edition("2025", *items, links=tuple(links)), before)
    assert (told.code, told.params["id"], told.params["now"]) == (
        Code.PART_OF_ANOTHER, "1030", "Fish in ice",
    )  # fmt: skip
    links.append(link("1030", "1030"))
    assert not fitting(edition("2025", *items, links=tuple(links)), before)


def test_E3_part_of_an_item_that_lives_on_under_its_name_or_not_at_all_is_fine() -> None:
    before = edition("2024", named("1", "A"))
    links = (link("1", "2", partial=True),)
    for items in ([named("1", "A"), named("2", "B")], [named("1", "Ａ"), named("2", "B")]):
        assert not fitting(edition("2025", *items, links=links), before)


FIRST, LAST = (
    edition("2022", main("bibs")),
    edition("2025", main("bib wear"), links=(link("bibs", "bib wear", "2022"),)),
)


def passing(asked: Edition, *others: Edition) -> list[tuple[object, ...]]:
    by_label = {each.head.edition: each for each in others}
    heads = [each.head for each in (asked, *others)]
    found = check_links_pass_over_nothing(asked, heads, by_label.get)
    return [(p.params["edition"], p.params["between"], p.params["names"], p.at) for p in found]


@pytest.mark.parametrize(
    "between",
    [
        edition("2023", main("bib"), links=(link("bibs", "bib", "2022"),), listing="partial"),
        edition("2023", main("bibs"), listing="partial"),
        edition("2023", main("other")),
    ],
    ids=["carried on", "listed", "known to be gone"],
)
def test_D1_link_that_passes_over_an_edition_is_told_whichever_comes_later(
    between: Edition,
) -> None:
    told = ("2025", "2023", ("bibs",))
    assert passing(LAST, FIRST, between) == [(*told, ("links", 0))]
    assert passing(between, FIRST, LAST) == [(*told, ("edition",))]


def test_D1_edition_between_that_says_nothing_of_it_is_not_passed_over() -> None:
    between = edition("2023", main("other"), listing="partial")
    assert not passing(LAST, FIRST, between)
    assert not passing(between, FIRST, LAST)
    assert not passing(FIRST, LAST) and not passing(LAST, FIRST)


def kept(before: list, after: list, *links: Link) -> list[tuple[Code, object, object]]:
    later = edition("2025", *after, links=links)
    found = check_ids_are_kept(later, edition("2024", *before))
    return [(p.code, p.params["id"], p.params["other"]) for p in found]


def test_D12_id_in_other_letters_or_for_what_stays_is_told() -> None:
    assert kept([named("A1", "x")], [named("a1", "x")]) == [(Code.ID_SPELLED_ALIKE, "a1", "A1")]
    assert kept([named("A1", "x")], [named("Ａ1", "y")]) == [(Code.ID_SPELLED_ALIKE, "Ａ1", "A1")]
    assert kept([named("1", "x")], [named("2", "x")]) == [(Code.ID_CHANGED, "2", "1")]


def test_D12_what_a_link_settles_or_stands_elsewhere_is_not() -> None:
    assert not kept([named("1", "x")], [named("2", "x")], link("1", "2"))
    assert not kept([named("1", "x")], [named("1", "x"), named("2", "x")])
    elsewhere = named("2", "x")._replace(parent="p", unplaced=False)
    assert not kept([named("1", "x")], [main("p"), elsewhere])
