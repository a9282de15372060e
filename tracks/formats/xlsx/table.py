"""A sheet of a workbook as rows of texts under its columns, and all that is wrong with its cells."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracks.checks.labels import check_language
from tracks.errors import Code, Problem, Spot
from tracks.formats.rows import Row, headings, located, visible_cell
from tracks.formats.xlsx.cell import told
from tracks.formats.xlsx.sheets import Column, Sheet, with_languages
from tracks.formats.xlsx.workbook import Workbook


class Table:
    """The rows of a sheet; `is_broken` where it could not be read by its headings."""

    def __init__(self, book: Workbook, sheet: Sheet) -> None:
        self._book, self._sheet = book, sheet
        self.columns: Sequence[Column] = ()
        self.numbers: dict[str, int] = {}
        """By keys the numbers of the columns, from 1."""
        self.problems: list[Problem] = []
        self.is_broken = False

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the headings that are not blank.

        They come too where some of the headings are wrong, so that all can be told at once.
        """
        rows = ((n, cells) for n, cells in cells_of(self._book, self._sheet.name) if cells)
        unknown = self._take_headings(*next(rows, (1, {})))
        columns = list(zip(self.numbers.values(), self.columns, strict=True))
        if not columns:
            return
        known = unknown | set(self.numbers.values())
        for number, cells in rows:
            for n in cells.keys() - known:
                self.problems.append(Problem(Code.CELL_ASTRAY, spot=self.spot(number, n)))
            texts = []
            for n, column in columns:
                if n in cells:
                    at = self.spot(number, n)
                    texts.append(text_of(cells[n], column, at, self.problems))
                    continue
                if column.filled:
                    at = self.spot(number, n)
                    self.problems.append(located(Code.CELL_EMPTY, at, column=column.name))
                texts.append("")
            yield number, texts

    def spot(self, row: int, column: int | None = None) -> Spot:
        """Return the place of a cell; of a row that of its first."""
        return Spot(str(self._book.file), row, column or 1, sheet=self._sheet.name)

    def _take_headings(self, number: int, cells: Mapping[int, Any]) -> set[int]:
        """Know the columns by their headings; return the numbers of those that are not known."""
        listed = tuple(column.listed for column in self._sheet.columns)
        none = Problem(Code.HEADINGS_UNKNOWN, {"columns": listed}, spot=self.spot(number))
        written = {n: " ".join(str(cell.value).split()) for n, cell in cells.items()}
        known = with_languages(self._sheet, written.values()).columns
        found = headings(number, written, known, self.spot, none)
        self.columns = tuple(found.columns.values())
        self.numbers.update((column.key, n) for n, column in found.columns.items())
        of_none = [
            problem
            for n, column in found.columns.items()
            if column not in self._sheet.columns
            for problem in check_language(column.tag, self.spot(number, n))
        ]
        self.problems += [*found.problems, *of_none]
        self.is_broken = bool(found.unknown or found.missing or of_none or not found.columns)
        return set(found.unknown)


def cells_of(book: Workbook, sheet: str) -> Iterator[tuple[int, dict[int, Any]]]:
    """Yield each row of a sheet by its number, its cells that hold something by theirs."""
    for number, row in book.rows(sheet):
        cells = {n: cell for n, cell in enumerate(row, 1) if cell.value is not None}
        blank = all(isinstance(c.value, str) and not c.value.strip() for c in cells.values())
        yield number, {} if blank else cells


def text_of(cell: Any, column: Column, at: Spot, problems: list[Problem]) -> str:
    """Return what a cell says, whatever the spreadsheet took it for; what is wrong is gathered."""
    text, code, params = told(cell, column.form)
    if code:
        problems.append(Problem(code, params, spot=at))
    return visible_cell(text, at, problems, lines=column.has_lines).strip()
