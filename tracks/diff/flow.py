"""Stock and flow (增减变动表): how many items began and ended in what way, level by level and root by root."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from tracks.diff.by_kind import by_kind
from tracks.diff.change import ChangeSet, Figure
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Delta
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
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
    PLACED = "placed"


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

    `net` has each movement as begun minus ended, None where nothing tells of it; `placed` are items
    whose place became known, less those whose place no longer is. `unexplained` is what these leave
    of the way from the opening to the closing number, None where one of the two is not known.
    """

    level: str
    root: str | None
    opening: Figure
    net: Mapping[Movement, int | None]
    closing: Figure
    unexplained: int | None

    @property
    def moves(self) -> bool:
        """Whether anything is known to have come or gone."""
        return any(self.net.values())


def not_closing(rows: Iterable[FlowRow]) -> int:
    """Return how many rows do not lead from their opening to their closing number without a rest."""
    return sum(row.unexplained != 0 for row in rows)


def flow(delta: Delta, found: ChangeSet, before: Edition, after: Edition) -> tuple[FlowRow, ...]:
    """Account for the numbers of two editions whose whole lists are given, outermost level first.

    What a source counts and does not name is taken into the total of a level whose lists do not
    answer it; beside complete lists a statement is a check and never an addend.
    """
    continuity = Continuity(delta)
    net: dict[Cell, Counter[Movement]] = {}
    listed = _of_items(continuity, found, _cells(before.items), _cells(after.items))
    for cell, movement, number in listed:
        net.setdefault(cell, Counter())[movement] += number
    for cell, movement, number in _stated(found):
        known = net.setdefault(cell, Counter())
        known[movement] = max(known[movement], number, key=abs)
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
            placed = any(root for _, root in cells) == any(root for _, root in now)
            for cell in cells ^ now:
                movement = Movement.MOVED if placed or cell[1] is None else Movement.PLACED
                yield cell, movement, 1 if cell in now else -1
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


def _stated(found: ChangeSet) -> Iterator[tuple[Cell, Movement, int]]:
    """Yield how many items sources say were added, removed or merged, where the lists do not answer it."""
    for (kind, level), figure in by_kind(found).items():
        if figure.stated and not found.lists[level].complete:
            sign = 1 if kind is Kind.ADDED else -1
            yield (level, None), _MOVEMENT_OF[kind], sign * (figure.said.minimum or 0)


def _rows(found: ChangeSet, net: Mapping[Cell, Counter[Movement]]) -> Iterator[FlowRow]:
    for row in found.counts:
        if len(row.under) > 1:
            continue
        root = row.under[0] if row.under else None
        moved = net.get((row.level, root), Counter())
        before, after = _placed(row.before), _placed(row.after)
        unexplained = None
        if before is not None and after is not None:
            unexplained = after - before - sum(moved.values())
        complete = row.level in found.lists and found.lists[row.level].complete
        known = {each: moved[each] or (0 if complete else None) for each in Movement}
        if root is None:
            known[Movement.PLACED] = 0  # of a level in all, it matters not where its items stand
        yield FlowRow(row.level, root, row.before, known, row.after, unexplained)


def _placed(figure: Figure) -> int | None:
    """Return a number that is known: of a complete list with items of unknown place, of those placed."""
    listed = figure.evidence is Evidence.LISTED and figure.maximum is not None
    return figure.minimum if listed else figure.value


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
