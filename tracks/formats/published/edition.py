"""An edition from a list as it was published."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tracks.checks import check
from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem, TracksError, any_error
from tracks.formats.csv.edition import LARGEST, OF_LABEL
from tracks.formats.loaded import Loaded, Located, placed
from tracks.formats.published.cells import GONE, maker
from tracks.formats.published.placing import Levels, Listed, Misplaced, place
from tracks.formats.published.table import PublishedTable
from tracks.formats.published.texts import undecoded
from tracks.formats.source_text import too_large, unreadable
from tracks.formats.written.mentions import find_mentioned
from tracks.model.edition import Head, Listing
from tracks.model.item import Item
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy


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
        known = seen.setdefault(item.id, item)
        if known is not item and known == item:
            continue
        items.append(item)
        lines.append(line)
    table.check_numbers(["code", "id"])
    problems = table.problems
    unfound = list(find_mentioned(items))
    draft = Draft(head, items)
    if not any_error(problems):
        problems += [*unfound, *check(draft)]
    locate = partial(_located, table, items, lines)
    sound = not any_error(problems)
    return Loaded(draft.edition if sound else None, placed(problems, locate), locate, head)


def _head(label: str, layout: Layout, taxonomy: Taxonomy) -> Head:
    widths = layout.parents.widths if layout.parents else ()
    # An edition whose codes go less far in has no such levels.
    listing: dict[str, Listing] = {
        level: layout.listing if not widths or depth < len(widths) else "none"
        for level, depth in taxonomy.depths.items()
    }
    day = layout.valid.get(label)
    return Head(taxonomy=taxonomy, edition=label, listing=listing, valid_from=day)


def _listed(table: PublishedTable, layout: Layout, taxonomy: Taxonomy) -> Iterator[Listed]:
    """Yield the rows of the list; one of a wrong form is told and left out."""
    make = maker(table.columns, layout, taxonomy)
    code, name = (table.columns.get(key) for key in ("code", "name"))
    width = max(table.columns.values(), default=-1) + 1
    for line, row in table.rows():
        told = make(line, row + [""] * (width - len(row)) if len(row) < width else row)
        if not told.id or not (told.name or told.names):
            key = "name" if told.id or code is None else "code"
            at = table.spot(line, code if key == "code" else name)
            table.problems.append(Problem(Code.CELL_EMPTY, {"column": key}, spot=at))
        elif told.id == "0" and table.is_unread_formula:
            at = table.spot(line, code if code is not None else name)
            table.problems.append(Problem(Code.FORMULA_UNREAD, spot=at))
        elif told.rest is None or told.rest.get("status") != GONE:
            yield told


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
        field = pointer[2:]
        key = OF_LABEL + str(field[1]) if field[:1] == ("labels",) and field[1:] else ""
        key = str(field[1]) if field[:1] == ("attributes",) and field[1:] else key
        key = key or "".join(map(str, field[:1]))
        line = lines[n] if n < len(lines) else 1
        places[pointer] = (line, _column(table, key) if key else None)
    spots = table.spots(places.values())
    return {pointer: (spots[at], spots[at]) for pointer, at in places.items()}
