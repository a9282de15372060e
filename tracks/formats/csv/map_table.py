"""Maps between taxonomies from a CSV file: one row an item on either side, named as people name it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Pointer, Problem, Spot
from tracks.formats.csv.table import Table, cell_spots, fields
from tracks.formats.loaded import placed
from tracks.formats.source_text import not_utf8, too_large, unreadable
from tracks.model.map import Scheme

REQUIRED = (
    "from_taxonomy",
    "from_edition",
    "from_id",
    "to_taxonomy",
    "to_edition",
    "to_id",
    "partial",
    "target_partial",
)
OPTIONAL = ("note", "source")

LARGEST = 1 << 26
"""The largest file of maps that is read, in bytes: more than half a million rows."""

_FLAGS = ("partial", "target_partial")
_NEEDED = ("from_taxonomy", "from_edition", "to_taxonomy", "to_edition")


class Named(NamedTuple):
    """An edition, and what a row names in it, as it is written; "" where it names nothing."""

    scheme: Scheme
    written: str


class MapRow(NamedTuple):
    """What a row names on either side, and what it says of that."""

    line: int
    sides: tuple[Named, Named]
    source_partial: bool
    target_partial: bool
    note: str | None
    cited: str | None

    def at(self, side: int, what: str) -> Pointer:
        """Return the pointer to a cell: the `taxonomy`, `edition` or `id` of the first side or the second."""
        return "line", self.line, f"{('from', 'to')[side]}_{what}"


class MapTable(NamedTuple):
    """The rows of a file that can be read, and what is wrong with the others."""

    file: Path
    rows: Sequence[MapRow]
    problems: Sequence[Problem]

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems that point at ("line", LINE, COLUMN) with their places in the file, in order."""
        return placed(problems, partial(cell_spots, self.file))


def read_maps(file: Path) -> MapTable:
    """Read a table of maps; its problems are values, whatever the file holds."""
    if file.suffix.lower() != ".csv":
        return MapTable(file, (), [Problem(Code.MAP_NOT_CSV, spot=Spot(str(file)))])
    table = Table(file, fields(REQUIRED, OPTIONAL, ("note",)))
    rows: list[MapRow] = []
    try:
        if file.stat().st_size > LARGEST:
            return MapTable(file, (), [too_large(file, LARGEST)])
        for line, cells in table.rows():
            told = dict(zip(table.keys, map(str.strip, cells), strict=True))
            problems = list(_problems(told, line))
            table.problems += problems
            if not problems:
                rows.append(_row(told, line))
        if not rows and not table.problems:
            table.problems.append(Problem(Code.FILE_EMPTY, spot=Spot(str(file))))
        found = placed(table.problems, partial(cell_spots, file))
    except OSError as error:
        return MapTable(file, (), [unreadable(file, error)])
    except UnicodeDecodeError:
        return MapTable(file, (), [not_utf8(file)])
    return MapTable(file, () if table.is_broken else rows, found)


def _problems(told: Mapping[str, str], line: int) -> Iterator[Problem]:
    needed = [column for column in _NEEDED if not told[column]]
    if not told["from_id"] and not told["to_id"]:
        needed.append("from_id")
    for column in needed:
        yield Problem(Code.CELL_EMPTY, {"column": column}, at=("line", line, column))
    for column in _FLAGS:
        if told[column] not in ("", "0", "1"):
            params = {"value": told[column], "known": ("0", "1")}
            yield Problem(Code.WORD_UNKNOWN, params, at=("line", line, column))
        elif told[column] == "1" and bool(told["from_id"]) != bool(told["to_id"]):
            form = "from_id" if told["from_id"] else "to_id"
            params = {"key": column, "form": form}
            yield Problem(Code.SETTLED_WITH_MORE, params, at=("line", line, column))
    if told["from_taxonomy"] and told["from_taxonomy"] == told["to_taxonomy"]:
        params = {"taxonomy": told["to_taxonomy"]}
        yield Problem(Code.MAP_WITHIN_ONE, params, at=("line", line, "to_taxonomy"))


def _row(told: Mapping[str, str], line: int) -> MapRow:
    one, other = (
        Named(_scheme(told[f"{side}_taxonomy"], told[f"{side}_edition"]), told[f"{side}_id"])
        for side in ("from", "to")
    )
    return MapRow(
        line,
        (one, other),
        told["partial"] == "1",
        told["target_partial"] == "1",
        told.get("note") or None,
        told.get("source") or None,
    )


@lru_cache
def _scheme(taxonomy: str, edition: str) -> Scheme:
    """Return an edition as maps name it: one value for all rows that name it."""
    return Scheme(taxonomy=taxonomy, edition=edition)
