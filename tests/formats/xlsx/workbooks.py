"""Workbooks as people leave them: one that is right, with this or that changed by openpyxl."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.building import TAXONOMY, direction, edition, main, new
from tracks import formats
from tracks.errors import Code
from tracks.formats.loaded import Loaded
from tracks.formats.xlsx.writer import write_xlsx
from tracks.model.statement import Block, Count, Source
from tracks.model.taxonomy import Title

EDITION = edition(
    "2025",
    direction("数字"),
    main("软件", "数字"),
    new("具身智能", "软件"),
    previous="2024",
    sources={"s": Source(title=Title(zh="报道"))},
    statements=(Block(source="s", at="第 1 段", says=(Count(count="main", value=1),)),),
)

Change = Callable[[Workbook], Any]


def changed(*changes: Change) -> bytes:
    """Return the workbook of EDITION as a spreadsheet program would save it after some changes."""
    book = load_workbook(io.BytesIO(write_xlsx(EDITION)))
    for change in changes:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def setting(sheet: str, cell: str, value: Any, style: str | None = None) -> Change:
    """Return a change that sets a cell, as a number or date shown in a style."""

    def change(book: Workbook) -> None:
        there = book[sheet][cell]
        there.value = value
        if style:
            there.number_format = style

    return change


def write(folder: Path, data: bytes, name: str = "2025.xlsx") -> Path:
    """Write a workbook and return its file."""
    file = folder / name
    file.write_bytes(data)
    return file


def read(folder: Path, *changes: Change) -> Loaded:
    """Read the workbook of EDITION after some changes."""
    return formats.read(write(folder, changed(*changes)), TAXONOMY)


def codes(loaded: Loaded) -> list[tuple[Code, str]]:
    """Return the problems, each with the cell it is told of."""
    return [(p.code, p.spot.cell) for p in loaded.problems if p.spot]
