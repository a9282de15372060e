"""What people and spreadsheet programs do to a workbook: it is understood, or told by its cell."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.building import main
from tests.formats.xlsx.test_workbook import whole
from tests.formats.xlsx.workbooks import EDITION, changed, codes, read, setting
from tracks.errors import Code, Spot
from tracks.model.statement import Count


@pytest.mark.parametrize(
    ("value", "style", "code"),
    [(7, "000", "007"), (1.5, "0%", "150%"), (0.125, "0.0%", "12.5%"), (2026.0, "General", "2026"),
     (True, "General", "TRUE"), (1e21, "General", "1000000000000000000000"), ("  001 ", "@", "001")],
)  # fmt: skip
def test_a_cell_says_what_it_shows(tmp_path, value, style, code):
    loaded = read(tmp_path, setting("赛道", "G4", value, style))
    assert loaded.edition and loaded.edition.items["具身智能"].code == code


@pytest.mark.parametrize(
    ("style", "date"),
    [
        ("yyyy-mm-dd", "2025-04-01"),
        ('yyyy"年"m"月"', "2025-04"),
        ('[$-804]yyyy"年d"m"月"', "2025-04"),
    ],
)
def test_a_date_is_taken_no_more_exactly_than_it_is_shown(tmp_path, style, date):
    loaded = read(tmp_path, setting("来源", "E2", datetime(2025, 4, 1), style))
    assert loaded.edition and loaded.edition.head.sources["s"].date == date


def test_figures_may_be_numbers(tmp_path):
    told = [("A3", "数量"), ("B3", "新赛道"), ("C3", "数字"), ("E3", 2021), ("F3", 9), ("H3", 15)]
    told += [("N3", "s"), ("I3", 1.27)]
    changes = [setting("数据", cell, value) for cell, value in told]
    loaded = read(
        tmp_path, setting("基本信息", "B3", 2025), *changes, setting("数据", "I3", 1.27, "0%")
    )
    assert loaded.edition, codes(loaded)
    [_, block] = loaded.edition.head.statements
    assert block.says == (
        Count(count="new", under=("数字",), since="2021", was=9, net=15, growth="127%"),
    )


def test_rows_and_columns_may_be_as_people_leave_them(tmp_path):
    def rearranged(book):
        sheet = book["赛道"]
        sheet.row_dimensions[3].hidden = True
        sheet.delete_cols(4, 9)
        sheet.move_range("A1:A9", cols=8)
        sheet["I1"], sheet["B1"] = "NAME", "层级"
        sheet["B8"], sheet["C900"] = "  ", " "
        book["数据"].sheet_state = "hidden"
        book["对应关系"].delete_rows(1, 5)
        for column, key in enumerate(("to", "from", "备注"), 1):
            book["对应关系"].cell(1, column, key)

    assert whole(changed(rearranged), EDITION).digest == EDITION.digest


def test_a_name_it_had_is_a_link(tmp_path):
    loaded = read(tmp_path, setting("赛道", "E4", "机器人\n智能体"))
    assert loaded.edition
    [link] = loaded.edition.head.links
    assert (link.since, link.origins, link.targets) == ("2024", ("机器人", "智能体"), ("具身智能",))


def test_attributes_are_lines_of_keys_and_values(tmp_path):
    loaded = read(tmp_path, setting("赛道", "L4", "主管: 工信部\n编号: 007"))
    assert loaded.edition
    assert loaded.edition.items["具身智能"].attributes == {"主管": "工信部", "编号": "007"}
    loaded = read(tmp_path, setting("赛道", "L4", "a: 1\na: 2"))
    assert codes(loaded) == [(Code.KEY_TWICE, "赛道!L4")]
    assert loaded.problems[0].params["first"] == Spot(
        str(tmp_path / "2025.xlsx"), 4, 12, sheet="赛道"
    )
    assert codes(read(tmp_path, setting("赛道", "L4", "无"))) == [
        (Code.MAPPING_EXPECTED, "赛道!L4")
    ]


def test_all_that_is_wrong_is_told_at_once_and_once(tmp_path):
    def change(book):
        book["赛道"]["A3"] = "=A2"
        book["赛道"]["B4"] = None
        book["来源"]["A3"] = "s"
        book["来源"]["B3"] = "又一个"
        book["关注与展望"]["A2"], book["关注与展望"]["B2"] = "焦点", "s"
        book["关注与展望"]["C2"] = "甲"
        for n, text in enumerate(("焦点", "s", "乙"), 1):
            book["关注与展望"].cell(3, n, text)
        book["数据"]["K3"], book["数据"]["N3"] = 3, "s"

    assert codes(read(tmp_path, change)) == [
        (Code.FIELD_TWICE, "关注与展望!A3"),
        (Code.CELL_EMPTY, "数据!A3"),
        (Code.KEY_TWICE, "来源!A3"),
        (Code.CELL_FORMULA, "赛道!A3"),
        (Code.CELL_EMPTY, "赛道!B4"),
        (Code.PARENT_MISSING, "赛道!C4"),
    ]


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        (setting("赛道", "D1", "未知"), Code.COLUMN_UNKNOWN, "赛道!D1"),
        (lambda book: book["赛道"].delete_cols(3), Code.COLUMN_MISSING, "赛道!A1"),
        (setting("赛道", "D1", "上级"), Code.COLUMN_TWICE, "赛道!D1"),
        (lambda book: book["赛道"].delete_rows(1, 9), Code.HEADINGS_UNKNOWN, "赛道!A1"),
        (setting("赛道", "A4", "具身\u202e智能"), Code.CHARACTER_REFUSED, "赛道!A4"),
        (setting("赛道", "A4", "具身\n智能"), Code.CHARACTER_REFUSED, "赛道!A4"),
        (setting("基本信息", "B3", None), Code.KEY_MISSING, "基本信息!B3"),
        (setting("基本信息", "B7", "全"), Code.WORD_UNKNOWN, "基本信息!B7"),
        (lambda book: book["基本信息"].delete_rows(7), Code.LISTING_GAP, "基本信息!B7"),
        (setting("数据", "C2", "软体"), Code.NAME_UNKNOWN, "数据!C2"),
        (setting("数据", "B2", "中赛道"), Code.LEVEL_UNKNOWN, "数据!B2"),
        (setting("数据", "P2", "x"), None, ""),
        (setting("数据", "Q2", "中赛道"), Code.LEVEL_UNKNOWN, "数据!Q2"),
    ],
)
def test_what_is_wrong_is_told_by_its_cell(tmp_path, change, code, cell):
    loaded = read(tmp_path, change)
    errors = [p for p in loaded.problems if p.is_error]
    assert codes(replace(loaded, problems=errors)) == ([(code, cell)] if code else [])


def test_main_tracks_may_be_added_below(tmp_path):
    loaded = read(tmp_path, setting("赛道", "A5", "出海经济"), setting("赛道", "B5", "main"),
                  setting("赛道", "D5", "是"), setting("赛道", "C5", None))  # fmt: skip
    assert loaded.edition and loaded.edition.items["出海经济"] == main("出海经济")
