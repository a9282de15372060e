"""Lives: one item under whatever ids, from where it begins to where it ends."""

from hypothesis import given

from tests.lineage.strategies import IDS, LABELS, Story, stories
from tracks.lineage.linked import Association, Linked
from tracks.lineage.lives import Life, Lives
from tracks.lineage.succession import Succession


def life(of: tuple[int, str], listed: tuple[str, str, str], *links: Association) -> Life:
    everything = {i for ids in listed for i in ids}
    absent = {str(n): frozenset(everything - {*ids}) for n, ids in enumerate(listed)}
    succession = Succession(Linked(("0", "1", "2"), links, absent))
    return Lives(succession, lambda node: node[1] in listed[node[0]]).of(of)


def test_an_item_without_links_lives_where_it_is_listed() -> None:
    assert life((1, "a"), ("", "a", "a")) == Life(((1, "a"), (2, "a")))
    assert life((0, "a"), ("a", "", "a")) == Life(((0, "a"), (2, "a")))


def test_one_that_became_one_is_one_life() -> None:
    whole = Association("0", "1", "a", "b")
    assert life((2, "b"), ("a", "b", "b"), whole) == Life(((0, "a"), (1, "b"), (2, "b")))
    part = whole._replace(partial=True)
    found = life((2, "b"), ("a", "b", "b"), part)
    assert found == Life(((1, "b"), (2, "b")), origins=(Life(((0, "a"),)),))


def test_what_it_began_from_and_ended_in_are_lives_of_their_own() -> None:
    links = (
        Association("0", "1", "a", "c"),
        Association("0", "1", "b", "c"),
        Association("1", "2", "c", "d"),
        Association("1", "2", "c", "e"),
    )
    found = life((1, "c"), ("ab", "c", "de"), *links)
    assert found.nodes == ((1, "c"),)
    assert [origin.nodes for origin in found.origins] == [((0, "a"),), ((0, "b"),)]
    assert [heir.nodes for heir in found.heirs] == [((2, "d"),), ((2, "e"),)]
    assert life((0, "a"), ("ab", "c", "de"), *links).heirs == (
        Life(((1, "c"),), heirs=(Life(((2, "d"),)), Life(((2, "e"),)))),
    )


def test_an_id_that_ended_and_stands_again_has_two_lives() -> None:
    links = Association("0", "1", "a", "b"), Association("1", "2", "b", "a")
    listed = ("ax", "ab", "ab")
    assert life((0, "a"), listed, *links).nodes == ((0, "a"), (1, "b"))
    assert life((1, "a"), listed, *links).nodes == ((1, "a"), (2, "a"))


def test_a_link_that_passes_over_an_edition_joins_what_it_lists_into_one_life() -> None:
    renamed = Association("0", "2", "a", "b")
    one = Life(((0, "a"), (1, "a"), (2, "b")))
    assert life((0, "a"), ("a", "a", "b"), renamed) == one
    assert life((1, "a"), ("a", "a", "b"), renamed) == one
    part = renamed._replace(partial=True)
    found = life((1, "a"), ("a", "a", "ab"), part)
    assert found.nodes == ((0, "a"), (1, "a"), (2, "a"))


def test_what_partial_lists_may_hide_does_not_cut_a_life_in_two() -> None:
    listed = {(0, "a"), (2, "b")}
    renamed = Association("0", "2", "a", "b")
    lives = Lives(Succession(Linked(("0", "1", "2"), (renamed,), {})), listed.__contains__)
    assert lives.of((2, "b")) == Life(((0, "a"), (2, "b")))
    both = Lives(
        Succession(Linked(("0", "1", "2"), (renamed,), {})), {*listed, (0, "b")}.__contains__
    )
    assert both.of((2, "b")).nodes == ((0, "b"), (2, "b"))


@given(stories())
def test_every_item_that_an_edition_lists_is_in_one_life(story: Story) -> None:
    succession = story.succession()

    def listed(node: tuple[int, str]) -> bool:
        return node[1] in story.listed[LABELS[node[0]]]

    lives = Lives(succession, listed)
    nodes = [(n, i) for n in range(len(LABELS)) for i in IDS if listed((n, i))]
    of = {node: lives.of(node).nodes for node in nodes}
    for node, one in of.items():
        assert node in one
        assert all(of[other] == one for other in one)
