"""A table as published: its columns that are asked for, and the rows below its headings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import chain, islice
from pathlib import Path

from tracks.errors import Code, Problem, Spot
from tracks.formats.csv.table import kept_as_text
from tracks.formats.published.columns import columns_of, joined
from tracks.formats.published.json_rows import JSON, JsonRows
from tracks.formats.published.sheets import OLD, SHEETS, Sheet
from tracks.formats.published.texts import Place, text_records, text_spots
from tracks.formats.rows import Row, visible_cell
from tracks.formats.written.layouts import FIXED
from tracks.model.layout import Layout

_PROSE = ("definition", "note")
"""What may have several lines."""


class PublishedTable:
    """A table that is open. `columns` are those asked for, by key, from 0; what is wrong is in `problems`.

    Of JSON only the objects are rows that say what `where` says, by their keys.
    Raises OSError, UnicodeDecodeError and TracksError, also while its rows are read.
    """

    def __init__(
        self,
        file: Path,
        layout: Layout,
        asked: Mapping[str, str],
        edition: str,
        where: Mapping[str, str] | None = None,
    ) -> None:
        self._file, self._layout, self._asked = file, layout, asked
        suffix = file.suffix.lower()
        self._sheet = Sheet(file, layout.sheet) if suffix in SHEETS else None
        self._is_text = suffix not in (*SHEETS, JSON)
        self._json = JsonRows(file, layout, asked, where or {}) if suffix == JSON else None
        self.problems: list[Problem] = []
        self.headings: Sequence[str] = ()
        """The headings of all columns, those of several rows joined."""
        self.columns: Mapping[str, int] = {}
        if self._json:
            self.columns, self._rows = self._json.columns, self._json.records()
        else:
            records = self._sheet.records() if self._sheet else text_records(file, layout, asked)
            self._rows = self._below_headings(records, edition)

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are not blank and not to be left out; cells may have space around them."""
        empty, omit = frozenset(self._layout.empty), self._layout.omit
        for line, row in self._rows:
            whole = "".join(row)
            if not whole or whole.isspace():
                continue
            if '="' in whole and self._is_text:
                row = list(map(kept_as_text, row))
            if not whole.isprintable():
                row = [self._visible(cell, line, n) for n, cell in enumerate(row)]
            if omit and _is_omitted(next(filter(None, map(str.strip, row)), ""), omit):
                continue
            if empty:
                row = ["" if cell.strip() in empty else cell for cell in row]
            yield line, row

    def spots(self, wanted: Iterable[Place]) -> dict[Place, Spot]:
        """Return where cells stand, by line and by the number of their column."""
        if self._json:
            return {(line, column): self._json.spot(line) for line, column in wanted}
        if self._sheet:
            return {(row, column): self._sheet.spot(row, column) for row, column in wanted}
        return text_spots(self._file, self._layout, self._asked, wanted)

    def spot(self, line: int, column: int | None = None) -> Spot:
        """Return where one cell stands."""
        return self.spots([(line, column)])[line, column]

    def check_numbers(self, keys: Iterable[str]) -> None:
        """Warn of codes that a workbook has as numbers: zeros that they began with are gone."""
        for key in keys:
            column = self.columns.get(key, -1)
            if self._sheet and column in self._sheet.numbers:
                at = self._sheet.spot(self._sheet.numbers[column], column)
                params = {"column": self.headings[column] if self.headings else key}
                self.problems.append(Problem(Code.CODES_ARE_NUMBERS, params, spot=at))

    @property
    def is_unread_formula(self) -> bool:
        """Whether a cell that shows 0 may be a formula whose text the file does not give: in an .xls."""
        return self._file.suffix.lower() == OLD

    def _below_headings(self, records: Iterator[Row], edition: str) -> Iterator[Row]:
        layout = self._layout
        for _ in range(layout.skip):
            next(records, None)
        above = list(islice(filter(_is_filled, records), layout.headings))
        if layout.separator == FIXED:
            self.columns = {key: n for n, key in enumerate(self._asked)}
            return records
        first = above or list(islice(filter(_is_filled, records), 1))
        if not first:
            self.problems.append(Problem(Code.FILE_EMPTY, spot=Spot(str(self._file))))
            return iter(())
        self.headings = joined([list(map(kept_as_text, row)) for _, row in above])
        width = len(first[0][1])
        known = self.headings or [str(n) for n in range(1, width + 1)]
        at = self.spot(first[0][0])
        self.columns, problems = columns_of(self._asked, known, edition, at)
        self.problems += problems
        return records if above else chain(first, records)

    def _visible(self, cell: str, line: int, column: int) -> str:
        if cell.isprintable() or column not in self.columns.values():
            return cell
        if any(self.columns.get(key) == column for key in _PROSE):
            return visible_cell(cell, self.spot(line, column), self.problems, lines=True)
        # A line within a cell, as headings and names in workbooks have it, is a space.
        text = cell.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
        return visible_cell(text, self.spot(line, column), self.problems, lines=False)


def _is_filled(record: Row) -> bool:
    return any(map(str.strip, record[1]))


def _is_omitted(first: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(first, pattern) for pattern in patterns)
