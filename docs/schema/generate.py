"""Writes the JSON Schemas of all documents from the types in tracks/wire/shapes/.

Run from the repository's root: `python docs/schema/generate.py`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from tracks.wire.shapes.audit import AuditShape, ExplanationShape
from tracks.wire.shapes.changelog import ChangelogShape
from tracks.wire.shapes.diff import DiffShape
from tracks.wire.shapes.klass import KlassShape, KlassVersionShape
from tracks.wire.shapes.lineage import CrosswalkShape, FlowShape, GroupsShape, HistoryShape
from tracks.wire.shapes.record import (
    ListShape,
    LogShape,
    RecordedEditionShape,
    RevisionsShape,
)

FOLDER = Path(__file__).parent
SHAPES: Mapping[str, Any] = {
    "tracks.diff/1": DiffShape,
    "tracks.audit/1": AuditShape,
    "tracks.changelog/1": ChangelogShape,
    "tracks.crosswalk/1": CrosswalkShape,
    "tracks.flow/1": FlowShape,
    "tracks.groups/1": GroupsShape,
    "tracks.history/1": HistoryShape,
    "tracks.explanation/1": ExplanationShape,
    "tracks.klass/1": KlassShape,
    "tracks.klass-version/1": KlassVersionShape,
    "tracks.list/1": ListShape,
    "tracks.revisions/1": RevisionsShape,
    "tracks.log/1": LogShape,
    "tracks.edition/1": RecordedEditionShape,
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
