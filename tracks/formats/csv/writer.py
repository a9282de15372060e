"""An edition as CSV: the very form that is read, so that all of it comes back."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from tracks.errors import Code, wrong_usage
from tracks.formats.csv.edition import OF_LABEL, OPTIONAL, head_of, maker
from tracks.formats.csv.table import kept_as_text
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.label import languages_of

FIRST = ("id", "parent", "level", "name")
"""The required columns as people would read them."""


def write_csv(edition: Edition, _earlier: Edition | None = None) -> str:
    """Return an edition's CSV file: a row an item, and the columns that any of them needs.

    Raises TracksError where the edition holds something that no row can say.
    """
    items = edition.items.values()
    columns = [*FIRST, *(name for name in OPTIONAL if any(getattr(i, name) for i in items))]
    declared = [attribute.id for attribute in edition.head.taxonomy.attributes]
    used = [key for key in declared if any((item.attributes or {}).get(key) for item in items)]
    languages = languages_of(items)
    rows = [
        [
            *(_cell(getattr(item, name)) for name in columns),
            *(_cell((item.labels or {}).get(tag)) for tag in languages),
            *(_cell((item.attributes or {}).get(key)) for key in used),
        ]
        for item in items
    ]
    columns += [*(OF_LABEL + tag for tag in languages), *used]
    if lost := tuple(_lost(edition, columns, rows)):
        told = {"edition": edition.head.edition, "keys": lost}
        raise wrong_usage(Code.CSV_HOLDS_LESS, **told)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue()


def _cell(value: Any) -> str:
    return "|".join(value) if isinstance(value, tuple) else str(value or "")


def _lost(edition: Edition, columns: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Yield the keys of what would not come back: rows are read as the reader does."""
    head = edition.head
    bare = head_of(head.taxonomy, head.edition)
    yield from (key for key in type(head).model_fields if getattr(head, key) != getattr(bare, key))
    read = maker(columns, [attribute.id for attribute in head.taxonomy.attributes])
    pairs = [
        (item, read([kept_as_text(cell) for cell in row]))
        for item, row in zip(edition.items.values(), rows, strict=True)
    ]
    differ = [(item, back) for item, back in pairs if item != back]
    yield from (
        key
        for n, key in enumerate(Item._fields)
        if any((item[n] or None) != (back[n] or None) for item, back in differ)
    )
