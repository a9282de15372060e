"""A CSV file as records, and where in it the cells stand that a pointer leads to."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tracks.errors import Place, Pointer
from tracks.formats.loaded import Places

_CELL = re.compile(r'("(?:[^"]|"")*"?|[^,]*)(?:,|$)')


def read_records(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the header and every row that is not blank, each with the line it begins on, from 1.

    Raises OSError, UnicodeDecodeError, and csv.Error where a quote is misplaced.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        line = 1
        for row in reader:
            if any(map(str.strip, row)):
                yield line, row
            line = reader.line_num + 1


def cell_places(file: Path, pointers: Iterable[Pointer]) -> Places:
    """Return the places of ("line", LINE, COLUMN) and ("item", NUMBER or ID, COLUMN).

    A column is its name or its number; without one the whole row is meant.
    """
    pointers = list(pointers)
    columns, items = _lines_of_items(file, {p[1] for p in pointers if p[0] == "item"})
    lines = {p: p[1] if p[0] == "line" else items.get(p[1]) for p in pointers}
    texts = _texts(file, set(lines.values()))
    places = {}
    for pointer, line in lines.items():
        if isinstance(line, int):
            place = _place(file, line, texts.get(line, ""), columns, pointer[2:])
            places[pointer] = (place, place)
    return places


def _lines_of_items(file: Path, wanted: set[str | int]) -> tuple[list[str], dict[str | int, int]]:
    """Return the names of the columns, and the lines of the items wanted by number or by id."""
    found: dict[str | int, int] = {}
    columns: list[str] = []
    try:
        records = read_records(file)
        columns = [name.strip() for name in next(records, (1, []))[1]]
        for n, (line, row) in enumerate(records if wanted else ()):
            if n in wanted:
                found[n] = line
            if (item_id := row[columns.index("id")].strip()) in wanted:
                found.setdefault(item_id, line)
    except csv.Error:
        pass  # the reading before has told; what stands before it has its places
    return columns, found


def _texts(file: Path, wanted: set[str | int | None]) -> dict[int, str]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {n: line.rstrip("\r\n") for n, line in enumerate(lines, 1) if n in wanted}


def _place(file: Path, line: int, text: str, columns: list[str], field: Pointer) -> Place:
    start, end = 0, len(text)
    if field:
        column = field[0] if isinstance(field[0], int) else _number(columns, field[0])
        cells = [found.span(1) for found in _CELL.finditer(text)]
        start, end = cells[column] if column < len(cells) else (end, end)
    return Place(str(file), line, start + 1, text, max(1, end - start))


def _number(columns: list[str], name: str) -> int:
    return columns.index(name) if name in columns else 0
