"""The five classifications of the field as shipped: their outputs to the letter, and what is true of them."""

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden
from tracks.cli import main
from tracks.shipped import taxonomies

FOLDER = Path(__file__).parent / "golden" / "field"
EDITIONS = {
    "shenzhen-20-8": ("zh", ("2022", "2024")),
    "us-cet": ("en", ("2020", "2022", "2024")),
    "us-dod-cta": ("en", ("2020", "2022", "2025")),
    "kr-strategic-tech": ("en", ("2021", "2022")),
    "cn-sei": ("zh", ("2012", "2018")),
}
PAIRS = [
    (key, before, after)
    for key, (_, labels) in EDITIONS.items()
    for before, after in pairwise(labels)
]

Run = Callable[..., str]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database that holds all bundled taxonomies."""
    path = str(tmp_path_factory.mktemp("field") / "tracks.db")
    assert main(["import", str(taxonomies()), "--db", path]) == 0
    return path


@pytest.fixture
def run(database: str, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what a command prints of one of the taxonomies; `code` is its exit code."""

    def run(key: str, *arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main([*arguments, "-t", key, "--db", database]) == code
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("key", EDITIONS)
def test_E7_every_edition_has_a_flat_table(run: Run, key: str) -> None:
    for label in EDITIONS[key][1]:
        rows = list(
            csv.DictReader(io.StringIO(run(key, "show", label, "--format", "csv"), newline=""))
        )
        items = document(run, key, "show", label)["items"]
        assert [(row["id"], row["name"], row[row["level"]]) for row in rows] == [
            (item["id"], item["name"], item["name"]) for item in items
        ]


def document(run: Run, key: str, *arguments: str, code: int = 0) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(run(key, *arguments, "--format", "json", code=code))
    return read


def told(diff: dict[str, Any], *kinds: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the names before and after of the changes of just these kinds."""
    return [
        (tuple(i["name"] for i in c["before"]), tuple(i["name"] for i in c["after"]))
        for c in diff["changes"]
        if c["kinds"] == list(kinds)
    ]


def gone(diff: dict[str, Any], level: str) -> set[str]:
    """Return the names of the items of a level that ended without a successor."""
    removed = (c for c in diff["changes"] if c["kinds"] == ["removed"])
    return {i["name"] for change in removed for i in change["before"] if i["level"] == level}


@pytest.mark.parametrize(("key", "before", "after"), PAIRS)
@pytest.mark.parametrize("command", ["diff", "flow"])
def test_what_is_said_of_a_pair(
    run: Run, golden: Golden, command: str, key: str, before: str, after: str
) -> None:
    lang, _ = EDITIONS[key]
    printed = run(key, command, before, after, "--lang", lang)
    golden(FOLDER / f"{key}-{before}-{after}.{command}.{lang}.text", printed)


@pytest.mark.parametrize("key", EDITIONS)
def test_what_is_said_of_all_editions(run: Run, golden: Golden, key: str) -> None:
    lang, _ = EDITIONS[key]
    sound = key in ("cn-sei", "shenzhen-20-8")
    golden(FOLDER / f"{key}.audit.{lang}.text", run(key, "audit", "--lang", lang, code=not sound))
    golden(FOLDER / f"{key}.changelog.{lang}.text", run(key, "changelog", "--all", "--lang", lang))


@pytest.mark.parametrize(("key", "before", "after"), PAIRS)
def test_the_flow_closes_at_each_level_that_is_complete_in_both(
    run: Run, key: str, before: str, after: str
) -> None:
    complete = set.intersection(
        *(
            {level for level, word in listing.items() if word == "complete"}
            for label in (before, after)
            for listing in [document(run, key, "show", label)["listing"]]
        )
    )
    rows = [r for r in document(run, key, "flow", before, after)["rows"] if r["level"] in complete]
    assert {row["level"] for row in rows if row["under"] is None} == complete
    assert [row["unexplained"] for row in rows] == [0] * len(rows)


def test_shenzhen_merged_three_raised_a_part_and_renamed_two(run: Run) -> None:
    diff = document(run, "shenzhen-20-8", "diff", "2022", "2024")
    assert told(diff, "merged") == [
        (("工业母机", "激光与增材制造", "精密仪器设备"), ("高端装备与仪器",))
    ]
    assert told(diff, "split_off") == [(("软件与信息服务",), ("软件与信息服务", "人工智能"))]
    assert told(diff, "renamed") == [(("智能机器人",), ("机器人",)), (("新材料",), ("高性能材料",))]
    added = [after for _, (after,) in told(diff, "added")]
    assert added == ["低空经济与空天", "光载信息", "智能机器人", "脑科学与脑机工程", "前沿新材料"]
    assert gone(diff, "cluster") == {
        "区块链", "空天技术", "脑科学与类脑智能", "可见光通信与光计算",
    }  # fmt: skip


def test_shenzhen_the_two_of_one_name_are_two_items(run: Run) -> None:
    """智能机器人 of 2022 is 机器人 in 2024, where another 智能机器人 is a future industry."""
    histories = run("shenzhen-20-8", "history", "智能机器人")
    assert histories.count("沿革") == 2
    pairs = run("shenzhen-20-8", "crosswalk", "2022", "2024").splitlines()
    robots = [line.split(",") for line in pairs if "机器人" in line]
    assert [(row[1], row[8], row[13]) for row in robots] == [
        ("智能机器人", "机器人", "1:1"), ("", "智能机器人", "0:1"),
    ]  # fmt: skip


def test_shenzhen_lists_20_and_8_in_both_editions_as_stated(run: Run) -> None:
    (total, *_) = [
        row
        for row in document(run, "shenzhen-20-8", "diff", "2022", "2024")["counts"]
        if row["level"] == "cluster" and not row["under"]
    ]
    assert (total["before"]["value"], total["after"]["value"], total["net"]) == (28, 28, 0)
    flow = document(run, "shenzhen-20-8", "flow", "2022", "2024")["rows"]
    assert {r["under"]: (r["opening"]["value"], r["closing"]["value"]) for r in flow} == {
        None: (28, 28),
        "战略性新兴产业集群": (20, 20),
        "未来产业": (8, 8),
    }


def test_us_cet_the_area_and_the_subfield_of_one_name_are_two_items(run: Run) -> None:
    diff = document(run, "us-cet", "diff", "2020", "2022")
    ids = {
        (c["kinds"][0], i["id"], i["level"])
        for c in diff["changes"]
        for i in (*c["before"], *c["after"])
        if i["id"].startswith("dlt-")
    }
    assert ids == {("removed", "dlt-area", "area"), ("added", "dlt-subfield", "subfield")}
    assert run("us-cet", "history", "Distributed ledger technologies").count("dlt-") > 2


def test_us_cet_names_five_added_and_four_of_those_removed(run: Run) -> None:
    diff = document(run, "us-cet", "diff", "2020", "2022")
    stated = {c["kinds"][0]: c for c in diff["stated"]}
    assert (stated["added"]["number"], len(stated["added"]["items"])) == (5, 5)
    assert (stated["removed"]["number"], len(stated["removed"]["items"])) == (None, 4)
    assert len(gone(diff, "area")) == 12
    later = document(run, "us-cet", "diff", "2022", "2024")
    assert [after for _, after in told(later, "merged")] == [
        ("Clean Energy Generation and Storage",)
    ]
    assert [before for before, _ in told(later, "split_off")] == [
        ("Space Technologies and Systems",)
    ]


def test_us_dod_cta_eight_are_said_to_be_gone_fourteen_by_the_lists_twelve_without_a_successor(
    run: Run,
) -> None:
    diff = document(run, "us-dod-cta", "diff", "2022", "2025")
    assert len(gone(diff, "area")) == 12
    ((merged, became),) = told(diff, "merged")
    assert became == ("Applied Artificial Intelligence",)
    assert len(merged) == 2
    before, after = (
        {i["name"] for i in document(run, "us-dod-cta", "show", label)["items"]}
        for label in ("2022", "2025")
    )
    categories = {
        "Seed Areas of Emerging Opportunity", "Effective Adoption Areas", "Defense-Specific Areas",
    }  # fmt: skip
    assert len(before - after - categories) == 14
    audit = document(run, "us-dod-cta", "audit", code=1)
    (conflict,) = audit["read"]["conflicts"]
    figures = {(each["kind"], each["number"], each["max"]) for each in conflict["labels"]}
    assert figures == {
        ("removed", 8, None), ("listed_removed", 12, 14), ("assumption", None, None),
    }  # fmt: skip


def test_kr_a_source_counts_thirteen_fields_where_the_list_and_two_others_have_twelve(
    run: Run,
) -> None:
    audit = document(run, "kr-strategic-tech", "audit", code=1)
    numbers = [
        {(each["kind"], each["number"]) for each in conflict["labels"]}
        for conflict in audit["read"]["conflicts"]
    ]
    assert {("listed", 12), ("stated", 13)} in numbers
    assert {("stated", 12), ("stated", 13)} in numbers


def test_cn_sei_what_2012_lists_of_further_levels_is_not_known(run: Run) -> None:
    diff = document(run, "cn-sei", "diff", "2012", "2018")
    totals = {
        row["level"]: (row["before"].get("value"), row["after"].get("value"))
        for row in diff["counts"]
        if not row["under"]
    }
    assert totals == {"first": (7, 9), "second": (None, 40), "third": (None, None)}
    assert len(diff["undecided"]["first_listed"]) == 38
    assert document(run, "cn-sei", "audit")["sound"]


def test_the_demo_tells_what_became_of_shenzhen(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    makefile = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
    (command,) = re.findall(r"^\t\$\(BIN\)/tracks (changelog .*)$", makefile, re.MULTILINE)
    capsys.readouterr()
    assert main([*command.split(), "--lang", "zh", "--db", database]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "产业合并 1 起  对应关系 [1]" in lines
    assert any(line.endswith("智能机器人 -> 机器人") for line in lines)
    assert any("低空经济与空天" in line for line in lines)
    merged = lines[lines.index("产业合并 1 起  对应关系 [1]") + 1 :][:2]
    joined = "".join(line.strip() for line in merged)
    assert joined.endswith("-> 战略性新兴产业集群 > 高端装备与仪器")
    assert all(name in joined for name in ("工业母机", "激光与增材制造", "精密仪器设备"))
