"""A proposal for `read:`: which files are lists and which are tables of correspondences, and how they are read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracks.formats.published.columns import edition_in
from tracks.formats.published.sniffing.look import Column, Look
from tracks.formats.written.layouts import EDITION, FIXED
from tracks.model.layout import Layout, Pairs, Parents, Parts
from tracks.model.text import natural_key

UNKNOWN = "?"
"""The label of an edition that nothing tells."""

_NUMBER = re.compile(r"(?<![0-9])[0-9]+(?:[._][0-9]+)*(?![0-9])")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_NAMED = re.compile(r"title|name|label|description|名称|标题|条目", re.IGNORECASE)
_NOTED = re.compile(r"detail|activity|note|comment|说明|备注", re.IGNORECASE)
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")
_MOST_ROWS = 0.8
"""Both codes of a correspondence stand in most rows of a table."""

_MOST_LEVELS = 12
_LONGEST = 100
"""So long a code may be at most."""


class Seen(NamedTuple):
    """An entry of `read:`, the number of levels that its list has (0 of a table), and what is not sure."""

    layout: Layout
    levels: int
    doubts: tuple[str, ...]


class _List(NamedTuple):
    look: Look
    code: Column
    name: Column
    label: str
    levels: tuple[Column, ...] = ()


def proposed(looks: Sequence[Look]) -> list[Seen]:
    """Return an entry for each list and each table among the files, lists first, files alike joined."""
    tables = [(look, pair) for look in looks if (pair := _pair(look))]
    paired = {look.file for look, _ in tables}
    lists = [found for look in looks if look.file not in paired and (found := _list(look))]
    told = {each.label for each in lists}
    sides = [(_number_of(column, look), look, column) for look, pair in tables for column in pair]
    unlabelled = [each for each in lists if each.label == UNKNOWN]
    for each in unlabelled:
        codes = set(each.code.filled)
        for label, _, column in sides:
            if label and label not in told and set(column.filled) <= codes:
                lists[lists.index(each)] = each._replace(label=label)
                told.add(label)
                break
    for label, look, column in sides:
        if label and label not in told and _dotted(label, told) is None:
            name = next((c for c in look.columns[column.number + 1 :] if not c.is_codes), None)
            if name and _NAMED.search(name.heading):
                lists.append(_List(look, column, name, label))
                told.add(label)
    seen = _joined(_list_entry(each) for each in lists)
    return [*seen, *(_table_entry(look, pair, told) for look, pair in tables)]


def _list(look: Look) -> _List | None:
    codes = [column for column in look.columns if column.is_codes and column.is_unique]
    texts = _texts(look)
    named = [column for column in texts if _NAMED.search(column.heading)] or texts
    levels = _levels(look)
    if not (codes or levels) or not named:
        return None
    first = levels[0] if levels else codes[0]
    return _List(look, first, named[0], _label(look, first) or UNKNOWN, levels)


def _label(look: Look, code: Column) -> str | None:
    """Return the edition that the file's name tells, by its one number or its one year, else the heading."""
    numbers: list[str] = _NUMBER.findall(look.file.stem)
    years = [number for number in numbers if _YEAR.fullmatch(number)]
    for found in (numbers, years):
        if len(found) == 1:
            return found[0].replace("_", ".")
    return edition_in(code.heading) if look.separator != FIXED else None


def _levels(look: Look) -> tuple[Column, ...]:
    """Return columns of codes of which each row has one: a column for each level."""
    codes = [column for column in look.columns if column.is_codes]
    rows = list(zip(*(column.cells for column in codes), strict=True))
    single = sum(sum(map(bool, row)) == 1 for row in rows)
    is_by_level = len(codes) > 1 and single > _MOST_ROWS * len(rows) and all(map(any, rows))
    return tuple(codes) if is_by_level else ()


def _texts(look: Look) -> list[Column]:
    """Return the columns that may hold names."""
    return [c for c in look.columns if not c.is_codes and c.distinct > len(c.cells) / 4]


def _pair(look: Look) -> tuple[Column, Column] | None:
    """Return the two columns of codes that a table of correspondences has."""
    usual = [c for c in look.columns if len(c.filled) > _MOST_ROWS * len(c.cells)]
    codes = [column for column in usual if column.is_codes]
    numbers = _NUMBER.findall(look.file.stem)
    if len(codes) < len(("from", "to")):
        return None
    # A list too may have two columns of codes: its own, and that of what each row stands under.
    is_list = any(column.is_unique for column in codes) and (numbers or _texts(look))
    if is_list and len(numbers) < len(("from", "to")):
        return None
    one, other = sorted(sorted(codes, key=lambda c: -c.distinct)[:2], key=lambda c: c.number)
    return one, other


def _number_of(column: Column, look: Look) -> str | None:
    return edition_in(column.heading) if look.separator != FIXED else None


def _list_entry(each: _List) -> Seen:
    look, doubts = each.look, list(each.look.doubts)
    columns = {"code": each.code.heading, "name": each.name.heading}
    parents: Parents | None = None
    markers: tuple[str, ...] = ()
    if each.levels:
        named = {f"level-{n}": column.heading for n, column in enumerate(each.levels, 1)}
        columns = {**named, "name": each.name.heading}
        parents, levels = Parents(by="columns"), len(each.levels)
    elif above := _parent(each):
        columns["parent"], markers = above.heading, above.markers
        parents, levels = Parents(by="column"), _depth(each.code, above)
    else:
        parents, levels = _by_code(each.code.filled)
        if parents is None and len({len(code) for code in each.code.filled}) > 1:
            doubts.append("parents")
    if each.label == UNKNOWN:
        doubts.append("edition")
    layout = Layout(
        file=look.file.name,
        edition=each.label,
        encoding=look.encoding,
        separator=look.separator,
        skip=look.skip,
        empty=markers,
        columns=columns,
        parents=parents,
    )
    return Seen(layout, levels, tuple(doubts))


def _parent(each: _List) -> Column | None:
    """Return the column that holds the code of what a row stands under."""
    codes = set(each.code.cells)
    for column in each.look.columns:
        if column is each.code or not column.filled:
            continue
        pairs = zip(column.cells, each.code.cells, strict=True)
        if set(column.filled) <= codes and all(parent != code for parent, code in pairs):
            return column
    return None


def _depth(code: Column, parent: Column) -> int:
    above = dict(zip(code.cells, parent.cells, strict=True))
    deepest = 1
    for item in above:
        depth, at = 1, item
        while (at := above.get(at, "")) in above and depth < _MOST_LEVELS:
            depth += 1
        deepest = max(deepest, depth)
    return deepest


def _by_code(codes: Sequence[str]) -> tuple[Parents | None, int]:
    """Return how parents are read off codes, and how many levels there are; None where they are not."""
    ranges = [found for code in codes if (found := _RANGE.fullmatch(code))]
    stems = {code for code in codes if not _RANGE.fullmatch(code)}
    for found in ranges:
        first, last = int(found[1]), int(found[2])
        if len(found[1]) == len(found[2]) and first < last < first + 100:
            stems |= {str(n) for n in range(first, last + 1)}
    widths = tuple(sorted({len(stem) for stem in stems}))
    if not 1 < len(widths) <= _MOST_LEVELS or widths[-1] > _LONGEST:
        return None, 1
    inner = [stem for stem in stems if len(stem) > widths[0]]
    kept = {"widths": widths, "ranges": "yes" if ranges else "no"}
    if all(any(stem[:width] in stems for width in widths if width < len(stem)) for stem in inner):
        return Parents(by="code", **kept), len(widths)
    if any(stem.isalpha() for stem in stems) and len(codes[0]) == widths[0]:
        return Parents(by="above", widths=widths), len(widths)
    return None, 1


def _joined(seen: Iterable[Seen]) -> Iterator[Seen]:
    """Yield entries; those that differ only in the edition, in the file's name and headings, are one."""
    patterns: list[tuple[Layout, list[Seen]]] = []
    for each in seen:
        pattern = _pattern(each.layout)
        known = next((alike for other, alike in patterns if other == pattern), None)
        if known is None:
            patterns.append((pattern, [each]))
        else:
            known.append(each)
    for pattern, alike in patterns:
        if len(alike) == 1 or pattern == alike[0].layout:
            yield from alike
            continue
        doubts = tuple(dict.fromkeys(doubt for each in alike for doubt in each.doubts))
        yield Seen(pattern, max(each.levels for each in alike), doubts)


def _pattern(layout: Layout) -> Layout:
    label = layout.edition or ""
    if label == UNKNOWN or label not in layout.file:
        return layout
    columns = {key: told.replace(label, EDITION) for key, told in layout.columns.items()}
    file = layout.file.replace(label, EDITION)
    return layout.model_copy(update={"file": file, "edition": None, "columns": columns})


def _table_entry(look: Look, pair: tuple[Column, Column], told: set[str]) -> Seen:
    numbers = [number or "" for number in (_number_of(column, look) for column in pair)]
    known = [number if number in told else _dotted(number, told) for number in numbers]
    doubts = [*look.doubts, *(["editions"] if None in known or known[0] == known[1] else [])]
    labels = [label or number or UNKNOWN for label, number in zip(known, numbers, strict=True)]
    sides = sorted(zip(labels, pair, strict=True), key=lambda side: natural_key(side[0]))
    flags = {column.number: flag for column in pair if (flag := _flag_of(column, pair, look))}
    note = next((c for c in look.columns if c not in pair and _NOTED.search(c.heading)), None)
    markers = dict.fromkeys(marker for column in pair for marker in column.markers)
    layout = Layout(
        file=look.file.name,
        encoding=look.encoding,
        separator=look.separator,
        skip=look.skip,
        empty=tuple(markers),
        links=Pairs(
            **{"from": sides[0][1].heading},
            to=sides[1][1].heading,
            editions=() if labels == numbers else (sides[0][0], sides[1][0]),
            note=note.heading if note else None,
        ),
        partial=Parts(source=flags.get(sides[0][1].number), target=flags.get(sides[1][1].number)),
    )
    return Seen(layout, 0, tuple(doubts))


def _flag_of(column: Column, pair: tuple[Column, Column], look: Look) -> str | None:
    """Return the heading of the flag that stands after a column of codes, before the other one."""
    for after in look.columns[column.number + 1 :]:
        if after in pair:
            return None
        if after.is_flag:
            return after.heading
    return None


def _dotted(number: str, told: Iterable[str]) -> str | None:
    """Return the one edition that a number means once its dots are left out: 31 is 3.1."""
    found = [label for label in told if label.replace(".", "") == number]
    return found[0] if len(found) == 1 else None
