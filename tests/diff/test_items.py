"""Which items changed, by what evidence, and what stays undecided."""

from tests.building import TAXONOMY, direction, edition, main, new
from tracks.diff.change import ChangeSet, PathChange
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.model.edition import Edition
from tracks.model.evidence import Citation, Evidence
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.statement import Added, Block, Lost, Reading, Removed
from tracks.model.taxonomy import Level, Taxonomy


def found(before: Edition, after: Edition, *others: Edition) -> ChangeSet:
    return diff(delta(before, after, others))


def kinds(changes: ChangeSet) -> dict[str, tuple[str, ...]]:
    return {
        item.id: change.kinds
        for change in changes.changes
        for item in change.after or change.before
    }


def test_an_addition_needs_the_earlier_listing_to_be_complete() -> None:
    old = edition("2024", direction("数字"))
    after = edition("2025", direction("数字"), main("6g", "数字"), listing="partial")
    assert kinds(found(old, after)) == {"6g": (Kind.ADDED,)}
    assert found(old, after).changes[0].evidence is Evidence.LISTED

    partial = edition("2024", direction("数字"), listing="partial")
    result = found(partial, after)
    assert result.changes == ()
    assert [i.id for i in result.undecided.first_listed] == ["6g"]


def test_a_removal_needs_the_later_listing_to_be_complete() -> None:
    old = edition("2024", direction("数字"), main("6g", "数字"), listing="partial")
    assert kinds(found(old, edition("2025", direction("数字")))) == {"6g": (Kind.REMOVED,)}

    result = found(old, edition("2025", direction("数字"), listing="partial"))
    assert result.changes == ()
    assert [i.id for i in result.undecided.no_longer_listed] == ["6g"]


def test_completeness_is_asked_level_by_level() -> None:
    by_level = {"direction": "complete", "main": "complete", "new": "partial"}
    old = edition("2024", direction("数字"), listing=by_level)
    after = edition("2025", direction("数字"), main("网络", "数字"), new("6g", "网络"))
    result = found(old, after)
    assert kinds(result) == {"网络": (Kind.ADDED,)}
    assert [i.id for i in result.undecided.first_listed] == ["6g"]


def test_an_item_that_an_earlier_edition_had_is_revived_and_not_added() -> None:
    first = edition("2023", direction("数字"), main("6g", "数字"))
    old, after = edition("2024", direction("数字")), edition("2025", *first.items.values())
    assert kinds(found(old, after, first)) == {"6g": (Kind.REVIVED,)}
    later = edition("2026", direction("数字"), main("6g", "数字"))
    assert kinds(found(old, after, later)) == {"6g": (Kind.ADDED,)}


def stated(label: str, *says: Added | Removed, items: tuple[Item, ...] = ()) -> Edition:
    block = Block(source="s", at="p. 1", says=says)
    return edition(label, *items, listing="partial", statements=(block,))


def test_a_statement_decides_the_pair_it_speaks_of_and_no_other() -> None:
    says = Added(added="new", since="2024", number=1, names=("6g",))
    after = stated("2025", says, items=(new("6g"),))
    result = found(edition("2024", listing="partial"), after)
    assert kinds(result) == {"6g": (Kind.ADDED,)}
    assert result.changes[0].evidence is Evidence.STATED
    assert result.changes[0].sources == (Citation("s", "p. 1"),)
    assert [c.number for c in result.stated] == [1]
    assert result.between == ()

    result = found(edition("2021", listing="partial"), after)
    assert result.changes == ()
    assert [i.id for i in result.undecided.first_listed] == ["6g"]
    assert [(c.edition, c.since, c.items[0].id) for c in result.between] == [("2025", "2024", "6g")]


def test_of_two_revisions_of_one_edition_nothing_is_stated() -> None:
    says = Added(added="new", since="2024", names=("6g",))
    result = found(edition("2025", listing="partial"), stated("2025", says, items=(new("6g"),)))
    assert (result.stated, result.between) == ((), ())
    assert [i.id for i in result.undecided.first_listed] == ["6g"]


def test_what_an_edition_between_states_is_commentary() -> None:
    says = Added(added="new", since="2021", number=2, names=("元宇宙",))
    middle = stated("2023", says, items=(new("元宇宙"),))
    result = found(edition("2021", listing="partial"), edition("2025", listing="partial"), middle)
    assert result.changes == ()
    (claim,) = result.between
    assert (claim.edition, claim.kind, claim.number) == ("2023", Kind.ADDED, 2)
    assert [i.id for i in claim.items] == ["元宇宙"]
    assert not claim.names_all


def test_a_stated_removal_decides_what_the_earlier_edition_lists() -> None:
    says = Removed(removed="new", since="2024", number=2, names=("6G", "无名"))
    old = edition("2024", new("6g"), listing="partial")
    result = found(old, stated("2025", says))
    assert kinds(result) == {"6g": (Kind.REMOVED,)}
    assert result.changes[0].evidence is Evidence.STATED
    # What nobody listed cannot end: it is told apart.
    assert [([i.id for i in c.items], c.number) for c in result.between] == [(["无名"], 1)]


def test_a_stated_removal_finds_an_item_with_an_id_of_its_own_by_its_name() -> None:
    old = edition("2024", Item("x-1", "元宇宙", "new", unplaced=True), listing="partial")
    says = Removed(removed="new", since="2024", names=("元宇宙",))
    assert kinds(found(old, stated("2025", says))) == {"x-1": (Kind.REMOVED,)}


def test_a_stated_removal_of_a_name_that_two_items_have_decides_neither() -> None:
    twins = (
        Item("x-1", "元宇宙", "new", unplaced=True),
        Item("x-2", "元宇宙", "new", unplaced=True),
    )
    old = edition("2024", *twins, listing="partial")
    result = found(old, stated("2025", Removed(removed="new", since="2024", names=("元宇宙",))))
    assert result.changes == ()
    assert [i.id for i in result.undecided.no_longer_listed] == ["x-1", "x-2"]


def test_a_reading_changes_the_level_that_additions_and_losses_are_told_at() -> None:
    says = (
        Added(added="main", since="2024", names=("6g",)),
        Removed(removed="main", since="2024", names=("无名",)),
        Lost(lost="main", since="2024", number=1, by="merging"),
    )
    block = Block(source="s", says=says, reading=Reading(level="new"))
    after = edition("2025", new("6g"), listing="partial", statements=(block,))
    result = found(edition("2024", listing="partial"), after)
    assert [claim.level for claim in result.stated] == ["new", "new", "new"]
    assert [item.level for claim in result.stated for item in claim.items] == ["new", "new"]
    assert [change.level for change in result.changes] == ["new"]


def test_equal_claims_of_two_sources_are_one_with_two_sources() -> None:
    says = Added(added="new", since="2024", number=1, names=("6g",))
    blocks = (Block(source="s", says=(says,)), Block(source="t", says=(says,)))
    after = edition("2025", new("6g"), listing="partial", statements=blocks)
    result = found(edition("2024", listing="partial"), after)
    assert [c.sources for c in result.stated] == [(Citation("s"), Citation("t"))]
    assert result.changes[0].sources == (Citation("s"), Citation("t"))


def test_an_addition_that_unequal_claims_name_has_the_sources_of_both() -> None:
    one = Added(added="new", since="2024", number=1, names=("6g",))
    other = Added(added="new", since="2024", names=("6g",))
    blocks = (Block(source="s", says=(one,)), Block(source="t", says=(other,)))
    after = edition("2025", new("6g"), listing="partial", statements=blocks)
    result = found(edition("2024", listing="partial"), after)
    assert result.changes[0].sources == (Citation("s"), Citation("t"))
    assert len(result.stated) == 2


BASE = (direction("数字"), direction("产业"), main("网络", "数字"), new("6g", "网络"))


def changed(item: Item, **fields: object) -> tuple[Item, ...]:
    return tuple(i._replace(**fields) if i == item else i for i in BASE)  # type: ignore[arg-type]


def test_each_kind_of_an_item_that_stands_in_both() -> None:
    old, network, sixth = edition("2024", *BASE), BASE[2], BASE[3]

    def one(*items: Item) -> tuple[str, ...]:
        result = found(old, edition("2025", *items))
        assert len(result.changes) == 1
        return result.changes[0].kinds

    assert one(*changed(sixth, name="6G")) == (Kind.RENAMED,)
    assert one(*changed(sixth, code="N1")) == (Kind.RECODED,)
    assert one(*changed(network, parent="产业")) == (Kind.MOVED,)
    assert one(*changed(sixth, definition="第六代")) == (Kind.REVISED,)
    assert one(*changed(sixth, parent="数字")) == (Kind.MOVED,)
    assert one(*changed(sixth, level="main", parent="数字")) == (Kind.MOVED, Kind.PROMOTED)
    assert one(*changed(sixth, level="direction", parent=None)) == (Kind.MOVED, Kind.PROMOTED)
    assert one(*changed(sixth, name="6G", code="N1", parent="数字", note="n")) == (
        Kind.RENAMED,
        Kind.RECODED,
        Kind.MOVED,
        Kind.REVISED,
    )


def test_a_level_that_is_called_otherwise_is_a_revision_and_no_promotion() -> None:
    outer, _, inner = TAXONOMY.levels
    levels = (outer, Level(id="sector", zh="赛道"), inner)
    taxonomy = Taxonomy(id=TAXONOMY.id, title=TAXONOMY.title, levels=levels)
    head = edition("2025").head.model_copy(update={"taxonomy": taxonomy})
    items = [i._replace(level="sector") if i.level == "main" else i for i in BASE]
    result = found(edition("2024", *BASE), Edition(head, {i.id: i for i in items}))
    (change,) = result.changes
    assert (change.kinds, change.paths) == (
        (Kind.REVISED,), (PathChange("level", "main", "sector"),),
    )  # fmt: skip


def test_a_change_of_level_is_a_demotion_the_other_way() -> None:
    sixth = BASE[3]
    high = edition("2024", *changed(sixth, level="main", parent="数字"))
    assert kinds(found(high, edition("2025", *BASE))) == {"6g": (Kind.MOVED, Kind.DEMOTED)}


def test_becoming_a_root_is_a_move_but_becoming_unplaced_is_undecided() -> None:
    network = BASE[2]
    old = edition("2024", *BASE)
    assert kinds(found(old, edition("2025", *changed(network, parent=None)))) == {
        "网络": (Kind.MOVED,)
    }
    afloat = edition("2025", *changed(network, parent=None, unplaced=True))
    result = found(old, afloat)
    assert result.changes == ()
    assert [p.after.id for p in result.undecided.no_longer_placed] == ["网络"]
    result = found(afloat, edition("2026", *BASE))
    assert result.changes == ()
    assert [p.after.id for p in result.undecided.first_placed] == ["网络"]


def test_an_item_renamed_and_first_placed_stands_once_as_renamed() -> None:
    afloat = edition("2024", direction("数字"), main("网络")._replace(name="互联网"))
    result = found(afloat, edition("2025", direction("数字"), main("网络", "数字")))
    assert kinds(result) == {"网络": (Kind.RENAMED,)}
    assert result.undecided.first_placed == ()


def test_a_parent_that_is_renamed_moves_no_child() -> None:
    network = BASE[2]
    result = found(edition("2024", *BASE), edition("2025", *changed(network, name="互联网")))
    assert kinds(result) == {"网络": (Kind.RENAMED,)}


def test_a_diff_of_an_edition_with_itself_is_empty() -> None:
    same = edition("2024", *BASE)
    result = found(same, edition("2025", *BASE))
    assert result.changes == () and not any(result.undecided)


def test_what_an_edition_between_added_is_known_to_be_listed_where_both_list_it() -> None:
    both = direction("数字"), main("网络", "数字")
    says = Added(added="main", since="2021", names=("网络",))
    middle = edition(
        "2023", *both, listing="partial", statements=(Block(source="s", says=(says,)),)
    )
    reduced = delta(
        edition("2021", *both, listing="partial"),
        edition("2025", *both, listing="partial"),
        [middle],
    )
    assert reduced.after.items == {}
    assert reduced.after.item("网络") == both[1]
