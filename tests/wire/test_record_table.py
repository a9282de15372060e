"""What is recorded as flat tables: they hold what the JSON of the same answer holds."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.building import TAXONOMY, direction, edition, main
from tests.store.conftest import keep, of_taxonomy
from tests.views.showing import shown
from tracks.commands.listing import listing
from tracks.commands.log import journal, revisions
from tracks.model.act import Deed
from tracks.model.edition import Edition
from tracks.model.taxonomy import Title
from tracks.store import Store

LISTED = ("listing", "listed", "deprecated", "proposed")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A record of two taxonomies, with one title in Japanese, a draft, and reasons that look like formulas."""
    with Store.open(tmp_path / "tracks.db") as opened:
        keep(opened, edition("2024", direction("甲"), main("子", "甲"), valid_from="2024-03-01"))
        keep(opened, edition("2025", direction("甲"), main("子", "甲", status="deprecated")))
        keep(opened, edition("2025", direction("甲"), direction("乙")))
        with opened.recording("=who", '+why, "then"') as session:
            session.enter(opened.revisions("demo")[1], Deed.PUBLISHED)
        keep(
            opened,
            in_japanese(of_taxonomy("other", edition("1", direction("甲"), listing="partial"))),
        )
        yield opened


def in_japanese(of: Edition) -> Edition:
    title = Title.model_validate({"en": "Other", "ja": "他"})
    taxonomy = of.head.taxonomy.model_copy(update={"title": title})
    return Edition(of.head.model_copy(update={"taxonomy": taxonomy}), of.items)


def read(report: str, answer: object) -> tuple[list[dict[str, str]], Any]:
    """Return the rows of an answer's CSV, and its JSON."""
    rows = list(csv.DictReader(io.StringIO(shown(report, "csv", answer, "en"), newline="")))
    return rows, json.loads(shown(report, "json", answer, "en"))


def filled(row: dict[str, str]) -> dict[str, str]:
    return {key: cell for key, cell in row.items() if cell}


def flat(**told: Any) -> dict[str, str]:
    """Return what JSON tells as cells, without what it does not tell."""
    return {key: str(value) for key, value in told.items() if value is not None}


def test_E7_the_list_has_a_row_for_each_edition(store: Store) -> None:
    rows, told = read("list", listing(store))
    expected = [
        flat(taxonomy=each["taxonomy"])
        | flat(**{f"title.{lang}": each["title"][lang] for lang in ("zh", "en")})
        | flat(**{f"title.{tag}": text for tag, text in each["title"].get("labels", {}).items()})
        | flat(**{key: value for key, value in row.items() if key not in LISTED})
        | flat(**{f"{w}.{level}": n for w in LISTED for level, n in row.get(w, {}).items()})
        for each in told["taxonomies"]
        for row in each["editions"]
    ]
    assert len(expected) == 3
    assert [filled(row) for row in rows] == expected
    assert [row["title.ja"] for row in rows] == ["", "", "他"]
    assert [row["valid_from"] for row in rows] == ["2024-03-01", "", ""]
    assert [row["deprecated.main"] for row in rows] == ["", "1", ""]
    assert "proposed.main" not in rows[0]
    assert rows[0]["title.zh"] == TAXONOMY.title.zh


def test_E7_the_log_has_a_row_for_each_act(store: Store) -> None:
    rows, told = read("log", journal(store))
    assert [filled(row) for row in rows] == [
        flat(taxonomy=each["taxonomy"], **act) for each in told["journals"] for act in each["acts"]
    ]
    assert [
        (row["taxonomy"], row["revision"], row["deed"], row["by"], row["why"]) for row in rows
    ] == [
        ("demo", "2024@1", "recorded", "", ""),
        ("demo", "2025@1", "recorded", "", ""),
        ("demo", "2025@2", "recorded", "", ""),
        ("demo", "2025@1", "published", "=who", '+why, "then"'),
        ("other", "1@1", "recorded", "", ""),
    ]


def test_E7_the_revisions_of_an_edition_have_a_row_each(store: Store) -> None:
    rows, told = read("revisions", revisions(store, "2025", "demo"))
    assert told["current"] == "2025@1"
    currents = ("1", "0")
    assert [filled(row) for row in rows] == [
        flat(taxonomy="demo", edition="2025", current=current, **act)
        for current, act in zip(currents, told["revisions"], strict=True)
    ]
