"""An edition as a workbook for people: all of it comes back, and what may be chosen can be chosen."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil
from typing import Any

from tracks.errors import Code, wrong_usage
from tracks.formats.written.naming import Named
from tracks.formats.xlsx.sheets import (
    EARLIER,
    GUIDE,
    HEAD,
    HEAD_HEADINGS,
    ITEMS,
    LINKS,
    OF_ATTRIBUTE,
    ROWS,
    SAID,
    SOURCES,
    TABLES,
    Column,
    Form,
    Sheet,
    level_word,
)
from tracks.formats.xlsx.to_rows import Written
from tracks.messages import workbook as say
from tracks.model.edition import Edition
from tracks.model.item import depth_first
from tracks.model.language import between_names
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import cells

_CREATED = datetime(2000, 1, 1)  # no clock: the same edition makes the same bytes
_WIDEST = 44
_LINE, _HIGHEST = (
    15,
    405,
)  # the height of a line, and of the highest row that there may be, in points
_NEW_ROWS = 200  # so many items may be added below and still be chosen as parents
_LONGEST_CHOICE = 255  # characters of a list that stands in the rule itself: Excel's limit
_OPTIONS = {
    "in_memory": True,  # the only mode with fixed times in the zip
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(edition: Edition, earlier: Edition | None = None) -> bytes:
    """Return an edition's workbook; names of the edition `earlier` can be chosen in links.

    Raises TracksError where cells cannot hold all of the edition.
    """
    import xlsxwriter

    written = Written(edition)
    if written.lost:
        told = {"edition": edition.head.edition, "keys": tuple(written.lost)}
        raise wrong_usage(Code.XLSX_HOLDS_LESS, **told)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"created": _CREATED})
    _Book(book, edition.head.taxonomy, earlier).fill(written)
    book.close()
    return stream.getvalue()


class _Book:
    """Lays out the sheets."""

    def __init__(self, book: Any, taxonomy: Taxonomy, earlier: Edition | None) -> None:
        self._book, self._taxonomy, self._earlier = book, taxonomy, earlier
        heading = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
        self._heading = book.add_format(
            {**heading, "bg_color": "#E7EEF7", "border_color": "#B8C4D6"}
        )
        self._needed = book.add_format(
            {**heading, "bg_color": "#C9DAF0", "border_color": "#B8C4D6"}
        )
        text = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self._text = book.add_format(text)

    def fill(self, written: Written) -> None:
        names = (GUIDE, HEAD, *(sheet.name for sheet in TABLES))
        sheets = {name: self._book.add_worksheet(name) for name in names}
        choices = self._choices({name: len(rows) for name, rows in written.tables.items()})
        self._guide(sheets[GUIDE], written.sheets)
        self._head(sheets[HEAD], written)
        for table in written.sheets:
            rows = written.tables[table.name]
            self._table(sheets[table.name], table.columns, rows)
            for n, column in enumerate(table.columns):
                self._choose(sheets[table.name], n, column, choices.get((table.name, column.key)))
        if self._earlier:
            self._list_earlier(self._book.add_worksheet(EARLIER), self._earlier)
        sheets[ITEMS.name].activate()

    def _table(self, sheet: Any, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Write headings and rows; a blank cell below is text, too, so that 001 stays 001."""
        widths = []
        for n, column in enumerate(columns):
            told = (line for row in rows for line in row[n].split("\n"))
            widths.append(min(_WIDEST, max(column.width, max(map(cells, told), default=0) + 2)))
            sheet.set_column(n, n, widths[n], self._text)
            sheet.write_string(
                0, n, column.heading, self._needed if column.needed else self._heading
            )
        for number, row in enumerate(rows, 1):
            self._row(sheet, number, row, widths)
        sheet.set_row(0, 2 * _LINE + 4)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        _print_well(sheet)

    def _row(self, sheet: Any, number: int, row: Sequence[str], widths: Sequence[int]) -> None:
        """Write a row of texts, as high as its highest cell."""
        lines = 1
        for n, text in enumerate(row):
            if text:
                sheet.write_string(number, n, text, self._text)
                pieces = text.split("\n")
                lines = max(
                    lines, sum(ceil(cells(piece) / (widths[n] - 1)) or 1 for piece in pieces)
                )
        if lines > 1:
            sheet.set_row(number, min(_HIGHEST, lines * _LINE))

    def _choices(self, counts: dict[str, int]) -> dict[tuple[str, str], str]:
        """Return the ranges that cells of a column may choose from, by sheet and key."""
        items = f"='{ITEMS.name}'!$A$2:$A${min(ROWS, counts[ITEMS.name] + _NEW_ROWS)}"
        sources = f"='{SOURCES.name}'!$A$2:$A${min(ROWS, counts[SOURCES.name] + _NEW_ROWS)}"
        found = {(ITEMS.name, "parent"): items}
        found |= {(LINKS.name, key): items for key in ("to", "new")}
        found |= {(SAID.name, "under"): items}
        found |= {(table.name, "source"): sources for table in TABLES}
        if self._earlier:
            names = f"='{EARLIER}'!$A$2:$A${len(self._earlier.items) + 1}"
            found |= {(LINKS.name, key): names for key in ("from", "part_of", "ended")}
            found[ITEMS.name, "was"] = names
        return found

    def _choose(self, sheet: Any, n: int, column: Column, source: str | None) -> None:
        """Offer what a column's cells may say; where it is no closed list, other things may be said."""
        rule: dict[str, Any] = {"validate": "list", "source": source, "show_error": False}
        words = list(column.words.values())
        if column.form is Form.LEVEL:
            words = [level_word(level, self._taxonomy) for level in self._taxonomy.levels]
        if words:
            listed = between_names("zh").join(words)
            rule |= {"source": words, "show_error": True}
            rule["error_message"] = say.CHOOSE.zh.format(known=listed)[:_LONGEST_CHOICE]
        fits = not words or (len(",".join(words)) <= _LONGEST_CHOICE and "," not in "".join(words))
        if rule["source"] and fits:
            sheet.data_validation(1, n, ROWS - 1, n, rule)

    def _head(self, sheet: Any, written: Written) -> None:
        widths = (28, 36, 44, 44)
        for n, width in enumerate(widths):
            sheet.set_column(n, n, width, self._text)
        sheet.write_row(0, 0, HEAD_HEADINGS, self._needed)
        for number, (field, text) in enumerate(written.head, 1):
            told = say.FIELDS.get(field.key) or say.FIELDS[field.key.partition(".")[0]]
            label = field.heading.replace("\n", " ")
            self._row(sheet, number, (label, text, told.zh, told.en), widths)
            if field.words:
                rule = {"validate": "list", "source": list(field.words.values())}
                sheet.data_validation(number, 1, number, 1, rule)
        sheet.freeze_panes(1, 1)
        _print_well(sheet)

    def _guide(self, sheet: Any, tables: Iterable[Sheet]) -> None:
        widths = (14, 28, 56, 66)
        for n, width in enumerate(widths):
            sheet.set_column(n, n, width, self._text)
        sheet.write_row(0, 0, say.GUIDE_HEADINGS, self._needed)
        lines = [("", "", told.zh, told.en) for told in say.GENERAL]
        for table in tables:
            for column in table.columns:
                of_attribute = column.key.startswith(OF_ATTRIBUTE)
                added = say.ATTRIBUTE if of_attribute else say.IN_LANGUAGE
                told = say.COLUMNS.get((table.name, column.key), added)
                lines.append((table.name, column.heading.replace("\n", " "), told.zh, told.en))
        for number, line in enumerate(lines, 1):
            self._row(sheet, number, line, widths)
        sheet.freeze_panes(1, 0)
        _print_well(sheet)

    def _list_earlier(self, sheet: Any, earlier: Edition) -> None:
        """List the items of the edition before, each first as links may call it."""
        named = Named(list(earlier.items.values()))
        head = earlier.head
        rows: Iterable[list[str]] = (
            [
                named.called(item),
                level_word(head.taxonomy.level(item.level), head.taxonomy),
                named.called(earlier.items[item.parent]) if item.parent else "",
                "" if item.named_by_id else item.id,
                item.code or "",
            ]
            for item in depth_first(earlier.items)
        )
        columns = [column for column in ITEMS.columns if column.key in say.EARLIER_KEYS]
        self._table(sheet, columns, list(rows))


def _print_well(sheet: Any) -> None:
    """Set a sheet on pages that are as wide as all of its columns, each with the headings."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
