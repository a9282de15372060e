"""A CSV file as rows of known columns, and where in it the cells stand that a pointer leads to."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tracks.checks.labels import check_language
from tracks.errors import Code, Pointer, Problem, Spot
from tracks.formats.loaded import Located
from tracks.formats.rows import Row, headings, visible_cell

_PLACED = frozenset({"line", "item"})
_SEPARATORS = (",", ";", "\t")


class Field(NamedTuple):
    """A column of a CSV file, whose heading is its key."""

    key: str
    needed: bool = False
    has_lines: bool = False

    @property
    def name(self) -> str:
        """What sentences call it."""
        return self.key

    @property
    def listed(self) -> str:
        """What sentences call it that list all columns there may be."""
        return self.key

    def is_called(self, written: str) -> bool:
        """Tell whether a heading is this column's."""
        return written == self.key


def fields(
    needed: Iterable[str], others: Iterable[str], prose: Collection[str]
) -> tuple[Field, ...]:
    """Return columns by their keys; cells of those in `prose` may hold line ends."""
    return (
        *(Field(key, True, key in prose) for key in needed),
        *(Field(key, False, key in prose) for key in others),
    )


class Table:
    """The rows of a file; `is_broken` once the form of the table itself is wrong.

    `of_labels` is what the headings of columns begin with that end in the tag of a language.
    """

    def __init__(self, file: Path, known: Sequence[Field], of_labels: str | None = None) -> None:
        self._file, self._known, self._of_labels = file, known, of_labels
        self.columns: Sequence[Field] = ()
        self.problems: list[Problem] = []
        self.is_broken = False

    @property
    def keys(self) -> list[str]:
        """The keys of the columns, in order."""
        return [column.key for column in self.columns]

    def rows(self) -> Iterator[Row]:
        """Yield the rows; one of a wrong length is told and filled up or cut.

        Nothing comes from below headings with which something is wrong. Raises OSError and
        UnicodeDecodeError.
        """
        line = 0
        try:
            records = read_records(self._file)
            header = next(records, None)
            if header is None:
                self._refuse(Problem(Code.FILE_EMPTY, spot=Spot(str(self._file))))
                return
            line = header[0]
            if not self._take_headings(*header):
                return
            columns = len(self.columns)
            for line, row in records:
                if len(row) != columns:
                    row = self._fitted(line, row)
                whole = "".join(row)
                if '="' in whole:
                    row = [kept_as_text(cell) for cell in row]
                if not whole.isprintable():
                    row = self._visible(line, row)
                yield line, row
        except csv.Error:
            self._refuse(Problem(Code.CELL_UNREADABLE, at=("line", line + 1)))

    def _refuse(self, *problems: Problem) -> None:
        self.is_broken |= bool(problems)
        self.problems += problems

    def _take_headings(self, line: int, row: list[str]) -> bool:
        written = dict(enumerate(_up_to_the_last([name.strip() for name in row])))
        needed = tuple(column.key for column in self._known if column.needed)
        none = Problem(Code.HEADER_UNKNOWN, {"columns": needed}, at=("line", line))
        found = headings(line, written, (*self._known, *self._labels(written)), _pointer, none)
        self.columns = tuple(found.columns.values())
        self._refuse(*found.problems)
        for n, column in found.columns.items():
            if self._of_labels and column.key.startswith(self._of_labels):
                tag = column.key.removeprefix(self._of_labels)
                self._refuse(*check_language(tag, _pointer(line, n)))
        return not self.is_broken

    def _labels(self, written: Mapping[int, str]) -> list[Field]:
        """Return the columns of labels that headings name, in whatever language."""
        of_labels = self._of_labels
        named = [
            heading for heading in written.values() if of_labels and heading.startswith(of_labels)
        ]
        return [Field(heading) for heading in dict.fromkeys(named)]

    def _fitted(self, line: int, row: list[str]) -> list[str]:
        """Return the row with a cell a column, telling of one that has more or fewer."""
        columns = len(self.columns)
        row = row[:columns] + _up_to_the_last(row[columns:])
        if len(row) != columns:
            params = {"cells": len(row), "columns": columns}
            self.problems.append(Problem(Code.ROW_RAGGED, params, at=("line", line)))
        return (row + [""] * columns)[:columns]

    def _visible(self, line: int, row: list[str]) -> list[str]:
        return [
            visible_cell(cell, _pointer(line, n), self.problems, lines=column.has_lines)
            for n, (cell, column) in enumerate(zip(row, self.columns, strict=True))
        ]


def kept_as_text(cell: str) -> str:
    """Return what a cell holds: `="01"` is how spreadsheets are told to keep the zeros of 01."""
    return cell[2:-1] if len(cell) > 2 and cell.startswith('="') and cell.endswith('"') else cell


def _pointer(line: int, column: int | None) -> Pointer:
    return ("line", line) if column is None else ("line", line, column)


def _up_to_the_last(cells: list[str]) -> list[str]:
    """Return the cells without the blank ones that spreadsheets add at the end of a row."""
    return cells[: max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)]


def read_records(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the header and every row that is not blank, each with the line it begins on, from 1.

    Raises OSError, UnicodeDecodeError, and csv.Error where a quote is misplaced.
    """
    separator = separator_of(file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, strict=True, delimiter=separator)
        line = 1
        for row in reader:
            if any(map(str.strip, row)):
                yield line, row
            line = reader.line_num + 1


def separator_of(file: Path, encoding: str = "utf-8-sig") -> str:
    """Return what separates the cells: a comma, unless the header has none and has `;` or tabs.

    Raises OSError and UnicodeDecodeError.
    """
    with file.open(encoding=encoding, newline="") as lines:
        header = next((line for line in lines if line.strip()), "")
    return next((mark for mark in _SEPARATORS if mark in header), ",")


def cell_spans(line: str, separator: str) -> list[tuple[int, int]]:
    """Return where the cells of a line begin and end."""
    return [found.span(1) for found in _cell_pattern(separator).finditer(line)]


def cell_spots(file: Path, pointers: Iterable[Pointer]) -> Located:
    """Return the places of ("line", LINE, COLUMN) and ("item", NUMBER or ID, COLUMN).

    A column is its name or its number; without one the whole row is meant. The place of anything
    else is the file.
    """
    whole = Spot(str(file))
    asked = list(pointers)
    spots = {pointer: (whole, whole) for pointer in asked if pointer[0] not in _PLACED}
    pointers = [pointer for pointer in asked if pointer not in spots]
    columns, items = _lines_of_items(file, {p[1] for p in pointers if p[0] == "item"})
    lines = {p: p[1] if p[0] == "line" else items.get(p[1]) for p in pointers}
    texts = _texts(file, set(lines.values()))
    separator = separator_of(file)
    for pointer, line in lines.items():
        if isinstance(line, int):
            spot = _spot_of(file, line, texts.get(line, ""), columns, pointer[2:], separator)
            spots[pointer] = (spot, spot)
    return spots


@cache
def _cell_pattern(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    return re.compile(rf'("(?:[^"]|"")*"?|[^{mark}]*)(?:{mark}|$)')


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
            if (item_id := kept_as_text(row[columns.index("id")]).strip()) in wanted:
                found.setdefault(item_id, line)
    except csv.Error:
        pass  # the reading before has told; what stands before it has its places
    return columns, found


def _texts(file: Path, wanted: set[str | int | None]) -> dict[int, str]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {n: line.rstrip("\r\n") for n, line in enumerate(lines, 1) if n in wanted}


def _spot_of(
    file: Path,
    line: int,
    text: str,
    columns: list[str],
    field: Pointer,
    separator: str,
) -> Spot:
    start, end = 0, len(text)
    if field:
        key = field[1] if field[0] == "attributes" and len(field) > 1 else field[0]
        key = f"{key}.{field[1]}" if key == "labels" and len(field) > 1 else key
        column = key if isinstance(key, int) else _number(columns, key)
        cells = cell_spans(text, separator)
        start, end = cells[column] if column < len(cells) else (end, end)
    return Spot(str(file), line, start + 1, text, max(1, end - start))


def _number(columns: list[str], name: str) -> int:
    return columns.index(name) if name in columns else 0
