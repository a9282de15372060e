"""Lineage on the real succession of area codes, against independent lines and ten well-known changes."""

import csv
import io
from itertools import pairwise
from pathlib import Path

import pytest

from tests.asking import ask, record
from tests.conftest import Golden
from tests.test_real_data import DATA, EDITIONS, LEVELS, links, lives, rows, successors
from tests.views.showing import shown
from tracks.commands.crosswalk import walk
from tracks.commands.groups import grouped
from tracks.commands.history import histories
from tracks.lineage.groups import Grade

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no classifications at {DATA}")

GOLDEN = Path(__file__).parent / "golden" / "areacodes"
FIRST, LAST = EDITIONS["areacodes"][0], EDITIONS["areacodes"][-1]
WELL_KNOWN = {
    "海南省": "a province of 1988, told by its counties",
    "重庆市": "a city of 1997 that was a prefecture before, told by its counties",
    "黄山市": "a city of 1987 in place of a prefecture; another one became its district",
    "张家界市": "a city of 1988 renamed in 1994",
    "浦东新区": "a district of 1992 made of parts of five",
    "宝山区": "a merger of 1988; and another district of that name",
    "海口市": "new codes in 1987 and 1988, then three districts split off",
    "三亚市": "a county renamed in 1984, promoted in 1987, in another province since 1988",
    "石峰区": "a regrouping of 1997 that takes over the code of a district that ended",
    "420703": "one code, two districts",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("lineage") / "tracks.db")
    assert record(path, [DATA / "areacodes"]).errors == 0
    return path


@pytest.mark.parametrize("name", WELL_KNOWN)
def test_a_history_reads_right(database: str, name: str, golden: Golden) -> None:
    golden(
        GOLDEN / f"history-{name}.txt",
        shown("history", "text", ask(histories, database, name), "zh"),
    )


@pytest.mark.parametrize(("before", "after"), [(FIRST, LAST), ("1982", "1983"), ("1986", "1998")])
def test_a_crosswalk_is_the_composition_of_the_links(
    database: str, before: str, after: str
) -> None:
    above = uppers(before) | uppers(after)  # what stands above is derived, and is held below

    def pairs(source: str, target: str) -> list[tuple[str, str]]:
        text = shown("crosswalk", "csv", ask(walk, database, source, target), "zh")
        found = csv.DictReader(io.StringIO(text))
        told = ((row["subject_id"], row["object_id"]) for row in found)
        return sorted(pair for pair in told if above.isdisjoint(pair))

    onward = successors("areacodes", before, after)
    expected = [(i, target) for i, targets in onward.items() for target in targets or {""}]
    reached = {target for targets in onward.values() for target in targets}
    expected += [("", i) for i in rows("areacodes", after) if i not in reached]
    expected = [pair for pair in expected if above.isdisjoint(pair)]
    assert pairs(before, after) == sorted(expected)
    assert pairs(after, before) == sorted((target, source) for source, target in expected)


@pytest.mark.parametrize(("before", "after"), list(pairwise(EDITIONS["areacodes"])))
def test_every_item_that_ends_has_exactly_the_successors_of_the_table(
    database: str, before: str, after: str
) -> None:
    told = links("areacodes").get((before, after), {})
    there = rows("areacodes", after)
    above = uppers(before)  # what became of what stands above is derived, unless a link says it
    ends = [
        i
        for i in rows("areacodes", before)
        if not lives(i, told, there) and (i not in above or i in told)
    ]
    assert ends
    became: dict[str, set[str]] = {}
    for pairing in ask(walk, database, before, after).walk.rows:
        if pairing.source:
            targets = became.setdefault(pairing.source.id, set())
            targets |= {pairing.target.id} if pairing.target else set()
    assert {i: became[i] for i in ends} == {i: {*told.get(i, ())} for i in ends}


def test_no_item_of_a_group_went_to_another_group(database: str) -> None:
    found = ask(grouped, database, f"{FIRST}..{LAST}").groups
    of_source = {item.id: n for n, group in enumerate(found) for item in group.before}
    of_target = {item.id: n for n, group in enumerate(found) for item in group.after}
    assert of_source.keys() == rows("areacodes", FIRST).keys()
    assert of_target.keys() == rows("areacodes", LAST).keys()
    for source, targets in successors("areacodes", FIRST, LAST).items():
        assert {of_target[target] for target in targets} <= {of_source[source]}


def line(item_id: str | None, label: str) -> list[str]:
    """Return the ids of an item and of what stands above it, innermost first."""
    found = []
    while item_id:
        found.append(item_id)
        item_id = rows("areacodes", label)[item_id]["parent"]
    return found


def uppers(label: str) -> set[str]:
    """Return the ids of what has others under it."""
    return {row["parent"] for row in rows("areacodes", label).values()}


def counties(before: str, after: str) -> set[tuple[str, str]]:
    """Return what became of what has none under it, and of what links name, pair by pair."""
    linked = links("areacodes").get((before, after), {})
    onward = successors("areacodes", before, after)
    lowest = onward.keys() - uppers(before) | linked.keys()
    return {(i, target) for i in lowest for target in onward.get(i, ())}


def counterpart(level: str, found: list[str], label: str) -> str | None:
    """Return what of a line is of a level, or, where that is left out, the outermost further in if any."""
    there, depth = rows("areacodes", label), LEVELS["areacodes"].index
    levels = {
        depth(there[i]["level"]): i for i in found if depth(there[i]["level"]) >= depth(level)
    }
    return levels[min(levels)] if levels else None


@pytest.mark.parametrize(("before", "after"), list(pairwise(EDITIONS["areacodes"])))
def test_B3_a_prefecture_that_gave_a_county_away_is_not_the_same_as_it_was(
    database: str, before: str, after: str
) -> None:
    gave = {
        upper
        for source, target in counties(before, after)
        for upper in line(source, before)[1:]
        if upper not in line(target, after)
    }
    assert {rows("areacodes", before)[upper]["level"] for upper in gave} >= {"prefecture"}
    for group in ask(grouped, database, f"{before}..{after}").groups:
        if group.grade in (Grade.IDENTICAL, Grade.EXTENDED, Grade.RENAMED):
            assert not {item.id for item in group.before} & {item.id for item in group.after} & gave


@pytest.mark.parametrize(("before", "after"), list(pairwise(EDITIONS["areacodes"])))
def test_B3_the_pairs_above_are_what_descends_to_the_counties(
    database: str, before: str, after: str
) -> None:
    old, new = rows("areacodes", before), rows("areacodes", after)
    expected: set[tuple[str | None, str | None]] = {
        (i, i) for i in old.keys() & new.keys() if old[i]["name"] == new[i]["name"]
    }
    for source, target in counties(before, after):
        lines = line(source, before), line(target, after)
        expected |= {(p, counterpart(old[p]["level"], lines[1], after)) for p in lines[0][1:]}
        expected |= {(counterpart(new[q]["level"], lines[0], before), q) for q in lines[1][1:]}
    joined = counties(before, after)
    whole = {
        i
        for i, told in links("areacodes").get((before, after), {}).items()
        if not any(told.values())
    }
    expected = {pair for pair in expected if pair[0] not in whole and all(pair)} | joined
    above = uppers(before), uppers(after)
    told = {
        (row.source.id, row.target.id)
        for row in ask(walk, database, before, after).walk.rows
        if row.source and row.target
    }
    told, expected = (
        {pair for pair in pairs if pair[0] in above[0] or pair[1] in above[1]}
        for pairs in (told, expected)
    )
    assert told == expected
