"""The commands that follow items over the years, end to end, in every format and both languages."""

import csv
import importlib.util
import io
import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Golden
from tracks.cli import main

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden" / "lineage"

TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, en: Demo}
levels:
  - {id: direction, zh: 方向, en: direction}
  - {id: main, zh: 主赛道, en: main track}
"""
EDITIONS = {
    "2024": "items: [{name: 数字, children: [软件, 硬件, 网络, 智能]}]",
    "2025": """\
previous: 2024
sources: {s: {title: {zh: 公告, en: Notice}, date: 2025-01}}
items: [{name: 数字, children: [软硬件, {name: 网络通信, was: 网络}, 智能, 算力]}]
links:
  - {from: [软件, 硬件], to: 软硬件, source: s}
  - {part_of: 智能, to: 算力, weight: 0.3}""",
    "2026": """\
previous: 2025
items: [{name: 数字, children: [软硬件, 智能, 算力]}, {name: 产业, children: [网络通信, "=1+1"]}]
links:
  - {from: 网络通信, to: 网络通信}""",
}


@pytest.fixture
def demo(run, tmp_path):
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    for label, text in EDITIONS.items():
        head = f"taxonomy: demo\nedition: {label}\nlisting: complete\n"
        (folder / f"{label}.yaml").write_text(f"{head}{text}\n", encoding="utf-8")
    outcome = run("import", str(folder))
    assert outcome.code == 0, outcome.err
    return run


COMMANDS = {
    "history": "history 软件",
    "history-merged": "history 软硬件",
    "history-moved": "history 网络",
    "crosswalk": "crosswalk 2024 2026",
    "crosswalk-back": "crosswalk 2026 2024",
    "flow": "flow 2024 2026",
    "groups": "groups 2024..2026",
}


def formats(name):
    return ("csv", "json", "md") if name.startswith("crosswalk") else ("text", "json", "md")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name in COMMANDS for form in formats(name)]
)
def test_what_a_command_gives(demo, golden: Golden, name: str, form: str, lang: str) -> None:
    outcome = demo(*COMMANDS[name].split(), "--format", form, "--lang", lang)
    assert (outcome.code, outcome.err) == (0, "")
    if form == "json":
        jsonschema.validate(document := json.loads(outcome.out), schema(document["schema"]))
    golden(GOLDEN / f"{name}.{lang}.{form}", outcome.out)


def schema(name):
    return json.loads((ROOT / "docs" / "schema" / f"{name.replace('/', '-')}.json").read_text())


def test_the_documented_schemas_are_those_of_the_types() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs/schema/generate.py")
    assert spec and spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    for name in generate.SHAPES:
        assert generate.file_of(name).read_text(encoding="utf-8") == generate.text(name)


def test_a_crosswalk_for_programs_is_the_same_whatever_the_locale(demo, monkeypatch) -> None:
    plain = demo("crosswalk 2024 2026").out
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert demo("crosswalk 2024 2026").out == plain
    assert plain.startswith("subject_source_version,subject_id,")


def test_a_crosswalk_for_excel_has_a_byte_order_mark_and_headings_to_read(demo) -> None:
    out = demo("crosswalk 2024 2026 --excel").out
    assert out.startswith("\ufeff源版,源 id,")
    assert demo("crosswalk 2024 2026 --excel --lang en").out.startswith("\ufeffsubject_source_")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row[8] for row in rows if "1+1" in row[8]] == ["'=1+1"]


def test_the_crosswalk_says_how_much_of_what_goes_where(demo) -> None:
    rows = csv.DictReader(io.StringIO(demo("crosswalk 2024 2026").out))
    told = {
        (row["subject_id"], row["object_id"]): (
            row["mapping_cardinality"],
            row["predicate_id"],
            row["weight"],
            row["evidence"],
        )
        for row in rows
    }
    assert told == {
        ("数字", "数字"): ("1:n", "skos:narrowMatch", "", "derived"),
        ("数字", "产业"): ("1:n", "skos:narrowMatch", "", "derived"),
        ("软件", "软硬件"): ("n:1", "skos:broadMatch", "1", "linked"),
        ("硬件", "软硬件"): ("n:1", "skos:broadMatch", "1", "linked"),
        ("网络", "网络通信"): ("1:1", "skos:exactMatch", "1", "linked"),
        ("智能", "智能"): ("1:n", "skos:narrowMatch", "", "listed"),
        ("智能", "算力"): ("1:n", "skos:narrowMatch", "0.3", "linked"),
        ("", "=1+1"): ("0:1", "", "", "listed"),
    }


def test_a_flow_that_does_not_close_is_told_by_the_exit_code_that_is_asked_for(recorded) -> None:
    assert recorded("flow 2021 2025").code == 0
    assert recorded("flow 2021 2025 --check").code == 1
    assert recorded("flow 2021 2023 --check --under 商业").code == 1
    assert recorded("flow 2023 2024 --under 元宇宙").code == 2


def test_a_flow_that_closes(demo) -> None:
    assert demo("flow 2024 2026 --check").code == 0
    assert demo("flow 2024 2026 --check --under 产业").code == 0


@pytest.mark.parametrize("written", ["网络通信", "网络", "Ｓoftware"])
def test_any_name_that_an_item_ever_had_finds_it(run, tmp_path, written) -> None:
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    head = "taxonomy: demo\nedition: {}\nlisting: complete\nitems: [{}]\n"
    old = "{name: 网络, level: main, aliases: [Ｓoftware]}"
    (tmp_path / "2024.yaml").write_text(head.format(2024, old), encoding="utf-8")
    new = "{name: 网络通信, level: main, was: 网络}"
    text = head.format(2025, new).replace("listing", "previous: 2024\nlisting")
    (tmp_path / "2025.yaml").write_text(text, encoding="utf-8")
    assert run("import", str(tmp_path)).code == 0
    out = run("history", written).out
    assert out.startswith("网络通信  沿革  2024–2025 版\n")


def test_what_a_link_passes_over_is_told_as_one_history_and_by_the_diff_of_the_last_years(
    run, tmp_path
) -> None:
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    for label, items, more in (
        ("2021", "[甲, 丁]", "listing: complete"),
        ("2022", "[{name: 丁, level: main}]", "listing: partial"),
        ("2023", "[甲, 丁]", "listing: complete"),
        ("2025", "[乙, 丁]", "listing: complete\nlinks: [{from: 甲, to: 乙, since: 2021}]"),
    ):
        items = items if label == "2022" else f"[{{name: 数字, children: {items}}}]"
        text = f"taxonomy: demo\nedition: {label}\n{more}\nitems: {items}\n"
        (tmp_path / f"{label}.yaml").write_text(text, encoding="utf-8")
    assert run("import", str(tmp_path)).code == 0
    assert run("history 甲").out == (
        "乙  沿革  2021–2025 版\n\n历程\n2021  主赛道：数字 > 甲\n"
        "2025  更名：数字 > 甲 -> 乙  对应关系\n      仍在列：数字 > 乙\n"
    )
    assert [c["kinds"] for c in json.loads(run("diff 2023 2025 --format json").out)["changes"]] == [
        ["renamed"]
    ]


def test_D1_history_diff_and_crosswalk_agree_on_a_name_of_a_year_that_was_recorded_late(
    run, tmp_path
) -> None:
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    for label, item, more in (
        ("2022", "Bibs", ""),
        ("2025", "Bib wear", "previous: 2022\nlinks: [{from: Bibs, to: Bib wear}]\n"),
        ("2023", "{name: Bib, was: Bibs}", "previous: 2022\n"),
    ):
        text = f"taxonomy: demo\nedition: {label}\nlisting: complete\n{more}"
        items = f"items: [{{name: Baby, children: [{item}, Toys]}}]\n"
        (tmp_path / f"{label}.yaml").write_text(text + items, encoding="utf-8")
        assert run("import", str(tmp_path)).code == 0
    for written in ("Bib", "Bibs", "Bib wear"):
        assert run("history", written, "--lang", "en").out.startswith("Bib wear: 2022–2025\n")
    out = run("history Bib --lang en").out
    assert "2023  renamed: Baby > Bibs -> Bib" in out
    assert "2025  renamed: Baby > Bib -> Bib wear" in out
    told = json.loads(run("diff 2023 2025 --format json").out)
    assert [
        (c["kinds"], c["before"][0]["name"], c["after"][0]["name"]) for c in told["changes"]
    ] == [(["renamed"], "Bib", "Bib wear")]
    rows = list(csv.DictReader(io.StringIO(run("crosswalk 2022 2025").out)))
    assert [(r["predicate_id"], r["way"]) for r in rows if r["subject_id"] == "bibs"] == [
        ("skos:exactMatch", "bibs@2022 > bib@2023 > bib wear@2025")
    ]


def test_D6_the_way_to_where_an_item_ended_stands_in_the_table_and_in_json(run, tmp_path) -> None:
    head = "taxonomy: demo\ntitle: {zh: 示例, en: Demo}\nlevels: [{id: a, zh: 类, en: class}]\n"
    (tmp_path / "taxonomy.yaml").write_text(head, encoding="utf-8")
    rows = {"1.0": "a,,a,A\nx,,a,X\n", "2.0": "b,,a,B\nx,,a,X\n", "3.0": "x,,a,X\n"}
    for label, text in rows.items():
        (tmp_path / f"{label}.csv").write_text(f"id,parent,level,name\n{text}", encoding="utf-8")
    table = "from_edition,to_edition,from_id,to_id,partial\n1.0,2.0,a,b,0\n"
    (tmp_path / "links.csv").write_text(table, encoding="utf-8")
    assert run("import", str(tmp_path)).code == 0
    rows = csv.DictReader(io.StringIO(run("crosswalk 1.0 3.0").out))
    assert [(r["way"], r["mapping_cardinality"]) for r in rows if r["subject_id"] == "a"] == [
        ("a@1.0 > b@2.0 > ended 3.0", "1:0")
    ]
    told = json.loads(run("crosswalk 1.0 3.0 --format json").out)["mappings"]
    (mapping,) = (m for m in told if m["subject"] and m["subject"]["id"] == "a")
    assert [(step["origin"], step["target"]) for step in mapping["way"]] == [("a", "b")]
    assert mapping["ended"] == "3.0"
    assert {m["ended"] for m in told if m is not mapping} == {None}


@pytest.mark.parametrize(
    ("listing", "told"),
    [("partial", ["代码变更"]), ("complete", ["撤销", "恢复"])],
)
def test_a_change_over_a_year_of_which_little_is_known_is_told(
    run, tmp_path, listing, told
) -> None:
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    for label, item in (
        ("2021", "{name: 甲, level: main, code: A}"),
        ("2023", "数字"),
        ("2025", "{name: 甲, level: main, code: B}"),
    ):
        text = f"taxonomy: demo\nedition: {label}\nlisting: {listing}\nitems: [{item}]\n"
        (tmp_path / f"{label}.yaml").write_text(text, encoding="utf-8")
    assert run("import", str(tmp_path)).code == 0
    out = run("history 甲").out
    assert [kind for kind in ("代码变更", "撤销", "恢复") if f"  {kind}：" in out] == told


def test_on_the_shipped_taxonomy_nothing_becomes_anything(recorded) -> None:
    """第三代半导体材料 → 第三代半导体 is stated by no source, so no command may say so."""
    for command in ("history 第三代半导体", "history 第三代半导体材料"):
        told = json.loads(recorded(f"{command} --format json").out)
        assert [(life["origins"], life["heirs"]) for life in told["lives"]] == [([], [])]
        # Nor is it one item under two names.
        names = {s["item"]["name"] for life in told["lives"] for s in life["stations"]}
        assert names == {command.removeprefix("history ")}
    rows = csv.DictReader(io.StringIO(recorded("crosswalk 2023 2025").out))
    assert {row["evidence"] for row in rows} == {"listed", "undecided"}


def test_a_rename_does_not_tell_of_an_id_that_is_the_name(demo) -> None:
    told = demo("diff 2024 2025").out
    assert "网络 -> 网络通信" in told
    assert "编号：" not in told


def test_B8_what_went_with_what_it_stands_under_is_told_as_that(tmp_path, capsys, monkeypatch):
    """A move of an inner level may have no topmost item: its line is never empty."""
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "tracks.db"))
    folder = tmp_path / "demo"
    folder.mkdir()
    levels = (
        "levels: [{id: root, en: root}, {id: main, zh: 主, en: main}, {id: leaf, zh: 叶, en: leaf}]"
    )
    (folder / "taxonomy.yaml").write_text(f"taxonomy: demo\ntitle: {{en: Demo}}\n{levels}\n")
    for year, under in (("2024", "A"), ("2025", "B")):
        rows = [
            "A,,root,A",
            "B,,root,B",
            f"m,{under},main,M",
            "l,m,leaf,L",
            "k,A,main,K",
            "h,B,main,H",
        ]
        rows = ["id,parent,level,name", *rows]
        (folder / f"{year}.csv").write_text("\n".join(rows) + "\n")
    assert main(["import", str(folder)]) == 0
    capsys.readouterr()
    assert main(["flow", "2024", "2025", "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith(
        "\nMoved\n  A -> B, 1: M\n  A -> B, 1 leaf: with what they stand under\n"
    )
    assert main(["flow", "2024", "2025", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.endswith("A -> B  1 个：M\n  A -> B  叶 1 个，随其上级\n")
