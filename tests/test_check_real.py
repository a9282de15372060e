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
from typing import Any

import pytest

from tests.asking import record
from tests.formats.published.reading import RAW, raw_sets
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
from tracks.shipped import taxonomies
from tracks.store import Store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no classifications at {DATA}"),
]

SHIPPED = {
    "china-new-tracks": ["2021", "2023", "2024", "2025"],
    "shenzhen-20-8": ["2022", "2024"],
    "us-cet": ["2020", "2022", "2024"],
    "us-dod-cta": ["2020", "2022", "2025"],
    "kr-strategic-tech": ["2021", "2022"],
    "cn-sei": ["2012", "2018"],
}
AS_PUBLISHED = {
    "naics": ["2017", "2022"],
    "soc": ["2000", "2010", "2018"],
    "onet": ["2010", "2019"],
    "isic": ["2", "3", "3.1", "4"],
}
ALL = EDITIONS | SHIPPED | (AS_PUBLISHED if RAW.is_dir() else {})
REAL = [(name, *pair) for name, labels in EDITIONS.items() for pair in pairwise(labels)]
PAIRS = [(name, *pair) for name, labels in ALL.items() for pair in pairwise(labels)]
SPANS = [
    ("areacodes", "1981", "1986"),
    ("areacodes", "1986", "1999"),
    ("areacodes", "1981", "1999"),
]

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
    raw = [raw_sets(path.parent / "raw")] if RAW.is_dir() else []
    assert record(path, [taxonomies(), DATA, *raw]).errors == 0
    asked: Mapping[str, Callable[..., Any]] = {
        **OF_A_TAXONOMY, **OF_AN_EDITION, **OF_A_PAIR, **OF_ONE,
    }  # fmt: skip
    with Store.open(path, create=False) as store:

        @cache
        def tell(report: str, *of: str) -> dict[str, Any]:
            found: dict[str, Any] = json.loads(
                shown(report, "json", asked[report](store, *of), "en")
            )
            return found

        yield tell


def test_every_report_of_the_table_is_run() -> None:
    run = [*OF_A_TAXONOMY, *OF_AN_EDITION, *OF_A_PAIR, *OF_ONE]
    assert sorted(run) == sorted(REPORTS)


def test_every_classification_at_hand_is_run() -> None:
    folders = [*DATA.glob("*/"), *(Path(__file__).parents[1] / "taxonomies").glob("*/")]
    files = {folder.name: {file.stem for file in folder.iterdir()} for folder in folders}
    assert {name: {*labels} for name, labels in (EDITIONS | SHIPPED).items()} == {
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


# Groups are what an independent union of all that is joined gives.


def line(table: dict[str, Row], item: str) -> list[str]:
    """Return an item and what stands above it."""
    found = []
    while item:
        found.append(item)
        item = table[item]["parent"]
    return found


def leaf_pairs(name: str, before: str, after: str) -> set[tuple[str, str]]:
    """Return the pairs of links, and of lowest items with themselves."""
    first, last = rows(name, before), rows(name, after)
    linked = links(name).get((before, after), {})
    onward = successors(name, before, after)
    asked = lowest(first) | (linked.keys() & first.keys())
    return {(i, target) for i in asked for target in onward[i] & last.keys()}


@pytest.mark.parametrize(("name", "before", "after"), REAL)
def test_groups_are_what_descends_to_the_leaves_has_joined(
    told: Told, name: str, before: str, after: str
) -> None:
    old, new = rows(name, before), rows(name, after)
    said = links(name).get((before, after), {})
    whole = {i for i in said if i not in said[i] and not any(said[i].values())}  # all said of them
    crossed: set[Node] = set()
    edges: list[set[Node]] = [{("before", i)} for i in old] + [{("after", i)} for i in new]
    for source, target in leaf_pairs(name, before, after):
        edges.append({("before", source), ("after", target)})
        above, onto = line(old, source), line(new, target)
        of_level = {new[i]["level"]: i for i in onto}
        for upper in above:
            same = of_level.get(old[upper]["level"])
            if same and upper not in whole:
                edges.append({("before", upper), ("after", same)})
        crossed |= {("before", i) for i in above if i not in onto and i in new}
        crossed |= {("after", i) for i in onto if i not in above and i in old}
    here = stays(name, before, after)
    edges += [{("before", i), ("after", i)} for i in here]
    expected = {
        tuple(frozenset(i for side, i in group if side == end) for end in ("before", "after"))
        for group in united_quickly(edges)
    }
    groups = told("groups", name, before, after)["groups"]
    found = [
        tuple(frozenset(item["id"] for item in group[end]) for end in ("before", "after"))
        for group in groups
    ]
    assert len(found) == len({*found})
    assert {*found} == expected
    for group in groups:
        if group["grade"] in ("identical", "renamed"):
            (was,), (now,) = group["before"], group["after"]
            assert not crossed & {("before", was["id"]), ("after", now["id"])}


def stays(name: str, before: str, after: str) -> set[str]:
    """Return the items of both editions that are the same: by name, or as most of them stayed."""
    old, new = rows(name, before), rows(name, after)
    onward = successors(name, before, after)
    left, whole = Counter[str](), Counter[str]()
    for i in lowest(old):
        reached = {above for target in onward[i] & new.keys() for above in line(new, target)}
        for upper in line(old, i):
            whole[upper] += 1
            left[upper] += bool(onward[i]) and upper not in reached
    return {
        i
        for i in old.keys() & new.keys()
        if i in onward[i] and (old[i]["name"] == new[i]["name"] or left[i] * 2 <= whole[i])
    }


def united_quickly(edges: Iterable[set[Node]]) -> Iterable[set[Node]]:
    root: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        while (up := root.setdefault(node, node)) != node:
            root[node] = node = root[up]
        return node

    for edge in edges:
        first, *rest = (find(node) for node in edge)
        for each in rest:
            root[each] = find(first)
    found: dict[Node, set[Node]] = {}
    for node in root:
        found.setdefault(find(node), set()).add(node)
    return found.values()


# The flow closes, and its moves are those that it lists.


@pytest.mark.parametrize(("name", "before", "after"), PAIRS)
def test_a_flow_of_complete_lists_closes(told: Told, name: str, before: str, after: str) -> None:
    complete = completely_listed(told, name, before, after)
    assert complete
    for row in told("flow", name, before, after)["rows"]:
        if row["level"] in complete:
            assert row["unexplained"] == 0
            net = row["closing"]["value"] - row["opening"]["value"]
            assert sum(row["net"].values()) == net


@pytest.mark.parametrize(("name", "before", "after"), PAIRS)
def test_B8_the_moves_that_are_listed_add_up_to_those_of_the_flow(
    told: Told, name: str, before: str, after: str
) -> None:
    flow = told("flow", name, before, after)
    others = taken_up(flow["rows"], "roots")
    moved = Counter[tuple[str, str, str | None]]()
    for move in flow["moves"]:
        assert len(move["topmost"]) <= move["number"]
        ends = (move["before"]["roots"], move["after"]["roots"])
        # What went with what it stands under is told of that.
        assert move["topmost"] or any(
            ends == (other["before"]["roots"], other["after"]["roots"])
            for other in flow["moves"]
            if other["topmost"]
        )
        # From a root to another that has its id now.
        reused = others.issuperset(move["after"]["roots"] or ())
        assert move["before"] != move["after"] or reused
        for side in ("before", "after"):
            level, roots = move[side]["level"], move[side]["roots"]
            moved[side, level, None] += move["number"]
            moved[side, level, str(roots)] += move["number"]
    for row in flow["rows"]:
        ends = (("before", row["roots_before"]), ("after", row["roots"]))
        left, came = (
            moved[side, row["level"], str(roots) if row["roots"] else None]
            if roots or not row["roots"]
            else 0
            for side, roots in ends
        )
        if row["roots"] and row["roots_before"] == row["roots"] and others.issuperset(row["roots"]):
            came = 0  # it ended; what came went to the other that has its id now
        assert (row["net"]["moved"] or 0) == came - left


def completely_listed(told: Told, name: str, before: str, after: str) -> set[str]:
    first, last = (told("show", name, label)["listing"] for label in (before, after))
    return {level for level in last if first[level] == last[level] == "complete"}


# Numbers that name the same thing are the same in every report.


@pytest.mark.parametrize(("name", "before", "after"), PAIRS)
def test_counts_agree_between_reports(told: Told, name: str, before: str, after: str) -> None:
    diff, flow = told("diff", name, before, after), told("flow", name, before, after)
    log = told("changelog", name, before, after)
    (chapter,) = log["chapters"]
    assert log["summary"] is None
    assert {**chapter["diff"], "changes": 0} == {**diff, "changes": 0}
    assert Counter(map(str, chapter["diff"]["changes"])) == Counter(map(str, diff["changes"]))
    assert chapter["flow"] == flow["rows"]
    counts = {
        (row["level"], *row["under_before"], "", *row["under"]): (row["before"], row["after"])
        for row in diff["counts"]
    }
    assert len(counts) == len(diff["counts"])
    for row in flow["rows"]:
        cell = (row["level"], *row["roots_before"], "", *row["roots"])
        assert (row["opening"], row["closing"]) == counts[cell]
    complete = completely_listed(told, name, before, after)
    (recorded,) = told("list", name)["taxonomies"]
    listed = {edition["edition"]: edition["listed"] for edition in recorded["editions"]}
    for end, (side, label) in enumerate((("before", before), ("after", after))):
        shown_here = told("show", name, label)
        assert told("revisions", name, label)["current"] == f"{label}@{diff[side]['revision']}"
        assert shown_here["digest"] == diff[side]["digest"] == flow[side]["digest"]
        counted = Counter(item["level"] for item in shown_here["items"])
        assert +counted == +Counter(shown_here["listed"]) == +Counter(listed[label])
        for level in complete:
            assert counts[level, ""][end]["value"] == counted[level]
        under = Counter(
            (item["level"], of_path(item)) for item in shown_here["items"] if item["parent"]
        )
        ids = {item["id"]: item["name"] for item in shown_here["items"]}
        others = taken_up(diff["counts"], "under")
        for row in diff["counts"]:
            if row["under"] and row["level"] in complete:
                roots = row["under_before" if side == "before" else "under"]
                ended = row["under_before"] == row["under"] and others.issuperset(row["under"])
                expected = sum(under[row["level"], ids[i]] for i in roots if i in ids)
                assert row[side]["value"] == (0 if side == "after" and ended else expected)


def taken_up(rows: Iterable[dict[str, Any]], key: str) -> set[str]:
    """Return the roots that are not what stood under their id before."""
    return {i for row in rows if row[f"{key}_before"] != row[key] for i in row[key]}


def of_path(item: dict[str, Any]) -> str:
    root: str = (item["path"] or [""])[0]
    return root


@pytest.mark.parametrize(("name", "before", "after"), PAIRS)
def test_a_diff_and_a_crosswalk_tell_one_correspondence(
    told: Told, name: str, before: str, after: str
) -> None:
    diff, crosswalk = told("diff", name, before, after), told("crosswalk", name, before, after)
    pairs = pairs_of(crosswalk)
    assert len(pairs) == len({*pairs})
    joined = [(p["before"], p["after"]) for change in diff["changes"] for p in change["pairs"]]
    assert len(joined) == len({*joined})
    assert {*joined} <= {*pairs}
    ended = {i for i, target in pairs if i and target is None}
    begun = {i for source, i in pairs if i and source is None}
    gone, new = kinds_of(diff, "before", {"removed"}), kinds_of(diff, "after", {"added", "revived"})
    undecided = diff["undecided"]
    gone |= {item["id"] for item in undecided["no_longer_listed"]}
    new |= {item["id"] for item in undecided["first_listed"]}
    assert ended <= gone
    assert begun <= new
    # What ended or began and yet is joined has others under it: these went where it is joined.
    first, last = (
        {i["id"]: i for i in told("show", name, label)["items"]} for label in (before, after)
    )
    for side, rest in ((first, gone - ended), (last, new - begun)):
        assert rest <= {item["parent"] for item in side.values()}
    # Each link between two items stands in one change.
    same = {
        change["before"][0]["id"]: change["after"][0]["id"]
        for change in diff["changes"]
        if len(change["before"]) == len(change["after"]) == 1
    }
    linked = {
        pair
        for pair, m in zip(pairs, crosswalk["mappings"], strict=True)
        if m["evidence"] == "linked" and None not in pair and pair[0] != pair[1]
    }
    assert linked <= {*joined} | {*same.items()}
    # What a flow counts as begun or ended is what the changes of these kinds hold.
    for row in told("flow", name, before, after)["rows"]:
        level = row["level"]
        if not row["roots"] and level in completely_listed(told, name, before, after):
            assert row["net"]["removed"] == -sum(first[i]["level"] == level for i in gone)
            assert row["net"]["added"] == sum(last[i]["level"] == level for i in new)


def kinds_of(diff: dict[str, Any], side: str, kinds: set[str]) -> set[str]:
    found = [c for c in diff["changes"] if kinds & {*c["kinds"]}]
    return {item["id"] for change in found for item in change[side]}
