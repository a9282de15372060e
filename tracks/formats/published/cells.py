"""What the cells of a row of a published list say: an item without its place, and hints at that."""

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import repeat
from operator import itemgetter
from sys import intern
from typing import Any

from tracks.formats.csv.edition import OF_LABEL
from tracks.formats.published.placing import Listed, id_of
from tracks.model.item import SEVERAL
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import identify

Maker = Callable[[int, list[str]], Listed]
"""Makes of a line and its cells what they say."""

_TEXTS = ("name_en", "definition", "note")
GONE = "gone"
"""The status of a row that says that its item is no longer there."""
_BARE = ("code", "name", "parent", "level")


def maker(columns: Mapping[str, int], layout: Layout, taxonomy: Taxonomy) -> Maker:
    """Return what makes of a row, which has a cell for each column that is asked for, what it says."""
    ways = layout.parents.by if layout.parents else None
    if ways == "path":
        return _by_path(columns, layout, taxonomy)
    if ways == "columns":
        return _by_levels(columns, layout, taxonomy)
    is_bare = {"code", "name"} <= columns.keys() <= {*_BARE}
    if is_bare and not layout.footnotes and ways != "indent":
        return _bare(columns)
    return _full(columns, layout, taxonomy)


def _bare(columns: Mapping[str, int]) -> Maker:
    """Return a quick one for the most that there is: a code, a name, a parent and a level."""
    cells = itemgetter(*(columns[key] for key in ("code", "name")))
    parent, level = columns.get("parent"), columns.get("level")

    def made(line: int, row: list[str]) -> Listed:
        code, name = cells(row)
        return Listed(
            line,
            code.strip(),
            name.strip(),
            "" if parent is None else intern(row[parent].strip()),
            "" if level is None else intern(row[level].strip()),
        )

    return made


def _full(columns: Mapping[str, int], layout: Layout, taxonomy: Taxonomy) -> Maker:
    texts = [(key, columns[key]) for key in _TEXTS if key in columns]
    own = {each.id: columns[each.id] for each in taxonomy.attributes if each.id in columns}
    labels = {key[len(OF_LABEL) :]: n for key, n in columns.items() if key.startswith(OF_LABEL)}
    status, has_id = columns.get("status"), "id" in columns
    meant = Statuses(layout, is_named=status is not None and status == columns.get("name"))
    lists = [(key, columns[key]) for key in SEVERAL if key in columns]
    is_coded = has_id or "code" in columns
    is_indented = layout.parents is not None and layout.parents.by == "indent"
    marks = layout.footnotes

    def cell(row: list[str], key: str) -> str:
        text = row[columns[key]].strip() if key in columns else ""
        return without(marks, text) if marks else text

    def made(line: int, row: list[str]) -> Listed:
        name, code = cell(row, "name"), cell(row, "code")
        item_id = cell(row, "id") if has_id else code
        rest: dict[str, Any] = {key: row[n].strip() or None for key, n in texts}
        if has_id and code:
            rest["code"] = code
        for key, n in lists:
            rest[key] = tuple(filter(None, map(str.strip, row[n].split("|"))))
        if status is not None:
            rest["status"] = meant.of(row[status].strip())
        if labels:
            rest["labels"] = _filled(row, labels)
        if own:
            rest["attributes"] = _filled(row, own)
        return Listed(
            line,
            item_id if is_coded else identify(name),
            row[columns["name"]].rstrip() if is_indented else name,
            cell(row, "parent"),
            row[columns["level"]].strip() if "level" in columns else "",
            rest=rest,
        )

    return made


class Statuses:
    """What the words of a column mean; of a column that holds names too, only words that are said."""

    def __init__(self, layout: Layout, *, is_named: bool) -> None:
        self._said = [(word.casefold(), status) for word, status in layout.statuses.items()]
        self._is_named = is_named

    def of(self, cell: str) -> str | None:
        """Return the status that a cell means, None in force; a word that is not said stays as it is."""
        folded = cell.casefold()
        for word, status in self._said:
            if fnmatchcase(folded, word):
                return None if status == "in force" else status
        return None if self._is_named else cell or None


def _filled(row: list[str], columns: Mapping[str, int]) -> dict[str, str] | None:
    return {key: text for key, n in columns.items() if (text := row[n].strip())} or None


def _by_path(columns: Mapping[str, int], layout: Layout, taxonomy: Taxonomy) -> Maker:
    """Return one for names that are paths, such as A > B > C."""
    whole = _full(columns, layout, taxonomy)
    separator = (layout.parents.separator if layout.parents else None) or ">"
    is_coded = not columns.keys().isdisjoint(("id", "code"))

    def made(line: int, row: list[str]) -> Listed:
        told = whole(line, row)
        names = tuple(map(str.strip, told.name.split(separator.strip() or separator)))
        return told._replace(id=told.id if is_coded else id_of(names, layout.parents), names=names)

    return made


def _by_levels(columns: Mapping[str, int], layout: Layout, taxonomy: Taxonomy) -> Maker:
    """Return one for names in a column for each level, or for codes there, where the names have their own.

    What a merged cell shows stands in its first row alone.
    """
    whole = _full(columns, layout, taxonomy)
    levels = [columns.get(level.id) for level in taxonomy.levels]
    is_coded = not columns.keys().isdisjoint(("id", "code"))
    before: list[str] = []

    def made(line: int, row: list[str]) -> Listed:
        nonlocal before
        own = ["" if n is None else row[n].strip() for n in levels]
        own = list(map(without, repeat(layout.footnotes), own)) if layout.footnotes else own
        filled = [n for n, text in enumerate(own) if text]
        first, last = (filled[0], filled[-1]) if filled else (0, -1)
        before = [*before[:first], *own[first : last + 1]]
        told = whole(line, row)
        name = before[-1] if before else ""
        names = tuple(before)
        if "name" in columns:
            return told._replace(id=name if filled else "", names=names, is_coded=True)
        item_id = told.id if is_coded else id_of(names, layout.parents)
        return told._replace(id=item_id, name=name, names=names)

    return made


def without(marks: Sequence[str], text: str) -> str:
    """Return a text without the footnote marks that it ends with."""
    while found := next((m for m in marks if m and text.endswith(m) and text != m), None):
        text = text[: -len(found)].rstrip()
    return text
