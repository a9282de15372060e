"""Maps in a dump: a journal of what was done with them, and beside it what each says since each act."""

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Problem, Spot, any_error
from tracks.formats.csv.map_table import OPTIONAL, REQUIRED, read_maps
from tracks.formats.csv.table import cell_spots, read_records
from tracks.formats.loaded import placed
from tracks.formats.source_text import not_utf8, unreadable
from tracks.model.act import Act, Deed
from tracks.model.map import Map, Match, Scheme, label_of

JOURNAL_FILE = "maps-journal.csv"
"""What tells, in the folder that holds the dumps of taxonomies, what was done with their maps."""

_ENDS = ("from_taxonomy", "from_edition", "to_taxonomy", "to_edition")
COLUMNS = ("file", *_ENDS, "number", "deed", "at", "by", "why", "content", "digest")


class MapEntry(NamedTuple):
    """An act done with a map, and what the map says since then; None where it is withdrawn.

    `spot` is where the journal has it.
    """

    source: Scheme
    target: Scheme
    act: Act
    map: Map | None
    spot: Spot = Spot(JOURNAL_FILE)

    @property
    def label(self) -> str:
        """What the map is called."""
        return label_of(self.source, self.target)


def map_dump_files(entries: Iterable[MapEntry]) -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each file of a dump of maps, last the journal."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for n, entry in enumerate(entries, 1):
        file = f"maps@{n}.csv" if entry.map else ""
        if entry.map:
            yield file, _written(entry.map)
        act = entry.act
        ends = (*_plain(entry.source), *_plain(entry.target))
        content = entry.map.digest if entry.map else None
        digest = act.digest(entry.label, f"@{act.number}").hex()
        writer.writerow([file, *ends, *act, content, digest])
    yield JOURNAL_FILE, text.getvalue()


def read_map_dump(folder: Path) -> tuple[list[MapEntry], list[Problem]]:
    """Read what a dump tells of maps; nothing where it has no journal of them.

    Its problems are values, whatever the files hold.
    """
    file = folder / JOURNAL_FILE
    if not file.is_file():
        return [], []
    try:
        found = list(_entries(file))
        problems = [each for each in found if isinstance(each, Problem)]
        entries = [each for each in found if isinstance(each, MapEntry)]
        problems += [] if problems else _gaps(entries)
        return entries, placed(problems, partial(cell_spots, file))
    except OSError as error:
        return [], [unreadable(file, error)]
    except UnicodeDecodeError:
        return [], [not_utf8(file)]


def _plain(scheme: Scheme) -> tuple[str, str]:
    return scheme.taxonomy, scheme.edition


def _written(said: Map) -> str:
    """Return a map as the table that it can be read from."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*REQUIRED, *OPTIONAL])
    for match in said.matches:
        flags = (int(part) for part in (match.source_partial, match.target_partial))
        ids = (
            (*_plain(end), item_id or "")
            for end, item_id in ((said.source, match.source), (said.target, match.target))
        )
        writer.writerow([*(cell for end in ids for cell in end), *flags, match.note, match.cited])
    return text.getvalue()


def _entries(file: Path) -> Iterator[MapEntry | Problem]:
    line = 0
    try:
        records = read_records(file)
        line, header = next(records, (1, []))
        if tuple(header) != COLUMNS:
            yield _altered(line)
            return
        for n, (line, row) in enumerate(records, 1):
            yield from _entry(file, n, line, row)
    except csv.Error:
        yield _altered(line + 1)


def _entry(file: Path, n: int, line: int, row: list[str]) -> Iterator[MapEntry | Problem]:
    """Yield what a row tells, or that it, or the file that it names, is not as it was written."""
    try:
        name, one, edition, other, later, number, deed, at, by, why, content, digest = row
        act = Act(int(number), Deed(deed), at, by or None, why or None)
    except ValueError:
        yield _altered(line)
        return
    source = Scheme(taxonomy=one, edition=edition)
    target = Scheme(taxonomy=other, edition=later)
    entry = MapEntry(source, target, act, None, Spot(str(file), line))
    withdrawn = act.deed is Deed.WITHDRAWN
    in_order = name == ("" if withdrawn else f"maps@{n}.csv")
    if act.digest(entry.label, f"@{number}").hex() != digest or not in_order:
        yield _altered(line)
        return
    if withdrawn:
        yield entry
        return
    table = read_maps(file.with_name(name))
    yield from table.problems
    if any_error(table.problems):
        return
    matches = (
        Match(
            source=row.sides[0].written or None,
            target=row.sides[1].written or None,
            source_partial=row.source_partial,
            target_partial=row.target_partial,
            note=row.note,
            cited=row.cited,
        )
        for row in table.rows
        if (row.sides[0].scheme, row.sides[1].scheme) == (source, target)
    )
    said = Map.of(source, target, matches)
    if said.digest != content:
        params = {"revision": f"{entry.label}@{number}"}
        yield Problem(Code.REVISION_FILE_ALTERED, params, spot=Spot(str(table.file)))
        return
    yield entry._replace(map=said)


def _gaps(entries: Iterable[MapEntry]) -> Iterator[Problem]:
    """Yield where acts are missing."""
    counted: dict[str, int] = {}
    for entry in entries:
        expected = counted.get(entry.label, 0) + 1
        counted[entry.label] = entry.act.number
        if entry.act.number != expected:
            at = ("line", entry.spot.line or 1)
            yield Problem(Code.ENTRY_MISSING, {"number": expected}, at=at)


def _altered(line: int) -> Problem:
    return Problem(Code.JOURNAL_ALTERED, at=("line", line))
