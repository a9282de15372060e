"""Stock and flow (增减变动表): how many items began and ended in what way, level by level and root by root."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from tracks.diff.altered import force_changed
from tracks.diff.by_kind import added_up, by_kind
from tracks.diff.change import ChangeSet, Claim, Figure, RootGroup
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Delta
from tracks.diff.moves import (
    NO_ROOT,
    Cell,
    Move,
    cells_after,
    cells_before,
    heir_of,
    moves,
)
from tracks.diff.roots import Roots
from tracks.model.amount import bounds
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
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
    DEPRECATED = "deprecated"
    REINSTATED = "reinstated"


_MOVEMENT_OF = {
    Kind.ADDED: Movement.ADDED,
    Kind.REVIVED: Movement.ADDED,
    Kind.SPLIT: Movement.SPLIT,
    Kind.SPLIT_OFF: Movement.SPLIT,
    Kind.MERGED: Movement.MERGED,
    Kind.ABSORBED: Movement.MERGED,
    Kind.REMOVED: Movement.REMOVED,
    Kind.REGROUPED: Movement.REGROUPED,
    Kind.DEPRECATED: Movement.DEPRECATED,
    Kind.REINSTATED: Movement.REINSTATED,
}

Counted = tuple[str, RootGroup | None]
"""A level, and a group of roots or None for all of the level."""


class FlowRow(NamedTuple):
    """One level, in all or under one root: the number before, what came and went, the number after.

    `under` are the root, or all of the `group` of roots that are counted as one.

    `net` has each movement as begun minus ended, None where nothing tells of it; `placed` are items
    whose place became known, less those whose place no longer is. `unexplained` is what these leave
    of the way from the opening to the closing number, None where one of the two is not known.
    """

    level: str
    under: tuple[str, ...]
    opening: Figure
    net: Mapping[Movement, int | None]
    closing: Figure
    unexplained: int | None
    group: RootGroup | None = None

    @property
    def formerly(self) -> tuple[str, ...]:
        """The roots that it was counted under, where they have become other ones."""
        return self.group.formerly if self.group else ()

    @property
    def root(self) -> str | None:
        """The first root that it is counted under, None in all."""
        return self.under[0] if self.under else None

    @property
    def moves(self) -> bool:
        """Whether anything is known to have come or gone."""
        return any(self.net.values())


def not_closing(rows: Iterable[FlowRow]) -> int:
    """Return how many rows do not lead from their opening to their closing number without a rest."""
    return sum(row.unexplained != 0 for row in rows)


class Flow(NamedTuple):
    """The rows of a flow, and what moved from root to root or level to level, as the rows count it."""

    rows: tuple[FlowRow, ...]
    moves: tuple[Move, ...]


def flow(delta: Delta, found: ChangeSet, before: Edition, after: Edition) -> Flow:
    """Account for the numbers of two editions whose whole lists are given, outermost level first.

    What a source counts and does not name is taken into the total of a level whose lists do not
    answer it; beside complete lists a statement is a check and never an addend.
    """
    continuity = Continuity(delta)
    roots = Roots(continuity)
    net: dict[Counted, Counter[Movement]] = {}
    cells = cells_before(before, roots), cells_after(after, roots)
    for cell, movement, number in _of_items(continuity, found, (before, after), cells):
        net.setdefault(cell, Counter())[movement] += number
    for cell, movement, number in (*_stated(found), *_stated_under(found, roots)):
        known = net.setdefault(cell, Counter())
        known[movement] = max(known[movement], number, key=abs)
    return Flow(tuple(_rows(found, net, delta)), moves(before, after, roots, continuity))


def _of_items(
    continuity: Continuity,
    found: ChangeSet,
    editions: tuple[Edition, Edition],
    cells: tuple[Mapping[str, Cell], Mapping[str, Cell]],
) -> Iterator[tuple[Counted, Movement, int]]:
    """Yield what each item that ends takes away, each that begins brings, each that moves shifts.

    Only what is in force counts: an item that goes on and is no longer in force leaves where it was.
    """
    old, new = (edition.items for edition in editions)
    before, after = cells
    how_ended, how_begun = _how(found)
    arrived: set[str] = set()
    for item_id, cell in before.items():
        heir = heir_of(item_id, continuity)
        if heir is not None and heir in after:
            arrived.add(heir)
            came_or_went = force_changed(old[item_id], new[heir])
            if came_or_went is not None:
                there, sign = (after[heir], 1) if new[heir].in_force else (cell, -1)
                movement = _MOVEMENT_OF[came_or_went]
                yield from ((each, movement, sign) for each in _counted(there))
            elif old[item_id].in_force:
                yield from _shifted(cell, after[heir])
        elif item_id in how_ended and old[item_id].in_force:
            yield from ((each, how_ended[item_id], -1) for each in _counted(cell))
    for item_id, cell in after.items():
        if item_id in how_begun and item_id not in arrived and new[item_id].in_force:
            yield from ((each, how_begun[item_id], 1) for each in _counted(cell))


def _shifted(was: Cell, now: Cell) -> Iterator[tuple[Counted, Movement, int]]:
    """Yield what an item that goes on takes from where it counted, and brings to where it counts."""
    known = was.root is not None and now.root is not None
    left, reached = set(_counted(was)), set(_counted(now))
    for cell in left ^ reached:
        movement = Movement.MOVED if known or cell[1] is None else Movement.PLACED
        yield cell, movement, 1 if cell in reached else -1


def _counted(cell: Cell) -> Iterator[Counted]:
    yield cell.level, None
    if cell.root not in (None, NO_ROOT):
        yield cell.level, cell.root


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


def _stated(found: ChangeSet) -> Iterator[tuple[Counted, Movement, int]]:
    """Yield how many items sources say came or went, where the lists do not answer it."""
    told = _by_status(found)
    for (kind, level), figure in by_kind(found).items():
        if figure.stated and kind in _SIGNS and not found.lists[level].complete:
            claims = [c for c in found.stated if (c.kind, c.level) == (kind, level)]
            number = (figure.said.minimum or 0) - _named_among(claims, told)
            yield (level, None), _MOVEMENT_OF[kind], _SIGNS[kind] * max(0, number)
    for claim in found.stated:
        if claim.slug == "split" and not found.lists[claim.level].complete:
            if isinstance(claim.into, int) and isinstance(claim.number, int):
                yield (claim.level, None), Movement.SPLIT, max(0, claim.into - claim.number)
        elif claim.of_level is not None:
            for level, sign in ((claim.level, 1), (claim.of_level, -1)):
                if not found.lists[level].complete:
                    yield (level, None), Movement.MOVED, sign * _least(claim)


def _stated_under(found: ChangeSet, roots: Roots) -> Iterator[tuple[Counted, Movement, int]]:
    """Yield the same of what sources say of one root, or moved from one root to another."""
    by_root: dict[tuple[str, Kind, RootGroup], list[Claim]] = {}
    for claim in found.stated:
        if found.lists[claim.level].complete:
            continue
        ends = (*((item, -1) for item in claim.origins), *((item, 1) for item in claim.targets))
        if len(claim.origins) < 2 and len(claim.targets) < 2:
            for item, sign in ends:
                if item.parent is None and not item.unplaced:
                    group = roots.of_stated((item.id,))
                    yield (claim.level, group), Movement.MOVED, sign * _least(claim)
        if claim.kind in _SIGNS and len(claim.under) == 1 and claim.under[0].parent is None:
            group = roots.of_stated((claim.under[0].id,))
            by_root.setdefault((claim.level, claim.kind, group), []).append(claim)
    told = _by_status(found)
    for (level, kind, group), claims in by_root.items():
        number = (added_up(claims).minimum or 0) - _named_among(claims, told)
        yield (level, group), _MOVEMENT_OF[kind], _SIGNS[kind] * max(0, number)


def _by_status(found: ChangeSet) -> set[str]:
    """Return the items that were deprecated or reinstated: a source may say that they went, or came."""
    return {
        item.id
        for change in found.changes
        if not {Kind.DEPRECATED, Kind.REINSTATED}.isdisjoint(change.kinds)
        for item in change.after
        if change.before
    }


def _named_among(claims: Iterable[Claim], told: set[str]) -> int:
    return len({item.id for claim in claims for item in claim.items} & told)


_SIGNS = {Kind.ADDED: 1, Kind.REMOVED: -1, Kind.MERGED: -1}
"""Whether what sources count of a kind came or went."""


def _least(claim: Claim) -> int:
    number = 0 if claim.number is None else bounds(claim.number).least or 0
    return max(number, len(claim.items))


def _rows(
    found: ChangeSet, net: Mapping[Counted, Counter[Movement]], delta: Delta
) -> Iterator[FlowRow]:
    for row in found.counts:
        if row.under and row.group is None:
            continue  # several that a source counts together
        root = row.group
        moved = net.get((row.level, root), Counter())
        before, after = _placed(row.before), _placed(row.after)
        unexplained = None
        if before is not None and after is not None:
            unexplained = after - before - sum(moved.values())
            if not delta.both_have(row.level):  # the level came, or went, with all that it has
                came = delta.after.head.has_level(row.level)
                moved = Counter(moved)
                moved[Movement.ADDED if came else Movement.REMOVED] += unexplained
                unexplained = 0
        complete = row.level in found.lists and found.lists[row.level].complete
        known = {each: moved[each] or (0 if complete else None) for each in Movement}
        if root is None:
            known[Movement.PLACED] = 0  # of a level in all, it matters not where its items stand
        yield FlowRow(row.level, row.under, row.before, known, row.after, unexplained, row.group)


def _placed(figure: Figure) -> int | None:
    """Return a number that is known: of a complete list with items of unknown place, of those placed."""
    listed = figure.evidence is Evidence.LISTED and figure.maximum is not None
    return figure.minimum if listed else figure.value
