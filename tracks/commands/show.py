"""`show`: one recorded edition."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracks.commands import chosen, in_force, references
from tracks.commands.derived import follows
from tracks.diff.change import Figure
from tracks.diff.delta import Key
from tracks.diff.figures import stated_figures
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.statement import Source
from tracks.store import RevisionRow, Store

Counts = Mapping[Key, Figure]
"""Figures by level and the ids that they are counted under (none: in all)."""


class Shown(NamedTuple):
    """An edition, what is stated of its counts or follows from it, and what it is to be narrowed to (ids).

    `sources` are those that other editions define, `revision` is the one that it is, None of an
    edition that is not recorded.
    """

    edition: Edition
    counts: Counts
    sources: Mapping[str, Source] = {}
    level: str | None = None
    under: str | None = None
    revision: RevisionRow | None = None

    def items(self) -> Iterator[Item]:
        """Yield the items that are to be shown, depth first."""
        depths = self.edition.head.taxonomy.depths
        innermost = len(depths) if self.level is None else depths[self.level]
        inside: set[str] = set()
        for item in self.edition.items.values():
            if self.under in (None, item.id, item.parent) or item.parent in inside:
                inside.add(item.id)
                if depths[item.level] <= innermost:
                    yield item


def show(
    store: Store,
    edition: str,
    *,
    taxonomy: str | None = None,
    level: str | None = None,
    under: str | None = None,
    on: bool = False,
) -> Shown:
    """Return a recorded edition, written as `2025` or `2025@1`; with `on` as a day on which it is in force.

    `level` and `under` take an id, a name or (`under`) a code. Raises TracksError where one of them
    is not there, and for the database.
    """
    items = [] if under is None else [under]
    if on:
        taxonomy = in_force.dated_taxonomy(store, taxonomy)
        edition = in_force.edition_on(store, taxonomy, edition)
    key = chosen.taxonomy(store, taxonomy, editions=[edition], items=items)
    row = references.revision(store, key, edition)
    recorded = store.edition(row)
    others = list(store.heads(row.taxonomy, [row.edition]).values())
    derived, _ = follows(store, row.taxonomy, (row.edition,))
    return Shown(
        edition=recorded,
        counts=_known(stated_figures([recorded.head], row.edition), derived.get(row.edition, {})),
        sources={i: source for head in others for i, source in head.sources.items()},
        level=None if level is None else references.level((recorded.head.taxonomy,), level),
        under=None if under is None else references.item((recorded,), under),
        revision=row,
    )


def _known(stated: Mapping[Key, Figure], derived: Mapping[Key, Figure]) -> Mapping[Key, Figure]:
    """Return what is stated, and what is derived where that is not exact."""
    inexact = {key: figure for key, figure in stated.items() if figure.value is None}
    return {**inexact, **derived, **{k: f for k, f in stated.items() if f.value is not None}}
