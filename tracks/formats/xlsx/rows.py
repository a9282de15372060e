"""What the rows of a workbook's sheets say by column: texts, lists, mappings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tracks.errors import Code, Problem, Spot
from tracks.formats.source_text import SourceText
from tracks.formats.xlsx.sheets import Column, Form, Sheet, level_of
from tracks.formats.xlsx.table import Table, cells_of, text_of
from tracks.formats.xlsx.workbook import Workbook
from tracks.formats.yaml.syntax import parse
from tracks.model.taxonomy import Taxonomy

_SEVERAL = frozenset("、，,；;|")  # what people put between names that should have a line each


class Row(NamedTuple):
    """A row: its number, and by the keys of columns what its cells say: texts, lists, mappings."""

    number: int
    cells: dict[str, Any]


class Sheets:
    """Reads the sheets of a workbook; problems gather in `problems`, each with its place."""

    def __init__(self, book: Workbook, taxonomy: Taxonomy) -> None:
        self.file = book.file
        self._book, self._taxonomy = book, taxonomy
        self._merged: list[tuple[Spot, Spot]] = []
        self.problems: list[Problem] = []
        self.is_broken = False
        """Whether some sheet could not be read by its headings."""
        self.columns: dict[str, Mapping[str, int]] = {}
        """By sheet and key the number of a column, from 1."""

    def spot(self, sheet: str, row: int | None = None, column: int | None = None) -> Spot:
        """Return the place of a cell, a row or a sheet."""
        return Spot(str(self._book.file), row, column, sheet=sheet)

    def check_names(self, wanted: Sequence[str], unread: Sequence[str]) -> None:
        """Tell of sheets that are missing, perhaps since they were renamed, and of others."""
        names = self._book.names
        other = [name for name in names if name not in (*wanted, *unread)]
        for name in wanted:
            if name not in names:
                self.tell(Code.SHEET_MISSING, self.spot(name), sheet=name)
        for name in other:
            self.tell(Code.SHEET_UNKNOWN, self.spot(name), sheet=name, known=tuple(wanted))

    def tell(self, code: Code, at: Spot, **params: object) -> None:
        """Add a problem."""
        self.problems.append(Problem(code, params, spot=at))

    def tell_empty(self, sheet: Sheet, key: str, row: int) -> None:
        """Tell of a cell that has to be filled, unless something is wrong with it already."""
        column = next(column for column in sheet.columns if column.key == key)
        at = self.spot(sheet.name, row, self.columns[sheet.name].get(key, 1))
        if all(problem.spot != at for problem in self.problems):
            self.tell(Code.CELL_EMPTY, at, column=column.zh)

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """Yield the rows of a sheet that are not blank, below its headings."""
        self._check_merged(sheet.name)
        table = Table(self._book, sheet)
        table.problems = self.problems
        self.columns[sheet.name] = table.numbers
        for number, texts in table.rows():
            found = {}
            for text, column, n in zip(texts, table.columns, table.numbers.values(), strict=True):
                at = self.spot(sheet.name, number, n)
                if text and (said := self._value(text, column, at)):
                    found[column.key] = said
            if found:
                yield Row(number, found)
        self.is_broken |= table.is_broken

    def without_echoes(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems without those that follow from an error of the same cell told before.

        Nor is anything told of the cells that a merged range hides.
        """
        codes: dict[Spot | None, set[Code]] = {}
        for problem in self.problems:
            if problem.is_error:
                codes.setdefault(problem.spot, set()).add(problem.code)
        return [
            problem
            for problem in problems
            if problem.spot not in codes or problem.code in codes[problem.spot]
            if not self._is_hidden(problem.spot)
        ]

    def _is_hidden(self, spot: Spot | None) -> bool:
        return spot is not None and any(
            spot != first and _within(spot, first, last) for first, last in self._merged
        )

    def pairs(self, name: str) -> Iterator[tuple[int, Any, Any]]:
        """Yield the first two cells of each row of a sheet that has something in the first."""
        self._check_merged(name)
        for number, cells in cells_of(self._book, name):
            if 1 in cells:
                yield number, cells[1], cells.get(2)

    def said(self, cell: Any, column: Column, at: Spot) -> Any:
        """Return what a cell says in a column: a text, a list, a mapping; None where nothing."""
        text = text_of(cell, column, at, self.problems)
        return self._value(text, column, at) if text else None

    def _value(self, text: str, column: Column, at: Spot) -> Any:
        if column.form is Form.LEVEL:
            return level_of(text, self._taxonomy)
        if column.form is Form.WORD:
            return self._word(text, column, at)
        if column.form is Form.LINES:
            return self._lines(text, at)
        return self._mapping(text, at) if column.form is Form.PAIRS else text

    def _check_merged(self, name: str) -> None:
        for first, last in self._book.merged(name):
            begin, end = (self.spot(name, *_numbers(cell)) for cell in (first, last))
            self._merged.append((begin, end))
            self.tell(Code.CELLS_MERGED, begin, range=f"{first}:{last}")

    def _word(self, text: str, column: Column, at: Spot) -> str | None:
        for slug, word in column.words.items():
            if text.casefold() in (slug, word):
                return slug
        self.tell(Code.WORD_UNKNOWN, at, value=text, known=tuple(column.words.values()))
        return None

    def _lines(self, text: str, at: Spot) -> list[str]:
        entries = [entry for line in text.split("\n") if (entry := line.strip())]
        for entry in entries:
            if not _SEVERAL.isdisjoint(entry):
                self.tell(Code.LIST_ON_ONE_LINE, at, text=entry)
        return entries

    def _mapping(self, text: str, at: Spot) -> Any:
        tree, problems = parse(SourceText(at.file, text))
        for problem in problems:
            params = {key: at if key == "first" else value for key, value in problem.params.items()}
            self.problems.append(replace(problem, params=params, spot=at))
        if tree is not None and not isinstance(tree, dict):
            self.tell(Code.MAPPING_EXPECTED, at, key="attributes")
            return None
        return tree


def _numbers(cell: str) -> tuple[int, int]:
    """Return the row and the column of a cell, from 1: (9, 3) of "C9"."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell[len(letters) :]), column


def _within(spot: Spot, first: Spot, last: Spot) -> bool:
    """Tell whether a cell is in a range."""
    row, column = spot.line or 0, spot.column or 0
    return (
        spot.sheet == first.sheet
        and (first.line or 0) <= row <= (last.line or 0)
        and (first.column or 0) <= column <= (last.column or 0)
    )
