"""An edition from a CSV file: one row an item, always a complete listing."""

import csv
from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter
from pathlib import Path
from sys import intern

from tracks.checks import check
from tracks.checks.draft import Draft
from tracks.errors import Code, Place, Problem, any_error
from tracks.formats.document import (
    code_point,
    not_utf8,
    too_large,
    unreadable,
    without_invisible,
)
from tracks.formats.loaded import Loaded, placed
from tracks.formats.table import cell_places, read_records
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import refused

LARGEST = 1 << 30
"""The largest CSV file that is read, in bytes."""

REQUIRED = ("id", "name", "level", "parent")
OPTIONAL = ("code", "name_en", "aliases", "definition", "note")
_PROSE = frozenset({"definition", "note"})


def read_csv(file: Path, taxonomy: Taxonomy) -> Loaded:
    """Read an edition's CSV file; its problems are values, whatever the file holds."""
    try:
        if file.stat().st_size > LARGEST:
            return _unread(too_large(file, LARGEST))
        return _read(file, taxonomy)
    except OSError as error:
        return _unread(unreadable(file, error))
    except UnicodeDecodeError:
        return _unread(not_utf8(file))


def _unread(problem: Problem) -> Loaded:
    return Loaded(None, [problem], lambda pointers: {})


def _read(file: Path, taxonomy: Taxonomy) -> Loaded:
    rows = _Rows(file)
    head = Head(
        taxonomy=taxonomy,
        edition=file.stem,
        listing=dict.fromkeys(taxonomy.depths, "complete"),
    )
    items = list(rows.items())
    draft = Draft(head, items)
    problems = rows.problems
    if not rows.is_broken:
        problems += check(draft)
        if not items:
            problems.append(Problem(Code.TABLE_WITHOUT_ROWS, place=Place(str(file))))
    locate = partial(cell_places, file)
    sound = not any_error(problems)
    return Loaded(draft.edition if sound else None, placed(problems, locate), locate, head)


class _Rows:
    """The rows of a file as items; `is_broken` once the form of the table itself is wrong."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.problems: list[Problem] = []
        self.is_broken = False

    def items(self) -> Iterator[Item]:
        """Yield an item for each row; one of a wrong length is told and read as far as it goes."""
        line = 0
        try:
            records = read_records(self._file)
            header = next(records, None)
            if header is None:
                self._refuse(Problem(Code.FILE_EMPTY, place=Place(str(self._file))))
                return
            columns = _up_to_the_last([name.strip() for name in header[1]])
            if not self._check_header(columns, header[0]):
                return
            make = _maker(columns)
            line = header[0]
            for line, row in records:
                if len(row) > len(columns):
                    row = row[: len(columns)] + _up_to_the_last(row[len(columns) :])
                if len(row) != len(columns):
                    params = {"cells": len(row), "columns": len(columns)}
                    self.problems.append(Problem(Code.ROW_RAGGED, params, at=("line", line)))
                    row = (row + [""] * len(columns))[: len(columns)]
                if not "".join(row).isprintable():
                    row = self._visible(columns, line, row)
                yield make(row)
        except csv.Error:
            self._refuse(Problem(Code.CELL_UNREADABLE, at=("line", line + 1)))

    def _refuse(self, problem: Problem) -> None:
        self.is_broken = True
        self.problems.append(problem)

    def _check_header(self, columns: list[str], line: int) -> bool:
        known = (*REQUIRED, *OPTIONAL)
        if not set(columns) & set(known):
            problem = Problem(Code.HEADER_UNKNOWN, {"columns": REQUIRED}, at=("line", line))
            self._refuse(problem)
            return False
        for n, column in enumerate(columns):
            at = ("line", line, n)
            if column not in known:
                self._refuse(
                    Problem(Code.COLUMN_UNKNOWN, {"column": column, "known": known}, at=at)
                )
            elif column in columns[:n]:
                self._refuse(Problem(Code.COLUMN_TWICE, {"column": column}, at=at))
        for column in REQUIRED:
            if column not in columns:
                params = {"column": column}
                self._refuse(Problem(Code.COLUMN_MISSING, params, at=("line", line)))
        return not self.is_broken

    def _visible(self, columns: list[str], line: int, row: list[str]) -> list[str]:
        """Return the row without invisible characters, telling of these and of refused ones."""
        cells = []
        for n, cell in enumerate(row):
            at, lines = ("line", line, n), columns[n] in _PROSE
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


def _maker(columns: list[str]) -> Callable[[list[str]], Item]:
    """Return what makes an item of a row; empty cells are absent."""
    required = itemgetter(*(columns.index(name) for name in REQUIRED))
    optional = [columns.index(name) if name in columns else None for name in OPTIONAL]

    def bare(row: list[str]) -> Item:
        item_id, name, level, parent = map(str.strip, required(row))
        return Item(item_id, name, intern(level), parent or None)

    def full(row: list[str]) -> Item:
        code, name_en, aliases, definition, note = (
            (row[n].strip() or None) if n is not None else None for n in optional
        )
        return bare(row)._replace(
            code=code,
            name_en=name_en,
            aliases=tuple(a for alias in (aliases or "").split("|") if (a := alias.strip())),
            definition=definition,
            note=note,
        )

    return bare if len(columns) == len(REQUIRED) else full
