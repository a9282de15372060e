"""Links from a table of correspondences as it was published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Pointer, Problem, Spot, TracksError
from tracks.formats.csv.edition import LARGEST
from tracks.formats.csv.link_table import LinkTable, Row
from tracks.formats.loaded import Located
from tracks.formats.published.columns import edition_in
from tracks.formats.published.table import PublishedTable
from tracks.formats.published.texts import undecoded
from tracks.formats.source_text import too_large, unreadable
from tracks.model.layout import Layout, Pairs
from tracks.model.link import Link
from tracks.model.text import natural_key

_COLUMN_OF = {"from": "from", "ended": "from", "to": "to", "new": "to"}


class Said(NamedTuple):
    """A row of the table: two codes, and whether only a part of either is in this pair."""

    line: int
    origin: str
    target: str
    part_of_origin: bool
    part_of_target: bool
    note: str | None


def read_published_links(
    file: Path,
    layout: Layout,
    editions: tuple[str, str] | None,
    where: Mapping[str, str] | None = None,
) -> LinkTable:
    """Read a table of correspondences; `editions` are those that the file's name tells.

    Of JSON only the objects are read that say what `where` says. Its problems are values, whatever the file holds.
    """
    try:
        if file.stat().st_size > LARGEST:
            return LinkTable(file, {}, [too_large(file, LARGEST)])
        return _read(file, layout, editions, where or {})
    except OSError as error:
        return LinkTable(file, {}, [unreadable(file, error)])
    except UnicodeDecodeError:
        return LinkTable(file, {}, [undecoded(file, layout)])
    except TracksError as error:
        return LinkTable(file, {}, list(error.problems))


def _read(
    file: Path, layout: Layout, editions: tuple[str, str] | None, where: Mapping[str, str]
) -> LinkTable:
    pairs = layout.links
    assert pairs is not None  # its reader is chosen by that
    table = PublishedTable(file, layout, _asked(layout, pairs), "*", where)
    if table.problems:
        return LinkTable(file, {}, table.problems)
    found = editions or _editions(pairs, table)
    if found is None:
        params = {"from": pairs.from_, "to": pairs.to}
        problem = Problem(Code.EDITIONS_UNSAID, params, spot=Spot(str(file)))
        return LinkTable(file, {}, [problem])
    since, edition = found
    if natural_key(since) >= natural_key(edition):
        params = {"named": since, "edition": edition}
        problem = Problem(Code.LINK_BACKWARDS, params, spot=Spot(str(file)))
        return LinkTable(file, {}, [problem])
    said = list(_said(table, layout))
    table.check_numbers(["from", "to"])
    locate = partial(_located, table)
    keeps = layout.same_code == "always"
    rows = [Row(file, line, link, locate, keeps) for line, link in _links(said, since, table)]
    problems = sorted(table.problems, key=lambda problem: (problem.spot or Spot("")).line or 0)
    return LinkTable(file, {edition: rows} if rows else {}, problems)


def _asked(layout: Layout, pairs: Pairs) -> Mapping[str, str]:
    columns = {
        "from": pairs.from_,
        "to": pairs.to,
        "note": pairs.note,
        "source": layout.partial.source,
        "target": layout.partial.target,
    }
    return {key: written for key, written in columns.items() if written is not None}


def _editions(pairs: Pairs, table: PublishedTable) -> tuple[str, str] | None:
    """Return the editions of a table: as `read:` says, else as the two headings tell them."""
    if pairs.editions:
        since, edition = pairs.editions
        return since, edition
    if not table.headings:
        return None
    one, other = (edition_in(table.headings[table.columns[key]]) for key in ("from", "to"))
    return (one, other) if one and other else None


def _said(table: PublishedTable, layout: Layout) -> Iterator[Said]:
    columns = table.columns
    width = max(columns.values()) + 1
    for line, row in table.rows():
        cells = [*map(str.strip, row), *[""] * (width - len(row))]
        origin, one = _unmarked(cells[columns["from"]], layout)
        target, other = _unmarked(cells[columns["to"]], layout)
        flags = {
            key: _is_set(cells[columns[key]]) for key in ("source", "target") if key in columns
        }
        for key in (key for key, flag in flags.items() if flag is None):
            params = {"value": cells[columns[key]], "known": ("0", "1")}
            at = table.spot(line, columns[key])
            table.problems.append(Problem(Code.WORD_UNKNOWN, params, spot=at))
        one = one or bool(flags.get("source"))
        other = other or bool(flags.get("target"))
        if not origin and not target:
            params = {"column": table.headings[columns["from"]] if table.headings else "from"}
            at = table.spot(line, columns["from"])
            table.problems.append(Problem(Code.CELL_EMPTY, params, spot=at))
            continue
        note = cells[columns["note"]] if "note" in columns else ""
        yield Said(line, origin, target, one, other, note or None)


_YES = frozenset({"1", "x", "y", "yes", "true", "p", "part", "partial", "*", "ex", "是"})
_NO = frozenset({"", "0", "n", "no", "false", "-", "否"})


def _is_set(cell: str) -> bool | None:
    """Tell what a flag says, None where it is no flag."""
    word = cell.casefold()
    return True if word in _YES else False if word in _NO else None


def _unmarked(cell: str, layout: Layout) -> tuple[str, bool]:
    """Return a code without the marks before or after it, and whether one says that it is a part."""
    code = cell
    for mark in layout.footnotes:
        code = code.removesuffix(mark).rstrip() if code != mark else code
    for mark in layout.partial.marks:
        folded = code.casefold()
        if folded.startswith(mark.casefold()) and len(code) > len(mark):
            return code[len(mark) :].strip(), True
        if folded.endswith(mark.casefold()) and len(code) > len(mark):
            return code[: -len(mark)].strip(), True
    return code, False


def _links(said: Sequence[Said], since: str, table: PublishedTable) -> Iterator[tuple[int, Link]]:
    """Yield a link for each pair of the table, with its first line.

    What a row says to go on as itself lives on, so that other rows of it take a part; else its rows
    are whole, and it has ended (a "partial" of a published table says neither). A target is wider
    where only a part of it is in its one pair.
    """
    first: dict[tuple[str, str], Said] = {}
    targets: defaultdict[str, set[str]] = defaultdict(set)
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for row in said:
        known = first.setdefault((row.origin, row.target), row)
        if known is not row:
            first[row.origin, row.target] = known._replace(
                part_of_origin=known.part_of_origin or row.part_of_origin,
                part_of_target=known.part_of_target or row.part_of_target,
            )
        targets[row.origin].add(row.target)
        origins[row.target].add(row.origin)
    for (origin, target), row in first.items():
        if row.part_of_origin and origin and len(targets[origin]) == 1:
            at = table.spot(row.line, table.columns["from"])
            params = {"code": origin, "target": target}
            table.problems.append(Problem(Code.PART_ALONE, params, spot=at))
        lives_on = origin in targets[origin]
        yield (
            row.line,
            Link(
                since=since,
                origins=(origin,) if origin else (),
                targets=(target,) if target else (),
                partial=bool(origin and target) and lives_on and origin != target,
                wider=bool(origin and target) and row.part_of_target and len(origins[target]) == 1,
                note=row.note,
            ),
        )


def _located(table: PublishedTable, pointers: Iterable[Pointer]) -> Located:
    """Return the places of ("line", LINE, KEY): a key of a link, or nothing for the whole row."""
    places = {}
    for pointer in pointers:
        column = next((_COLUMN_OF[k] for k in pointer[2:] if k in _COLUMN_OF), None)
        number = table.columns[column] if column else None
        line = pointer[1]
        places[pointer] = (line if isinstance(line, int) else 1, number)
    spots = table.spots(places.values())
    return {pointer: (spots[at], spots[at]) for pointer, at in places.items()}
