"""Links from a CSV file beside the editions: one row an item before and an item after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from tracks.checks.draft import Draft
from tracks.checks.heads import check_links_of_two_items_agree, check_weights_sum_to_at_most_one
from tracks.errors import Code, Pointer, Problem, Spot, any_error
from tracks.formats.csv.table import Table, cell_spots, fields
from tracks.formats.loaded import Loaded, Located, placed
from tracks.formats.source_text import not_utf8, unreadable
from tracks.formats.written.schema import WEIGHT
from tracks.model.edition import Head
from tracks.model.link import Link
from tracks.model.text import natural_key

REQUIRED = ("from_edition", "to_edition", "from_id", "to_id", "partial")
OPTIONAL = ("weight", "note", "source")

_COLUMN_OF = {
    "from": "from_id",
    "to": "to_id",
    "since": "from_edition",
    "source": "source",
    "weight": "weight",
}


@dataclass(frozen=True)
class Row:
    """A link, and the file and line that it stands on."""

    file: Path
    line: int
    link: Link


@dataclass(frozen=True)
class LinkTable:
    """The links of a file by the edition that they lead to, and what is wrong with the file."""

    file: Path
    rows: Mapping[str, Sequence[Row]]
    problems: Sequence[Problem]


def read_links(file: Path) -> LinkTable:
    """Read a table of links; its problems are values, whatever the file holds."""
    table = Table(file, fields(REQUIRED, OPTIONAL, ("note",)))
    rows: dict[str, list[Row]] = {}
    try:
        for line, cells in table.rows():
            told = dict(zip(table.keys, map(str.strip, cells), strict=True))
            problems = list(_problems(told, line))
            table.problems += problems
            if not problems:
                rows.setdefault(told["to_edition"], []).append(Row(file, line, _link(told)))
        problems = placed(table.problems, partial(cell_spots, file))
    except OSError as error:
        return LinkTable(file, {}, [unreadable(file, error)])
    except UnicodeDecodeError:
        return LinkTable(file, {}, [not_utf8(file)])
    return LinkTable(file, {} if any_error(problems) else rows, problems)


def with_links(loaded: Loaded, rows: Sequence[Row]) -> Loaded:
    """Return an edition with the links that tables hold of it, beside those of its own file."""
    if not rows or loaded.head is None:
        return loaded
    own = len(loaded.head.links)
    head = _with(loaded.head, rows)
    locate = partial(_located, loaded, rows, own)
    draft = Draft(head, ())
    found = [*check_links_of_two_items_agree(draft), *check_weights_sum_to_at_most_one(draft)]
    # Of the edition's own links it has been asked already.
    problems = [p for p in found if p.at and p.at[1] in range(own, len(head.links))]
    edition = loaded.edition
    if edition:
        edition = replace(edition, head=head)
        items = edition.items
        problems += (
            Problem(Code.LINK_TO_UNKNOWN, {"id": row.link.targets[0]}, at=("links", own + n, "to"))
            for n, row in enumerate(rows)
            if row.link.targets[0] not in items
        )
    if any_error(problems):
        edition = None
    return Loaded(edition, [*loaded.problems, *placed(problems, locate)], locate, head)


def _problems(told: Mapping[str, str], line: int) -> Iterator[Problem]:
    for column in REQUIRED[:-1]:
        if not told[column]:
            yield Problem(Code.CELL_EMPTY, {"column": column}, at=("line", line, column))
    if told["partial"] not in ("", "0", "1"):
        params = {"value": told["partial"], "known": ("0", "1")}
        yield Problem(Code.WORD_UNKNOWN, params, at=("line", line, "partial"))
    weight = told.get("weight", "")
    if weight and not WEIGHT.fullmatch(weight):
        params = {"value": weight, "example": "0.5"}
        yield Problem(Code.NUMBER_EXPECTED, params, at=("line", line, "weight"))
    if natural_key(told["from_edition"]) >= natural_key(told["to_edition"]) and told["to_edition"]:
        params = {"named": told["from_edition"], "edition": told["to_edition"]}
        yield Problem(Code.LINK_BACKWARDS, params, at=("line", line, "from_edition"))


def _link(told: Mapping[str, str]) -> Link:
    weight = told.get("weight")
    return Link(
        since=told["from_edition"],
        origins=(told["from_id"],),
        targets=(told["to_id"],),
        partial=told["partial"] == "1",
        weight=Decimal(weight) if weight else None,
        note=told.get("note") or None,
        cited=told.get("source") or None,
    )


def _with(head: Head, rows: Iterable[Row]) -> Head:
    return head.model_copy(update={"links": (*head.links, *(row.link for row in rows))})


def _located(loaded: Loaded, rows: Sequence[Row], own: int, pointers: Iterable[Pointer]) -> Located:
    """Return places in the edition's own file, and of the links that tables hold in those."""
    found: dict[Pointer, tuple[Spot, Spot]] = {}
    in_tables: dict[Path, dict[Pointer, Pointer]] = {}
    elsewhere = []
    for pointer in pointers:
        match pointer:
            case ("links", int(n), *rest) if n >= own:
                column = [_COLUMN_OF[key] for key in rest if key in _COLUMN_OF]
                row = rows[n - own]
                in_tables.setdefault(row.file, {})[pointer] = ("line", row.line, *column)
            case _:
                elsewhere.append(pointer)
    for file, wanted in in_tables.items():
        spots = cell_spots(file, wanted.values())
        found |= {pointer: spots[at] for pointer, at in wanted.items() if at in spots}
    return found | dict(loaded.locate(elsewhere))
