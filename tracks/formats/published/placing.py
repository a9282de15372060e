"""Where the rows of a published list belong: the level and the parent of each, read off what it shows."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from tracks.errors import Code
from tracks.model.item import Item
from tracks.model.layout import Parents
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import identify

_RANGE = re.compile(r"([0-9]+)[-\u2013~]([0-9]+)")
_MOST = 1000
"""A range stands for so many codes at most."""


class Listed(NamedTuple):
    """A row of a list: its line, its item's id and name, and what it shows of the item's place.

    `parent` and `level` are as they are written, `names` those of a path or of the columns of levels.
    Where these columns have codes, `is_coded` is set and `names` are the codes. `rest` is what the item
    has besides.
    """

    line: int
    id: str
    name: str
    parent: str = ""
    level: str = ""
    names: tuple[str, ...] = ()
    rest: Mapping[str, Any] | None = None
    is_coded: bool = False


class Misplaced(NamedTuple):
    """A row whose place is not known, and why."""

    line: int
    code: Code
    params: Mapping[str, object]


Placed = tuple[int, Item] | Misplaced
Way = Callable[[Sequence[Listed], Parents, "Levels"], Iterator[Placed]]


class Levels:
    """The levels of a taxonomy, outermost first, and the words by which a file tells them."""

    def __init__(self, taxonomy: Taxonomy, words: Mapping[str, str]) -> None:
        self.ids = [level.id for level in taxonomy.levels]
        named = {
            name.casefold(): level.id
            for level in taxonomy.levels
            for name in (level.zh, level.en, level.id)
            if name
        }
        numbered = {str(n): level for n, level in enumerate(self.ids, 1)}
        self._meant: dict[str, str | None] = {}
        self._words = numbered | named | {word.casefold(): level for word, level in words.items()}

    def called(self, word: str) -> str | None:
        """Return the level that a word of the file means: one of `levels`, its name, or its number."""
        if word not in self._meant:  # of few words, each on many rows
            self._meant[word] = self._words.get(word.casefold())
        return self._meant[word]

    def at(self, depth: int) -> str | None:
        """Return the level at a depth from 0, None where there is none so far in."""
        return self.ids[depth] if depth < len(self.ids) else None


def place(rows: Sequence[Listed], parents: Parents | None, levels: Levels) -> Iterator[Placed]:
    """Yield each row's item in its place, or why it has none."""
    if parents is None:
        return _flat(rows, levels)
    return WAYS[parents.by](rows, parents, levels)


def _flat(rows: Sequence[Listed], levels: Levels) -> Iterator[Placed]:
    for row in rows:
        level = levels.called(row.level) if row.level else levels.ids[0]
        yield _at_level(row, level, None) if level else _no_level(row, levels)


def _by_code(rows: Sequence[Listed], parents: Parents, levels: Levels) -> Iterator[Placed]:
    """Place by the beginning of the code: under the nearest code of an outer level that it begins with."""
    stems = [_stems(row.id, parents) for row in rows]
    known: dict[str, str] = {}
    for row, own in zip(rows, stems, strict=True):
        for stem in own:
            known.setdefault(stem, row.id)
    for row, own in zip(rows, stems, strict=True):
        cuts = _cuts(own[0], parents)
        level = None if cuts is None else levels.at(len(cuts))
        if cuts is None or level is None:
            params = {"code": row.id, "levels": len(levels.ids)}
            yield Misplaced(row.line, Code.CODE_OF_NO_LEVEL, params)
            continue
        outer = (known.get(stem) for stem in reversed(cuts))
        parent = next((found for found in outer if found and found != row.id), None)
        if cuts and parent is None:
            yield Misplaced(row.line, Code.ROW_WITHOUT_PARENT, {"code": row.id})
        else:
            yield _at_level(row, level, parent)


def _stems(code: str, parents: Parents) -> list[str]:
    """Return what a code stands for, without what fills it up: all between 31 and 33 for 31-33."""
    found = _RANGE.fullmatch(code) if parents.ranges == "yes" else None
    if found and len(found[1]) == len(found[2]):
        first, last = int(found[1]), int(found[2])
        if first <= last < first + _MOST:
            return [str(n).zfill(len(found[1])) for n in range(first, last + 1)]
    if parents.padding is None or not parents.widths:
        return [code]
    bare = len(code.rstrip(parents.padding))
    width = next((width for width in parents.widths if width >= bare), len(code))
    return [code[:width]]


def _cuts(stem: str, parents: Parents) -> list[str] | None:
    """Return the beginnings of a code that codes of outer levels have, None where its level is unknown."""
    if parents.widths:
        if len(stem) not in parents.widths:
            return None
        return [stem[:width] for width in parents.widths if width < len(stem)]
    separator = parents.separator or "."
    parts = stem.strip(separator).split(separator)
    return list(accumulate(parts[:-1], lambda outer, part: f"{outer}{separator}{part}"))


def _by_column(rows: Sequence[Listed], parents: Parents, levels: Levels) -> Iterator[Placed]:
    """Place under the code in a column; the level is what a column says, else how far in that is."""
    above = {row.id: row.parent for row in rows}
    depths: dict[str, int] = {}
    for row in rows:
        if row.parent and row.parent not in above:
            params = {"code": row.id, "parent": row.parent}
            yield Misplaced(row.line, Code.ROW_WITHOUT_PARENT, params)
            continue
        level = levels.called(row.level) if row.level else levels.at(_depth(row.id, above, depths))
        yield _at_level(row, level, row.parent or None) if level else _no_level(row, levels)


def _depth(item_id: str, above: Mapping[str, str], depths: dict[str, int]) -> int:
    """Return how many stand above an item; in a circle the walk ends, and the checks tell of it."""
    way: list[str] = []
    seen: set[str] = set()
    while item_id not in depths and item_id not in seen and item_id in above:
        way.append(item_id)
        seen.add(item_id)
        item_id = above[item_id]
    depth = depths.get(item_id, -1)
    for inner in reversed(way):
        depth += 1
        depths[inner] = depth
    return depth


def _above(rows: Sequence[Listed], parents: Parents, levels: Levels) -> Iterator[Placed]:
    """Place under the last row above that is of an outer level."""
    last: list[str | None] = [None] * len(levels.ids)
    for row in rows:
        level = levels.called(row.level) if row.level else None
        if parents.widths and not row.level:
            code = _stems(row.id, parents)[0]
            level = (
                levels.at(parents.widths.index(len(code))) if len(code) in parents.widths else None
            )
        if level is None:
            yield _no_level(row, levels)
            continue
        depth = levels.ids.index(level)
        parent = next(filter(None, reversed(last[:depth])), None)
        if depth and parent is None:
            yield Misplaced(row.line, Code.ROW_WITHOUT_PARENT, {"code": row.id})
            continue
        last[depth:] = [row.id, *[None] * (len(last) - depth - 1)]
        yield _at_level(row, level, parent)


def _by_indent(rows: Sequence[Listed], parents: Parents, levels: Levels) -> Iterator[Placed]:
    """Place under the last row above that is indented less."""
    around: list[tuple[int, str]] = []
    for row in rows:
        name = row.name.lstrip()
        indent = len(row.name) - len(name)
        while around and around[-1][0] >= indent:
            around.pop()
        level = levels.at(len(around))
        if level is None:
            yield _no_level(row, levels)
            continue
        yield _at_level(row._replace(name=name), level, around[-1][1] if around else None)
        around.append((indent, row.id))


def _by_names(rows: Sequence[Listed], parents: Parents, levels: Levels) -> Iterator[Placed]:
    """Place by the names from the outermost in; those above that have no row of their own are items too."""
    ids: dict[tuple[str, ...], str] = {}
    for row in rows:
        for depth in range(len(row.names)):
            path = row.names[: depth + 1]
            last = depth == len(row.names) - 1
            if path in ids and not last:
                continue
            level = levels.at(depth)
            if level is None:
                yield _no_level(row, levels)
                break
            outer = next((ids[path[:n]] for n in range(depth, 0, -1) if path[:n] in ids), None)
            name = path[-1]
            if not name:
                continue
            found = row if row.is_coded else row._replace(name=name)
            if not last:  # codes of two levels in one row are of two items under one name
                own = name if row.is_coded else id_of(path, parents)
                found = Listed(row.line, own, row.name if row.is_coded else name)
            ids[path] = found.id
            yield _at_level(found, level, outer)


def id_of(names: Sequence[str], parents: Parents | None) -> str:
    """Return the id of an item without a code: its name, or its path where names stand twice."""
    if not names:
        return ""
    return identify(" > ".join(names) if parents and parents.ids == "path" else names[-1])


def _at_level(row: Listed, level: str, parent: str | None) -> tuple[int, Item]:
    if row.rest is None:
        return row.line, Item(row.id, row.name, level, parent)
    return row.line, Item(row.id, row.name, level, parent, **row.rest)


def _no_level(row: Listed, levels: Levels) -> Misplaced:
    if row.level:
        params: dict[str, object] = {"level": row.level, "known": tuple(levels.ids)}
        return Misplaced(row.line, Code.LEVEL_UNKNOWN, params)
    return Misplaced(row.line, Code.CODE_OF_NO_LEVEL, {"code": row.id, "levels": len(levels.ids)})


WAYS: Mapping[str, Way] = {
    "code": _by_code,
    "column": _by_column,
    "above": _above,
    "indent": _by_indent,
    "path": _by_names,
    "columns": _by_names,
    "children": _by_column,
}
"""How places are read off, by what `parents` says; a new way is one line here."""
