"""`tracks audit` from end to end: the shipped data to the letter, exit codes, wrong usage, hostile names."""

import json
import shlex
from pathlib import Path

import jsonschema
import pytest

from tests.asking import ask, record
from tests.conftest import Golden
from tests.views.showing import shown
from tracks.audit.quantities import stock
from tracks.commands import kept
from tracks.commands.audit import Audited, audited
from tracks.render.cells import cells
from tracks.render.markdown import escaped

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden" / "audit"
SCHEMA = json.loads((ROOT / "docs/schema/tracks.audit-1.json").read_text(encoding="utf-8"))

ASKED = {
    "china": {},
    "china-news-alone": {"sources": ["news-2025"]},
    "china-without-gei": {"without": ["gei-2021"]},
}
EXPLAINED = {
    "industry": stock("2025", "new", ("产业",)),
    "technology": stock("2025", "new", ("科技",)),
    "2024": stock("2024", "new"),
    "stated": stock("2025", "new", ("商业",)),
    "open": stock("2024", "new", ("商业",)),
}


@pytest.fixture(scope="module")
def audits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Audited]:
    """Return the audits of the shipped data that the golden files show."""
    path = str(tmp_path_factory.mktemp("audit") / "tracks.db")
    assert record(path, [ROOT / "taxonomies"]).errors == 0
    return {name: ask(audited, path, **options) for name, options in ASKED.items()}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ASKED)
def test_the_shipped_data_to_the_letter(audits, golden: Golden, name, lang) -> None:
    result = audits[name]
    assert result.sound
    for everything in (False, True):
        answer = result._replace(everything=everything)
        text = shown("audit", "text", answer, lang)
        assert [line for line in text.splitlines() if cells(line) > 80] == []
        golden(GOLDEN / f"{name}{'-all' if everything else ''}.{lang}.text", text)
    golden(GOLDEN / f"{name}.{lang}.md", shown("audit", "md", answer, lang))


@pytest.mark.parametrize("name", ASKED)
def test_the_document_for_programs(audits, golden: Golden, name) -> None:
    text = shown("audit", "json", audits[name], "zh")
    jsonschema.validate(json.loads(text), SCHEMA)
    golden(GOLDEN / f"{name}.json", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", EXPLAINED)
def test_what_a_figure_follows_from(audits, golden: Golden, name, lang) -> None:
    answer = audits["china"]._replace(asked=EXPLAINED[name])
    golden(GOLDEN / f"explain-{name}.{lang}.text", shown("explanation", "text", answer, lang))


def test_the_command_explains_a_figure(recorded) -> None:
    outcome = recorded("audit", "--explain", "2025 新赛道 产业")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (GOLDEN / "explain-industry.zh.text").read_text(encoding="utf-8")


def test_the_command_prints_what_the_golden_file_shows(recorded) -> None:
    outcome = recorded("audit")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (GOLDEN / "china.zh.text").read_text(encoding="utf-8")


TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, en: Demo}
levels:
  - {id: direction, zh: 方向, en: direction}
  - {id: main, zh: 主赛道, en: main track}
  - {id: new, zh: 新赛道, en: new track}
"""
HEAD = """\
taxonomy: demo
edition: 2025
listing: {direction: complete, main: partial, new: partial}
sources: {s: {title: 公告甲}, t: {title: 公告乙}}
items: [甲, 乙]
"""


@pytest.fixture
def demo(run, tmp_path):
    """Record one edition with these statements, and return the audit of it."""

    def held(statements: str, *options: str, head: str = HEAD, items: str = ""):
        folder = tmp_path / "demo"
        folder.mkdir(exist_ok=True)
        (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
        text = f"{head}{items}statements:\n{statements}\n".replace(
            "title: 公告", "title: {zh: 公告"
        )
        text = text.replace("公告甲}", "公告甲}}").replace("公告乙}", "公告乙}}")
        (folder / "2025.yaml").write_text(text, encoding="utf-8")
        imported = run("import", str(folder))
        assert imported.code == 0, imported.err
        return run("audit", *options)

    return held


def test_sources_that_differ_are_a_conflict_and_exit_with_1(demo) -> None:
    outcome = demo(
        "  - {source: s, says: [{count: main, is: 28}]}\n"
        "  - {source: t, says: [{count: main, is: 27}]}"
    )
    assert outcome.code == 1
    assert "1  2025 版主赛道总数：28 [1]，27 [2]，不一致" in outcome.out
    assert "按原文：矛盾。按编者口径：仍有矛盾。" in outcome.out


def test_a_conflict_that_a_reading_ends_is_covered(demo) -> None:
    says = "says: [{count: main, is: 3}]}\n  - {source: t, at: 表 1, says: [{count: main, under: 甲, is: 5}]"
    assert demo(f"  - {{source: s, {says}}}").code == 1
    read = f"{says}, reading: {{level: new, by: 编者, because: 5 多于 3}}"
    outcome = demo(f"  - {{source: s, {read}}}")
    assert outcome.code == 0
    assert "一、矛盾：[1] 表 1的数字不可能是主赛道数" in outcome.out.replace("表 1 的", "表 1的")


def test_a_block_is_not_said_to_print_a_wrong_level_where_no_other_would_do(demo) -> None:
    outcome = demo(
        "  - {source: s, says: [{count: new, is: 3}]}\n"
        "  - {source: t, says: [{count: new, under: 甲, is: 5}, {count: new, under: 乙, is: 1}]}"
    )
    assert outcome.code == 1
    assert "一、矛盾：以下各组数字不能同时成立" in outcome.out
    assert "按编者口径仍不能同时成立" not in outcome.out  # nothing is read otherwise: told once


def test_a_conflict_of_another_edition_leaves_the_rest_standing(recorded, tmp_path) -> None:
    (tmp_path / "taxonomy.yaml").write_bytes(
        (ROOT / "taxonomies/china-new-tracks/taxonomy.yaml").read_bytes()
    )
    (tmp_path / "2026.yaml").write_text(
        "taxonomy: china-new-tracks\nedition: 2026\nprevious: 2025\nlisting: partial\n"
        "sources: {甲: {title: {zh: 甲}}, 乙: {title: {zh: 乙}}}\nstatements:\n"
        "  - {source: 甲, says: [{count: new, is: 90}]}\n"
        "  - {source: 乙, says: [{count: new, is: 110}]}\n",
        encoding="utf-8",
    )
    assert recorded("import", str(tmp_path / "2026.yaml")).code == 0
    outcome = recorded("audit")
    assert outcome.code == 1
    assert "1  2026 版新赛道总数：90 [" in outcome.out.split("按编者口径仍不能同时成立")[1]
    assert "新赛道  各自            1 解" in outcome.out
    assert "编者采用，相符" in outcome.out
    assert "产业 29（14+15），科技 25（11+127%）" in outcome.out
    assert "产业       14     29 *   +15" in recorded("diff", "2021", "2025").out


def test_a_stated_count_is_held_against_a_complete_listing(demo) -> None:
    outcome = demo("  - {source: s, says: [{count: direction, is: 3}]}")
    assert outcome.code == 1
    assert "1  2025 版方向总数：清单 2，3 [1]，不一致" in outcome.out


def test_more_names_than_are_counted_exit_with_1(demo) -> None:
    added = "{added: new, since: 2024, number: 1, names: [一, 二]}"
    outcome = demo(f"  - {{source: s, says: [{added}]}}")
    assert outcome.code == 1
    assert "2025 版新增新赛道 1 个，名称却有 2 个：一、二" in outcome.out


def test_a_name_at_two_levels_is_told(demo) -> None:
    said = "{added: new, since: 2024, names: [一]}, {added: main, since: 2024, names: [一]}"
    outcome = demo(f"  - {{source: s, says: [{said}]}}")
    assert outcome.code == 1
    assert "2025 版的一既作新赛道，又作主赛道" in outcome.out


def test_where_nothing_is_stated_there_is_nothing_to_check(run, tmp_path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    (folder / "2025.csv").write_text("id,parent,level,name\na,,direction,甲\n", encoding="utf-8")
    run("import", str(folder))
    outcome = run("audit")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[1] == "所信来源没有载明任何数字，无可核对。"
    jsonschema.validate(json.loads(run("audit", "--format", "json").out), SCHEMA)


def test_no_time_guesses_nothing(recorded) -> None:
    outcome = recorded("audit", "--limit", "0")
    assert outcome.code == 1  # what is not decided may be contradictory
    assert "未能判定" in outcome.out
    assert "时限已到" in outcome.out
    told = json.loads(recorded("audit", "--limit", "0", "--format", "json").out)
    jsonschema.validate(told, SCHEMA)
    assert told["printed"]["contradictory"] is None
    assert told["derived"] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "推算步数已到上限（300 步）：未判定的照实标出；--limit 可改按秒数推算。"),
        ("en", "The bound of 300 steps was reached: what is not decided is marked so; --limit"),
    ],
)
def test_the_bound_is_said(recorded, monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    monkeypatch.setattr(kept, "STEPS", 300)
    outcome = recorded("audit", "--lang", lang)
    assert outcome.code == 1
    assert said in " ".join(outcome.out.split()).replace("； ", "；")
    again = recorded("audit", "--lang", lang)
    assert again == outcome


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "](http://x)", "=1+1", "a|b", "${x}"]
)
def test_names_are_text_in_every_format(demo, name) -> None:
    head = HEAD.replace("[甲, 乙]", f"['{name}', 乙]")
    said = f"{{count: new, under: '{name}', is: 5}}, {{count: new, is: 3}}"
    outcome = demo(f"  - {{source: s, says: [{said}]}}", "--format", "md", head=head)
    assert outcome.code == 1
    assert f"{escaped(name)} 2025 = 5，多于 2025 版新赛道总数 3" in outcome.out


WRONG = {
    "audit --source nobody": "T007",
    "audit --without nothing": "T007",
    "audit --limit soon": "T028",
    "audit --explain 2025": "T027",
    "audit --explain '2020 new'": "T012",
    "audit --explain '2025 tracks'": "T014",
    "audit --explain '2025 new 商'": "T015",
}


@pytest.mark.parametrize("command", WRONG)
def test_wrong_usage_says_what_there_is(recorded, command) -> None:
    for lang in ("zh", "en"):
        outcome = recorded(*shlex.split(command), "--lang", lang)
        assert (outcome.code, outcome.out) == (2, "")
        assert f"[{WRONG[command]}]" in outcome.err
