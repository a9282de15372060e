"""A workbook opened again: text is text, figures are figures, heads stay in sight."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.views.drawing import blocks, pictures
from tracks.errors import Code, TracksError
from tracks.render import xlsx
from tracks.render.blocks import Column, Line, Paragraph, Sheet, Table
from tracks.render.fonts import Fonts
from tracks.render.xlsx import render_xlsx

TABLE = Table(
    (Column("序号", "right"), Column("名称"), Column("增减", "right")),
    (
        ("1", '=HYPERLINK("http://x")', "+7"),
        ("02", "001", "-3"),
        ("12345678901234567890", "http://x", "12.5%"),
        ("≥93", "12", ""),
    ),
)


def opened(*sheets: Sheet) -> Workbook:
    content = render_xlsx(sheets, "zh").content
    assert isinstance(content, bytes)
    return load_workbook(BytesIO(content))


def test_text_stays_text_and_figures_are_numbers() -> None:
    rows = opened(Sheet("变更", (TABLE,)))["变更"].iter_rows(min_row=2)
    assert [[(c.value, c.data_type) for c in row] for row in rows] == [
        [(1, "n"), ('=HYPERLINK("http://x")', "s"), (7, "n")],
        [("02", "s"), ("001", "s"), (-3, "n")],
        [("12345678901234567890", "s"), ("http://x", "s"), ("12.5%", "s")],
        [("≥93", "s"), ("12", "s"), (None, "n")],
    ]


def test_a_sheet_that_is_a_table_has_filters_and_its_head_in_sight() -> None:
    sheet = opened(Sheet("变更", (TABLE,)))["变更"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:C5")
    assert sheet.print_title_rows == "$1:$1"


def test_columns_are_as_wide_as_what_they_hold() -> None:
    wide = Table((Column("a"), Column("b")), (("一二三四五六七八", "x" * 500),))
    sheet = opened(Sheet("s", (wide,)))["s"]
    widths = [sheet.column_dimensions[c].width for c in "AB"]
    assert 17 < widths[0] < 20 and 37 < widths[1] < 40


def test_a_sheet_of_several_blocks_tells_them_in_order() -> None:
    sheet = opened(Sheet("概览", blocks("商业")))["概览"]
    values = [[c.value for c in row if c.value is not None] for row in sheet.iter_rows()]
    assert [row for row in values if row] == [
        ["商业"],
        ["商业 [1]"],
        ["商业 商业、乙 [1]"],
        ["商业、丙"],
        ["清单"],
        ["商业"],
        ["商业"],
        ["丁"],
        ["商业", "商业"],
        ["再"],
        ["[1]", "商业"],
        ["数字"],
        ["商业", "2024", "依据"],
        ["商业", 9, "商业"],
        ["合计", 3, "001"],
        ["商业"],
        ["商业"],
        ["深 商业"],
        ["浅"],
        ["根"],
        ["图"],
    ]
    assert sheet.auto_filter.ref is None


def test_pictures_stand_in_it_with_their_words(chinese_font: Fonts) -> None:
    content = render_xlsx([Sheet("图", tuple(pictures("zh").values()))], "zh").content
    assert isinstance(content, bytes)
    with ZipFile(BytesIO(content)) as file:
        drawn = [name for name in file.namelist() if name.startswith("xl/media/")]
        assert len(drawn) == 3
        assert "折线图，2021" in file.read("xl/drawings/drawing1.xml").decode()


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    names = ["变更", "变更", "a/b[c]:*?", "'quoted'", "长" * 40, "", "History", "x" * 40, "x" * 40]
    found = opened(*(Sheet(name, ()) for name in names)).sheetnames
    assert found[:4] == ["变更", "变更 2", "a b c", "quoted"]
    assert len({name.casefold() for name in found}) == len(names)
    assert all(0 < len(name) <= 31 for name in found)


def test_a_cell_longer_than_excel_holds_is_cut_and_a_remark_says_so() -> None:
    written = render_xlsx([Sheet("s", (Paragraph(Line("x" * 40_000)),))], "en")
    assert written.remarks == ("1 cell is longer than Excel's 32767 characters and was cut.",)


def test_more_rows_than_a_sheet_has_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    with pytest.raises(TracksError) as raised:
        render_xlsx([Sheet("变更", (TABLE,))], "zh")
    [problem] = raised.value.problems
    assert (problem.code, problem.params["rows"]) == (Code.SHEET_FULL, 5)


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [Sheet("概览", (*blocks(), *pictures("zh").values())), Sheet("变更", (TABLE,))]
    assert render_xlsx(sheets, "zh") == render_xlsx(sheets, "zh")
