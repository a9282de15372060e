"""Links in a diff: events whole, the same item under another id, parents carried on."""

from tests.building import direction, edition, main, new
from tests.diff.test_items import found, kinds
from tracks.diff.change import Change, CountRow
from tracks.diff.delta import delta
from tracks.model.edition import Edition
from tracks.model.evidence import Citation, Evidence
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.link import Link

ROOT = direction("r")


def linked(label: str, *items: Item, links: tuple[Link, ...], **head: object) -> Edition:
    return edition(label, ROOT, *items, links=links, **head)


def link(
    sources: str, targets: str, *, since: str = "2024", partial: bool = False, **more: str
) -> Link:
    return Link(
        since=since,
        origins=tuple(sources.split()),
        targets=tuple(targets.split()),
        partial=partial,
        **more,
    )


OLD = edition("2024", ROOT, main("a", "r"), main("b", "r"), main("c", "r"))


def test_a_merger_is_one_change_in_place_of_removals_and_an_addition() -> None:
    after = linked("2025", main("ab", "r"), main("c", "r"), links=(link("a b", "ab", cited="s"),))
    assert found(OLD, after).changes == (
        Change(
            (Kind.MERGED,),
            "main",
            (main("a", "r"), main("b", "r")),
            (main("ab", "r"),),
            Evidence.LINKED,
            (Citation("s"),),
            pairs=(("a", "ab"), ("b", "ab")),
        ),
    )


def test_what_lives_on_stands_on_both_sides_and_says_what_else_altered() -> None:
    renamed = main("c", "r")._replace(name="C")
    after = linked("2025", main("b", "r"), renamed, links=(link("a", "c"),))
    (change,) = found(OLD, after).changes
    assert change.kinds == (Kind.ABSORBED, Kind.RENAMED)
    assert (change.before, change.after) == ((main("a", "r"), main("c", "r")), (renamed,))


def test_an_event_of_items_that_did_not_differ_is_told() -> None:
    after = linked("2025", *OLD.items.values(), links=(link("a", "b", partial=True),))
    (change,) = found(OLD, edition("2025", *after.items.values(), links=after.head.links)).changes
    assert change.kinds == (Kind.TRANSFERRED,)


def test_one_that_became_one_is_the_same_item_renamed_or_recoded() -> None:
    rest = (main("b", "r"), main("c", "r"))
    after = linked("2025", main("x", "r"), *rest, links=(link("a", "x"),))
    assert kinds(found(OLD, after)) == {"x": (Kind.RENAMED,)}
    coded = linked("2025", Item("A1", "a", "main", "r"), *rest, links=(link("a", "A1"),))
    assert kinds(found(OLD, coded)) == {"A1": (Kind.RECODED,)}


def test_children_of_a_parent_that_was_carried_on_whole_have_not_moved() -> None:
    old = edition("2024", ROOT, main("a", "r"), new("x", "a"), new("y", "a"))
    renamed = linked("2025", main("z", "r"), new("x", "z"), new("y", "z"), links=(link("a", "z"),))
    result = found(old, renamed)
    assert kinds(result) == {"z": (Kind.RENAMED,)}
    assert [(p.before.parent, p.after.parent) for p in result.followed] == [("a", "z"), ("a", "z")]
    absorbed = edition("2024", *old.items.values(), main("q", "r"))
    into = linked("2025", main("q", "r"), new("x", "q"), new("y", "q"), links=(link("a", "q"),))
    assert kinds(found(absorbed, into)) == {"q": (Kind.ABSORBED,)}


def test_children_of_a_parent_that_was_split_have_not_moved_by_themselves() -> None:
    old = edition("2024", ROOT, main("a", "r"), new("x", "a"))
    split = linked("2025", main("p", "r"), main("q", "r"), new("x", "p"), links=(link("a", "p q"),))
    assert kinds(found(old, split)) == {
        "p": (Kind.SPLIT,),
        "q": (Kind.SPLIT,),
    }


def test_an_id_that_ended_and_stands_again_is_another_item() -> None:
    after = linked("2025", main("a", "r"), main("b", "r"), main("c", "r"), links=(link("a", "b"),))
    result = found(OLD, after)
    assert [change.kinds for change in result.changes] == [(Kind.ADDED,), (Kind.ABSORBED,)]
    assert result.changes[0].after == (main("a", "r"),)


def test_over_several_editions_links_are_composed() -> None:
    middle = linked("2025", main("ab", "r"), main("c", "r"), links=(link("a b", "ab"),))
    last = linked("2026", main("abc", "r"), links=(link("ab c", "abc", since="2025"),))
    (change,) = found(OLD, last, middle).changes
    assert change.kinds == (Kind.MERGED,)
    assert [item.id for item in change.before] == ["a", "b", "c"]


def test_a_link_decides_where_the_listing_is_partial() -> None:
    old = edition("2024", ROOT, main("a", "r"), listing="partial")
    after = linked("2025", main("x", "r"), links=(link("a", "x"),), listing="partial")
    assert kinds(found(old, after)) == {"x": (Kind.RENAMED,)}
    assert not any(found(old, after).undecided)


def test_a_count_that_mergers_brought_down_is_consolidated() -> None:
    def count_of(result: tuple[CountRow, ...], *under: str) -> tuple[Kind, ...]:
        return next(r.kinds for r in result if (r.level, r.under) == ("main", under))

    merged = linked("2025", main("ab", "r"), main("c", "r"), links=(link("a b", "ab"),))
    rows = found(OLD, merged).counts
    assert count_of(rows) == count_of(rows, "r") == (Kind.DECREASED, Kind.CONSOLIDATED)
    back = linked(
        "2026",
        main("a", "r"),
        main("b", "r"),
        main("c", "r"),
        links=(link("ab", "a b", since="2025"),),
    )
    rows = found(merged, back).counts
    assert count_of(rows) == count_of(rows, "r") == (Kind.INCREASED, Kind.EXPANDED)


def test_a_parent_whose_id_stands_again_as_another_item_is_not_the_same_parent() -> None:
    old = edition("2024", ROOT, main("a", "r"), main("b", "r"), new("x", "a"), new("y", "a"))
    kept, renamed = new("x", "a"), new("y", "a")._replace(name="Y")
    after = linked("2025", main("a", "r"), main("b", "r"), kept, renamed, links=(link("a", "b"),))
    assert kinds(found(old, after))["y"] == (Kind.RENAMED, Kind.MOVED)


def test_an_event_is_of_the_level_that_it_leads_to() -> None:
    old = edition("2024", ROOT, main("a", "r"), new("x", "a"), new("y", "a"))
    after = linked("2025", main("a", "r"), main("xy", "r"), links=(link("x y", "xy"),))
    (change,) = found(old, after).changes
    assert (change.kinds, change.level) == ((Kind.MERGED,), "main")


def test_what_an_edition_between_lists_is_called_as_it_is_there() -> None:
    between = edition("2024", ROOT, Item("x", "Ab 1", "main", "r"))
    after = linked("2025", main("c", "r"), links=(link("x", "c"),))
    [told] = delta(edition("2023", ROOT), after, [between]).led
    assert (told.since, told.id, told.name) == ("2024", "x", "Ab 1")
