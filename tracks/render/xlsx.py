"""Sheets of blocks as XLSX, in which text stays text, whatever it looks like."""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tracks.errors import Code, wrong_usage
from tracks.messages import documents as say
from tracks.messages import pictures as say_pictures
from tracks.model.language import Language, between_names
from tracks.render.blocks import (
    Block,
    Bullets,
    Heading,
    Labelled,
    Line,
    Names,
    Paragraph,
    Picture,
    Sheet,
    Table,
    Title,
    Tree,
)
from tracks.render.columns import widths
from tracks.render.markup import legal
from tracks.render.png import ZOOM, NotDrawn, png, remarks
from tracks.render.rendered import Rendered

MOST_ROWS, LONGEST = 1_048_576, 32_767  # of a sheet, of a cell; Excel refuses more
_LONG_AGO = datetime(1980, 1, 1)  # one date in every file: the same bytes each time
_ROW_PIXELS = 20  # the height of a row in Excel's usual font
_A4 = 9  # Excel's number of the paper size
_WHOLE = re.compile(r"[+-]?(0|[1-9][0-9]{0,14})")  # Excel keeps 15 digits
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def render_xlsx(sheets: Sequence[Sheet], lang: Language) -> Rendered:
    """Return sheets as a workbook: the same bytes each time.

    A single table has filters and a head that stays in sight. Whole numbers in columns that are
    flush right are numbers, everything else is text. Remarks tell of pictures that are put into
    words and of cells that were cut. TracksError: a table has more rows than a sheet.
    """
    file = BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, {"in_memory": True, **never})
    book.set_properties({"created": _LONG_AGO})
    looks = _Looks(book)
    not_drawn: list[NotDrawn] = []
    cut = 0
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        writer = _Writer(book.add_worksheet(name), sheet.name, looks, lang)
        writer.sheet(sheet.blocks)
        if sheet.draft:
            writer.mark_as_draft()
        not_drawn += writer.not_drawn
        cut += writer.cut
    book.close()
    of_cells = (say.CELL_CUT(lang, n=cut),) if cut else ()
    return Rendered(file.getvalue(), remarks=(*remarks(not_drawn, lang), *of_cells))


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Return names that Excel takes: short, without its own signs, each once whatever the case."""
    names: list[str] = []
    taken: set[str] = {"", "history"}
    for n, sheet in enumerate(sheets, start=1):
        name = _NOT_IN_NAMES.sub(" ", legal(sheet.name)).strip(" '")[:31].strip(" '")
        if name.casefold() in taken:
            name = f"{name[:26]} {n}".strip()
        taken.add(name.casefold())
        names.append(name)
    return names


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        def look(**how: object) -> Format:
            return book.add_format({"valign": "top", **how})

        self.title = look(bold=True, font_size=16)
        self.heading = look(bold=True, font_size=12)
        self.text = look()
        self.wrapped = look(text_wrap=True)
        self.right = look(align="right")
        self.number = look(num_format="0")
        self.signed = look(num_format="+0;-0;0")
        self.head = look(bold=True, bg_color="#EDF0F3", bottom=1)
        self.right_head = look(bold=True, bg_color="#EDF0F3", bottom=1, align="right")
        self.faint = look(font_color="#59636E", italic=True)


class _Writer:
    def __init__(self, sheet: Worksheet, name: str, looks: _Looks, lang: Language) -> None:
        self._sheet, self._name, self._looks, self._lang = sheet, name, looks, lang
        self._row = 0
        self._widths: dict[int, int] = {}
        self.not_drawn: list[NotDrawn] = []
        self.cut = 0

    def sheet(self, blocks: Sequence[Block]) -> None:
        for n, block in enumerate(blocks):
            if n and isinstance(block, Title | Heading | Table | Picture):
                self._row += 1
            self._block(block)
        if len(blocks) == 1 and isinstance(blocks[0], Table):
            table = blocks[0]
            self._sheet.freeze_panes(1, 1)
            self._sheet.repeat_rows(0)
            self._sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        for column, width in self._widths.items():
            self._sheet.set_column(column, column, width + 2)

    def mark_as_draft(self) -> None:
        self._sheet.set_header(f'&R&"-,Bold"{say.DRAFT(self._lang)}')

    def _block(self, block: Block) -> None:
        looks = self._looks
        match block:
            case Title(text, lang):
                self._lang = lang or self._lang
                self._line(Line(text), looks.title)
            case Heading(line):
                self._line(line, looks.heading)
            case Paragraph(line):
                self._line(line, looks.text)
            case Names(names):
                self._line(Line("", names), looks.text)
            case Bullets(entries):
                for entry in entries:
                    self._line(entry.line, looks.text)
                    for detail in entry.details:
                        self._line(Line(detail), looks.text, indent=1)
            case Labelled(rows):
                for label, lines in rows:
                    for n, line in enumerate(lines):
                        self._text(self._row, 0, label if n == 0 else "", looks.text)
                        self._line(line, looks.text, indent=1)
            case Table():
                self._table(block)
            case Tree(entries):
                for depth, line in entries:
                    self._line(line, looks.text, indent=depth)
            case Picture():
                self._picture(block)

    def _line(self, line: Line, look: Format, indent: int = 0) -> None:
        parts = (line.text, between_names(self._lang).join(line.listed(self._lang)), line.source)
        self._check(self._row)
        self._text(self._row, indent, " ".join(filter(None, parts)), look)
        self._row += 1

    def _table(self, table: Table) -> None:
        self._check(self._row + len(table.rows))
        looks = self._looks
        for n, column in enumerate(table.columns):
            head = looks.right_head if column.align == "right" else looks.head
            self._text(self._row, n, column.title, head)
        for row in table.rows:
            self._row += 1
            for n, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self._cell(n, cell, figures=column.align == "right")
        self._row += 1
        for n, width in enumerate(widths(table)):
            self._widths[n] = max(width, self._widths.get(n, 0))
        if table.remark:
            self._line(Line(table.remark), looks.faint)

    def _cell(self, column: int, text: str, *, figures: bool) -> None:
        if figures and _WHOLE.fullmatch(text):
            look = self._looks.signed if text[0] in "+-" else self._looks.number
            self._sheet.write_number(self._row, column, int(text), look)
            return
        look = self._looks.right if figures else self._looks.wrapped
        self._text(self._row, column, text, look)

    def _text(self, row: int, column: int, text: str, look: Format) -> None:
        text = legal(text)
        if len(text) > LONGEST:
            self.cut += 1
            text = text[: LONGEST - 1] + "…"
        if text:
            self._sheet.write_string(row, column, text, look)
        else:
            self._sheet.write_blank(row, column, None, look)

    def _picture(self, picture: Picture) -> None:
        drawn = png(picture.svg)
        if isinstance(drawn, NotDrawn):
            self.not_drawn.append(drawn)
            caption, description = picture.caption, picture.description
            words = say_pictures.IN_WORDS(self._lang, caption=caption, description=description)
            self._line(Line(words), self._looks.text)
            return
        self._line(Line(picture.caption), self._looks.heading)
        scale = 1 / ZOOM
        options = {
            "image_data": BytesIO(drawn),
            "x_scale": scale,
            "y_scale": scale,
            "description": legal(f"{picture.caption}. {picture.description}"),
        }
        # The name is only for Excel's own use; it must not be a path.
        self._sheet.insert_image(self._row, 0, f"{picture.key}.png", options)
        height = int.from_bytes(drawn[20:24], "big") * scale  # IHDR of a PNG: width, height
        self._row += int(height / _ROW_PIXELS) + 1

    def _check(self, row: int) -> None:
        if row >= MOST_ROWS:
            params = {"sheet": self._name, "rows": row + 1, "most": MOST_ROWS}
            raise wrong_usage(Code.SHEET_FULL, **params)
