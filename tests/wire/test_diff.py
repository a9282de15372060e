"""The JSON of a diff: its schema is the documented one, every item stands once, the shape is the promised one."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from tests.strategies import editions
from tests.views.example import example, unchanged
from tests.views.showing import render_diff
from tracks.diff.change import ChangeSet
from tracks.diff.delta import Delta, delta
from tracks.diff.diff import diff
from tracks.model.edition import Edition
from tracks.wire.diff_table import COLUMNS

SCHEMA_FOLDER = Path(__file__).parents[2] / "docs" / "schema"
SCHEMA = json.loads((SCHEMA_FOLDER / "tracks.diff-1.json").read_text(encoding="utf-8"))


def told(delta: Delta, found: ChangeSet) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render_diff("json", delta, found, "zh"))
    return document


@pytest.mark.parametrize("pair", [example, unchanged])
def test_documents_are_of_the_schema(pair: Any) -> None:
    jsonschema.validate(told(*pair()), SCHEMA)


@given(editions("2024"), editions("2025"))
def test_any_diff_is_of_the_schema_and_holds_each_item_that_differs_once(
    before: Edition, after: Edition
) -> None:
    pair = delta(before, after)
    document = told(pair, diff(pair))
    jsonschema.validate(document, SCHEMA)
    undecided = document["undecided"]
    placed = [*undecided["first_placed"], *undecided["no_longer_placed"], *document["followed"]]
    found = {
        "before": [i["id"] for i in (*undecided["no_longer_listed"], *placed)],
        "after": [i["id"] for i in (*undecided["first_listed"], *placed)],
    }
    in_events: set[str] = set()
    for change in document["changes"]:
        for side, ids in found.items():
            ids += [item["id"] for item in change[side]]
            in_events |= {item["id"] for item in change[side] if change["evidence"] == "derived"}
    for side, differing in (("before", pair.before.items), ("after", pair.after.items)):
        assert len(found[side]) == len(set(found[side]))
        assert differing.keys() <= set(found[side]) <= differing.keys() | in_events


def test_keys_stand_in_the_promised_order() -> None:
    document = told(*example())
    assert list(document) == [
        "schema",
        "taxonomy",
        "before",
        "after",
        "counts",
        "changes",
        "stated",
        "between",
        "undecided",
        "followed",
        "losses",
        "reordered",
        "numbers",
        "sources",
        "head",
        "passages",
        "led",
    ]
    assert list(document["changes"][0]["before"][0]) == [
        "id",
        "code",
        "name",
        "level",
        "parent",
        "path",
        "unplaced",
    ]


def test_a_figure_is_a_value_or_bounds_and_growth_is_a_ratio() -> None:
    rows = {(row["level"], *row["under"]): row for row in told(*example())["counts"]}
    whole, root = rows["new",], rows["new", "产业"]
    assert whole["before"] == {
        "value": 40,
        "evidence": "stated",
        "source": [{"id": "note", "at": None}],
        "printed_level": None,
    }
    assert whole["growth"] == {"value": 0.3, "printed": None}
    assert (root["before"]["min"], root["before"]["max"]) == (2, None)
    assert (root["net"], root["word"], root["most"]) == (17, "扩容", "net")


def test_an_unplaced_item_has_no_path_and_a_placed_one_all_of_it() -> None:
    document = told(*example())
    paths = {i["id"]: i["path"] for claim in document["stated"] for i in claim["items"]}
    assert paths == {
        "新增一": ["产业", "主赛道五", "新增一"],
        "新增二": None,
        "赛道戊": ["产业", "主赛道三", "赛道戊"],
    }


def test_each_count_change_and_claim_has_a_line_of_its_own() -> None:
    delta, found = example()
    text = render_diff("json", delta, found, "zh")
    assert text.startswith('{\n"schema": "tracks.diff/1",\n"taxonomy": "demo",\n')
    assert text.endswith("}\n")
    told = json.loads(text)
    lines = {line.rstrip(",") for line in text.splitlines()}
    for key in ("counts", "changes", "stated", "between"):
        assert {json.dumps(entry, ensure_ascii=False) for entry in told[key]} <= lines


@pytest.mark.parametrize("page", ["diff-json.md", "diff-json.zh.md"])
def test_every_key_and_column_is_explained(page: str) -> None:
    explained = (SCHEMA_FOLDER.parent / page).read_text(encoding="utf-8")
    keys = {key for shape in SCHEMA["$defs"].values() for key in shape.get("properties", ())}
    keys |= {*SCHEMA["properties"], *COLUMNS}
    keys -= {"value", "min", "max", "zh", "en", "printed", "growth"}
    assert {
        key for key in keys if f"`{key}`" not in explained and f'"{key}"' not in explained
    } == set()
