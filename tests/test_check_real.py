"""`make check-real`: every report of real classifications as JSON, held against their files and each other.

Nothing here looks into the program: what it tells of each pair of neighbouring editions is compared
with a few independent lines over the CSVs, and with what it tells of the same pair elsewhere.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.asking import record
from tests.lineage.oracle import united
from tests.test_real_data import DATA, EDITIONS, Row, links, rows, successors
from tests.views.showing import shown
from tracks.commands.audit import audited
from tracks.commands.changelog import changelog
from tracks.commands.crosswalk import walk
from tracks.commands.diff import compare
from tracks.commands.flow import flowed
from tracks.commands.groups import grouped
from tracks.commands.history import histories
from tracks.commands.listing import listing
from tracks.commands.log import journal, revisions
from tracks.commands.show import show
from tracks.reports import REPORTS
from tracks.store import Store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no classifications at {DATA}"),
]

SHIPPED = {"china-new-tracks": ["2021", "2023", "2024", "2025"]}
ALL = EDITIONS | SHIPPED
REAL = [(name, *pair) for name, labels in EDITIONS.items() for pair in pairwise(labels)]
PAIRS = [(name, *pair) for name, labels in ALL.items() for pair in pairwise(labels)]
SPANS = [("areacodes", "1981", "1986"), ("areacodes", "1986", "1999"), ("areacodes", "1981", "1999")]

OF_A_TAXONOMY: dict[str, Callable[[Store, str], Any]] = {
    "list": listing,
    "log": journal,
    "audit": lambda store, name: audited(store, taxonomy=name),
}
OF_AN_EDITION: dict[str, Callable[[Store, str, str], Any]] = {
    "revisions": lambda store, name, label: revisions(store, label, name),
    "show": lambda store, name, label: show(store, label, taxonomy=name),
}
OF_A_PAIR: dict[str, Callable[[Store, str, str, str], Any]] = {
    "diff": lambda store, name, old, new: compare(store, old, new, taxonomy=name),
    "flow": lambda store, name, old, new: flowed(store, old, new, taxonomy=name),
    "groups": lambda store, name, old, new: grouped(store, f"{old}..{new}", taxonomy=name),
    "crosswalk": lambda store, name, old, new: walk(store, old, new, taxonomy=name),
    "changelog": lambda store, name, old, new: changelog(store, f"{old}..{new}", taxonomy=name),
}
OF_ONE = {
    "history": lambda store: histories(store, "420703", taxonomy="areacodes"),
    "explanation": lambda store: audited(
        store, taxonomy="china-new-tracks", explain="2025 new 产业"
    ),
}

Node = tuple[str, str]
"""The side that an item stands on, and its id."""

Told = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Give the JSON of a report of a taxonomy, an edition, a pair, or of what OF_ONE asks."""
    path = tmp_path_factory.mktemp("check-real") / "tracks.db"
    assert record(path).errors == 0
    assert record(path, [DATA]).errors == 0
    asked: Mapping[str, Callable[..., Any]] = {
        **OF_A_TAXONOMY, **OF_AN_EDITION, **OF_A_PAIR, **OF_ONE,
    }  # fmt: skip
    with Store.open(path, create=False) as store:

        @cache
        def tell(report: str, *of: str) -> dict[str, Any]:
            found: dict[str, Any] = json.loads(shown(report, "json", asked[report](store, *of), "en"))
            return found

        yield tell


def test_every_report_of_the_table_is_run() -> None:
    run = [*OF_A_TAXONOMY, *OF_AN_EDITION, *OF_A_PAIR, *OF_ONE]
    assert sorted(run) == sorted(REPORTS)


def test_every_classification_at_hand_is_run() -> None:
    folders = [*DATA.glob("*/"), *(Path(__file__).parents[1] / "taxonomies").glob("*/")]
    files = {folder.name: {file.stem for file in folder.iterdir()} for folder in folders}
    assert {name: {*labels} for name, labels in ALL.items()} == {
        name: stems - {"taxonomy", "links", "README"} for name, stems in files.items()
    }


@pytest.mark.parametrize("report", OF_ONE)
def test_what_is_asked_of_one_item_is_told(told: Told, report: str) -> None:
    assert told(report)["schema"] in (f"tracks.{report}/1", "tracks.explanation/1")


# What the crosswalk tells is what links compose to.


def lowest(table: dict[str, Row]) -> set[str]:
    return table.keys() - {row["parent"] for row in table.values()}


@pytest.mark.parametrize(("name", "before", "after"), [*REAL, *SPANS])
def test_lowest_items_are_joined_as_links_compose(
    told: Told, name: str, before: str, after: str
) -> None:
    first, last = lowest(rows(name, before)), lowest(rows(name, after))
    onward = successors(name, before, after)
    reached = {target for targets in onward.values() for target in targets}
    expected = {(i, target) for i in first for target in onward[i] & last}
    expected |= {(i, None) for i in first if not onward[i]}
    expected |= {(None, target) for target in last - reached}
    mapped = pairs_of(told("crosswalk", name, before, after))
    assert {
        (i, target) for i, target in mapped if {i, target} - {None} and
        (i in first or i is None) and (target in last or target is None)
    } == expected  # fmt: skip


def pairs_of(crosswalk: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    return [
        (m["subject"] and m["subject"]["id"], m["object"] and m["object"]["id"])
        for m in crosswalk["mappings"]
    ]
