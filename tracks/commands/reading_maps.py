"""Reading maps between taxonomies: what their rows name is found in the editions that they name."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tracks.errors import Code, Pointer, Problem, Spot
from tracks.formats.bundles.bundle import Bundle, Progress
from tracks.formats.bundles.maps import map_files
from tracks.formats.csv.map_table import MapRow, MapTable, Named, read_maps
from tracks.model.item import Item
from tracks.model.map import Ends, Map, Match, Scheme, is_turned
from tracks.model.resolve import Index

Listed = Callable[[Scheme], Collection[Item] | Problem | None]
"""Gives the items of an edition, what is wrong with naming it, or None where nobody can tell."""

OFFERED = 12
"""For so many wrong names of a file the nearest is looked for: that takes its time."""

MOST_WRONG = 50
"""After so many editions that are not there a file is read no further: it is about something else."""


def maps_in(tables: Iterable[MapTable], listed: Listed) -> tuple[list[Map], list[Problem]]:
    """Return the maps that the rows of tables make together, and what is wrong with the tables.

    A map is all rows of one pair of editions, in whatever files and from whichever side.
    """
    reading = _Reading(listed)
    problems = [problem for table in tables for problem in reading.take(table)]
    return reading.maps(), problems


def tables_of_maps(
    paths: Sequence[Path], bundles: Iterable[Bundle], progress: Progress
) -> list[MapTable]:
    """Return the tables of maps that lie at paths or with bundles; `progress` is called with each file."""
    tables = []
    for file in dict.fromkeys([*map_files(paths), *(f for b in bundles for f in b.maps)]):
        progress(file)
        tables.append(read_maps(file))
    return tables


class _Reading:
    def __init__(self, listed: Listed) -> None:
        self._listed = listed
        self._editions: dict[Scheme, Index | Problem | None] = {}
        self._matches: dict[Ends, dict[tuple[str | None, str | None], Match]] = {}
        self._pairs: dict[tuple[Ends, str | None, str | None], Spot] = {}
        self._matched: dict[tuple[Ends, bool, str], Spot] = {}
        self._unmatched: dict[tuple[Ends, bool, str], Spot] = {}
        self._offered = 0

    def take(self, table: MapTable) -> list[Problem]:
        """Take the rows of a table; return what is wrong with it, with its places, in order."""
        self._offered = 0
        told: set[Scheme] = set()
        found: list[Problem] = []
        for row in table.rows:
            if wrong := [named.scheme for named in row.sides if self._is_wrong(named.scheme)]:
                found += self._wrong_editions(row, [each for each in wrong if each not in told])
                told.update(wrong)
                if len(told) > MOST_WRONG:
                    break
                continue
            one, other = (self._id(named, row.at(n, "id")) for n, named in enumerate(row.sides))
            if isinstance(one, Problem) or isinstance(other, Problem):
                found += [each for each in (one, other) if isinstance(each, Problem)]
            else:
                found += self._add(row, one, other, Spot(str(table.file), row.line))
        return table.placed([*table.problems, *found])

    def maps(self) -> list[Map]:
        """Return a map for each pair of editions, in the order in which the files name them."""
        return [Map.of(*ends, matches.values()) for ends, matches in self._matches.items()]

    def _edition(self, scheme: Scheme) -> Index | Problem | None:
        if scheme not in self._editions:
            found = self._listed(scheme)
            if found is not None and not isinstance(found, Problem):
                self._editions[scheme] = Index(found)
            else:
                self._editions[scheme] = found
        return self._editions[scheme]

    def _is_wrong(self, scheme: Scheme) -> bool:
        return isinstance(self._edition(scheme), Problem)

    def _wrong_editions(self, row: MapRow, schemes: Collection[Scheme]) -> Iterator[Problem]:
        for side, named in enumerate(row.sides):
            problem = self._edition(named.scheme)
            if named.scheme in schemes and isinstance(problem, Problem):
                of_taxonomy = problem.code is Code.MAP_TAXONOMY_UNKNOWN
                yield replace(problem, at=row.at(side, "taxonomy" if of_taxonomy else "edition"))

    def _id(self, named: Named, at: Pointer) -> str | Problem | None:
        """Return the id of the item that is named, None where none is, or what is wrong with the name."""
        edition = self._edition(named.scheme)
        if not named.written or not isinstance(edition, Index):
            return named.written or None
        ids = edition.ids(named.written)
        if len(ids) == 1:
            return ids[0]
        if ids:
            return Problem(Code.NAME_AMBIGUOUS, {"name": named.written, "ids": ids}, at=at)
        self._offered += 1
        nearest = edition.nearest(named.written) if self._offered <= OFFERED else None
        params = {"name": named.written, "edition": named.scheme.label, "nearest": nearest}
        return Problem(Code.MAP_ITEM_UNKNOWN, params, at=at)

    def _add(
        self, row: MapRow, source: str | None, target: str | None, spot: Spot
    ) -> Iterator[Problem]:
        """Add what a row says; yield how it goes against what other rows say."""
        one, other = (named.scheme for named in row.sides)
        match = Match(
            source=source,
            target=target,
            source_partial=row.source_partial,
            target_partial=row.target_partial,
            note=row.note,
            cited=row.cited,
        )
        if is_turned(one, other):
            one, other, match = other, one, match.turned()
        ends = one, other
        pair = match.source, match.target
        if first := self._pairs.get((ends, *pair)):
            yield Problem(Code.MATCH_TWICE, {"first": first}, at=row.at(0, "id"))
            return
        has_both = None not in pair
        ours, others = (
            (self._matched, self._unmatched) if has_both else (self._unmatched, self._matched)
        )
        for is_target, item_id in enumerate(pair):
            if item_id is None:
                continue
            key = ends, bool(is_target), item_id
            if first := others.get(key):
                side = is_target if row.sides[0].scheme == one else 1 - is_target
                params = {"name": row.sides[side].written, "first": first}
                yield Problem(Code.MATCHED_AND_NOT, params, at=row.at(side, "id"))
            ours.setdefault(key, spot)
        self._pairs[ends, *pair] = spot
        self._matches.setdefault(ends, {})[pair] = match
