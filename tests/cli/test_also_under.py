"""Items of several parents, end to end: shown under the first, with the others named; told where they change."""

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
"""
EDITIONS = {
    "2024": "items: [{name: 数字, children: [软件]}, 社会, {id: g, name: 产业}]\n",
    "2025": "items: [{name: 数字, children: [{name: 软件, also_under: [社会, 产业]}]}, 社会,"
    " {id: g, name: 产业}]\n",
    "2026": "items: [{name: 数字, children: [{name: 软件, also_under: 社会}]}, 社会, {id: g, name: 产业}]\n",
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
    assert (done.code, done.err) == (0, ""), done.err
    return run


def test_show_names_what_else_an_item_stands_under_and_counts_it_once(tracks: Run) -> None:
    text = tracks("show", "2025", "--lang", "en").out
    assert "软件  also under 产业 (g) and 社会" in text, text
    assert "另属产业 (g)、社会" in tracks("show", "2025", "--lang", "zh").out
    shown = json.loads(tracks("show", "2025", "--format", "json").out)
    [item] = [item for item in shown["items"] if item["id"] == "软件"]
    assert (item["parent"], item["also_under"]) == ("数字", ["g", "社会"])
    rows = [line.split(",") for line in tracks("show", "2025", "--format", "csv").out.splitlines()]
    assert rows[2][rows[0].index("also_under")] == "g|社会"


def test_diff_tells_what_changed_of_it_and_moves_nothing(tracks: Run) -> None:
    first = tracks("diff", "2024", "2025", "--lang", "en").out
    assert "also under 产业 (g) and 社会" in first and "moved" not in first, first
    second = tracks("diff", "2025", "2026", "--lang", "zh").out
    assert "另属：产业 (g)、社会 -> 社会" in second, second
    document = json.loads(tracks("diff", "2025", "2026", "--format", "json").out)
    [change] = document["changes"]
    assert change["kinds"] == ["revised"]
    assert change["paths"] == [{"path": "also_under", "before": ["g", "社会"], "after": ["社会"]}]
