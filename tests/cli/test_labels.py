"""Items named in the language that is asked for, in every report that people read."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, ja: 例}
levels:
  - {id: direction, zh: 方向}
  - {id: main, zh: 主赛道, ja: 主分野}
"""
EDITIONS = {
    "2024": """\
items:
  - name: 数码
    labels: {ja: デジタル}
    children: [{name: 软件, labels: {ja: ソフト}}, 硬件, {name: 服务, labels: {ja: サービス}}]
""",
    "2025": """\
previous: 2024
sources: {s: {title: {zh: 报道}}}
statements:
  - {source: s, says: [{count: main, under: 数码, is: 5}]}
items:
  - name: 数码
    labels: {ja: デジタル, zh-Hant: 數位}
    children:
      - {name: 软件业, was: 软件, name_en: software, labels: {ja: ソフト}}
      - 硬件
      - {name: 云, labels: {ja: クラウド}}
links: [{part_of: 服务, to: 云}]
""",
}


@pytest.fixture
def demo(run: Run, tmp_path: Path) -> Run:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    for label, text in EDITIONS.items():
        head = f"taxonomy: demo\nedition: {label}\nlisting: complete\n"
        (folder / f"{label}.yaml").write_text(head + text, encoding="utf-8")
    assert run("import", str(folder)).code == 0
    return run


def test_a_difference_of_a_label_is_told_by_its_language(demo: Run) -> None:
    out = demo("diff", "2024", "2025").out
    assert "其他语言名称.zh-Hant：（无） -> 數位" in out
    assert "labels.zh-Hant: (none) -> 數位" in demo("diff", "2024", "2025", "--lang", "en").out
    found = json.loads(demo("diff", "2024", "2025", "--format", "json").out)
    (change,) = [c for c in found["changes"] if c["kinds"] == ["revised"]]
    assert change["paths"] == [{"path": "labels.zh-Hant", "before": None, "after": "數位"}]
    assert change["after"][0]["labels"] == {"ja": "デジタル", "zh-Hant": "數位"}


def test_a_name_in_any_language_finds_the_item(demo: Run) -> None:
    assert demo("history", "クラウド").out == demo("history", "云").out
    assert "软件业" in demo("show", "2025", "--under", "デジタル").out


@pytest.mark.parametrize(
    ("arguments", "named", "unnamed"),
    [
        (("show", "2025"), ("デジタル", "ソフト", "硬件", "クラウド"), ("数码", "软件业")),
        (("history", "云"), ("デジタル > クラウド",), ("云", "数码")),
        (("diff", "2024", "2025"), ("サービス", "クラウド", "ソフト"), ("云", "服务")),
        (("changelog", "2024..2025"), ("サービス", "クラウド", "ソフト"), ("云", "服务")),
        (
            ("crosswalk", "2024", "2025", "--format", "text"),
            ("デジタル > クラウド",),
            ("云", "数码"),
        ),
        (("flow", "2024", "2025"), ("デジタル",), ("数码",)),
        (("groups", "2024..2025"), ("デジタル > クラウド",), ("云", "数码")),
        (("audit",), ("デジタル",), ("数码",)),
    ],
)
def test_items_are_named_in_the_language_asked_for(
    demo: Run, arguments: tuple[str, ...], named: tuple[str, ...], unnamed: tuple[str, ...]
) -> None:
    """Those that have no name in it by their own; and nothing else is told otherwise."""
    for lang in ("zh", "en"):
        shown = demo(*arguments, "--labels", "ja", "--lang", lang)
        plain = demo(*arguments, "--lang", lang)
        assert shown.code == plain.code
        assert all(name in shown.out for name in named)
        assert not any(name in shown.out for name in unnamed)
        assert not any(name in plain.out for name in named if name != "硬件")


def test_what_was_renamed_is_told_by_both_names_where_its_label_is_one(demo: Run) -> None:
    out = demo("diff", "2024", "2025", "--labels", "JA", "--lang", "en").out
    assert "ソフト: 软件 -> 软件业" in out
    assert "ソフト：软件 -> 软件业" in demo("groups", "2024..2025", "--labels", "ja").out


def test_english_labels_are_the_english_names(demo: Run) -> None:
    out = demo("show", "2025", "--labels", "en").out
    assert "software" in out and "软件业" not in out and "硬件" in out


@pytest.mark.parametrize("form", ["json", "csv"])
def test_programs_read_names_as_they_are(demo: Run, form: str) -> None:
    for asked in (("diff", "2024", "2025"), ("show", "2025")):
        arguments = (*asked, "--format", form)
        assert demo(*arguments, "--labels", "ja").out == demo(*arguments).out


def test_a_language_that_nobody_wrote_is_an_error_that_names_those_there_are(demo: Run) -> None:
    refused = demo("show", "2025", "--labels", "de", "--lang", "en")
    assert refused.code == 2
    assert '"--labels" has no value "de"; its values are en, ja, zh-Hant' in refused.err


def test_where_nobody_wrote_any_that_is_said(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    text = "taxonomy: demo\nedition: 2024\nlisting: complete\nitems: [数码]\n"
    (folder / "2024.yaml").write_text(text, encoding="utf-8")
    assert run("import", str(folder)).code == 0
    refused = run("show", "2024", "--labels", "ja")
    assert refused.code == 2 and "错误[T035]" in refused.err


def test_a_workbook_of_a_changelog_names_items_so_too(demo: Run, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "changes.xlsx"
    assert demo("changelog", "2024..2025", "--labels", "ja", "-o", str(file)).code == 0
    book = load_workbook(file)
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"クラウド", "サービス"} <= texts
    assert not any("服务" in text or text == "云" for text in texts)
