"""Tables in text files: cells between separators, or at fixed places of a line."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.csv.table import cell_spans, separator_of
from tracks.formats.rows import Row
from tracks.formats.source_text import not_utf8
from tracks.formats.written.layouts import FIXED, SEPARATORS
from tracks.model.layout import Layout

UTF8 = "utf-8-sig"

Place = tuple[int, int | None]
"""A line from 1, and the number of a column from 0, None for all of the line."""


def text_records(file: Path, layout: Layout, asked: Mapping[str, str]) -> Iterator[Row]:
    """Yield every record of a file, also blank ones, with the line that it begins on.

    Of a file with fixed places each has the cells that are asked for, in that order. Cells are as they are
    written, also those that spreadsheets keep as ="01".
    Raises OSError, UnicodeDecodeError, and TracksError where a quote is misplaced.
    """
    with file.open(encoding=layout.encoding or UTF8, newline="") as lines:
        if layout.separator == FIXED:
            spans = list(map(span_of, asked.values()))
            for n, line in enumerate(lines, 1):
                text = line.rstrip("\r\n")
                yield n, [text[start:end] for start, end in spans]
            return
        reader = csv.reader(lines, strict=True, delimiter=_separator(file, layout))
        n = 1
        try:
            for row in reader:
                yield n, row
                n = reader.line_num + 1
        except csv.Error as error:
            raise TracksError(Problem(Code.CELL_UNREADABLE, spot=Spot(str(file), n))) from error


def span_of(places: str) -> tuple[int, int | None]:
    """Return where a cell at fixed places begins and ends: (0, 14) of 1-14, (14, None) of 15-."""
    first, dash, last = places.partition("-")
    start = int(first) - 1
    return start, (int(last) if last else None) if dash else start + 1


def text_spots(
    file: Path, layout: Layout, asked: Mapping[str, str], wanted: Iterable[Place]
) -> dict[Place, Spot]:
    """Return where in a file cells stand, each with its line."""
    places = list(wanted)
    last = max((line for line, _ in places), default=0)
    with file.open(encoding=layout.encoding or UTF8, newline="", errors="replace") as lines:
        numbers = {line for line, _ in places}
        texts = {n: line for n, line in enumerate(islice(lines, last), 1) if n in numbers}
    return {
        (line, column): _spot(file, layout, asked, line, column, texts.get(line, "").rstrip("\r\n"))
        for line, column in places
    }


def undecoded(file: Path, layout: Layout) -> Problem:
    """Return the problem of a file that is not in the encoding that is said, or in none that is."""
    if layout.encoding is not None:
        params: dict[str, object] = {"named": layout.encoding}
        return Problem(Code.ENCODING_WRONG, params, spot=Spot(str(file)))
    found = not_utf8(file)
    return Problem(Code.ENCODING_WANTED, found.params, spot=found.spot)


def _separator(file: Path, layout: Layout) -> str:
    said = layout.separator
    if said is not None:
        return SEPARATORS.get(said, said)
    return separator_of(file, layout.encoding or UTF8)


def _spot(
    file: Path, layout: Layout, asked: Mapping[str, str], line: int, column: int | None, text: str
) -> Spot:
    start, end = 0, len(text)
    if column is not None and layout.separator == FIXED:
        start, past = span_of(list(asked.values())[column])
        end = len(text) if past is None else past
    elif column is not None:
        spans = cell_spans(text, _separator(file, layout))
        start, end = spans[column] if column < len(spans) else (end, end)
    start = min(start, len(text))
    return Spot(str(file), line, start + 1, text, max(1, min(end, len(text)) - start))
