"""How wide the columns of a table want to be."""

from tracks.model.text import cells
from tracks.render.blocks import Table
from tracks.render.cells import clean

LEAST, MOST = 6, 36


def widths(table: Table) -> list[int]:
    """Return the width of each column in cells, between LEAST and MOST: that of its widest text."""
    columns = zip(*([column.title for column in table.columns], *table.rows), strict=True)
    return [
        min(MOST, max(LEAST, told.least, *(cells(clean(text[:MOST])) for text in column)))
        for told, column in zip(table.columns, columns, strict=True)
    ]
