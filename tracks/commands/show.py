"""`show`: one recorded edition."""

from collections.abc import Mapping
from typing import NamedTuple

from tracks.commands import references
from tracks.diff.figures import stated_figures
from tracks.model.change import Figure
from tracks.model.delta import sources_elsewhere
from tracks.model.edition import Edition
from tracks.model.statement import Source
from tracks.store import Store


class Shown(NamedTuple):
    """An edition, what its sources state of its counts, and what it is to be narrowed to (ids).

    `sources` are those that it cites and other editions define.
    """

    edition: Edition
    counts: Mapping[tuple[str, tuple[str, ...]], Figure]
    sources: Mapping[str, Source]
    level: str | None
    under: str | None


def show(
    database: str | None,
    edition: str,
    *,
    taxonomy: str | None = None,
    level: str | None = None,
    under: str | None = None,
) -> Shown:
    """Return a recorded edition, written as `2025` or `2025@1`.

    `level` and `under` take an id, a name or (`under`) a code. Raises TracksError where one of them
    is not there, and for the database.
    """
    with Store.open(database, create=False) as store:
        row = references.revision(store, references.taxonomy(store, taxonomy), edition)
        found = store.edition(row)
        others = list(store.heads(row.taxonomy, [row.edition]).values())
    return Shown(
        edition=found,
        counts=stated_figures([found.head], found.head.edition),
        sources=sources_elsewhere([found.head], others),
        level=None if level is None else references.level((found.head.taxonomy,), level),
        under=None if under is None else references.item((found,), under),
    )
