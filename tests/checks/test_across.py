"""Names and ids of several editions held against each other."""

from tests.building import edition, main
from tracks.checks.links import check_links_fit_the_lists
from tracks.checks.names import Names
from tracks.errors import Code
from tracks.model.link import Link


def test_edition_without_the_id_that_another_gives_is_told_on_whichever_comes_later() -> None:
    names = Names()
    assert not names.add("2024", [("d1", "数字"), ("产业", "产业")])
    [problem] = names.add("2025", [("数字", "数字"), ("d2", "产业")])[:1]
    assert (problem.code, problem.at) == (Code.ID_MISSING_HERE, ("item", "数字"))
    assert problem.params["id"] == "d1"
    assert problem.params["edition"] == "2024"


def test_new_id_for_what_was_named_by_its_id_is_told() -> None:
    names = Names()
    names.add("2024", [("web3.0", "Web3.0")])
    [problem] = names.add("2025", [("w", "Ｗｅｂ３．０")])
    assert (problem.code, problem.at) == (Code.ID_MISSING_THERE, ("item", "w"))


def test_one_edition_may_have_a_name_as_an_id_and_beside_it_another_id() -> None:
    names = Names()
    pairs = [("其他", "其他"), ("x-9", "其他")]
    assert not names.add("2024", pairs)
    assert not names.add("2025", pairs)


def test_same_names_with_ids_of_their_own_are_no_matter() -> None:
    names = Names()
    assert not names.add("2024", [("1", "城区"), ("2", "城区")])
    assert not names.add("2025", [("2", "城区"), ("3", "城 区")])


def test_spelling_is_only_compared_where_it_makes_another_item() -> None:
    names = Names()
    names.add("2023", [("web3.0", "Web3.0")])
    assert not names.add("2024", [("web3.0", "WEB3.0")])
    [problem] = names.add("2025", [("web-3.0", "Web-3.0"), ("web3.0", "Web3.0")])
    assert problem.code is Code.SPELLED_ALIKE
    assert problem.params["other"] == "Web3.0"


def test_link_may_start_from_an_id_a_name_or_its_identified_form() -> None:
    earlier = edition("2024", main("a")._replace(name="甲"), main("web3.0"))
    links = (Link(since="2024", origins=("a", "甲", "Web3.0", "乙"), targets=("b",)),)
    later = edition("2025", main("b"), links=links)
    found = list(check_links_fit_the_lists(later, {"2024": earlier}.get))
    assert [(p.code, p.at) for p in found] == [(Code.LINK_FROM_UNKNOWN, ("links", 0, "from", 3))]
    assert not list(check_links_fit_the_lists(later, lambda _: None))


def test_what_is_gone_from_a_partial_list_needs_no_link() -> None:
    links = (Link(since="2024", origins=("a",), targets=("b",)),)
    later = edition("2025", main("b"), links=links)
    for listing, codes in (("complete", [Code.GONE_UNLINKED]), ("partial", [])):
        earlier = edition("2024", main("a"), main("c"), listing=listing)
        found = check_links_fit_the_lists(later, {"2024": earlier}.get)
        assert [problem.code for problem in found] == codes


def test_a_link_to_itself_or_of_a_part_declares_that_an_item_lives_on() -> None:
    earlier = edition("2024", main("a"))
    later = edition("2025", main("a"), main("b"))
    whole = Link(since="2024", origins=("a",), targets=("b",))
    itself = Link(since="2024", origins=("a",), targets=("a",))
    part = whole.model_copy(update={"partial": True})
    for links, codes in (
        ([whole], [Code.LINK_OF_UNCHANGED]),
        ([whole, itself], []),
        ([part], []),
    ):
        linked = edition("2025", *later.items.values(), links=tuple(links))
        found = check_links_fit_the_lists(linked, {"2024": earlier}.get)
        assert [problem.code for problem in found] == codes


def test_an_id_that_both_editions_give_to_an_item_is_no_name_without_an_id() -> None:
    one = [("ai", "AI"), ("x9", "智能")]
    other = [("ai", "人工智能"), ("x9", "AI")]
    for first, second in ((one, other), (other, one)):
        names = Names()
        assert not names.add("2024", first)
        assert not names.add("2025", second)


def test_what_a_link_from_an_earlier_edition_carries_on_is_not_gone() -> None:
    earlier = {
        label: edition(label, *(main(i) for i in ids))
        for label, ids in (("2021", "ab"), ("2024", "ac"))
    }
    skipping = Link(since="2021", origins=("a",), targets=("x",))
    later = edition("2025", main("x"), previous="2024", links=(skipping,))
    (problem,) = check_links_fit_the_lists(later, earlier.get)
    assert (problem.code, problem.at) == (Code.GONE_UNLINKED, ("previous",))
    # b had gone before 2024, and a goes on in x.
    assert problem.params == {"names": ("c",), "edition": "2024"}


def test_an_id_that_stands_again_under_another_name_or_elsewhere_is_not_the_item_unchanged() -> (
    None
):
    earlier = edition("2024", main("a"))
    whole = Link(since="2024", origins=("a",), targets=("b",))
    for now, codes in (
        (main("a"), [Code.LINK_OF_UNCHANGED]),
        (main("a")._replace(name="A"), []),
        (main("a")._replace(parent="b", level="new", unplaced=False), []),
    ):
        later = edition("2025", now, main("b"), links=(whole,))
        found = check_links_fit_the_lists(later, {"2024": earlier}.get)
        assert [problem.code for problem in found] == codes
