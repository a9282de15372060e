"""Rows of texts as Apache Parquet, for what computes with tables."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import islice

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

BATCH = 50_000
"""So many rows are held at once."""


def render_parquet(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows, their columns first, as a file in which every column is text and an empty cell null."""
    pending = iter(rows)
    names = next(pending)
    schema = pa.schema([(name, pa.string()) for name in names])
    file = BytesIO()
    with ParquetWriter(file, schema) as writer:
        while batch := list(islice(pending, BATCH)):
            columns = [[cell or None for cell in column] for column in zip(*batch, strict=True)]
            writer.write_table(
                pa.Table.from_arrays([pa.array(c, pa.string()) for c in columns], schema=schema)
            )
    return file.getvalue()
