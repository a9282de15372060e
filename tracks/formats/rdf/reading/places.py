"""Where in a file of RDF things are spoken of."""

import re
from collections.abc import Collection
from pathlib import Path

from tracks.errors import Spot
from tracks.formats.rdf.reading.graph import Node, last_part

_NAME = re.compile(r"[^\s<>\"',;()\[\]{}]+")
_OPENS = re.compile(r"(about=|\"@id\"\s*:\s*)[\"']$")
_BEFORE = 40
_LONGEST = 2000


def places_of(file: Path, nodes: Collection[Node]) -> dict[Node, Spot]:
    """Return the line on which each thing is spoken of; the file alone where its name is not found.

    The parser does not tell where a statement stands, so its name is looked for: as the subject of a
    line, else anywhere.
    """
    whole = Spot(str(file))
    ends: dict[str, list[Node]] = {}
    for node in nodes:
        if ":" in node:
            ends.setdefault(last_part(node), []).append(node)
    subjects: dict[Node, Spot] = {}
    others: dict[Node, Spot] = {}
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if len(subjects) == len(nodes):
                break
            lead = len(line) - len(line.lstrip(" \t<"))
            for name in _NAME.finditer(line):
                for node in ends.get(last_part(name[0]), ()):
                    if node in subjects or ("://" in name[0] and name[0] != node):
                        continue
                    start = name.start()
                    opens = start <= lead or _OPENS.search(line[max(0, start - _BEFORE) : start])
                    found = subjects if opens else others
                    if node not in found:
                        text = line.rstrip("\r\n")
                        shown = text if len(text) <= _LONGEST else None
                        found[node] = Spot(str(file), number, start + 1, shown, len(name[0]))
    return {node: subjects.get(node) or others.get(node) or whole for node in nodes}
