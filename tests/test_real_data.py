"""Real classifications: what `tracks diff` finds, against a few independent lines over the CSVs."""

import csv
import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.asking import ask, record
from tests.lineage.oracle import Pair, Pairing, events
from tests.views.showing import shown
from tracks.commands.diff import compare
from tracks.commands.verify import verify
from tracks.diff.diff import diff
from tracks.diff.flow import flow
from tracks.model.kind import EVENTS
from tracks.store import Store

DATA = Path(__file__).parents[2] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no classifications at {DATA}")

LEVELS = {
    "areacodes": ["province", "prefecture", "county"],
    "iab": [f"level-{n}" for n in range(5)],
    "shopify": [f"level-{n}" for n in range(1, 9)],
}
EDITIONS = {
    "areacodes": [str(year) for year in range(1981, 2000)],
    "iab": ["2.0", "2.2"],
    "shopify": ["2024-07", "2024-10"],
}
PAIRS = [(name, *pair) for name, labels in EDITIONS.items() for pair in pairwise(labels)]
PAIRS.append(("areacodes", "1981", "1999"))

Row = dict[str, str]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("real") / "tracks.db")
    outcome = record(path, [DATA])
    assert outcome.recorded
    assert outcome.errors == 0
    return path


@cache
def rows(name: str, label: str) -> dict[str, Row]:
    with (DATA / name / f"{label}.csv").open(encoding="utf-8", newline="") as file:
        found = {row["id"]: row for row in csv.DictReader(file)}
    for row in found.values():
        row["name"] = row["name"].replace("\u200b", "")  # shopify: 黄油/…人造黄油
    return found


@cache
def links(name: str) -> dict[tuple[str, str], dict[str, dict[str, bool]]]:
    """Return, by pair of editions and source, the targets of links and whether they are partial."""
    found: dict[tuple[str, str], dict[str, dict[str, bool]]] = {}
    file = DATA / name / "links.csv"
    if file.is_file():
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                pair = found.setdefault((row["from_edition"], row["to_edition"]), {})
                pair.setdefault(row["from_id"], {})[row["to_id"]] = row["partial"] == "1"
    return found


@cache
def successors(name: str, before: str, after: str) -> dict[str, set[str]]:
    """Return what became of each item, by composing the official links year by year."""
    labels = EDITIONS[name]
    found = {i: {i} for i in rows(name, before)}
    for since, edition in pairwise(labels[labels.index(before) : labels.index(after) + 1]):
        there, told = rows(name, edition), links(name).get((since, edition), {})
        for i, reached in found.items():
            found[i] = {
                target
                for x in reached
                for target in [*told.get(x, ()), *([x] if lives(x, told, there) else ())]
            }
    return found


def lives(item: str, told: dict[str, dict[str, bool]], there: dict[str, Row]) -> bool:
    return item in there and (item not in told or item in told[item] or any(told[item].values()))


def pairs(name: str, before: str, after: str) -> dict[Pair, Pairing]:
    """Return who became whom; whether in part only is known of neighbours."""
    told = links(name).get((before, after), {})
    return {
        (i, target): Pairing(i != target and told.get(i, {}).get(target, False), None, 1)
        for i, targets in successors(name, before, after).items()
        for target in targets
    }


def compared(name: str, before: str, after: str) -> set[tuple[str, str]]:
    """Return (kind, id) for everything that differs between two CSVs and that no link is about."""
    old, new = rows(name, before), rows(name, after)
    onward = successors(name, before, after)
    labels = EDITIONS[name]
    earlier = {i for label in labels[: labels.index(before)] for i in rows(name, label)}
    reached = {target for targets in onward.values() for target in targets}
    found = {("removed", i) for i, targets in onward.items() if not targets}
    found |= {("revived" if i in earlier else "added", i) for i in new.keys() - reached}
    for i in by_themselves(name, before, after):
        step = LEVELS[name].index(new[i]["level"]) - LEVELS[name].index(old[i]["level"])
        found |= {("promoted", i)} if step < 0 else {("demoted", i)} if step > 0 else set()
        for column, kind in (("name", "renamed"), ("name_en", "revised")):
            if old[i].get(column) != new[i].get(column):
                found.add((kind, i))
        was, now = old[i]["parent"], new[i]["parent"]
        if was != now and onward.get(was) != {now}:
            found.add(("moved", i))
    return found


def by_themselves(name: str, before: str, after: str) -> set[str]:
    """Return the items that exchanged nothing with others."""
    onward = successors(name, before, after)
    sources: dict[str, set[str]] = {}
    for i, targets in onward.items():
        for target in targets:
            sources.setdefault(target, set()).add(i)
    return {i for i, targets in onward.items() if targets == {i} == sources[i]}


def leaves(name: str, label: str) -> set[str]:
    return rows(name, label).keys() - {row["parent"] for row in rows(name, label).values()}


@cache
def lowest_under(name: str, label: str) -> dict[str, list[str]]:
    """Return the lowest items under each item; a lowest one has itself."""
    table = rows(name, label)
    found: dict[str, list[str]] = {i: [] for i in table}
    for i in leaves(name, label):
        for above in line(i, table):
            found[above].append(i)
    return found


def line(item: str, table: dict[str, Row]) -> Iterator[str]:
    """Yield an item and what stands above it."""
    while item:
        yield item
        item = table[item]["parent"]


def held_by_what_is_below(change: Any, name: str, before: str, after: str) -> None:
    """Assert of an event of items above the leaves what is said of it, by counting lowest items."""
    inside, back_inside = lowest_under(name, before), lowest_under(name, after)
    ended, begun = ([item["id"] for item in change[side]] for side in ("before", "after"))
    assert all(inside[i] != [i] for i in ended if i not in begun)
    assert all(back_inside[i] != [i] for i in begun if i not in ended)
    onward = successors(name, before, after)
    origins: dict[str, set[str]] = {}
    for i, targets in onward.items():
        for target in targets:
            origins.setdefault(target, set()).add(i)
    within = {target for i in begun for target in back_inside[i]}
    came_of = {i for each in ended for i in inside[each]}

    def gone(item: str) -> int:
        return sum(bool(onward[i]) and onward[i] <= within for i in inside[item])

    def come(item: str) -> int:
        return sum(bool(origins.get(i)) and origins[i] <= came_of for i in back_inside[item])

    kind = change["kinds"][0]
    if len(ended) == len(begun) == 1 and (before, after) not in pairwise(EDITIONS[name]):
        return  # the same from edition to edition, whatever lay in it in the first and lies in the last
    if kind not in ("absorbed", "split_off"):
        assert all(gone(i) * 2 > len(inside[i]) for i in ended)
        assert all(come(i) * 2 > len(back_inside[i]) for i in begun)
    elif kind == "absorbed":
        (into,) = begun
        assert all(gone(i) == len(inside[i]) for i in ended if i != into)
    else:
        (of,) = ended
        assert all(come(i) == len(back_inside[i]) for i in begun if i != of)


def root_of(row: Row, table: dict[str, Row]) -> str:
    while row["parent"]:
        row = table[row["parent"]]
    return row["id"]


@pytest.mark.parametrize(("name", "before", "after"), PAIRS)
def test_a_diff_agrees_with_the_files(database: str, name: str, before: str, after: str) -> None:
    result = ask(compare, database, before, after, taxonomy=name)
    told = json.loads(shown("diff", "json", result, "zh"))
    alone = [c for c in told["changes"] if c["evidence"] == "listed"]
    found = {
        (kind, (change["after"] or change["before"])[0]["id"])
        for change in alone
        for kind in change["kinds"]
    }
    derived = [c for c in told["changes"] if c["evidence"] == "derived"]
    in_events = [
        (side, item["id"])
        for c in told["changes"]
        if c["evidence"] != "listed"
        for side in ("before", "after")
        for item in c[side]
    ]
    assert len(in_events) == len({*in_events})
    assert found == {
        (kind, i)
        for kind, i in compared(name, before, after)
        if ("before" if kind == "removed" else "after", i) not in in_events
    }
    for change in derived:
        held_by_what_is_below(change, name, before, after)
    assert told["undecided"] == {
        "first_listed": [], "no_longer_listed": [], "first_placed": [], "no_longer_placed": [],
    }  # fmt: skip

    happened = {
        tuple(frozenset(item["id"] for item in change[side]) for side in ("before", "after")): (
            change["kinds"][0]
        )
        for change in told["changes"]
        if change["evidence"] == "linked"
    }
    expected = {event[1:]: event[0] for event in events(pairs(name, before, after))}
    # What is derived of items above the leaves joins events of links that have one of these in them.
    more = {
        event: [each for each in expected if each[0] <= event[0] and each[1] <= event[1]]
        for event in happened.keys() - expected.keys()
    }
    assert expected.keys() - happened.keys() == {each for parts in more.values() for each in parts}
    upper = [rows(name, label).keys() - leaves(name, label) for label in (before, after)]
    for event, parts in more.items():
        assert parts
        for n, side in enumerate(upper):
            assert event[n] - {i for each in parts for i in each[n]} <= side
    if (before, after) in pairwise(EDITIONS[name]):
        assert {e: k for e, k in happened.items() if k in EVENTS and e not in more} == {
            e: k for e, k in expected.items() if k and e in happened
        }

    old, new = rows(name, before), rows(name, after)
    for count in told["counts"]:
        for side, table, roots in (("before", old, "under_before"), ("after", new, "under")):
            level = [r for r in table.values() if r["level"] == count["level"]]
            if count["under"]:
                under = {*count[roots]}
                level = [r for r in level if r["parent"] and root_of(r, table) in under]
            assert count[side]["value"] == len(level)
            assert count[side]["evidence"] == "listed"
    assert {c["level"] for c in told["counts"] if not c["under"]} == set(LEVELS[name])


def test_every_recorded_edition_holds_what_its_file_holds(database: str) -> None:
    assert ask(verify, database).flaws == ()
    again = record(database, [DATA]).recorded
    assert len(again) == sum(map(len, EDITIONS.values()))
    assert not any(recorded.changed for recorded in again)


@pytest.mark.parametrize(("name", "before", "after"), PAIRS)
def test_the_flow_closes_for_every_level_and_root(
    database: str, name: str, before: str, after: str
) -> None:
    with Store.open(database) as store:
        there = store.editions(name)
        pair = store.delta(there[before], there[after])
        rows = flow(
            pair, diff(pair), store.edition(there[before]), store.edition(there[after])
        ).rows
    assert {(row.level, row.root): row.unexplained for row in rows if row.unexplained} == {}
    assert all(row.unexplained is not None for row in rows)
