"""Tables on sheets of workbooks: .xlsx, .xls and .ods, all read by calamine in a process of its own.

A broken workbook may make its reader panic, or ask for any amount of memory. What the other process
does then is an error of the file, not the end of ours.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.rows import Row
from tracks.formats.xlsx.package import check_package, check_parts, refused

SHEETS = (".xlsx", ".xls", ".ods")
"""Suffixes of workbooks."""

OLD, OPEN = ".xls", ".ods"

_READER = Path(__file__).with_name("sheet_reader.py")


class Sheet:
    """A sheet of a workbook. Raises TracksError where it cannot be read; OSError from the system."""

    def __init__(self, file: Path, wanted: str | None) -> None:
        self._file = file
        read = _read(file, wanted)
        self.name: str = read["name"]
        """What the sheet is called."""
        self.numbers: dict[int, int] = dict(read["numbers"])
        """By column, from 0, the first row in which a number stands."""
        self._first: int = read["first"]
        self._rows: list[list[str]] = read["rows"]

    def records(self) -> Iterator[Row]:
        """Yield every row, also blank ones, by its number, from 1."""
        yield from ((n, []) for n in range(1, self._first))
        yield from enumerate(self._rows, self._first)

    def spot(self, row: int, column: int | None = None) -> Spot:
        """Return the place of a cell, by its row from 1 and its column from 0."""
        return Spot(str(self._file), row, (column or 0) + 1, sheet=self.name)


def _read(file: Path, wanted: str | None) -> dict[str, Any]:
    suffix = file.suffix.lower()
    if suffix == OPEN:
        check_parts(file)
    elif suffix != OLD:
        check_package(file)
    file.open("rb").close()  # so that the system's own refusal is told as that
    # -P: what lies in the folder that somebody works in is no part of the program.
    command = [sys.executable, "-P", str(_READER), str(file.absolute()), wanted or ""]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise refused(file, Code.WORKBOOK_BROKEN)
    found: dict[str, Any] = json.loads(done.stdout)
    if "fitting" in found or "known" in found:
        code = Code.HEADING_UNCLEAR if "fitting" in found else Code.HEADING_MISSING
        names = {key: tuple(value) for key, value in found.items()}
        params = {"key": "sheet", "pattern": wanted, **names}
        raise TracksError(Problem(code, params, spot=Spot(str(file))))
    return found
