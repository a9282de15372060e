"""Files for tests: the demo taxonomy, a head, editions written as YAML and as CSV."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.building import TAXONOMY
from tracks import formats
from tracks.formats.loaded import Loaded
from tracks.model.item import Item

__all__ = ["HEAD", "TAXONOMY", "read_text", "write_csv", "write_yaml"]

HEAD = "taxonomy: demo\nedition: 2025\nprevious: 2024\nlisting: complete\n"


def read_text(folder: Path, text: str, name: str = "2025.yaml") -> Loaded:
    """Write a text as an edition's file and read it."""
    file = folder / name
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return formats.read(file, TAXONOMY)


def write_csv(file: Path, items: Sequence[Item], order: Random) -> None:
    """Write items as CSV, rows in any order."""
    rows = [(item.id, item.parent or "", item.level, item.name) for item in items]
    order.shuffle(rows)
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("id", "parent", "level", "name"), *rows])


def write_yaml(file: Path, items: Sequence[Item], order: Random) -> None:
    """Write items as YAML (JSON is YAML), siblings and keys in any order."""

    def entries(parent: str | None) -> list[object]:
        found = []
        for item in items:
            if item.parent == parent:
                pairs = [("id", item.id), ("name", item.name), ("level", item.level)]
                order.shuffle(pairs)
                found.append({**dict(pairs), "children": entries(item.id)})
        order.shuffle(found)
        return found

    listed = json.dumps(entries(None), ensure_ascii=False)
    file.write_text(f"{HEAD}items: {listed}\n", encoding="utf-8")
