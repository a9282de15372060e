"""Rows of texts as CSV (RFC 4180)."""

import csv
import io
from collections.abc import Iterable, Sequence

from tracks.render.cells import harmless

BOM = "\ufeff"


def render_csv(rows: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """Return rows in UTF-8, ended by CR LF; with a byte order mark for Excel.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    text.write(BOM if excel else "")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows(map(harmless, row) for row in rows)
    return text.getvalue()
