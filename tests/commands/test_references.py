import pytest

from tracks.commands import references
from tracks.errors import Code, TracksError
from tracks.model.edition import Edition, Head
from tracks.model.item import Item
from tracks.model.taxonomy import Level, Taxonomy, Title

TAXONOMY = Taxonomy(
    id="demo",
    title=Title(en="Demo"),
    levels=(Level(id="main", zh="主赛道", en="main track"), Level(id="new", zh="新赛道")),
)


def edition(label: str, *items: Item) -> Edition:
    head = Head(taxonomy=TAXONOMY, edition=label, listing={"main": "complete", "new": "complete"})
    return Edition(head, {item.id: item for item in items})


OLD = edition("2024", Item("d", "数字", "main", code="D1"), Item("1", "智能", "new", "d"))
NEW = edition("2025", Item("2", "智能", "new"), Item("web3.0", "Web3.0", "new"))


@pytest.mark.parametrize(
    ("written", "item_id"),
    [
        ("d", "d"),
        ("数字", "d"),
        ("D1", "d"),
        ("Ｗｅｂ３．０", "web3.0"),
        ("WEB3.0", "web3.0"),
        ("2", "2"),
    ],
)
def test_an_item_is_found_by_id_name_or_code_in_either_edition(written, item_id):
    assert references.item((NEW, OLD), written) == item_id


def test_a_name_of_several_items_asks_for_an_id():
    with pytest.raises(TracksError) as raised:
        references.item((NEW, OLD), "智能")
    (problem,) = raised.value.problems
    assert problem.code is Code.ITEM_AMBIGUOUS
    assert problem.params["known"] == ("2 (智能)", "1 (数字 > 智能)")


def test_an_unknown_item_gets_the_nearest_of_all_and_the_outermost():
    with pytest.raises(TracksError) as raised:
        references.item((NEW, OLD), "Web3")
    (problem,) = raised.value.problems
    assert problem.params["nearest"] == "Web3.0"
    assert problem.params["known"] == ("智能", "Web3.0", "数字")


@pytest.mark.parametrize("written", ["main", "MAIN", "主赛道", "Main track"])
def test_a_level_is_found_by_id_or_name(written):
    assert references.level((TAXONOMY,), written) == "main"
