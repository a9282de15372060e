"""Writes the JSON Schema of `tracks.diff/1` from the types in tracks/report/diff_shape.py.

Run from the repository's root: `python docs/schema/generate.py`.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from tracks.report.diff_shape import DiffShape

FILE = Path(__file__).parent / "tracks.diff-1.json"


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of a diff document."""
    generated = TypeAdapter(DiffShape).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "tracks.diff/1",
        **generated,
    }


def text() -> str:
    """Return the schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
