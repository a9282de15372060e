"""Workbooks as openpyxl reads them: sheets by name, their rows of cells, their merged ranges."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tracks.formats.xlsx.package import check_package, merged_ranges, sound
from tracks.formats.xlsx.sheets import ROWS

WIDEST = 64
"""So many columns of a sheet are looked at."""


class Workbook:
    """A workbook that is open for reading; TracksError where a part of it is not what it should be."""

    def __init__(self, file: Path, book: Any) -> None:
        self.file = file
        # Read-only sheets do not tell of merged cells, nor in which part of the zip they are.
        self._archive = book._archive
        self._sheets = {sheet.title: sheet for sheet in book.worksheets}

    @property
    def names(self) -> Sequence[str]:
        """The names of the sheets, in order."""
        return tuple(self._sheets)

    def rows(self, name: str) -> Iterator[tuple[int, Sequence[Any]]]:
        """Yield each row of a sheet with its number, from 1, hidden or not; a cell has a `value`."""
        sheet = self._sheets[name]
        with sound(self.file):
            sheet.reset_dimensions()  # what a file says of its own size may be wrong
            for number, row in enumerate(sheet.iter_rows(max_row=ROWS), 1):
                yield number, row[:WIDEST]

    def merged(self, name: str) -> list[tuple[str, str]]:
        """Return the merged ranges of a sheet, each by its first and its last cell: ("A2", "A9")."""
        with sound(self.file):
            return list(merged_ranges(self._archive, self._sheets[name]._worksheet_path))


@contextmanager
def opened(file: Path) -> Iterator[Workbook]:
    """Open a workbook; its cells are read as they are used.

    Raises TracksError where the file is no workbook that can be read; OSError from the system.
    """
    from openpyxl import load_workbook

    check_package(file)
    with warnings.catch_warnings():  # of styles and drawings, which are none of our business
        warnings.simplefilter("ignore")
        with sound(file):
            book = load_workbook(file, read_only=True)
        try:
            yield Workbook(file, book)
        finally:
            book.close()
