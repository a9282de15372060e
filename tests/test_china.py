"""The China New-Track System as shipped: what its diffs look like, and that they say what sources say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden
from tracks.cli import main

FOLDER = Path(__file__).parent / "golden"
PAIRS = ("2024 2025", "2021 2025")

Run = Callable[..., str]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database that holds the bundled taxonomies."""
    path = str(tmp_path_factory.mktemp("china") / "tracks.db")
    assert main(["import", "--db", path]) == 0
    return path


@pytest.fixture
def run(database: str, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what a command prints."""

    def run(*arguments: str) -> str:
        capsys.readouterr()
        assert main([*arguments, "--db", database]) == 0
        return capsys.readouterr().out

    return run


def told(run: Run, pair: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run("diff", *pair.split(), "--format", "json"))
    return document


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "md", "json", "csv"])
@pytest.mark.parametrize("pair", PAIRS)
def test_the_diffs_to_the_letter(run: Run, golden: Golden, pair: str, form: str, lang: str) -> None:
    printed = run("diff", *pair.split(), "--format", form, "--lang", lang)
    golden(FOLDER / f"china-{pair.replace(' ', '-')}.{lang}.{form}", printed)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_E7_the_flat_table_of_2025_to_the_letter(run: Run, golden: Golden, lang: str) -> None:
    printed = run("show", "2025", "--format", "csv", "--lang", lang)
    golden(FOLDER / "china-2025.show.csv", printed)


def test_2025_added_three_main_and_ten_new_tracks_each_of_them_stated(run: Run) -> None:
    document = told(run, "2024 2025")
    added: dict[str, list[str]] = {"main": [], "new": []}
    for change in document["changes"]:
        assert (change["kinds"], change["before"]) == (["added"], [])
        assert (change["evidence"], change["source"]) == (
            "stated", [{"id": "news-2025", "at": "第 1 段"}],
        )  # fmt: skip
        (item,) = change["after"]
        assert (item["parent"], item["path"], item["unplaced"]) == (None, None, True)
        added[item["level"]].append(item["name"])
    assert added == {
        "main": ["第三代半导体", "未来网络", "出海经济"],
        "new": [
            "具身智能", "低空智联网", "Web3.0", "6G", "光通信", "智能电控", "数字云检",
            "先进封装", "先进基础材料", "精密科研仪器",
        ],
    }  # fmt: skip
    assert not any(document["undecided"].values())
    assert document["between"] == []


def test_2024_is_only_bounded_by_what_2025_says(run: Run) -> None:
    rows = [row for row in told(run, "2024 2025")["counts"] if row["level"] != "direction"]
    assert {(r["level"], *r["under"]): r["after"].get("value") for r in rows} == {
        ("main",): 28,
        ("new",): 103,
        ("new", "商业"): 9,
        ("new", "民生"): 10,
        ("new", "社会"): 10,
        ("new", "数字"): 20,
        ("new", "产业"): 29,
        ("new", "科技"): 25,
    }
    least = {("main",): (25, "derived"), ("new",): (93, "derived")}
    for row in rows:
        before = row["before"]
        expected = least.get((row["level"], *row["under"]), (None, None))
        assert (before["min"], before["evidence"], before["max"]) == (*expected, None)
        assert (row["net"], row["growth"]["value"], row["kinds"]) == (None, None, [])


def test_the_directions_from_2021_to_2025_are_as_stated_and_read_as_new_tracks(run: Run) -> None:
    rows = {(r["level"], *r["under"]): r for r in told(run, "2021 2025")["counts"]}
    figures = {
        key: (row["before"].get("value"), row["after"].get("value"), row["kinds"], row["word"])
        for key, row in rows.items()
    }
    fewer, more = ["decreased", "consolidated"], ["increased", "expanded"]
    assert figures == {
        ("direction",): (6, 6, [], None),
        ("main",): (21, 28, ["increased"], None),
        ("new",): (80, 103, ["increased"], None),
        ("new", "商业"): (22, 9, fewer, "整合"),
        ("new", "民生"): (12, 10, fewer, "整合"),
        ("new", "社会"): (12, 10, fewer, "整合"),
        ("new", "数字"): (9, 20, more, "扩容"),
        ("new", "产业"): (14, 29, more, "扩容"),
        ("new", "科技"): (11, 25, more, "扩容"),
    }
    industry, technology = rows["new", "产业"], rows["new", "科技"]
    assert (industry["net"], industry["growth"]) == (15, {"value": 1.0714, "printed": None})
    assert (technology["net"], technology["growth"]) == (14, {"value": 1.2727, "printed": "127%"})
    assert {industry["after"]["evidence"], technology["after"]["evidence"]} == {"derived"}
    assert rows["new", "商业"]["after"]["printed_level"] == "main"
    # The notice of 2021 prints the same figure as new tracks.
    assert rows["new", "商业"]["before"]["printed_level"] is None


def test_what_2023_states_in_between_decides_nothing_about_2025(run: Run) -> None:
    document = told(run, "2021 2025")
    assert document["changes"] == []
    claims = [
        (c["edition"], c["since"], c["kinds"], c["level"], len(c["items"]), c["number"])
        for c in document["between"]
    ]
    assert claims == [
        ("2023", "2021", ["added"], "main", 4, 4),
        ("2023", "2021", ["added"], "new", 4, 19),
        ("2023", "2021", ["merged"], "new", 0, 1),
        ("2025", "2024", ["added"], "main", 3, 3),
        ("2025", "2024", ["added"], "new", 10, 10),
    ]
    undecided = {key: [i["name"] for i in items] for key, items in document["undecided"].items()}
    assert len(undecided.pop("first_listed")) == 13
    assert not any(undecided.values())


def test_what_later_editions_state_is_not_in_between_but_their_sources_are_known(run: Run) -> None:
    document = told(run, "2021 2024")
    assert {claim["edition"] for claim in document["between"]} == {"2023"}
    assert document["sources"]["news-2025"]["date"] == "2025-04"
