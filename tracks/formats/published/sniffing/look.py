"""A file as it looks: its encoding, what parts its cells, and what its columns hold."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tracks.errors import TracksError
from tracks.formats.csv.edition import LARGEST
from tracks.formats.published.sheets import SHEETS, Sheet
from tracks.formats.source_text import is_utf8, too_large
from tracks.formats.written.layouts import FIXED
from tracks.model.text import invisible, refused

MOST_SKIPPED = 10_000
"""So many rows may stand above a list."""

ROWS = 100_000
"""So many rows of a file are looked at."""

_SAMPLE = 60
_CODE = re.compile(r"[A-Za-z]{0,4}[0-9][0-9A-Za-z.\-/]{0,19}|[A-Z]{1,2}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NEARLY_ALL = 0.95
_NOTHING = ("NA", "N/A", "n/a", "-", "--", "NULL", "null", "None", "none", "无")


@dataclass(frozen=True)
class Column:
    """A column: its number from 0, its heading, and its cells."""

    number: int
    heading: str
    cells: Sequence[str]

    @cached_property
    def filled(self) -> list[str]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell and cell not in _NOTHING]

    @property
    def markers(self) -> tuple[str, ...]:
        """What stands for nothing in it."""
        return tuple(dict.fromkeys(cell for cell in self.cells if cell in _NOTHING))

    @cached_property
    def distinct(self) -> int:
        """How many different things stand in it."""
        return len(set(self.filled))

    @cached_property
    def is_flag(self) -> bool:
        """Whether it says yes or no."""
        return bool(self.filled) and set(self.filled) <= {"0", "1"}

    @cached_property
    def is_codes(self) -> bool:
        """Whether it holds codes; a running number is none, nor is a level."""
        fitting = sum(_CODE.fullmatch(cell) is not None for cell in self.filled)
        if not self.filled or self.is_flag or fitting < _NEARLY_ALL * len(self.filled):
            return False
        numbers = [int(c) for c in self.filled if c.isdecimal() and (c == "0" or c[0] != "0")]
        is_running = len(numbers) == len(self.cells) and all(
            number == n for n, number in enumerate(numbers, numbers[0])
        )
        return not is_running and self.distinct > len(self.filled) ** 0.5

    @property
    def is_unique(self) -> bool:
        """Whether every row has something of its own."""
        return self.distinct == len(self.cells)


@dataclass(frozen=True)
class Look:
    """A file; `doubts` are slugs of what is not sure of its form."""

    file: Path
    columns: Sequence[Column]
    encoding: str | None = None
    separator: str | None = None
    skip: int = 0
    doubts: list[str] = field(default_factory=list)


def look_at(file: Path) -> Look:
    """Return a file as it looks. Raises OSError, and TracksError where it is too large or a broken workbook."""
    if file.suffix.lower() in SHEETS:
        return _columns(file, [row for _, row in Sheet(file, None).records()], None, None)
    if file.stat().st_size > LARGEST:
        raise TracksError(too_large(file, LARGEST))
    data = file.read_bytes()
    encoding, doubts = _encoding(data)
    text = data.decode(encoding or "utf-8-sig", errors="replace")
    lines = text.splitlines()[:ROWS]
    separator = _separator(lines)
    if separator is None and (place := _second_column(lines)):
        rows = [[line[:place], line[place:]] for line in lines]
        look = _columns(file, rows, encoding, FIXED)
        spans = (f"1-{place}", f"{place + 1}-")
        columns = [
            Column(c.number, span, c.cells) for c, span in zip(look.columns, spans, strict=True)
        ]
        return Look(file, columns, encoding, FIXED, look.skip, doubts)
    try:
        rows = list(csv.reader(lines, delimiter=separator or ","))
    except csv.Error:  # no text, or one without an end
        rows = []
    look = _columns(file, rows, encoding, {"\t": "tab"}.get(separator or ",", separator))
    look.doubts.extend(doubts)
    return look


def _encoding(data: bytes) -> tuple[str | None, list[str]]:
    if is_utf8(data):
        return None, []
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16", []
    chinese = data.decode("gb18030", errors="ignore")
    if len(_HAN.findall(chinese)) * 20 > len(chinese):
        return "gb18030", ["encoding"]
    return "cp1252", ["encoding"]


def _separator(lines: Sequence[str]) -> str | None:
    """Return what parts most of the lines into as many cells as the first of them, None where nothing does."""
    sample = [line for line in lines if line.strip()][:_SAMPLE]
    best, most = None, 0
    for separator in ("\t", ";", "|", ","):
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=separator)]
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count, default=1)
        if usual > 1 and widths.count(usual) > len(widths) / 2 and usual > most:
            best, most = separator, usual
    return best


def _second_column(lines: Sequence[str]) -> int | None:
    """Return where a second column stands in all lines alike, after blanks."""
    filled = [line for line in lines if line.strip()]
    found = re.match(r"\S+ {2,}(?=\S)", filled[0]) if filled else None
    place = found.end() if found else 0
    return place if place and all(line[place - 1 : place] in (" ", "") for line in filled) else None


def _pattern(heading: str) -> str:
    """Return a heading with a star for what may not stand in a taxonomy.yaml."""
    return "".join("*" if refused(c) or invisible(c) else c for c in heading)


def _columns(
    file: Path, rows: Sequence[Sequence[str]], encoding: str | None, separator: str | None
) -> Look:
    trimmed = [[" ".join(cell.split()) for cell in row] for row in rows]
    filled = [(n, row) for n, row in enumerate(trimmed) if any(row)]
    widths = [sum(map(bool, row)) for _, row in filled]
    usual = max(set(widths), key=widths.count, default=0)
    first = next((k for k, width in enumerate(widths) if width >= min(usual, 2)), 0)
    skip, headings = filled[first] if filled else (0, [])
    if skip > MOST_SKIPPED:
        skip, headings = 0, []
    below = [row for _, row in filled[first + 1 :]]
    columns = [
        Column(n, _pattern(heading), [row[n] if n < len(row) else "" for row in below])
        for n, heading in enumerate(headings)
    ]
    return Look(file, columns, encoding, separator if separator != "," else None, skip)
