"""Moves: what went from one root, or level, to another and stayed the same item (调入, 调出)."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tracks.diff.change import RootGroup
from tracks.diff.continuity import Continuity
from tracks.diff.roots import Roots
from tracks.model.edition import Edition
from tracks.model.item import Item, Items, depth_first


class Cell(NamedTuple):
    """What an item counts in: its level, and the group of its root; None where its place is unknown.

    A root itself is counted under none: its group is that of no root. A place under a root of a
    level that the other edition does not have is compared with nothing, as if it were unknown.
    """

    level: str
    root: RootGroup | None


NO_ROOT = RootGroup((), ())
"""What the outermost items are counted under."""


class Move(NamedTuple):
    """Items of one level that went from one cell to another together.

    `topmost` are those that moved and not with what they stand under, as they were and as they are;
    `number` are all of them.
    """

    origin: Cell
    target: Cell
    topmost: tuple[tuple[Item, Item], ...]
    number: int

    def counts_under(self, root: str) -> bool:
        """Tell whether it leads from a root or to it."""
        return any(root in ids for cell in (self.origin, self.target) for ids in cell.root or ())


def cells_before(edition: Edition, roots: Roots) -> dict[str, Cell]:
    """Return the cell of each item of the earlier edition."""
    return dict(_cells(edition.items, roots, roots.of_before))


def cells_after(edition: Edition, roots: Roots) -> dict[str, Cell]:
    """Return the cell of each item of the later edition."""
    return dict(_cells(edition.items, roots, roots.of_after))


def _cells(
    items: Items, roots: Roots, group_of: Callable[[str], RootGroup]
) -> Iterator[tuple[str, Cell]]:
    groups: dict[str, RootGroup | None] = {}
    for item in depth_first(items):
        if item.parent is None:
            known = not item.unplaced and roots.both_have(item.level)
            groups[item.id] = group_of(item.id) if known else None
            yield item.id, Cell(item.level, None if item.unplaced else NO_ROOT)
        else:
            group = groups[item.id] = groups[item.parent]
            yield item.id, Cell(item.level, group)


def moves(
    before: Edition, after: Edition, roots: Roots, continuity: Continuity
) -> tuple[Move, ...]:
    """Return what moved between two editions whose whole lists are given, in the earlier one's order.

    What became another item counts in its event, a first placement is no move, and what is not in force
    in both counts nowhere or has come or gone.
    """
    old, new = cells_before(before, roots), cells_after(after, roots)
    same = {i: heir for i in old if (heir := heir_of(i, continuity)) in new and heir}
    moved = {
        i: (old[i], new[heir])
        for i, heir in same.items()
        if before.items[i].in_force and after.items[heir].in_force
        if is_move(old[i], new[heir])
    }
    found: dict[tuple[Cell, Cell], list[str]] = {}
    for item_id, ends in moved.items():
        found.setdefault(ends, []).append(item_id)

    def is_topmost(item_id: str) -> bool:
        above = before.items[item_id].parent
        return above not in moved or same[above] != after.items[same[item_id]].parent

    return tuple(
        Move(
            *ends,
            tuple((before.items[i], after.items[same[i]]) for i in ids if is_topmost(i)),
            len(ids),
        )
        for ends, ids in found.items()
    )


def is_move(origin: Cell, target: Cell) -> bool:
    """Tell whether an item that counted in one cell and counts in another has moved."""
    if origin.level != target.level:
        return True
    return origin != target and origin.root is not None and target.root is not None


def heir_of(item_id: str, continuity: Continuity) -> str | None:
    """Return what an item of the earlier edition is in the later one, None where it is none."""
    event = continuity.event_from.get(item_id)
    if event is not None and continuity.events[event].kind is None:
        return continuity.events[event].begun[0]
    return item_id if continuity.lives_on(item_id) else None
