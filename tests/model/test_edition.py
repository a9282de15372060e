"""Digests, counts and paths of editions."""

import subprocess
import sys

from hypothesis import given

from tests.building import direction, edition, main, new
from tests.strategies import editions
from tracks.model.digest import item_digest
from tracks.model.edition import Edition, Head, tree_digest
from tracks.model.item import Item, depth_first, path_of
from tracks.model.link import Link
from tracks.model.statement import Block, Count
from tracks.model.tally import Tally

GOLDEN = "t1:ece4e10311af31b475f4445fd190e04ea1a30190727cc3ba89902e795b9cb4ba"
ITEMS = (direction("数字"), direction("产业"), main("网络", "数字"), new("6g", "网络"), new("5g"))


def test_counts_are_by_level_and_root_with_items_of_unknown_place_apart() -> None:
    assert edition("2025", *ITEMS).tally == Tally(
        total={"direction": 2, "main": 1, "new": 2},
        unplaced={"direction": 0, "main": 0, "new": 1},
        under={"main": {"数字": 1, "产业": 0}, "new": {"数字": 1, "产业": 0}},
    )


def test_a_child_that_stands_before_its_parent_counts_under_its_root() -> None:
    assert edition("2025", *reversed(ITEMS)).tally.under["new"] == {"产业": 0, "数字": 1}


def test_a_path_goes_from_the_outermost_to_the_item_and_is_unknown_when_unplaced() -> None:
    items = edition("2025", *ITEMS).items
    assert path_of(items["6g"], items) == ("数字", "网络", "6g")
    assert path_of(items["5g"], items) is None
    afloat = edition("2025", main("网络"), new("6g", "网络")).items
    assert path_of(afloat["6g"], afloat) is None


def test_depth_first_keeps_the_order_of_siblings() -> None:
    items = edition("2025", *reversed(ITEMS)).items
    assert [i.id for i in depth_first(items)] == ["5g", "产业", "数字", "网络", "6g"]


def test_the_digest_names_its_recipe_and_covers_every_field() -> None:
    whole = edition("2025", *ITEMS)
    assert whole.digest.startswith("t1:") and len(whole.digest) == 3 + 64
    fields = {
        "id": "x", "name": "x", "level": "main", "parent": None, "unplaced": True, "code": "x",
        "name_en": "x", "labels": {"ja": "x"}, "aliases": ("x",), "status": "proposed",
        "replaced_by": ("x",), "also_under": ("x",), "definition": "x", "note": "x",
        "attributes": {"x": "x"},
    }  # fmt: skip
    assert set(fields) == set(Item._fields)
    digests = {item_digest(ITEMS[3]._replace(**{k: v})) for k, v in fields.items()}
    assert len(digests | {item_digest(ITEMS[3])}) == len(fields) + 1


def test_the_recipe_of_a_digest_never_changes() -> None:
    # A change here would make every recorded digest wrong: it needs another prefix instead.
    said = (Block(source="s", says=(Count(count="main", value=28),)),)
    assert edition("2025", *ITEMS, statements=said).digest == GOLDEN


def test_the_order_of_statements_is_not_content_but_that_of_levels_is() -> None:
    one, two = Count(count="main", value=28), Count(count="new", value=103)
    digests = {
        edition("2025", statements=(Block(source="s", says=says),)).digest
        for says in ((one, two), (two, one))
    }
    assert len(digests) == 1
    base = edition("2025", *ITEMS)
    turned = base.head.taxonomy.model_copy(update={"levels": base.head.taxonomy.levels[::-1]})
    other = Edition(base.head.model_copy(update={"taxonomy": turned}), base.items)
    assert other.digest != base.digest


@given(editions("2025"))
def test_a_digest_can_be_made_from_rows_in_any_order(one: Edition) -> None:
    rows = [(i.id, i.parent, item_digest(i)) for i in one.items.values()]
    assert tree_digest(one.head, reversed(rows)) == one.digest


@given(editions("2025"))
def test_a_head_survives_json(one: Edition) -> None:
    assert Head.model_validate_json(one.head.model_dump_json()) == one.head


@given(editions("2025"))
def test_counts_add_up(one: Edition) -> None:
    counted = one.tally
    by_status = {None: counted, "deprecated": counted.deprecated, "proposed": counted.proposed}
    for status, numbers in by_status.items():
        for level in counted.total:
            listed = [i for i in one.items.values() if (i.level, i.status) == (level, status)]
            roots = sum(i.parent is None and not i.unplaced for i in listed)
            under = sum(numbers.under.get(level, {}).values())
            assert numbers.total.get(level, 0) == len(listed)
            assert len(listed) == roots + under + numbers.unplaced.get(level, 0)


def test_what_validates_heads_is_not_built_by_an_import() -> None:
    code = "from tracks.model.edition import Head; print(Head.__pydantic_complete__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout == "False\n"


def test_a_link_keeps_the_keys_that_it_was_first_recorded_with() -> None:
    link = Link(since="2024", origins=("a",), targets=("b",), cited="s")
    told = {"since": "2024", "sources": ["a"], "targets": ["b"], "source": "s"}
    head = edition("2025", links=(link,)).head
    assert head.model_dump(mode="json", exclude_defaults=True)["links"] == [told]
    assert Link.model_validate(told) == link
