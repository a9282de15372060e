"""Narrowing a diff to a level, to what stands under an item, or to some kinds of change."""

from collections.abc import Callable, Collection

from tracks.diff.change import ChangeSet, Claim, CountRow, Passage, Placement, Undecided
from tracks.diff.delta import Delta, Side
from tracks.model.item import Item
from tracks.model.kind import Kind

Wanted = Callable[[Side, Item], bool]


def select(
    found: ChangeSet,
    delta: Delta,
    *,
    level: str | None = None,
    under: str | None = None,
    kinds: Collection[Kind] = (),
) -> ChangeSet:
    """Keep what has an item of the level, or under the item with the id `under`, and any of the kinds.

    What is undecided has no kind, so it is kept only where no kinds are asked for; what changed in
    the head is of no item, and is left out.
    """
    if level is None and under is None and not kinds:
        return found

    def wanted(side: Side, item: Item) -> bool:
        if level is not None and item.level != level:
            return False
        return under is None or any(up.id == under for up in side.with_ancestors(item))

    def wanted_row(row: CountRow) -> bool:
        at_level = level is None or row.level == level
        of_kind = not kinds or not set(kinds).isdisjoint(row.kinds)
        return at_level and of_kind and (under is None or under in (*row.under, *row.formerly))

    def wanted_claim(claim: Claim) -> bool:
        at_level = level is None or claim.level == level
        of_kind = not kinds or claim.kind in kinds
        side = delta.before if claim.kind is Kind.REMOVED else delta.after
        about = (*claim.items, *claim.under)
        return at_level and of_kind and (under is None or _any(side, about, wanted))

    def wanted_passage(passage: Passage) -> bool:
        return wanted(delta.before, passage.before) or wanted(delta.after, passage.after)

    return found._replace(
        counts=tuple(row for row in found.counts if wanted_row(row)),
        changes=tuple(
            c
            for c in found.changes
            if (not kinds or not set(kinds).isdisjoint(c.kinds))
            and (_any(delta.before, c.before, wanted) or _any(delta.after, c.after, wanted))
        ),
        stated=tuple(c for c in found.stated if wanted_claim(c)),
        between=tuple(c for c in found.between if wanted_claim(c)),
        lists={at: lists for at, lists in found.lists.items() if level in (None, at)},
        passages=tuple(p for p in found.passages if not kinds and wanted_passage(p)),
        undecided=Undecided() if kinds else _undecided(found.undecided, delta, wanted),
        head=(),
    )


def _any(side: Side, items: tuple[Item, ...], wanted: Wanted) -> bool:
    return any(wanted(side, item) for item in items)


def _undecided(undecided: Undecided, delta: Delta, wanted: Wanted) -> Undecided:
    def listed(side: Side, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(item for item in items if wanted(side, item))

    def placed(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
        return tuple(
            p for p in placements if wanted(delta.before, p.before) or wanted(delta.after, p.after)
        )

    return Undecided(
        listed(delta.after, undecided.first_listed),
        listed(delta.before, undecided.no_longer_listed),
        placed(undecided.first_placed),
        placed(undecided.no_longer_placed),
    )
