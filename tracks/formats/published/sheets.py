"""Tables on sheets of workbooks: .xlsx, .xls and .ods, all read by calamine."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.rows import Row
from tracks.formats.xlsx.package import check_package, check_parts, refused

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

SHEETS = (".xlsx", ".xls", ".ods")
"""Suffixes of workbooks."""

OLD, OPEN = ".xls", ".ods"


class Sheet:
    """A sheet of a workbook. Raises TracksError where it cannot be read; OSError from the system."""

    def __init__(self, file: Path, wanted: str | None) -> None:
        self._file = file
        self._sheet = _sheet_of(file, wanted)
        self.numbers: dict[int, int] = {}
        """By column, from 0, the first row in which a number stands."""

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return self._sheet.name

    def records(self) -> Iterator[Row]:
        """Yield every row, also blank ones, by its number, from 1."""
        start = self._sheet.start
        first, left = start if start else (0, 0)
        yield from ((n, []) for n in range(1, first + 1))
        for n, row in enumerate(self._sheet.to_python(), first + 1):
            for column, value in enumerate(row, left):
                if isinstance(value, int | float) and not isinstance(value, bool):
                    self.numbers.setdefault(column, n)
            yield n, [""] * left + [_text(value) for value in row]

    def spot(self, row: int, column: int | None = None) -> Spot:
        """Return the place of a cell, by its row from 1 and its column from 0."""
        return Spot(str(self._file), row, (column or 0) + 1, sheet=self.name)


def _sheet_of(file: Path, wanted: str | None) -> "CalamineSheet":
    from python_calamine import CalamineError, CalamineWorkbook

    suffix = file.suffix.lower()
    if suffix == OPEN:
        check_parts(file)
    elif suffix != OLD:
        check_package(file)
    try:
        book = CalamineWorkbook.from_path(file)
        name = _named(book.sheet_names, wanted, file)
        return book.get_sheet_by_name(name)
    except (CalamineError, ValueError) as error:
        raise refused(file, Code.WORKBOOK_BROKEN) from error


def _named(names: Sequence[str], wanted: str | None, file: Path) -> str:
    """Return the sheet that is meant: by name, by pattern, by number, the first where none is said."""
    if wanted is None:
        return names[0]
    for name in names:
        if name == wanted:
            return name
    fitting = [name for name in names if fnmatchcase(name.casefold(), wanted.casefold())]
    if len(fitting) == 1:
        return fitting[0]
    if wanted.isdigit() and 0 < int(wanted) <= len(names):
        return names[int(wanted) - 1]
    params = {"key": "sheet", "pattern": wanted}
    if fitting:
        params_of_several = {**params, "fitting": tuple(fitting)}
        raise TracksError(Problem(Code.HEADING_UNCLEAR, params_of_several, spot=Spot(str(file))))
    params_of_none = {**params, "known": tuple(names)}
    raise TracksError(Problem(Code.HEADING_MISSING, params_of_none, spot=Spot(str(file))))


def _text(value: Any) -> str:
    """Return what a cell shows: a whole number without a point, a day in ISO 8601."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)
