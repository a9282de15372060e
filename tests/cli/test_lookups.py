"""What people write for an item or a level means the same in every command (faults.md D9)."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

FILES = {
    "taxonomy.yaml": """
taxonomy: demo
title: {zh: 演示}
levels:
  - {id: main, zh: 主赛道, en: main track}
  - {id: new, zh: 新赛道, en: track}
""",
    "2024.yaml": """
taxonomy: demo
edition: 2024
listing: complete
items:
  - {name: 数字, id: d, code: D1, name_en: Digital, aliases: [数码], children: [甲机器人]}
  - {name: 智能, id: w, code: W1}
""",
    "2025.yaml": """
taxonomy: demo
edition: 2025
listing: {main: complete, new: partial}
sources: {s: {title: {zh: 报道}}}
items:
  - {name: 数字, id: d, code: D1, name_en: Digital, aliases: [数码], children: [甲机器人, 乙机器人]}
  - {name: 智能, id: w, code: W1, aliases: [d], children: [Robots]}
statements:
  - source: s
    says: [{count: new, is: 10}, {count: new, under: d, is: 8}]
""",
}

ITEM = {
    "show": ["show", "2025", "--under", "{}"],
    "diff": ["diff", "2024", "2025", "--under", "{}"],
    "flow": ["flow", "2024", "2025", "--under", "{}"],
    "history": ["history", "{}"],
    "audit": ["audit", "--explain", "2025 new {}"],
}
LEVEL = {
    "show": ["show", "2025", "--level", "{}"],
    "diff": ["diff", "2024", "2025", "--level", "{}"],
    "audit": ["audit", "--explain", "2025 {} d"],
}


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Run:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("import", str(tmp_path)).code == 0
    return run


@pytest.mark.parametrize("command", ITEM)
def test_D9_an_item_is_found_by_the_same_names_everywhere(kept, command):
    def told(written):
        done = kept(*(word.format(written) for word in ITEM[command]))
        assert done.err == "" and done.code in (0, 1)
        return done.out

    # As an alias of another item, "d" stands behind the id.
    by_id = told("d")
    assert by_id != told("w")
    for written in ("D1", "数字", "数码", "Digital", "ｄ1", " 数　字", "DIGITAL", "digital"):
        assert told(written) == by_id, written


@pytest.mark.parametrize("command", ITEM)
@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("机器人", "名称中含有它的有 乙机器人、甲机器人。\n"),
        ("robot", "名称中含有它的有 Robots。\n"),
        ("数", "名称中含有它的有 数字、数码。\n"),
        ("Digitel", "。最接近的是“Digital”。\n"),
        ("zzz", "最外层有 数字、智能。\n"),
    ],
)
def test_D9_what_is_offered_for_an_unknown_name_is_the_same(kept, command, written, offered):
    done = kept(*(word.format(written) for word in ITEM[command]))
    assert done.code == 2
    assert f"“{written}”" in done.err
    assert done.err.endswith(offered)


@pytest.mark.parametrize("command", LEVEL)
def test_D9_a_level_is_found_by_the_same_names_everywhere(kept, command):
    told = {
        kept(*(word.format(written) for word in LEVEL[command])).out
        for written in ("new", "NEW", "新赛道", "Track")
    }
    assert len(told) == 1 and "" not in told


def test_D9_all_names_that_hold_it_are_listed_in_english_too(kept):
    done = kept("history", "机器人", "--lang", "en")
    assert done.err.endswith("Names that hold it: 乙机器人, 甲机器人.\n")
