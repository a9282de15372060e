"""An edition from a list as it was published."""

import csv
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tracks.checks import check
from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem, TracksError, any_error
from tracks.formats.csv.edition import LARGEST
from tracks.formats.loaded import Loaded, Located, placed
from tracks.formats.published.placing import Levels, Listed, Misplaced, place
from tracks.formats.published.table import PublishedTable
from tracks.formats.published.texts import undecoded
from tracks.formats.source_text import too_large, unreadable
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import identify


def read_published(file: Path, label: str, layout: Layout, taxonomy: Taxonomy) -> Loaded:
    """Read the edition in a published list; its problems are values, whatever the file holds."""
    try:
        if file.stat().st_size > LARGEST:
            return _unread(too_large(file, LARGEST))
        return _read(PublishedTable(file, layout, layout.columns, label), label, layout, taxonomy)
    except OSError as error:
        return _unread(unreadable(file, error))
    except UnicodeDecodeError:
        return _unread(undecoded(file, layout))
    except TracksError as error:
        return _unread(*error.problems)


def _unread(*problems: Problem) -> Loaded:
    return Loaded(None, problems, lambda pointers: {})


def _read(table: PublishedTable, label: str, layout: Layout, taxonomy: Taxonomy) -> Loaded:
    head = _head(label, layout, taxonomy)
    if table.problems:
        return Loaded(None, table.problems, lambda pointers: {}, head)
    listed = list(_listed(table, layout, taxonomy))
    lines = array("L")
    items: list[Item] = []
    seen: dict[str, Item] = {}
    for found in place(listed, layout.parents, Levels(taxonomy, layout.levels)):
        if isinstance(found, Misplaced):
            at = table.spot(found.line, _column(table, "code"))
            table.problems.append(Problem(found.code, found.params, spot=at))
            continue
        line, item = found
        # A table of correspondences names a code once a pair: what says the same is one item.
        if seen.setdefault(item.id, item) is not item and seen[item.id] == item:
            continue
        items.append(item)
        lines.append(line)
    table.check_numbers(["code", "id"])
    problems = table.problems
    draft = Draft(head, items)
    if not any_error(problems):
        problems += check(draft)
    locate = partial(_located, table, items, lines)
    sound = not any_error(problems)
    return Loaded(draft.edition if sound else None, placed(problems, locate), locate, head)


def _head(label: str, layout: Layout, taxonomy: Taxonomy) -> Head:
    listing = dict.fromkeys(taxonomy.depths, layout.listing)
    day = layout.valid.get(label)
    return Head(taxonomy=taxonomy, edition=label, listing=listing, valid_from=day)


def _listed(table: PublishedTable, layout: Layout, taxonomy: Taxonomy) -> Iterator[Listed]:
    """Yield the rows of the list; one of a wrong form is told and left out."""
    make = _maker(table.columns, layout, taxonomy)
    code, name = (table.columns.get(key) for key in ("code", "name"))
    width = max(table.columns.values(), default=-1) + 1
    line = 0
    try:
        for line, row in table.rows():
            cells = row + [""] * (width - len(row)) if len(row) < width else row
            told = make(line, cells)
            item = told.item
            if not item.id or not (item.name or told.names):
                column = code if code is not None and not cells[code] else name
                key = "code" if column == code and code is not None else "name"
                at = table.spot(line, column)
                table.problems.append(Problem(Code.CELL_EMPTY, {"column": key}, spot=at))
            elif table.is_unread_formula(item.id):
                at = table.spot(line, code if code is not None else name)
                table.problems.append(Problem(Code.FORMULA_UNREAD, spot=at))
            else:
                yield told
    except csv.Error:
        at = table.spot(line + 1)
        table.problems.append(Problem(Code.CELL_UNREADABLE, spot=at))


def _maker(
    columns: Mapping[str, int], layout: Layout, taxonomy: Taxonomy
) -> Callable[[int, list[str]], Listed]:
    """Return what makes of a row an item that has no place yet, and what the row shows of its place."""
    own = {each.id: columns[each.id] for each in taxonomy.attributes if each.id in columns}
    id_, code, name, parent, level = (
        columns.get(key) for key in ("id", "code", "name", "parent", "level")
    )
    texts = [
        (key, columns[key])
        for key in ("name_en", "definition", "note", "aliases")
        if key in columns
    ]
    parents = layout.parents
    by_level = [columns[each.id] for each in taxonomy.levels if each.id in columns]
    separator = parents.separator if parents and parents.by == "path" else None
    is_by_level = parents is not None and parents.by == "columns"
    clean = partial(_without, layout.footnotes) if layout.footnotes else None
    is_coded = id_ is not None or code is not None
    before: list[str] = []

    def cell(row: list[str], n: int | None) -> str:
        if n is None:
            return ""
        return clean(row[n]) if clean else row[n]

    def names_of(row: list[str]) -> tuple[str, ...]:
        nonlocal before
        if separator:
            return tuple(part.strip() for part in cell(row, name).split(separator.strip()))
        own_names = [cell(row, n) for n in by_level]
        filled = [n for n, text in enumerate(own_names) if text]
        first, last = (filled[0], filled[-1]) if filled else (0, -1)
        # What a merged cell shows stands in its first row alone.
        before = [*before[:first], *own_names[first : last + 1]]
        return tuple(before)

    def made(line: int, row: list[str]) -> Listed:
        names = names_of(row) if separator or is_by_level else ()
        called = names[-1] if names else cell(row, name)
        number = cell(row, code)
        item_id = cell(row, id_) or number or ("" if is_coded else identify(called))
        item = Item(item_id, called, "", code=number if id_ is not None and number else None)
        if texts:
            said = {key: row[n] or None for key, n in texts}
            if "aliases" in said:
                split = (said["aliases"] or "").split("|")
                said["aliases"] = tuple(filter(None, map(str.strip, split)))  # type: ignore[assignment]
            item = item._replace(**said)  # type: ignore[arg-type]
        if own:
            item = item._replace(attributes={k: row[n] for k, n in own.items() if row[n]} or None)
        return Listed(line, item, cell(row, parent), row[level] if level is not None else "", names)

    return made


def _without(marks: Sequence[str], text: str) -> str:
    """Return a text without the footnote marks that it ends with."""
    found = True
    while found:
        found = False
        for mark in marks:
            if mark and text.endswith(mark) and text != mark:
                text, found = text[: -len(mark)].rstrip(), True
    return text


def _column(table: PublishedTable, key: str) -> int | None:
    """Return the column that shows a field of an item, None where none does."""
    keys = {
        "id": ("id", "code", "name"),
        "code": ("code", "id", "name"),
        "parent": ("parent", "code"),
    }
    columns = (table.columns.get(each) for each in keys.get(key, (key,)))
    return next((column for column in columns if column is not None), None)


def _located(
    table: PublishedTable, items: Sequence[Item], lines: Sequence[int], pointers: Iterable[Pointer]
) -> Located:
    """Return the places of ("item", NUMBER or ID, FIELD); that of anything else is the first row."""
    pointers = list(pointers)
    wanted = {pointer[1] for pointer in pointers if pointer[0] == "item"}
    by_id = {item.id: n for n, item in enumerate(items) if item.id in wanted}
    places = {}
    for pointer in pointers:
        n = 0
        if pointer[0] == "item":
            n = pointer[1] if isinstance(pointer[1], int) else by_id.get(str(pointer[1]), 0)
        key = str(
            pointer[3]
            if pointer[2:3] == ("attributes",) and pointer[3:]
            else "".join(map(str, pointer[2:3]))
        )
        line = lines[n] if n < len(lines) else 1
        places[pointer] = (line, _column(table, key) if key else None)
    spots = table.spots(places.values())
    return {pointer: (spots[at], spots[at]) for pointer, at in places.items()}
