"""Links from a CSV file beside the editions: one row an item before and an item after."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from tracks.checks.draft import Draft
from tracks.checks.heads import (
    check_links_of_two_items_agree,
    check_settled_have_no_links,
    check_weights_account_for_all,
    check_weights_sum_to_at_most_one,
)
from tracks.errors import Code, Pointer, Problem, Spot
from tracks.formats.csv.table import Table, cell_spots, fields
from tracks.formats.loaded import Loaded, Locate, Located, placed
from tracks.formats.source_text import not_utf8, unreadable
from tracks.formats.written.fields import WEIGHT
from tracks.lineage.linked import identified
from tracks.model.edition import Edition
from tracks.model.item import Items
from tracks.model.link import Link
from tracks.model.text import natural_key

REQUIRED = ("from_edition", "to_edition", "from_id", "to_id", "partial")
OPTIONAL = ("target_partial", "weight", "note", "because", "source")

_FLAGS = ("partial", "target_partial")

_CHECKS = (
    check_links_of_two_items_agree,
    check_settled_have_no_links,
    check_weights_sum_to_at_most_one,
    check_weights_account_for_all,
)

_COLUMN_OF: dict[str | int, str] = {
    "from": "from_id",
    "ended": "from_id",
    "to": "to_id",
    "new": "to_id",
    "since": "from_edition",
    "source": "source",
    "weight": "weight",
}


@dataclass(frozen=True)
class Row:
    """A link, and the file and line that it stands on.

    `locate` finds ("line", LINE, KEY) in the file. Where the file says nothing of it, a code that
    stands in both editions goes on as itself if `keeps_codes`.
    """

    file: Path
    line: int
    link: Link
    locate: Locate
    keeps_codes: bool = False

    def within(self, items: Items) -> Link:
        """Return the link as it is with the items of the later edition."""
        lives_on = self.keeps_codes and not self.link.partial and bool(self.link.targets)
        if lives_on and any(name in items for name in self.link.origins):
            return self.link.model_copy(update={"partial": self.link.origins != self.link.targets})
        return self.link


@dataclass(frozen=True)
class LinkTable:
    """The links of a file by the edition that they lead to, and what is wrong with the file."""

    file: Path
    rows: Mapping[str, Sequence[Row]]
    problems: Sequence[Problem]


def read_links(file: Path) -> LinkTable:
    """Read a table of links; its problems are values, whatever the file holds."""
    table = Table(file, fields(REQUIRED, OPTIONAL, ("note", "because")))
    rows: dict[str, list[Row]] = {}
    locate = partial(_cells, file)
    try:
        for line, cells in table.rows():
            told = dict(zip(table.keys, map(str.strip, cells), strict=True))
            problems = list(_problems(told, line))
            table.problems += problems
            if not problems:
                rows.setdefault(told["to_edition"], []).append(Row(file, line, _link(told), locate))
        problems = placed(table.problems, partial(cell_spots, file))
    except OSError as error:
        return LinkTable(file, {}, [unreadable(file, error)])
    except UnicodeDecodeError:
        return LinkTable(file, {}, [not_utf8(file)])
    return LinkTable(file, {} if table.is_broken else rows, problems)


def with_links(loaded: Loaded, rows: Sequence[Row]) -> Loaded:
    """Return an edition with the links that tables hold of it, beside those of its own file.

    It is there also where its links have errors, so that all that is wrong with them can be told.
    """
    if not rows or loaded.head is None:
        return loaded
    own = len(loaded.head.links)
    edition = loaded.edition
    problems: list[Problem] = []
    links = [row.within(edition.items) if edition else row.link for row in rows]
    if edition:
        links, problems = _resolved(links, own, edition)
    head = loaded.head.model_copy(update={"links": (*loaded.head.links, *links)})
    locate = partial(_located, loaded, rows, own)
    draft = Draft(head, ())
    found = [problem for check in _CHECKS for problem in check(draft)]
    # Of the edition's own links it has been asked already; what lacks may stand in the tables.
    told = [p for p in loaded.problems if p.code is not Code.WEIGHTS_FALL_SHORT]
    problems += [
        p
        for p in found
        if p.code is Code.WEIGHTS_FALL_SHORT or (p.at and p.at[1] in range(own, len(head.links)))
    ]
    edition = replace(edition, head=head) if edition else None
    return Loaded(edition, [*told, *placed(problems, locate)], locate, head)


def _resolved(
    links: Sequence[Link], own: int, edition: Edition
) -> tuple[list[Link], list[Problem]]:
    """Return links to the ids that their targets stand for, as what they lead from is found."""
    names = Counter(item.name for item in edition.items.values())
    written = {name for link in links for name in link.targets}
    ids = identified(written, ((i.id, i.name) for i in edition.items.values()))
    problems = []
    for n, link in enumerate(links, own):
        for name in link.targets:
            if ids[name] not in edition.items:
                problems.append(Problem(Code.LINK_TO_UNKNOWN, {"id": name}, at=("links", n, "to")))
            elif names[name] > 1 and name != ids[name]:
                same = tuple(i.id for i in edition.items.values() if i.name == name)
                params = {"name": name, "ids": same}
                problems.append(Problem(Code.NAME_AMBIGUOUS, params, at=("links", n, "to")))
    return [
        link.model_copy(update={"targets": tuple(ids[name] for name in link.targets)})
        for link in links
    ], problems


def _problems(told: Mapping[str, str], line: int) -> Iterator[Problem]:
    needed = ["from_edition", "to_edition"]
    if not told["from_id"] and not told["to_id"]:
        needed.append("from_id")
    for column in needed:
        if not told[column]:
            yield Problem(Code.CELL_EMPTY, {"column": column}, at=("line", line, column))
    for column in _FLAGS:
        if told.get(column, "") not in ("", "0", "1"):
            params = {"value": told[column], "known": ("0", "1")}
            yield Problem(Code.WORD_UNKNOWN, params, at=("line", line, column))
    if bool(told["from_id"]) != bool(told["to_id"]):
        form = "from_id" if told["from_id"] else "to_id"
        for column in (*_FLAGS, "weight"):
            if told.get(column) and (column == "weight" or told[column] == "1"):
                params = {"key": column, "form": form}
                yield Problem(Code.SETTLED_WITH_MORE, params, at=("line", line, column))
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
        origins=(told["from_id"],) if told["from_id"] else (),
        targets=(told["to_id"],) if told["to_id"] else (),
        partial=told["partial"] == "1",
        wider=told.get("target_partial") == "1",
        weight=Decimal(weight) if weight else None,
        note=told.get("note") or None,
        because=told.get("because") or None,
        cited=told.get("source") or None,
    )


def _located(loaded: Loaded, rows: Sequence[Row], own: int, pointers: Iterable[Pointer]) -> Located:
    """Return places in the edition's own file, and of the links that tables hold in those."""
    found: dict[Pointer, tuple[Spot, Spot]] = {}
    in_tables: dict[Path, dict[Pointer, Pointer]] = {}
    locate = {row.file: row.locate for row in rows}
    elsewhere = []
    for pointer in pointers:
        match pointer:
            case ("links", int(n), *rest) if n >= own:
                row = rows[n - own]
                in_tables.setdefault(row.file, {})[pointer] = ("line", row.line, *rest)
            case _:
                elsewhere.append(pointer)
    for file, wanted in in_tables.items():
        spots = locate[file](wanted.values())
        found |= {pointer: spots[at] for pointer, at in wanted.items() if at in spots}
    return found | dict(loaded.locate(elsewhere))


def _cells(file: Path, pointers: Iterable[Pointer]) -> Located:
    """Return the places of ("line", LINE, KEY) in a table of ours, by the column of the key."""
    wanted: dict[Pointer, Pointer] = {
        pointer: (*pointer[:2], *(_COLUMN_OF[key] for key in pointer[2:] if key in _COLUMN_OF))
        for pointer in pointers
    }
    spots = cell_spots(file, wanted.values())
    return {pointer: spots[at] for pointer, at in wanted.items() if at in spots}
