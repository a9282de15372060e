"""A table gives the same rows and the same problems, whether it lies in a text or on a sheet."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from tracks.errors import Code, Problem
from tracks.formats.csv.table import Table as Lines
from tracks.formats.csv.table import fields
from tracks.formats.rows import Row, Rows
from tracks.formats.xlsx.sheets import Column, Form, Sheet
from tracks.formats.xlsx.table import Table as Cells
from tracks.formats.xlsx.workbook import opened

SHEET = Sheet(
    "s",
    (Column("id", "id", needed=True), Column("name", "name"), Column("note", "note", Form.PROSE)),
)


def in_text(folder: Path, rows: list[list[str]]) -> tuple[list[Row], list[Problem], bool]:
    file = folder / "s.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return taken(Lines(file, fields(("id",), ("name", "note"), ("note",))))


def on_sheet(folder: Path, rows: list[list[str]]) -> tuple[list[Row], list[Problem], bool]:
    book = Workbook()
    assert book.active
    book.active.title = "s"
    for row in rows:
        book.active.append(row)
    book.save(folder / "s.xlsx")
    with opened(folder / "s.xlsx") as read:
        return taken(Cells(read, SHEET))


def taken(table: Rows) -> tuple[list[Row], list[Problem], bool]:
    return list(table.rows()), table.problems, table.is_broken


def quoted(problem: Problem) -> dict[str, object]:
    """Return what a problem quotes; a sheet's columns are listed in both languages."""
    return {key: value for key, value in problem.params.items() if key != "known"}


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([["name", "id"], ["甲", "1"], ["乙", "2"]], set()),
        ([["id", "note"], ["1", "a\u200bb"]], {Code.CHARACTER_REMOVED}),
        ([["id", "name", "note"], ["1", "a\nb", "a\nb"]], {Code.CHARACTER_REFUSED}),
        ([["name"], ["甲"]], {Code.COLUMN_MISSING}),
        ([["id", "colour", "name"], ["1", "", "甲"]], {Code.COLUMN_UNKNOWN}),
        ([["id", "name", "id"]], {Code.COLUMN_TWICE}),
    ],
)
def test_a_text_and_a_sheet_give_the_same(tmp_path, rows, codes):
    told, problems, broken = in_text(tmp_path, rows)
    on, wrong, unreadable = on_sheet(tmp_path, rows)
    assert {p.code for p in problems} == {p.code for p in wrong} == codes
    assert list(map(quoted, problems)) == list(map(quoted, wrong))
    if not broken:
        assert told == on
        assert [line for line, _ in told] == list(range(2, len(rows) + 1))
    assert broken or not unreadable


def test_a_table_that_names_no_column_gives_no_rows(tmp_path):
    rows = [["x", "y"], ["1", "2"]]
    assert [found[0] for found in (in_text(tmp_path, rows), on_sheet(tmp_path, rows))] == [[], []]
    assert [p.code for p in in_text(tmp_path, rows)[1]] == [Code.HEADER_UNKNOWN]
    assert [p.code for p in on_sheet(tmp_path, rows)[1]] == [Code.HEADINGS_UNKNOWN]
