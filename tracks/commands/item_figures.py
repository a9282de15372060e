"""The numbers of items under one, edition by edition, as sources state them or as they follow."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from tracks.commands.derived import follows
from tracks.diff.change import Figure
from tracks.diff.delta import Key
from tracks.diff.figures import stated_figures
from tracks.model.evidence import Evidence
from tracks.store import RevisionRow, Store


class ItemFigure(NamedTuple):
    """How many items of a level an edition has under an item, and whose figure that is."""

    edition: str
    level: str
    figure: Figure


def item_figures(store: Store, key: str, ids: Mapping[str, Collection[str]]) -> list[ItemFigure]:
    """Return the numbers of items under one that has these ids by edition, outermost level first.

    A complete list counts for more than a statement, a statement for more than what is derived.
    Of an item of which nothing is stated or derived there are none: its lists tell.
    """
    rows = store.editions(key)
    derived, _ = follows(store, key, rows)
    heads = [row.head for row in rows.values()]
    found: list[ItemFigure] = []
    told = False
    for edition, row in rows.items():
        others = [head for head in heads if head is not row.head]
        stated = stated_figures([row.head, *others], edition)
        for level in row.head.taxonomy.levels:
            for item_id in ids.get(edition, ()):
                under: Key = (level.id, (item_id,))
                said = stated.get(under), derived.get(edition, {}).get(under)
                told = told or any(said)
                if figure := _figure(_listed(row, under), *said):
                    found.append(ItemFigure(edition, level.id, figure))
    depths = [level.id for level in heads[-1].taxonomy.levels]
    return sorted(found, key=lambda each: _depth(each.level, depths)) if told else []


def _figure(*figures: Figure | None) -> Figure | None:
    """Return the first of the figures that is exact, else the first there is."""
    known = [figure for figure in figures if figure]
    return next((figure for figure in known if figure.value is not None), next(iter(known), None))


def _listed(row: RevisionRow, key: Key) -> Figure | None:
    """Return what a complete list tells of a root; items of unknown place leave bounds."""
    level, (item_id,) = key
    number = row.tally.under.get(level, {}).get(item_id)
    if number is None or not row.head.is_complete(level):
        return None
    most = number + row.tally.unplaced.get(level, 0)
    return Figure(number, most, Evidence.LISTED, row.head.list_cited(level))


def _depth(level: str, levels: list[str]) -> int:
    return levels.index(level) if level in levels else len(levels)
