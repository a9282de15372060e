"""Maps that lead nowhere: what they name is not in the revision that stands for an edition of theirs."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from sqlalchemy import Connection, select

from tracks.errors import Code, Problem
from tracks.store.database import one_of
from tracks.store.maps import MapAct, standing_maps
from tracks.store.revision import RevisionRow, stands_at
from tracks.store.schema import state, taxonomy

Current = Callable[[str], Mapping[str, RevisionRow]]
"""Gives, of a taxonomy, the revision that stands for each edition."""


def loose_maps(
    connection: Connection, acts: Iterable[MapAct], current: Current
) -> Iterator[Problem]:
    """Yield, as warnings, what maps name that does not stand, while these revisions do."""
    for act in standing_maps(acts).values():
        named = (
            {match.source for match in act.map.matches},
            {match.target for match in act.map.matches},
        )
        for end, ids in zip(act.ends, named, strict=True):
            told = {"map": act.map_label, "edition": end.label}
            row = current(end.taxonomy).get(end.edition)
            if row is None:
                yield Problem(Code.MAP_OF_WITHDRAWN, told)
            elif missing := _missing(connection, row, {i for i in ids if i is not None}):
                told["edition"] = f"{end.taxonomy}:{row.label}"
                yield Problem(Code.MAP_OF_NOTHING, {**told, "names": missing})


def _missing(connection: Connection, row: RevisionRow, ids: set[str]) -> tuple[str, ...]:
    """Return, in order, those of the ids that a revision does not have."""
    there = connection.scalars(
        select(state.c.item)
        .join(taxonomy, taxonomy.c.id == state.c.taxonomy)
        .where(taxonomy.c.key == row.taxonomy, stands_at(row.place), one_of(state.c.item, ids))
    )
    return tuple(sorted(ids.difference(there)))
