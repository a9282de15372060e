"""Stock and flow (增减变动表): how many items began and ended in what way, level by level and root by root."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from tracks.diff.change import ChangeSet, Figure
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Delta
from tracks.model.edition import Edition
from tracks.model.item import Items, depth_first
from tracks.model.kind import Kind


class Movement(StrEnum):
    """A column between the opening and the closing number."""

    ADDED = "added"
    SPLIT = "split"
    MERGED = "merged"
    REMOVED = "removed"
    REGROUPED = "regrouped"
    MOVED = "moved"


_MOVEMENT_OF = {
    Kind.ADDED: Movement.ADDED,
    Kind.REVIVED: Movement.ADDED,
    Kind.SPLIT: Movement.SPLIT,
    Kind.SPLIT_OFF: Movement.SPLIT,
    Kind.MERGED: Movement.MERGED,
    Kind.ABSORBED: Movement.MERGED,
    Kind.REMOVED: Movement.REMOVED,
    Kind.REGROUPED: Movement.REGROUPED,
}

Cell = tuple[str, str | None]
"""A level, and the id of a root or None for all of the level."""


Cells = Mapping[str, frozenset[Cell]]


class FlowRow(NamedTuple):
    """One level, in all or under one root: the number before, what came and went, the number after.

    `net` has each movement as begun minus ended. `unexplained` is what these leave of the way from
    the opening to the closing number, None where one of the two is not known.
    """

    level: str
    root: str | None
    opening: Figure
    net: Mapping[Movement, int]
    closing: Figure
    unexplained: int | None


def flow(delta: Delta, found: ChangeSet, before: Edition, after: Edition) -> tuple[FlowRow, ...]:
    """Account for the numbers of two editions whose whole lists are given, outermost level first.

    What a source counts and does not name is taken into the level's total.
    """
    continuity = Continuity(delta)
    net: dict[Cell, Counter[Movement]] = {}
    listed = _of_items(continuity, found, _cells(before.items), _cells(after.items))
    for cell, movement, number in (*listed, *_unnamed(found)):
        net.setdefault(cell, Counter())[movement] += number
    return tuple(_rows(found, net))


def _of_items(
    continuity: Continuity, found: ChangeSet, before: Cells, after: Cells
) -> Iterator[tuple[Cell, Movement, int]]:
    """Yield what each item that ends takes away, each that begins brings, each that moves shifts."""
    how_ended, how_begun = _how(found)
    same = {e.ended[0]: e.begun[0] for e in continuity.events if e.kind is None}
    for item_id, cells in before.items():
        becomes = same.get(item_id, item_id if continuity.lives_on(item_id) else None)
        now = after.get(becomes) if becomes else None
        if now is not None:
            for cell in cells - now:
                yield cell, Movement.MOVED, -1
            for cell in now - cells:
                yield cell, Movement.MOVED, 1
        elif item_id in how_ended:
            for cell in cells:
                yield cell, how_ended[item_id], -1
    arrived = set(same.values())
    for item_id, cells in after.items():
        here_before = item_id in before and continuity.lives_on(item_id)
        if item_id in how_begun and item_id not in arrived and not here_before:
            for cell in cells:
                yield cell, how_begun[item_id], 1


def _how(found: ChangeSet) -> tuple[dict[str, Movement], dict[str, Movement]]:
    """Return by which movement each item ended, and each began, as far as a change says so."""
    ended: dict[str, Movement] = {}
    begun: dict[str, Movement] = {}
    for change in found.changes:
        movement = _MOVEMENT_OF.get(change.kinds[0])
        if movement:
            ended.update((item.id, movement) for item in change.before)
            begun.update((item.id, movement) for item in change.after)
    return ended, begun


def _unnamed(found: ChangeSet) -> Iterator[tuple[Cell, Movement, int]]:
    """Yield how many more items than it names a source says were added, removed or merged."""
    numbers: Counter[tuple[str, Kind]] = Counter()
    for claim in found.stated:
        unnamed = (claim.number or 0) - len(claim.items)
        key = (claim.level, claim.kind)
        numbers[key] = max(numbers[key], unnamed)
    for (level, kind), number in numbers.items():
        sign = 1 if kind is Kind.ADDED else -1
        yield (level, None), _MOVEMENT_OF[kind], sign * number


def _rows(found: ChangeSet, net: Mapping[Cell, Counter[Movement]]) -> Iterator[FlowRow]:
    for row in found.counts:
        if len(row.under) > 1:
            continue
        root = row.under[0] if row.under else None
        moved = net.get((row.level, root), Counter())
        unexplained = None
        if row.before.value is not None and row.after.value is not None:
            unexplained = row.after.value - row.before.value - sum(moved.values())
        yield FlowRow(row.level, root, row.before, moved, row.after, unexplained)


def _cells(items: Items) -> Cells:
    """Return the numbers that each item counts in: of its level, and of its level under its root."""
    roots: dict[str, str | None] = {}
    found: dict[str, frozenset[Cell]] = {}
    for item in depth_first(items):
        if item.parent is None:
            root, roots[item.id] = None, None if item.unplaced else item.id
        else:
            root = roots[item.id] = roots[item.parent]
        found[item.id] = frozenset({(item.level, None), (item.level, root)})
    return found
