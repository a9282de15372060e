"""How wide the columns of a table want to be."""

from tracks.model.text import cells
from tracks.render.blocks import Table
from tracks.render.cells import clean

LEAST, MOST = 6, 36  # cells


def widths(table: Table) -> list[int]:
    """Return the width of each column in cells, between LEAST and MOST: that of its widest text."""
    columns = zip(*([column.title for column in table.columns], *table.rows), strict=True)
    return [
        min(MOST, max(LEAST, column.least, *(cells(clean(text[:MOST])) for text in texts)))
        for column, texts in zip(table.columns, columns, strict=True)
    ]
