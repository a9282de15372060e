"""An edition from a workbook: its sheets say what a YAML file says, and are held against the same."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracks.errors import Code, Pointer, Problem, TracksError, any_error
from tracks.formats.loaded import Loaded, placed
from tracks.formats.source_text import too_large, unreadable
from tracks.formats.written.edition import edition_of_tree
from tracks.formats.written.entries import Rows
from tracks.formats.written.naming import Named
from tracks.formats.xlsx.from_rows import asides, head, links, sources, statements
from tracks.formats.xlsx.rows import Row, Sheets
from tracks.formats.xlsx.sheets import (
    ASIDE,
    HEAD,
    ITEMS,
    LINKS,
    OF_ATTRIBUTE,
    OF_LABEL,
    SAID,
    SOURCES,
    TABLES,
    UNREAD,
    tables,
)
from tracks.formats.xlsx.spots import Spots
from tracks.formats.xlsx.workbook import Workbook, opened
from tracks.model.item import Item
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import identify

LARGEST = 1 << 28
"""The largest workbook that is read, in bytes as it is packed."""


def read_xlsx(file: Path, taxonomy: Taxonomy) -> Loaded:
    """Read an edition's workbook; its problems are values, whatever the file holds."""
    try:
        if file.stat().st_size > LARGEST:
            return _unread(too_large(file, LARGEST))
        with opened(file) as book:
            return _read(file, book, taxonomy)
    except OSError as error:
        return _unread(unreadable(file, error))
    except TracksError as error:
        return _unread(*error.problems)


def _unread(*problems: Problem) -> Loaded:
    return Loaded(None, problems, lambda pointers: {})


def _read(file: Path, book: Workbook, taxonomy: Taxonomy) -> Loaded:
    sheets = Sheets(book, taxonomy)
    sheets.check_names((HEAD, *(sheet.name for sheet in TABLES)), UNREAD)
    if any_error(sheets.problems):
        return _unread(*sheets.problems)
    spots = Spots(file, sheets.columns)
    tree = head(sheets, taxonomy, spots)
    tree |= sources(sheets.rows(SOURCES), sheets, spots)
    of_items, *_ = tables(taxonomy)
    rows = _items(sheets.rows(of_items), sheets)
    spots.put(("items",), ITEMS.name, 1)
    tree |= statements(sheets.rows(SAID), sheets, spots, taxonomy)
    tree |= links(sheets.rows(LINKS), spots)
    tree |= asides(sheets.rows(ASIDE), sheets, spots)
    if sheets.is_broken:
        return _unread(*sheets.without_echoes(placed(sheets.problems, spots.spots)))
    problems = [*sheets.problems, *_find_parents(rows)]
    loaded = edition_of_tree(file, tree, taxonomy, problems, spots.spots, rows)
    return replace(loaded, problems=sheets.without_echoes(loaded.problems))


def _items(read: Iterable[Row], sheets: Sheets) -> Rows:
    """Return the items of the sheet, each with its parent as it is written."""
    rows = Rows()
    for number, cells in read:
        origin: Pointer = ("items", number)
        _gather_attributes(cells, number, sheets)
        labels = {key: cells.pop(key) for key in list(cells) if key.startswith(OF_LABEL)}
        cells["labels"] = {key.removeprefix(OF_LABEL): name for key, name in labels.items()}
        rows.add(_item(cells), origin)
        if "because" in cells:
            rows.because[rows.items[-1].id] = cells["because"]
        if "source" in cells:
            rows.sources[rows.items[-1].id] = cells["source"]
        if "was" in cells:
            rows.was.append((rows.items[-1].id, tuple(cells["was"]), (*origin, "was")))
    return rows


def _gather_attributes(cells: dict[str, Any], number: int, sheets: Sheets) -> None:
    """Put what stands in the columns of attributes among `attributes`; what stands there too is told."""
    columns = sheets.columns[ITEMS.name]
    for key in [key for key in cells if key.startswith(OF_ATTRIBUTE)]:
        value, name = cells.pop(key), key.removeprefix(OF_ATTRIBUTE)
        attributes = cells.setdefault("attributes", {})
        if name in attributes:
            there = sheets.spot(ITEMS.name, number, columns["attributes"])
            at = sheets.spot(ITEMS.name, number, columns[key])
            sheets.tell(Code.KEY_TWICE, at, key=name, first=there)
        attributes[name] = value


def _find_parents(rows: Rows) -> list[Problem]:
    """Make each parent the id that it is called by, which is told where there are several."""
    found = []
    named = Named(rows.items)
    for n, item in enumerate(rows.items):
        if item.parent is None:
            continue
        if item.unplaced:
            told = {"name": item.name, "parent": item.parent}
            at = (*rows.origins[n], "unplaced")
            found.append(Problem(Code.PLACE_AND_NONE, told, at=at))
        ids = named.ids_of(item.parent)
        if len(ids) > 1:
            at = (*rows.origins[n], "parent")
            found.append(
                Problem(Code.NAME_AMBIGUOUS, {"name": item.parent, "ids": tuple(ids)}, at=at)
            )
        if ids:
            rows.items[n] = item._replace(parent=ids[0])
    return found


def _item(cells: dict[str, Any]) -> Item:
    name = cells.get("name", "")
    return Item(
        id=cells.get("id") or identify(name),
        name=name,
        level=cells.get("level", ""),
        parent=cells.get("parent"),
        unplaced=cells.get("unplaced") == "yes",
        code=cells.get("code"),
        name_en=cells.get("name_en"),
        labels=cells.get("labels") or None,
        aliases=tuple(cells.get("aliases", ())),
        status=cells.get("status"),
        replaced_by=tuple(cells.get("replaced_by", ())),
        also_under=tuple(cells.get("also_under", ())),
        definition=cells.get("definition"),
        note=cells.get("note"),
        attributes=cells.get("attributes") or None,
    )
