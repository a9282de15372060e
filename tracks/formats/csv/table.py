"""A CSV file as rows of known columns, and where in it the cells stand that a pointer leads to."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from tracks.errors import Code, Place, Pointer, Problem
from tracks.formats.loaded import Places
from tracks.formats.source_text import code_point, without_invisible
from tracks.model.text import refused

_CELL = re.compile(r'("(?:[^"]|"")*"?|[^,]*)(?:,|$)')


class Table:
    """The rows of a file; `is_broken` once the form of the table itself is wrong.

    Cells of the columns in `prose` may hold line ends. `columns` are known with the first row.
    """

    def __init__(
        self,
        file: Path,
        required: Sequence[str],
        optional: Sequence[str],
        prose: Collection[str] = (),
    ) -> None:
        self._file, self._required, self._prose = file, required, prose
        self._known = (*required, *optional)
        self.columns: list[str] = []
        self.problems: list[Problem] = []
        self.is_broken = False

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its line, from 1; one of a wrong length is told and filled up or cut.

        Raises OSError and UnicodeDecodeError.
        """
        line = 0
        try:
            records = read_records(self._file)
            header = next(records, None)
            if header is None:
                self._refuse(Problem(Code.FILE_EMPTY, place=Place(str(self._file))))
                return
            columns = self.columns = _up_to_the_last([name.strip() for name in header[1]])
            if not self._check_header(header[0]):
                return
            line = header[0]
            for line, row in records:
                if len(row) != len(columns):
                    row = self._fitted(line, row)
                if not "".join(row).isprintable():
                    row = self._visible(line, row)
                yield line, row
        except csv.Error:
            self._refuse(Problem(Code.CELL_UNREADABLE, at=("line", line + 1)))

    def _refuse(self, problem: Problem) -> None:
        self.is_broken = True
        self.problems.append(problem)

    def _check_header(self, line: int) -> bool:
        known = self._known
        if not set(self.columns) & set(known):
            problem = Problem(Code.HEADER_UNKNOWN, {"columns": self._required}, at=("line", line))
            self._refuse(problem)
            return False
        for n, column in enumerate(self.columns):
            at = ("line", line, n)
            if column not in known:
                self._refuse(
                    Problem(Code.COLUMN_UNKNOWN, {"column": column, "known": known}, at=at)
                )
            elif column in self.columns[:n]:
                self._refuse(Problem(Code.COLUMN_TWICE, {"column": column}, at=at))
        for column in self._required:
            if column not in self.columns:
                params = {"column": column}
                self._refuse(Problem(Code.COLUMN_MISSING, params, at=("line", line)))
        return not self.is_broken

    def _fitted(self, line: int, row: list[str]) -> list[str]:
        """Return the row with a cell a column, telling of one that has more or fewer."""
        columns = len(self.columns)
        row = row[:columns] + _up_to_the_last(row[columns:])
        if len(row) != columns:
            params = {"cells": len(row), "columns": columns}
            self.problems.append(Problem(Code.ROW_RAGGED, params, at=("line", line)))
        return (row + [""] * columns)[:columns]

    def _visible(self, line: int, row: list[str]) -> list[str]:
        """Return the row without invisible characters, telling of these and of refused ones."""
        cells = []
        for n, cell in enumerate(row):
            at, lines = ("line", line, n), self.columns[n] in self._prose
            for character in sorted({c for c in cell if refused(c, lines=lines)}):
                params = {"character": code_point(character)}
                self.problems.append(Problem(Code.CHARACTER_REFUSED, params, at=at))
            text, removed = without_invisible(cell)
            for character in removed:
                params = {"character": character, "text": text}
                self.problems.append(Problem(Code.CHARACTER_REMOVED, params, at=at))
            cells.append(text)
        return cells


def _up_to_the_last(cells: list[str]) -> list[str]:
    """Return the cells without the blank ones that spreadsheets add at the end of a row."""
    return cells[: max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)]


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
