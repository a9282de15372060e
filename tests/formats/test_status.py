"""What is not in force, and what took over from it: in YAML, CSV and the workbook, both ways."""

from pathlib import Path

import pytest

from tests.building import TAXONOMY, direction, edition, main, new
from tests.formats.test_attributes import read_back
from tracks.errors import Code
from tracks.formats import read, write
from tracks.model.edition import Edition
from tracks.model.item import Item

ONE = edition(
    "2025",
    direction("数字"),
    main("软件", "数字"),
    Item("m-2", "软件", "main", "数字"),
    main("硬件", "数字", status="deprecated", replaced_by=("m-2", "软件")),
    new("芯片", "硬件"),
    new("量子", "软件", status="proposed"),
    new("软盘", "硬件", status="deprecated", replaced_by=("芯片",), attributes=None),
)


@pytest.mark.parametrize("form", ["yaml", "csv", "xlsx"])
def test_statuses_come_back_from_every_form(form: str) -> None:
    loaded = read_back(write(form, ONE), form, TAXONOMY)
    assert [problem.code for problem in loaded.problems] == [Code.SIBLINGS_ALIKE]
    assert loaded.edition == ONE and loaded.edition.digest == ONE.digest


def test_a_written_file_says_no_more_than_it_must() -> None:
    text = write("yaml", ONE)
    assert isinstance(text, str)
    assert text.count("status:") == 3 and text.count("replaced_by:") == 2
    assert "{name: 量子, status: proposed}" in text
    assert "{name: 软盘, status: deprecated, replaced_by: 芯片}" in text


def listed(folder: Path, name: str, text: str) -> Edition:
    """Read a file of a demo edition that has no problems."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    loaded = read(file, TAXONOMY)
    assert not loaded.problems and loaded.edition
    return loaded.edition


def test_what_took_over_is_a_set_called_by_name_or_id_in_every_form(tmp_path: Path) -> None:
    head = "taxonomy: demo\nedition: 2025\nlisting: complete\n"
    written = listed(
        tmp_path,
        "2025.yaml",
        head + "items: [{id: a, name: Ａ１, status: deprecated, replaced_by: [丙, c2, b1]},"
        " {id: b, name: B1}, {id: c2, name: 丙}]\n",
    )
    table = listed(
        tmp_path,
        "2025.csv",
        "id,parent,level,name,status,replaced_by\n"
        "a,,direction,Ａ１,deprecated,B1 | c2|丙\nb,,direction,B1,,\nc2,,direction,丙,,\n",
    )
    assert written.items["a"].replaced_by == table.items["a"].replaced_by == ("b", "c2")
    assert written.digest == table.digest


def test_words_without_a_value_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    head = "taxonomy: demo\nedition: 2025\nlisting: complete\n"
    bare = listed(tmp_path, "2025.yaml", head + "items: [数字]\n")
    empty = listed(tmp_path, "2025.yaml", head + "items: [{name: 数字, status: , replaced_by: }]\n")
    assert empty.items == bare.items and empty.digest == bare.digest
