"""How many items of an edition are in force, by level and root, and how many it lists besides."""

from collections import Counter
from collections.abc import Collection, Mapping

from tracks.model.frozen import Frozen
from tracks.model.item import Item, Status


class Apart(Frozen):
    """Numbers of items that are listed and not in force, without zeros: by level, and under each root.

    `unplaced` are those of them whose place is unknown.
    """

    total: Mapping[str, int] = {}
    unplaced: Mapping[str, int] = {}
    under: Mapping[str, Mapping[str, int]] = {}


NONE_APART = Apart()


class Tally(Frozen):
    """Numbers of items in force: by level, of those unplaced, and by level under each root.

    `under[level]` has an entry, perhaps 0, for each root that is further out than the level,
    in the order of the roots, whether that is in force or not; an item of unknown place stands under
    none. `deprecated` and `proposed` are the same of the items that are not in force.
    """

    total: Mapping[str, int] = {}
    unplaced: Mapping[str, int] = {}
    under: Mapping[str, Mapping[str, int]] = {}
    deprecated: Apart = NONE_APART
    proposed: Apart = NONE_APART

    @property
    def apart(self) -> Mapping[Status, Mapping[str, int]]:
        """The numbers of listed items that are not in force, by status and level, without zeros."""
        return {"deprecated": self.deprecated.total, "proposed": self.proposed.total}

    def lists(self, level: str) -> bool:
        """Tell whether any item of a level is listed, in force or not."""
        return any(each.total.get(level) for each in (self, self.deprecated, self.proposed))

    def lists_unplaced(self, level: str) -> bool:
        """Tell whether the place of any listed item of a level is unknown."""
        return any(each.unplaced.get(level) for each in (self, self.deprecated, self.proposed))


def tally(items: Mapping[str, Item], depths: Mapping[str, int]) -> Tally:
    """Count the items of each level, in all and under each root; one pass over the items."""
    roots: dict[str, str | None] = {}  # item id → id of its root, None where that is unplaced
    under: dict[str, dict[str, int]] = {level: {} for level in depths}
    for item in items.values():
        if item.parent is None:
            roots[item.id] = None if item.unplaced else item.id
            if not item.unplaced:
                for level, depth in depths.items():
                    if depth > depths[item.level]:
                        under[level][item.id] = 0
    total, unplaced = dict.fromkeys(depths, 0), dict.fromkeys(depths, 0)
    apart: dict[str, list[Item]] = {}
    for item in items.values():
        root = _root(item, items, roots)
        if item.status is not None:
            apart.setdefault(item.status, []).append(item)
            continue
        total[item.level] += 1
        if root is None:
            unplaced[item.level] += 1
        elif root != item.id:
            under[item.level][root] += 1
    return Tally(
        total=total,
        unplaced=unplaced,
        under={level: rows for level, rows in under.items() if rows},
        deprecated=_apart(apart.get("deprecated", ()), roots),
        proposed=_apart(apart.get("proposed", ()), roots),
    )


def _apart(items: Collection[Item], roots: Mapping[str, str | None]) -> Apart:
    if not items:
        return NONE_APART
    under: dict[str, Counter[str]] = {}
    for item in items:
        root = roots[item.id]
        if root is not None and root != item.id:
            under.setdefault(item.level, Counter())[root] += 1
    return Apart(
        total=dict(Counter(item.level for item in items)),
        unplaced=dict(Counter(item.level for item in items if roots[item.id] is None)),
        under={level: dict(rows) for level, rows in under.items()},
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
