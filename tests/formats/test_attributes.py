"""Attributes that a taxonomy declares: in YAML, CSV and the workbook, both ways."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.building import TAXONOMY, direction, edition, main
from tracks.errors import Code, TracksError
from tracks.formats import WRITERS, read, write
from tracks.formats.csv.writer import write_csv
from tracks.formats.loaded import Loaded
from tracks.formats.written.taxonomy import taxonomy_of_tree, tree_of_taxonomy
from tracks.formats.xlsx.writer import write_xlsx
from tracks.model.edition import Edition
from tracks.model.taxonomy import Attribute, Taxonomy

DECLARED = TAXONOMY.model_copy(
    update={
        "attributes": (
            Attribute(id="firms", zh="企业数", en="firms", type="number", sum="yes"),
            Attribute(id="seat", zh="地点"),
            Attribute(id="since", en="since", type="date"),
            Attribute(id="listed", zh="上市", type="flag"),
        )
    }
)


def declared(one: Edition) -> Edition:
    return replace(one, head=one.head.model_copy(update={"taxonomy": DECLARED}))


ONE = declared(
    edition(
        "2025",
        direction("数字", attributes={"firms": "1,234.5", "listed": "yes"}),
        main("软件", "数字", attributes={"since": "2025-03", "seat": "京", "firms": "0"}),
        main("硬件", "数字"),
    )
)


def read_back(written: str | bytes, suffix: str, taxonomy: Taxonomy = DECLARED) -> Loaded:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"2025.{suffix}"
        file.write_bytes(written.encode() if isinstance(written, str) else written)
        return read(file, taxonomy)


@pytest.mark.parametrize("form", ["yaml", "csv", "xlsx"])
def test_declared_attributes_come_back_from_every_form(form: str) -> None:
    loaded = read_back(write(form, ONE), form)
    assert list(loaded.problems) == []
    assert loaded.edition == ONE


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "firms": st.integers(-(10**9), 10**9).map(str),
                "seat": st.sampled_from(["京", "a|b", "x, y", "甲、乙"]),
                "since": st.dates().map(str),
                "listed": st.sampled_from(["yes", "no"]),
                "undeclared": st.sampled_from(["x", "12"]),
            },
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_is_declared_comes_back(drawn: list[dict[str, str]]) -> None:
    items = [direction(f"d{n}", attributes=each or None) for n, each in enumerate(drawn)]
    one = declared(edition("2025", *items))
    forms = ["yaml", "xlsx"] if any("undeclared" in each for each in drawn) else [*WRITERS]
    for form in forms:
        loaded = read_back(write(form, one), form)
        assert loaded.edition == one, form


def test_a_csv_has_a_column_for_each_attribute_in_use() -> None:
    header, *rows = write_csv(ONE).splitlines()
    assert header == "id,parent,level,name,firms,seat,since,listed"
    assert rows[0] == '数字,,direction,数字,"1,234.5",,,yes'


def test_a_csv_holds_no_attribute_that_is_not_declared() -> None:
    one = declared(edition("2025", direction("数字", attributes={"other": "x", "firms": "1"})))
    with pytest.raises(TracksError) as caught:
        write_csv(one)
    assert caught.value.problems[0].params["keys"] == ("attributes",)
    assert read_back("id,parent,level,name,other\n1,,main,x,y\n", "csv").problems[0].code is (
        Code.COLUMN_UNKNOWN
    )


def test_what_is_declared_stands_in_columns_and_the_rest_together(tmp_path: Path) -> None:
    one = declared(edition("2025", direction("数字", attributes={"other": "x", "firms": "1"})))
    file = tmp_path / "2025.xlsx"
    file.write_bytes(write_xlsx(one))
    sheet = load_workbook(file)["赛道"]
    headings = {str(cell.value): cell.column for cell in sheet[1]}
    assert sheet.cell(2, headings["企业数\nattributes.firms"]).value == "1"
    assert sheet.cell(2, headings["属性\nattributes"]).value == "other: x"
    assert read(file, DECLARED).edition == one


def test_a_workbook_says_flags_in_words_and_is_told_by_its_cells(tmp_path: Path) -> None:
    file = tmp_path / "2025.xlsx"
    file.write_bytes(write_xlsx(ONE))
    book = load_workbook(file)
    sheet = book["赛道"]
    columns = {str(cell.value).partition("\n")[2]: cell.column for cell in sheet[1]}
    assert sheet.cell(2, columns["attributes.listed"]).value == "是"
    sheet.cell(2, columns["attributes.firms"]).value = "许多"
    sheet.cell(3, columns["attributes"]).value = "seat: 沪"
    sheet.cell(4, columns["attributes.firms"]).value = 17  # as spreadsheets have numbers
    book.save(file)
    problems = {(p.code, p.spot.cell if p.spot else "") for p in read(file, DECLARED).problems}
    cell = sheet.cell(2, columns["attributes.firms"]).column_letter
    twice = sheet.cell(3, columns["attributes.seat"]).column_letter
    assert problems == {
        (Code.ATTRIBUTE_MISTYPED, f"赛道!{cell}2"),
        (Code.KEY_TWICE, f"赛道!{twice}3"),
    }


def test_a_workbook_of_a_taxonomy_that_declares_nothing_is_as_it_was() -> None:
    plain = edition("2025", direction("数字", attributes={"firms": "1"}))
    assert read_back(write_xlsx(plain), "xlsx", TAXONOMY).edition == plain
    # And what it says stays right where the attribute is declared later.
    assert read_back(write_xlsx(plain), "xlsx").edition == declared(plain)


def test_a_taxonomy_is_written_with_what_it_declares() -> None:
    tree = tree_of_taxonomy(DECLARED)
    assert tree["attributes"][:2] == [
        {"id": "firms", "zh": "企业数", "en": "firms", "type": "number", "sum": "yes"},
        {"id": "seat", "zh": "地点"},
    ]
    assert taxonomy_of_tree(tree) == (DECLARED, [])
    assert "attributes" not in tree_of_taxonomy(TAXONOMY)
