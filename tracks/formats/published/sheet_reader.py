"""Reads one sheet of a workbook and prints its rows as JSON; run as a process of its own.

Usage: python sheet_reader.py FILE SHEET, where SHEET may be empty. It needs nothing else of the program.
"""

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime, time
from fnmatch import fnmatchcase
from typing import Any

MEMORY = 6 << 30
"""The most that a workbook may take to be read, in bytes."""


def main(file: str, wanted: str) -> None:
    """Print the sheet's name, the row that its rows begin with, its cells, and where numbers stand.

    Where no sheet is meant, or several are, the names are printed instead.
    """
    _limit_memory()
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(file)
    fitting = _fitting(book.sheet_names, wanted)
    if len(fitting) != 1:
        found: dict[str, Any] = {"fitting": fitting} if fitting else {"known": book.sheet_names}
        sys.stdout.buffer.write(json.dumps(found).encode())
        return
    sheet = book.get_sheet_by_name(fitting[0])
    top, left = sheet.start or (0, 0)
    numbers: dict[int, int] = {}
    rows = []
    for n, row in enumerate(sheet.to_python(), top + 1):
        for column, value in enumerate(row, left):
            if isinstance(value, int | float) and not isinstance(value, bool):
                numbers.setdefault(column, n)
        rows.append([""] * left + list(map(_text, row)))
    found = {"name": sheet.name, "first": top + 1, "rows": rows, "numbers": list(numbers.items())}
    sys.stdout.buffer.write(json.dumps(found).encode())


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _fitting(names: Sequence[str], wanted: str) -> list[str]:
    """Return the sheets that are meant: by name, by pattern, by number, the first where none is said."""
    if not wanted:
        return list(names[:1])
    fitting = [name for name in names if name == wanted] or [
        name for name in names if fnmatchcase(name.casefold(), wanted.casefold())
    ]
    if not fitting and wanted.isdecimal() and 0 < int(wanted) <= len(names):
        return [names[int(wanted) - 1]]
    return fitting


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
            at_midnight = value.time() == time()
            return value.date().isoformat() if at_midnight else value.isoformat(" ")
        case date() | time():
            return value.isoformat()
    return str(value)


if __name__ == "__main__":
    main(*sys.argv[1:])
