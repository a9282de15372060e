"""`show`: one recorded edition."""

from collections.abc import Mapping
from typing import NamedTuple

from tracks.commands import references
from tracks.commands.derived import follows
from tracks.diff.figures import stated_figures
from tracks.model.change import Figure
from tracks.model.delta import Key
from tracks.model.edition import Edition
from tracks.model.statement import Source
from tracks.store import Store


class Shown(NamedTuple):
    """An edition, what is stated of its counts or follows from it, and what it is to be narrowed to (ids).

    `sources` are those that other editions define.
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
        derived, _ = follows(store, row.taxonomy, (row.edition,))
    return Shown(
        edition=found,
        counts=_known(stated_figures([found.head], row.edition), derived.get(row.edition, {})),
        sources={i: source for head in others for i, source in head.sources.items()},
        level=None if level is None else references.level((found.head.taxonomy,), level),
        under=None if under is None else references.item((found,), under),
    )


def _known(stated: Mapping[Key, Figure], derived: Mapping[Key, Figure]) -> Mapping[Key, Figure]:
    """Return what is stated, and what is derived where that is not exact."""
    inexact = {key: figure for key, figure in stated.items() if figure.value is None}
    return {**inexact, **derived, **{k: f for k, f in stated.items() if f.value is not None}}
