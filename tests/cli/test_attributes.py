"""Attributes that taxonomy.yaml declares, end to end: diffed as what they are, and added up."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracks.store import Store

TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, en: Demo}
levels:
  - {id: direction, zh: 方向, en: direction}
  - {id: main, zh: 主赛道, en: main track}
"""
DECLARED = """\
attributes:
  - {id: firms, zh: 企业数, en: firms, type: number, sum: yes}
  - {id: listed, zh: 上市, en: listed, type: flag}
"""
EDITIONS = {
    "2024": """\
items:
  - name: 数字
    children:
      - {name: 软件, attributes: {firms: 120, listed: no, seat: 京}}
      - {name: 硬件, attributes: {firms: "1,000"}}
  - {name: 民生, children: [{name: 养老, attributes: {firms: 7}}, 托育]}
""",
    "2025": """\
previous: 2024
items:
  - name: 数字
    children:
      - {name: 软硬件, attributes: {firms: 1150.5}}
      - {name: 云, attributes: {firms: 3}}
  - {name: 民生, children: [{name: 养老, attributes: {firms: 9, seat: 沪}}, 托育]}
links: [{from: [软件, 硬件], to: 软硬件}]
""",
}


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    folder.mkdir()
    for label, text in EDITIONS.items():
        head = f"taxonomy: demo\nedition: {label}\nlisting: complete\n"
        (folder / f"{label}.yaml").write_text(head + text, encoding="utf-8")
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    return folder


@pytest.fixture
def en(run: Run, demo: Path) -> Run:
    """Commands on a record into which the attributes came after the editions were published."""
    assert run("import", str(demo)).code == 0
    assert run("publish", "2024").code == run("publish", "2025").code == 0
    (demo / "taxonomy.yaml").write_text(TAXONOMY + DECLARED, encoding="utf-8")
    again = run("import", str(demo))
    assert again.out.count("没有变化") == 2 and "taxonomy.yaml 的变更已记入" in again.out
    return lambda *arguments: run(*arguments, "--lang", "en")


def test_a_change_of_a_number_is_told_as_numbers(run: Run, en: Run) -> None:
    assert "firms 7 -> 9 (+2)" in en("diff", "2024", "2025").out
    assert "企业数 7 -> 9 (+2)" in run("diff", "2024", "2025").out
    found = json.loads(en("diff", "2024", "2025", "--format", "json").out)
    (change,) = [c for c in found["changes"] if c["kinds"] == ["revised"]]
    assert change["paths"] == [
        {"path": "attributes.firms", "before": "7", "after": "9", "difference": 2},
        {"path": "attributes.seat", "before": None, "after": "沪"},
    ]


def test_numbers_are_added_up_by_root_and_in_all(run: Run, en: Run) -> None:
    shown = en("show", "2024").out
    assert "All together: firms 1127 (of 3 of 4 items)" in shown
    assert "数字  2 main tracks; firms 1120" in shown
    assert "民生  2 main tracks; firms 7 (of 1 of 2 items)" in shown
    assert "合计：企业数 1127（4 个条目中 3 个有数）" in run("show", "2024").out
    found = json.loads(en("show", "2024", "--format", "json").out)
    assert found["sums"] == [
        {"attribute": "firms", "value": 1127, "known": 3, "of": 4, "under": []},
        {"attribute": "firms", "value": 1120, "known": 2, "of": 2, "under": ["数字"]},
        {"attribute": "firms", "value": 7, "known": 1, "of": 2, "under": ["民生"]},
    ]


def test_numbers_are_added_up_over_comparable_groups(en: Run) -> None:
    assert "firms 1120 -> 1150.5 (+30.5)" in en("groups", "2024..2025").out
    found = json.loads(en("groups", "2024..2025", "--format", "json").out)
    sums = {
        frozenset(i["id"] for i in (*group["before"], *group["after"])): group["sums"]
        for group in found["groups"]
    }
    assert sums[frozenset({"软件", "硬件", "软硬件"})] == {
        "firms": {
            "before": {"attribute": "firms", "value": 1120, "known": 2, "of": 2},
            "after": {"attribute": "firms", "value": 1150.5, "known": 1, "of": 1},
        }
    }
    assert sums[frozenset({"托育"})] == {"firms": {"before": None, "after": None}}


def test_what_was_recorded_before_it_was_declared_otherwise_is_kept(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    """A value that does not fit is shown and never computed with, and a dump of it comes back."""
    file = demo / "2024.yaml"
    file.write_text(file.read_text("utf-8").replace("firms: 7", "firms: 约七家"), encoding="utf-8")
    assert run("import", str(demo)).code == 0
    (demo / "taxonomy.yaml").write_text(TAXONOMY + DECLARED, encoding="utf-8")
    refused = run("import", str(demo))
    assert refused.code == 1 and "错误[T233]" in refused.err
    assert run("import", str(demo / "2025.yaml")).code == 0
    assert "企业数：约七家 -> 9" in run("diff", "2024", "2025").out
    assert "合计：企业数 1120（4 个条目中 2 个有数）" in run("show", "2024").out
    dump, other = tmp_path / "all", str(tmp_path / "other.db")
    assert run("export", "--all", "-o", str(dump)).code == 0
    assert run("import", str(dump), "--db", other).code == 0
    assert run("verify", "--db", other).code == 0
    assert run("log", "--db", other).out == run("log").out


def test_a_diff_adds_up_in_all_and_by_root(run: Run, en: Run) -> None:
    told = run("diff", "2024", "2025").out
    some = "（4 个条目中 3 个有数）"
    assert f"合计：企业数 1127{some} -> 企业数 1162.5{some}" in "".join(told.split("\n    "))
    assert "数字：企业数 1120 -> 1153.5 (+33.5)" in told
    assert "民生：企业数 7" in told
    found = json.loads(en("diff", "2024", "2025", "--format", "json").out)["sums"]
    total, digital, living = found
    assert (total["under"], total["difference"]) == ([], None)
    assert (digital["before"]["value"], digital["after"]["value"]) == (1120, 1153.5)
    assert (digital["difference"], living["difference"]) == (33.5, None)
    assert (living["after"]["known"], living["after"]["of"]) == (1, 2)
    under = json.loads(en("diff", "2024", "2025", "--under", "民生", "--format", "json").out)[
        "sums"
    ]
    assert under == [living]
    assert "sums" not in json.loads(
        en("diff", "2024", "2025", "--level", "main", "--format", "json").out
    )


def test_no_edition_is_read_whole_where_no_attribute_is_added_up(
    run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (demo / "taxonomy.yaml").write_text(TAXONOMY + DECLARED.replace(", sum: yes", ""), "utf-8")
    assert run("import", str(demo)).code == 0
    for whole in ("outlines", "edition"):
        monkeypatch.setattr(Store, whole, None)
    assert run("diff", "2024", "2025").code == 0
