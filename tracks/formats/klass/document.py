"""What a file of KLASS holds: a version, codes of a day, changes or a correspondence table (data.ssb.no/api/klass)."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from tracks.formats.published.json_rows import JSON, LARGEST
from tracks.formats.published.texts import UTF8


class Kind(StrEnum):
    """What a document of the API is, by the key that it has; `VERSIONS` is a classification's own."""

    VERSION = "classificationItems"
    CODES = "codes"
    CHANGES = "codeChanges"
    TABLE = "correspondenceMaps"
    CORRESPONDS = "correspondenceItems"
    VERSIONS = "versions"


_ROWS = {
    Kind.VERSION: ("code", "level", "name"),
    Kind.CODES: ("code", "level", "name"),
    Kind.CHANGES: ("oldCode", "newCode", "changeOccurred"),
    Kind.TABLE: ("sourceCode", "targetCode"),
    Kind.CORRESPONDS: ("sourceCode", "targetCode"),
    Kind.VERSIONS: ("name", "validFrom"),
}
"""What the rows of each have, by which it is known."""


class Document(NamedTuple):
    """A file of KLASS: what it is, and all that it says."""

    file: Path
    kind: Kind
    said: Mapping[str, Any]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The objects that it lists."""
        return [row for row in self.said[self.kind] if isinstance(row, dict)]

    def text(self, key: str) -> str:
        """Return what it says under a key, empty where that is no text."""
        return shown(self.said.get(key))

    @property
    def number(self) -> str | None:
        """What the API calls it: the last part of the address that it gives as its own."""
        found: Any = self.said
        for key in ("_links", "self", "href"):
            found = found.get(key) if isinstance(found, dict) else None
        return found.rstrip("/").rpartition("/")[2] if isinstance(found, str) else None


def shown(value: object) -> str:
    """Return a value on one line as people see it, empty where it is no text and no number."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return " ".join("".join(c for c in text if c.isspace() or c.isprintable()).split())


def document(file: Path) -> Document | None:
    """Return what a file holds, None where it is none of KLASS. Raises OSError."""
    if file.suffix.lower() != JSON or not file.is_file() or file.stat().st_size > LARGEST:
        return None
    try:
        said = json.loads(file.read_text(encoding=UTF8))
    except (ValueError, RecursionError):  # whoever means this file is told by what reads it
        return None
    # What `export` writes in these shapes says in words alone that a list is partial.
    if not isinstance(said, dict) or str(said.get("schema")).startswith("tracks."):
        return None
    for kind, keys in _ROWS.items():
        rows = said.get(kind)
        if isinstance(rows, list) and rows and all(_has(row, keys) for row in rows):
            return Document(file, kind, said)
    return None


def _has(row: object, keys: tuple[str, ...]) -> bool:
    return isinstance(row, dict) and row.keys() >= {*keys}
