"""How many items an edition lists, by level and root."""

from collections.abc import Mapping

from tracks.model.item import Item
from tracks.model.taxonomy import Frozen


class Tally(Frozen):
    """Numbers of listed items: by level, of those unplaced, and by level under each root.

    `under[level]` has an entry, perhaps 0, for each root that is further out than the level,
    in the order of the roots; an item of unknown place stands under none.
    """

    total: Mapping[str, int] = {}
    unplaced: Mapping[str, int] = {}
    under: Mapping[str, Mapping[str, int]] = {}


def tally(items: Mapping[str, Item], depths: Mapping[str, int]) -> Tally:
    """Count the items of each level, in all and under each root; one pass over the items."""
    total = dict.fromkeys(depths, 0)
    unplaced = dict.fromkeys(depths, 0)
    under: dict[str, dict[str, int]] = {level: {} for level in depths}
    roots: dict[str, str | None] = {}  # item id → id of its root, None where that is unplaced
    for item in items.values():
        if item.parent is None:
            roots[item.id] = None if item.unplaced else item.id
            if not item.unplaced:
                for level, depth in depths.items():
                    if depth > depths[item.level]:
                        under[level][item.id] = 0
    for item in items.values():
        total[item.level] += 1
        root = _root(item, items, roots)
        if root is None:
            unplaced[item.level] += 1
        elif root != item.id:
            under[item.level][root] += 1
    return Tally(
        total=total, unplaced=unplaced, under={level: rows for level, rows in under.items() if rows}
    )


def _root(item: Item, items: Mapping[str, Item], roots: dict[str, str | None]) -> str | None:
    """Return the root of an item, remembering it for everything passed on the way up."""
    trail = []
    while item.id not in roots:
        trail.append(item.id)
        item = items[item.parent]  # type: ignore[index]  # only a root has no parent
    root = roots[item.id]
    for passed in trail:
        roots[passed] = root
    return root
