"""Names and titles in any language: in YAML, CSV and the workbook, both ways."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.building import TAXONOMY, direction, edition, main
from tests.formats.test_attributes import read_back
from tracks.errors import Code
from tracks.formats import WRITERS, read, write
from tracks.formats.csv.writer import write_csv
from tracks.formats.written.taxonomy import taxonomy_of_tree, tree_of_taxonomy
from tracks.formats.xlsx.writer import write_xlsx
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.model.edition import Edition, Focus
from tracks.model.statement import Source
from tracks.model.taxonomy import Level, Title

ONE = edition(
    "2025",
    direction("数字", name_en="digital", labels={"ja": "デジタル", "zh-Hant": "數位"}),
    main("软件", "数字", labels={"de": "Software"}),
    main("硬件", "数字"),
)


def titled(one: Edition) -> Edition:
    title = Title(zh="甲", de="A", **{"zh-Hant": "乙"})
    focus = Focus(source="s", title=Title(ja="焦点"), names=("数字",))
    told = {"title": title, "sources": {"s": Source(title=Title(fr="Source"))}, "focus": focus}
    return replace(one, head=one.head.model_copy(update=told))


@pytest.mark.parametrize("form", WRITERS)
def test_labels_come_back_from_every_form(form: str) -> None:
    loaded = read_back(write(form, ONE), form, TAXONOMY)
    assert list(loaded.problems) == []
    assert loaded.edition == ONE


@pytest.mark.parametrize("form", ["yaml", "xlsx"])
def test_titles_come_back_in_any_language(form: str) -> None:
    loaded = read_back(write(form, titled(ONE)), form, TAXONOMY)
    assert list(loaded.problems) == []
    assert loaded.edition == titled(ONE)


TAGS = st.sampled_from(["ja", "de", "zh-Hant", "pt-BR", "id", "no"])


@given(
    st.lists(st.dictionaries(TAGS, st.sampled_from(["甲", "a|b", "x, y", "サービス"])), max_size=5)
)
def test_whatever_is_said_comes_back(drawn: list[dict[str, str]]) -> None:
    one = edition(
        "2025", *(direction(f"d{n}", labels=said or None) for n, said in enumerate(drawn))
    )
    for form in WRITERS:
        assert read_back(write(form, one), form, TAXONOMY).edition == one, form


def test_a_csv_has_a_column_for_each_language_in_use() -> None:
    header, *rows = write_csv(ONE).splitlines()
    assert header == "id,parent,level,name,name_en,labels.de,labels.ja,labels.zh-Hant"
    assert rows[0] == "数字,,direction,数字,digital,,デジタル,數位"


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("labels.jp", Code.LABEL_LANGUAGE),
        ("labels.zh-hant", Code.LABEL_LANGUAGE),
        ("labels.", Code.LABEL_LANGUAGE),
        ("labels.en", Code.LABEL_ENGLISH),
        ("label_ja", Code.COLUMN_UNKNOWN),
    ],
)
def test_a_column_of_no_language_is_told_by_its_heading(heading: str, code: Code) -> None:
    """Also where all of its cells are empty."""
    text = f"id,parent,level,name,{heading}\n1,,direction,甲,\n"
    (problem,) = read_back(text, "csv", TAXONOMY).problems
    assert problem.code is code
    assert problem.spot and (problem.spot.line, problem.spot.column) == (1, 22)


def test_columns_of_a_workbook_are_added_by_either_name(tmp_path: Path) -> None:
    file = tmp_path / "2025.xlsx"
    file.write_bytes(write_xlsx(ONE))
    book = load_workbook(file)
    sheet = book["赛道"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    assert sheet.cell(2, columns["名称（ja）\nlabels.ja"]).value == "デジタル"
    sheet.cell(1, sheet.max_column + 1).value = "名称(fr)"
    sheet.cell(2, sheet.max_column).value = "numérique"
    book.save(file)
    loaded = read(file, TAXONOMY)
    assert loaded.edition is not None, loaded.problems
    labels = loaded.edition.items["数字"].labels
    assert labels == {"ja": "デジタル", "zh-Hant": "數位", "fr": "numérique"}
    sheet.cell(1, sheet.max_column).value = "名称（jp）\nlabels.jp"
    book.save(file)
    (problem,) = read(file, TAXONOMY).problems
    assert problem.code is Code.LABEL_LANGUAGE
    assert problem.spot and (problem.spot.sheet, problem.spot.line) == ("赛道", 1)


def test_a_taxonomy_takes_titles_and_levels_in_any_language() -> None:
    title = Title(zh="示例", ja="例", **{"pt-BR": "Exemplo"})
    levels = (Level(id="a", zh="方向", ja="分野", plural="as"), *TAXONOMY.levels[1:])
    one = TAXONOMY.model_copy(update={"title": title, "levels": levels})
    tree = tree_of_taxonomy(one)
    assert tree["title"] == {"zh": "示例", "ja": "例", "pt-BR": "Exemplo"}
    assert tree["levels"][0] == {"id": "a", "zh": "方向", "plural": "as", "ja": "分野"}
    assert taxonomy_of_tree(tree) == (one, [])


def test_a_key_of_a_title_that_is_no_language_is_an_error() -> None:
    """With a value or without one, beside others that are right."""
    title = {"zh": "示例", "ja": "例", "jp": "例", "nmae": None}
    level = {"id": "a", "zh": "甲", "plurl": "as", "de": None}
    taxonomy, problems = taxonomy_of_tree({"taxonomy": "d", "title": title, "levels": [level]})
    assert taxonomy is None
    assert {(problem.code, problem.at) for problem in problems} == {
        (Code.KEY_UNKNOWN, ("title", "jp")),
        (Code.KEY_UNKNOWN, ("title", "nmae")),
        (Code.KEY_UNKNOWN, ("levels", 0, "plurl")),
        (Code.VALUE_ABSENT, ("levels", 0, "de")),
    }


def test_a_title_in_another_language_serves_where_there_is_no_other() -> None:
    assert Title(ja="例").text("zh") == Title(ja="例").text("en") == "例"
    assert Title(en="x", ja="例").text("zh") == "x"


@pytest.mark.parametrize("key", ["unt", "eng", "zho"])
def test_a_key_of_a_level_that_is_written_wrong_is_no_language(key: str, tmp_path: Path) -> None:
    level = f"{{id: main, zh: 主赛道, {key}: 个}}"
    file = tmp_path / "taxonomy.yaml"
    file.write_text(
        f"taxonomy: demo\ntitle: {{zh: 示例}}\nlevels:\n  - {level}\n", encoding="utf-8"
    )
    taxonomy, problems = read_taxonomy(file)
    assert taxonomy is None
    assert [problem.code for problem in problems] == [Code.KEY_UNKNOWN]


def test_a_language_of_three_letters_is_one(tmp_path: Path) -> None:
    file = tmp_path / "taxonomy.yaml"
    level = "{id: main, zh: 主赛道, fil: x, yue: y}"
    file.write_text(
        f"taxonomy: demo\ntitle: {{zh: 示例}}\nlevels:\n  - {level}\n", encoding="utf-8"
    )
    taxonomy, problems = read_taxonomy(file)
    assert problems == []
    assert taxonomy is not None
    assert taxonomy.levels[0].others == {"fil": "x", "yue": "y"}
