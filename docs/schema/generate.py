"""Writes the JSON Schemas of all documents from the types in tracks/report/*_shape.py.

Run from the repository's root: `python docs/schema/generate.py`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from tracks.report.audit_shape import AuditShape
from tracks.report.changelog.shape import ChangelogShape
from tracks.report.diff_shape import DiffShape
from tracks.report.lineage_shape import CrosswalkShape, FlowShape, GroupsShape, HistoryShape

FOLDER = Path(__file__).parent
SHAPES: Mapping[str, Any] = {
    "tracks.diff/1": DiffShape,
    "tracks.audit/1": AuditShape,
    "tracks.changelog/1": ChangelogShape,
    "tracks.crosswalk/1": CrosswalkShape,
    "tracks.flow/1": FlowShape,
    "tracks.groups/1": GroupsShape,
    "tracks.history/1": HistoryShape,
}


def file_of(name: str) -> Path:
    """Return the file of a document's schema: `tracks.diff/1` has tracks.diff-1.json."""
    return FOLDER / f"{name.replace('/', '-')}.json"


def schema(name: str) -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of a document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": name,
        **TypeAdapter(SHAPES[name]).json_schema(),
    }


def text(name: str) -> str:
    """Return the schema as its file holds it."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name in SHAPES:
        file_of(name).write_text(text(name), encoding="utf-8")
