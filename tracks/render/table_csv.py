"""Rows of texts as CSV (RFC 4180)."""

import csv
import io
from collections.abc import Iterable, Sequence

from tracks.render.cells import clean, harmless

BOM = "\ufeff"


def render_csv(rows: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """Return rows in UTF-8, ended by CR LF, each cell on one line and as it is.

    For Excel there is a byte order mark, and a cell that a spreadsheet would take for a formula
    begins with an apostrophe.
    """
    text = io.StringIO()
    text.write(BOM if excel else "")
    writer = csv.writer(text, lineterminator="\r\n")
    cell = harmless if excel else clean
    writer.writerows(map(cell, row) for row in rows)
    return text.getvalue()
