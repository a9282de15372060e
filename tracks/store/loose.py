"""Links that lead from nothing: what they start from is not in the revision that stands for it."""

from collections.abc import Collection, Iterator, Mapping, Set
from typing import NamedTuple

from sqlalchemy import Connection, select

from tracks.errors import Code, Problem
from tracks.lineage.linked import identified
from tracks.model.text import identify
from tracks.store.database import one_of
from tracks.store.revision import RevisionRow, stands_at
from tracks.store.schema import state, taxonomy

Current = Mapping[str, RevisionRow]
"""By edition the revision that stands for it."""


class Loose(NamedTuple):
    """The names that links of a revision start from, and that the edition `since` does not have.

    `there` is the revision that stands for `since`, None where none does.
    """

    row: RevisionRow
    since: str
    there: RevisionRow | None
    names: tuple[str, ...]

    @property
    def problem(self) -> Problem:
        """What is to be said of it, a warning."""
        told = {
            "taxonomy": self.row.taxonomy,
            "revision": self.row.label,
            "edition": self.row.edition,
            "names": self.names,
        }
        if self.there is None:
            return Problem(Code.LINKS_FROM_WITHDRAWN, told | {"since": self.since})
        return Problem(Code.LINKS_FROM_NOTHING, told | {"since": self.there.label})


def loose(connection: Connection, current: Current, recorded: Collection[str]) -> Iterator[Loose]:
    """Yield what leads from nothing while these revisions stand, in the order of the editions.

    Of an edition that is not among those `recorded` nobody knows what it has.
    """
    for row in current.values():
        yield from _of(connection, row, current, recorded)


def loosened(
    connection: Connection,
    before: tuple[Current, Set[str]],
    after: tuple[Current, Set[str]],
) -> Iterator[Loose]:
    """Yield what leads from nothing once other revisions stand, and did not before.

    Each is what stands and which editions are recorded.
    """
    stood, known = before
    stand, recorded = after
    changed = {e for e in recorded if stood.get(e) != stand.get(e)} | (recorded - known)
    for row in stand.values():
        is_new = row.edition in changed
        told = {
            link.since: link.names
            for link in (() if is_new else _of(connection, row, stood, known & changed))
        }
        for link in _of(connection, row, stand, recorded if is_new else recorded & changed):
            new = tuple(name for name in link.names if name not in told.get(link.since, ()))
            if new:
                yield link._replace(names=new)


def _of(
    connection: Connection, row: RevisionRow, current: Current, recorded: Collection[str]
) -> Iterator[Loose]:
    written: dict[str, dict[str, None]] = {}
    for link in row.head.links:
        written.setdefault(link.since, {}).update(dict.fromkeys(link.origins))
    for since, names in written.items():
        there = current.get(since)
        if since in recorded:
            missing = tuple(names) if there is None else _missing(connection, there, names)
            if missing:
                yield Loose(row, since, there, missing)


def _missing(connection: Connection, there: RevisionRow, names: Collection[str]) -> tuple[str, ...]:
    """Return the names, or ids, that stand for no item of a revision."""
    listed: list[tuple[str, str]] = []
    wanted: Collection[str] = {*names, *map(identify, names)}
    # Names have no index, so that they are only looked for where there is no such id.
    for column in (state.c.item, state.c.name):
        rows = connection.execute(
            select(state.c.item, state.c.name)
            .join(taxonomy, taxonomy.c.id == state.c.taxonomy)
            .where(taxonomy.c.key == there.taxonomy, stands_at(there.place))
            .where(one_of(column, wanted))
        )
        listed += ((row.item, row.name) for row in rows)
        ids = {item_id for item_id, _ in listed}
        wanted = [name for name in names if ids.isdisjoint((name, identify(name)))]
        if not wanted:
            break
    stands_for = identified(names, listed)
    return tuple(name for name in names if stands_for[name] not in ids)
