"""The flat table of an edition: it reads back as what the edition says of each item."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given

from tests.building import TAXONOMY, by_id, direction, edition, main, new
from tests.store.conftest import keep
from tests.strategies import editions
from tests.views.showing import shown
from tracks.commands.show import Shown, show
from tracks.model.edition import Edition
from tracks.model.item import Item, path_of
from tracks.model.taxonomy import Attribute, Level, Taxonomy
from tracks.render.cells import clean
from tracks.reports import Manner, render
from tracks.store import Store

FIXED = [
    *("id", "code", "name", "name_en", "level", "parent", "path", "direction", "main", "new"),
    *("unplaced", "status", "replaced_by", "also_under", "aliases", "definition", "note"),
]

TREE = edition(
    "2025",
    direction("甲", code="01", labels={"ja": "カ"}),
    main("乙", "甲", status="deprecated", replaced_by=("丙", "丁"), aliases=("b", "c")),
    new("戊", "乙", definition="两行\n文字", note="内部"),
    main("丙", "甲", name_en="C"),
    main("丁"),
    new("己", "丁"),
    listing="partial",
)


def table(answer: Shown, *, excel: bool = False) -> tuple[list[str], list[dict[str, str]]]:
    """Return the headings and the rows of an edition's CSV."""
    content = render("show", "csv", answer, Manner(("zh",), excel=excel)).content
    assert isinstance(content, str)
    reader = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    rows = list(reader)
    headings = list(reader.fieldnames or ())
    assert len(headings) == len({*headings})
    assert all(len(row) == len(headings) for row in rows)
    return headings, rows


def of_taxonomy(taxonomy: Taxonomy, *items: Item) -> Shown:
    plain = edition("2025")
    listing = dict.fromkeys(taxonomy.depths, "complete")
    head = plain.head.model_copy(update={"taxonomy": taxonomy, "listing": listing})
    return Shown(Edition(head, by_id(items)), {})


def written(item: Item, items: Mapping[str, Item]) -> dict[str, str]:
    """Return the cells that an item has by definition, those of its levels aside."""
    other = {
        f"attributes.{key}" if key in ("id", "name") else key: value
        for key, value in (item.attributes or {}).items()
    }
    return {
        "id": item.id,
        "code": item.code or "",
        "name": item.name,
        "name_en": item.name_en or "",
        "level": item.level,
        "parent": item.parent or "",
        "path": " > ".join(path_of(item, items) or ()),
        "unplaced": "1" if item.unplaced else "0",
        "status": item.status or "",
        "replaced_by": "|".join(item.replaced_by),
        "also_under": "|".join(item.also_under),
        "aliases": "|".join(item.aliases),
        "definition": item.definition or "",
        "note": item.note or "",
        **{f"labels.{tag}": name for tag, name in (item.labels or {}).items()},
        **{k: v if isinstance(v, str) else json.dumps(v) for k, v in other.items()},
    }


@given(editions("2025"))
def test_E7_the_table_of_any_edition_reads_back_as_its_items(drawn: Edition) -> None:
    headings, rows = table(Shown(drawn, {}))
    assert headings[: len(FIXED)] == FIXED
    assert [row["id"] for row in rows] == [*drawn.items]
    for row, item in zip(rows, drawn.items.values(), strict=True):
        said = {key: clean(value) for key, value in written(item, drawn.items).items()}
        assert {
            key: value for key, value in row.items() if value and key not in drawn.head.listing
        } == {key: value for key, value in said.items() if value}
        above, up = {}, item
        while True:
            above[up.level] = clean(up.name)
            if up.parent is None:
                break
            up = drawn.items[up.parent]
        assert {level: row[level] for level in drawn.head.listing if row[level]} == above


@given(editions("2025"))
def test_E7_the_json_holds_all_that_the_table_holds(drawn: Edition) -> None:
    _, rows = table(Shown(drawn, {}))
    items = json.loads(shown("show", "json", Shown(drawn, {}), "en"))["items"]
    for row, told in zip(rows, items, strict=True):
        for key in ("id", "code", "name", "name_en", "level", "parent", "status", "definition"):
            assert row[key] == clean(told.get(key) or "")
        assert row["path"] == " > ".join(told["path"] or ())
        assert row["unplaced"] == str(int(told["unplaced"]))
        for key in ("aliases", "replaced_by", "also_under"):
            assert row[key] == "|".join(told.get(key, ()))
        labels = {k.removeprefix("labels."): v for k, v in row.items() if k.startswith("labels.")}
        assert {k: v for k, v in labels.items() if v} == told.get("labels", {})
        attributes = {key: row[key] for key in told.get("attributes", {})}
        assert {k: v if v[:1] != "[" else json.loads(v) for k, v in attributes.items()} == (
            told.get("attributes", {})
        )


def test_E7_a_partial_edition_with_unplaced_items_has_a_table() -> None:
    headings, rows = table(Shown(TREE, {}))
    assert headings == [*FIXED, "labels.ja"]
    found = {row["id"]: [row[key] for key in ("path", "direction", "main", "new")] for row in rows}
    assert found == {
        "甲": ["甲", "甲", "", ""],
        "乙": ["甲 > 乙", "甲", "乙", ""],
        "戊": ["甲 > 乙 > 戊", "甲", "乙", "戊"],
        "丙": ["甲 > 丙", "甲", "丙", ""],
        "丁": ["", "", "丁", ""],
        "己": ["", "", "丁", "己"],
    }
    assert [row["unplaced"] for row in rows] == ["0", "0", "0", "0", "1", "0"]


def test_E7_level_and_under_narrow_the_rows_and_leave_the_columns() -> None:
    headings, rows = table(Shown(TREE, {}))
    for level, under, wanted in (
        ("main", None, {"甲", "乙", "丙", "丁"}),
        (None, "乙", {"乙", "戊"}),
        ("main", "乙", {"乙"}),
    ):
        assert table(Shown(TREE, {}, level=level, under=under)) == (
            headings,
            [row for row in rows if row["id"] in wanted],
        )


def test_E7_attributes_have_columns_whether_declared_or_not() -> None:
    declared = (Attribute(id="firms", type="number"), Attribute(id="main"), Attribute(id="path"))
    taxonomy = TAXONOMY.model_copy(update={"attributes": declared})
    said = {"firms": "1,200", "main": "yes", "path": "p", "name": "n", "parts": ["a", {"b": "c"}]}
    headings, (row,) = table(of_taxonomy(taxonomy, direction("甲", attributes=said)))
    assert headings[len(FIXED) :] == [
        "firms", "attributes.main", "attributes.path", "attributes.name", "parts",
    ]  # fmt: skip
    assert (row["name"], row["path"], row["main"]) == ("甲", "甲", "")
    assert [row[key] for key in headings[len(FIXED) :]] == [
        "1,200", "yes", "p", "n", '["a", {"b": "c"}]',
    ]  # fmt: skip


def test_E7_a_level_that_is_called_as_a_column_keeps_a_column_of_its_own() -> None:
    levels = (Level(id="name"), Level(id="levels.name"), Level(id="note"))
    taxonomy = Taxonomy(id="demo", title=TAXONOMY.title, levels=levels)
    items = (Item("a", "A", "name"), Item("b", "B", "levels.name", "a"))
    headings, rows = table(of_taxonomy(taxonomy, *items))
    own = ["levels.name", "levels.levels.name", "levels.note"]
    assert headings[7:10] == own
    assert [[row[key] for key in ("name", *own)] for row in rows] == [
        ["A", "A", "", ""],
        ["B", "A", "B", ""],
    ]


@pytest.mark.parametrize("name", ["=1+1", "+86", "-1", "@x"])
def test_E2_a_table_is_as_it_is_but_for_excel(name: str) -> None:
    answer = Shown(edition("2025", Item("i", name, "direction", code=name)), {})
    for excel, cell in ((False, name), (True, f"'{name}")):
        (row,) = table(answer, excel=excel)[1]
        assert [row[key] for key in ("code", "name", "path", "direction")] == [cell] * 4


def test_notes_have_a_column_where_they_are_shown(tmp_path: Path) -> None:
    where = tmp_path / "tracks.db"
    with Store.open(where) as store:
        keep(store, TREE)
        headings, rows = table(show(store, "2025"))
        assert "note" in headings
        assert [row["note"] for row in rows if row["note"]] == ["内部"]
    with Store.open(where, create=False, public=True) as public:
        assert table(show(public, "2025"))[0] == [h for h in headings if h != "note"]
        assert "内部" not in shown("show", "json", show(public, "2025"), "zh")
