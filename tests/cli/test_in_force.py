"""What is listed and not in force, end to end: counted apart, shown with what took over."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, en: Demo}
levels:
  - {id: direction, zh: 方向, en: direction}
  - {id: main, zh: 主赛道, en: main track}
attributes:
  - {id: firms, zh: 企业数, en: firms, type: number, sum: yes}
"""
EDITIONS = {
    "2024": """\
sources: {s: {title: {zh: 公告}}}
items:
  - {name: 数字, children: [{name: 软件, attributes: {firms: 5}}, 硬件, {name: 量子, status: proposed}]}
  - 产业
statements:
  - {source: s, says: [{count: main, is: 2}, {count: main, under: 数字, is: 2}]}
""",
    "2025": """\
previous: 2024
items:
  - name: 数字
    children:
      - {name: 软件, status: deprecated, replaced_by: 硬件, attributes: {firms: 5}}
      - {name: 硬件, attributes: {firms: 7}}
      - 量子
  - {name: 产业, status: deprecated}
statements:
  - {source: s, says: [{count: main, is: 2}, {added: main, number: 1}, {removed: main, number: 1}]}
""",
}


@pytest.fixture
def tracks(run: Run, tmp_path: Path) -> Run:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    for label, text in EDITIONS.items():
        head = f"taxonomy: demo\nedition: {label}\nlisting: complete\n"
        (folder / f"{label}.yaml").write_text(head + text, encoding="utf-8")
    done = run("import", str(folder))
    assert (done.code, done.err) == (0, ""), done.err  # stated counts hold against what is in force
    return run


def test_lists_and_shows_count_what_is_in_force_and_the_rest_beside(tracks: Run) -> None:
    [taxonomy] = json.loads(tracks("list", "--format", "json").out)["taxonomies"]
    first, second = taxonomy["editions"]
    assert first["listed"] == {"direction": 2, "main": 2}
    assert (first.get("deprecated"), first["proposed"]) == (None, {"main": 1})
    assert second["listed"] == {"direction": 1, "main": 2}
    assert (second["deprecated"], second.get("proposed")) == ({"direction": 1, "main": 1}, None)
    shown = json.loads(tracks("show", "2025", "--format", "json").out)
    assert shown["listed"] == second["listed"] and shown["deprecated"] == second["deprecated"]
    assert [s["value"] for s in shown["sums"]] == [7, 7]
    [soft] = [item for item in shown["items"] if item["name"] == "软件"]
    assert (soft["status"], soft["replaced_by"]) == ("deprecated", ["硬件"])
    text = tracks("show", "2025", "--lang", "zh").out
    assert "另有停用方向 1 个、主赛道 1 个" in text
    assert "软件（停用）  由硬件接替" in text
    assert "数字  主赛道 2 个；另有停用主赛道 1 个；企业数 7" in text


def test_a_diff_tells_what_was_deprecated_and_by_what_it_was_replaced(tracks: Run) -> None:
    found = json.loads(tracks("diff", "2024", "2025", "--format", "json").out)
    kinds = {c["after"][0]["name"]: c["kinds"] for c in found["changes"]}
    assert kinds == {
        "软件": ["deprecated"],
        "硬件": ["revised"],
        "量子": ["added"],
        "产业": ["deprecated"],
    }
    counts = {(r["level"], *r["under"]): (r["before"], r["after"]) for r in found["counts"]}
    assert [side["value"] for side in counts["direction",]] == [2, 1]
    assert [side["value"] for side in counts["main", "数字"]] == [2, 2]
    assert found["after"]["deprecated"] == {"direction": 1, "main": 1}
    text = " ".join(tracks("diff", "2024", "2025", "--lang", "en").out.split())
    assert "replaced by 硬件" in text and "status: proposed -> in force" in text
    assert "2025: besides 1 direction and 1 main track deprecated" in text
    assert "1 direction and 1 main track deprecated" in text


def test_the_flow_closes_and_the_audit_holds(tracks: Run) -> None:
    flow = json.loads(tracks("flow", "2024", "2025", "--format", "json").out)
    assert tracks("flow", "2024", "2025", "--check").code == 0
    nets = {
        (r["level"], r["under"]): {k: n for k, n in r["net"].items() if n} for r in flow["rows"]
    }
    assert nets["direction", None] == {"deprecated": -1}
    assert nets["main", None] == nets["main", "数字"] == {"added": 1, "deprecated": -1}
    audit = json.loads(tracks("audit", "--format", "json").out)
    assert audit["sound"] and not audit["read"]["conflicts"]
    assert tracks("verify").code == 0


def test_a_history_goes_on_and_says_what_took_over(tracks: Run) -> None:
    text = tracks("history", "软件", "--lang", "zh").out
    assert "2025  停用：数字 > 软件（停用）；由硬件接替  清单" in text
    assert "仍在列：数字 > 软件（停用）；由硬件接替" in text
    [life] = json.loads(tracks("history", "软件", "--format", "json").out)["lives"]
    assert [station["edition"] for station in life["stations"]] == ["2024", "2025"]
    groups = json.loads(tracks("groups", "2024..2025", "--format", "json").out)
    grades = {g["before"][0]["name"]: g["grade"] for g in groups["groups"]}
    assert grades["软件"] == grades["产业"] == "identical"


def test_a_changelog_counts_what_is_in_force_and_tells_the_rest(tracks: Run) -> None:
    text = tracks("changelog", "2024..2025", "--format", "md", "--lang", "zh").out
    assert "方向 2 减至 1。" in text
    assert "按清单新增主赛道 1 个，停用方向 1 个、主赛道 1 个。" in text
    assert "- 数字 \\> 软件（停用）\n  - 由硬件接替\n" in text
    assert "| 主赛道 | 2 | +1 | -1 | 2 | 0 |" in text


def test_an_id_that_is_left_listed_is_told_where_its_item_ended(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    head = "taxonomy: demo\nedition: {}\nlisting: complete\n"
    texts = {
        "2024": "items: [{name: 数字, children: [软件, 硬件]}]\n",
        "2025": "previous: 2024\nlinks: [{from: 软件, to: 硬件}]\n"
        "items: [{name: 数字, children: [{name: 软件, status: deprecated}, 硬件]}]\n",
    }
    for label, text in texts.items():
        (tmp_path / f"{label}.yaml").write_text(head.format(label) + text, encoding="utf-8")
    done = run("import", str(tmp_path))
    assert (done.code, done.err) == (0, "")  # the link is not of an unchanged item
    ended, *_ = run("history", "软件", "--lang", "zh").out.split("\n\n软件（停用）")
    assert "编号仍列出：软件（停用）" in ended and "不再列出" not in ended
    assert run("flow", "2024", "2025", "--check").code == 0
    text = run("diff", "2024", "2025", "--lang", "zh").out
    assert "主赛道并入 1 起" in text and "停用主赛道 1 个（非现行，不计数）" in text
