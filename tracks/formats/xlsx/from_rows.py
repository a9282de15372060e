"""What the sheets of a workbook say, as the plain data that a YAML file of the edition would give."""

from collections.abc import Iterable, Mapping
from typing import Any

from tracks.checks.labels import check_language
from tracks.errors import Code
from tracks.formats.loaded import edition_of
from tracks.formats.xlsx.rows import Row, Sheets
from tracks.formats.xlsx.sheets import (
    ASIDE,
    ASIDES,
    DATES,
    FIELDS,
    HEAD,
    HEAD_HEADINGS,
    LINKS,
    SAID,
    SOURCES,
    TITLE,
    level_of,
    listing_fields,
)
from tracks.formats.xlsx.spots import Spots
from tracks.model.taxonomy import Taxonomy

Tree = dict[str, Any]

_OF_BLOCK = ("source", "at", "block", "reading.")  # what the keys of a block's own cells begin with


def head(sheets: Sheets, taxonomy: Taxonomy, spots: Spots) -> Tree:
    """Return what the sheet of the edition itself says; `taxonomy` and `edition` are always there."""
    fields = (*FIELDS, *listing_fields(taxonomy, taxonomy.depths), *DATES)
    told: Tree = {}
    rows: dict[str, int] = {}
    for number, label, cell in sheets.pairs(HEAD):
        written = str(label.value).strip()
        if written == HEAD_HEADINGS[0]:
            continue
        field = next((field for field in fields if field.is_called(written)), TITLE.named(written))
        at = sheets.spot(HEAD, number, 1)
        if field is None:
            known = tuple(field.zh for field in fields)
            sheets.tell(Code.FIELD_UNKNOWN, at, field=" ".join(written.split()), known=known)
        elif field.key in rows:
            first = sheets.spot(HEAD, rows[field.key], 1)
            sheets.tell(Code.FIELD_TWICE, at, field=field.zh, first=first)
        elif field not in fields and (of_none := list(check_language(field.tag, at))):
            sheets.problems += of_none
        else:
            rows[field.key] = number
            key, _, inner = field.key.partition(".")
            spots.put((key,), HEAD, number)
            spots.put((key, inner), HEAD, number)
            if cell and (said := sheets.said(cell, field, sheets.spot(HEAD, number, 2))):
                told[field.key] = said
            elif cell and field.words:
                told[field.key] = "partial"  # it has been told; nothing is missing besides
    expected = {"taxonomy": taxonomy.id, "edition": edition_of(sheets.file)}
    for key in [key for key in expected if key not in told]:
        at = sheets.spot(HEAD, rows.get(key), 2 if key in rows else None)
        sheets.tell(Code.KEY_MISSING, at, key=key)
    return _with_sources({"listing": {}} | expected | _nested(told))


def _with_sources(tree: Tree) -> Tree:
    """Put what the list of a level is taken from beside whether it is complete, as in YAML."""
    taken, places = tree.pop("source", {}), tree.pop("at", {})
    for level in (*taken, *(level for level in places if level not in taken)):
        word = tree["listing"].pop(level, None)
        said = {"complete": _COMPLETE.get(word, word), "source": taken.get(level)}
        tree["listing"][level] = {key: value for key, value in said.items() if value}
        tree["listing"][level] |= {"at": places[level]} if level in places else {}
    return tree


_COMPLETE = {"complete": "yes", "partial": "no"}


def sources(rows: Iterable[Row], sheets: Sheets, spots: Spots) -> Tree:
    """Return the sources by their ids."""
    found: Tree = {}
    first: dict[str, int] = {}
    for number, cells in rows:
        key = cells.pop("id", "")
        if key in first:
            at = sheets.spot(SOURCES.name, first[key], 1)
            sheets.tell(Code.KEY_TWICE, sheets.spot(SOURCES.name, number, 1), key=key, first=at)
        elif key:
            first[key] = number
            spots.put(("sources", key), SOURCES.name, number)
            found[key] = {"title": {}} | _nested(cells)
    return {"sources": found}


def statements(rows: Iterable[Row], sheets: Sheets, spots: Spots, taxonomy: Taxonomy) -> Tree:
    """Return the statements in blocks: rows that agree in source, place, reading and group."""
    blocks: list[Tree] = []
    known: dict[object, int] = {}
    for number, cells in rows:
        kind, level = cells.pop("kind", None), cells.pop("level", None)
        block = {key: cells.pop(key) for key in list(cells) if key.startswith(_OF_BLOCK)}
        if "says.at" in cells:
            cells["at"] = cells.pop("says.at")
        b = known.setdefault(tuple(sorted(block.items())), len(blocks))
        if b == len(blocks):
            block.pop("block", None)
            if "block.quote" in block:
                block["quote"] = block.pop("block.quote")
            blocks.append({"source": "", "says": []} | _nested(block))
            spots.put(("statements", b), SAID.name, number)
        says = blocks[b]["says"]
        if kind and not level:
            sheets.tell_empty(SAID, "level", number)
        if kind:
            by = {"by": "merging"} if kind == "lost" else {}
            if kind == "regraded" and len(cells.get("from", ())) == 1:
                cells["from"] = level_of(cells["from"][0], taxonomy)
            spots.put(("statements", b, "says", len(says)), SAID.name, number)
            says.append({kind: level or "", **cells, **by})
        elif level or cells:  # else it is a block that says nothing
            sheets.tell_empty(SAID, "kind", number)
    return {"statements": blocks}


def links(rows: Iterable[Row], spots: Spots) -> Tree:
    """Return the links."""
    found = []
    for n, (number, cells) in enumerate(rows):
        spots.put(("links", n), LINKS.name, number)
        found.append(dict(cells))
    return {"links": found}


def asides(rows: Iterable[Row], sheets: Sheets, spots: Spots) -> Tree:
    """Return what makes no items: names mentioned, the year's focus, the outlook."""
    told: Tree = {"mentioned": [], "outlook": []}
    focus = 0
    for number, cells in rows:
        kind = cells.pop("kind", None)
        tree = {"source": ""} | _nested(cells)
        if kind == "focus":
            if focus:
                at, first = (sheets.spot(ASIDE.name, row, 1) for row in (number, focus))
                sheets.tell(Code.FIELD_TWICE, at, field=ASIDES["focus"], first=first)
            focus = number
            spots.put(("focus",), ASIDE.name, number)
            told["focus"] = {"title": {}, "names": []} | tree
        elif kind:
            listed = told[kind]
            spots.put((kind, len(listed)), ASIDE.name, number)
            listed.append({"names": []} | tree if kind == "mentioned" else tree)
    return told


def _nested(cells: Mapping[str, Any]) -> Tree:
    """Return cells as a tree: what stands under `title.zh` as `zh` in `title`."""
    tree: Tree = {}
    for key, value in cells.items():
        outer, dot, inner = key.partition(".")
        if dot:
            tree.setdefault(outer, {})[inner] = value
        else:
            tree[key] = value
    return tree
