"""Which items changed, by what evidence, and which of the differences nothing decides."""

from tracks.diff.claims import claims_of_pair
from tracks.diff.revised import revised_paths
from tracks.model.change import (
    Change,
    Citation,
    Evidence,
    Kind,
    PathChange,
    Placement,
    Undecided,
)
from tracks.model.delta import Delta
from tracks.model.item import Item

Cited = dict[str, tuple[Citation, ...]]


def decide(delta: Delta) -> tuple[tuple[Change, ...], Undecided]:
    """Put each item that differs in exactly one place: a change, or what is undecided.

    Items that both editions or only the later one has come first, in its order, then those that
    only the earlier one has.
    """
    stated_added, stated_removed = _stated(delta)
    changes: list[Change] = []
    first_listed: list[Item] = []
    no_longer_listed: list[Item] = []
    first_placed: list[Placement] = []
    no_longer_placed: list[Placement] = []
    for item_id, after in delta.after.items.items():
        before = delta.before.items.get(item_id)
        if before is None:
            kind = Kind.REVIVED if item_id in delta.seen else Kind.ADDED
            complete = delta.before.head.is_complete(after.level)
            if complete or item_id in stated_added:
                changes.append(_decided(kind, after, complete, stated_added))
            else:
                first_listed.append(after)
        elif change := _altered(before, after, delta):
            changes.append(change)
        elif before.unplaced:
            first_placed.append(Placement(before, after))
        else:
            no_longer_placed.append(Placement(before, after))
    for item_id, before in delta.before.items.items():
        if item_id in delta.after.items:
            continue
        complete = delta.after.head.is_complete(before.level)
        if complete or item_id in stated_removed:
            changes.append(_decided(Kind.REMOVED, before, complete, stated_removed))
        else:
            no_longer_listed.append(before)
    undecided = Undecided(
        tuple(first_listed), tuple(no_longer_listed), tuple(first_placed), tuple(no_longer_placed)
    )
    return tuple(changes), undecided


def _stated(delta: Delta) -> tuple[Cited, Cited]:
    """Return, by item id, where it is stated that the item was added or removed between the two."""
    found: dict[Kind, Cited] = {Kind.ADDED: {}, Kind.REMOVED: {}}
    for claim in claims_of_pair(delta):
        if claim.kind in found:
            for item in claim.items:
                known = found[claim.kind].get(item.id, ())
                found[claim.kind][item.id] = tuple(dict.fromkeys(known + claim.sources))
    return found[Kind.ADDED], found[Kind.REMOVED]


def _decided(kind: Kind, item: Item, complete: bool, stated: Cited) -> Change:
    here: tuple[Item, ...] = (item,)
    before, after = (here, ()) if kind is Kind.REMOVED else ((), here)
    if complete:
        return Change((kind,), item.level, before, after, Evidence.LISTED)
    return Change((kind,), item.level, before, after, Evidence.STATED, stated[item.id])


def _altered(before: Item, after: Item, delta: Delta) -> Change | None:
    """Return what changed of an item that both editions list, None where only its place became known or unknown."""
    paths = revised_paths(before, after)
    kinds = []
    if before.name != after.name:
        kinds.append(Kind.RENAMED)
    if before.code != after.code:
        kinds.append(Kind.RECODED)
    if before.parent != after.parent and not before.unplaced and not after.unplaced:
        kinds.append(Kind.MOVED)
    if before.level != after.level:
        step = _depth(after, delta) - _depth(before, delta)
        if step:
            kinds.append(Kind.DEMOTED if step > 0 else Kind.PROMOTED)
        else:  # the taxonomy calls the same depth otherwise now
            paths = (PathChange("level", before.level, after.level), *paths)
    if paths:
        kinds.append(Kind.REVISED)
    if not kinds:
        return None
    return Change(tuple(kinds), after.level, (before,), (after,), Evidence.LISTED, (), paths)


def _depth(item: Item, delta: Delta) -> int:
    """Return how deep the item's level lies, as the later taxonomy has it if it knows that level."""
    depths = delta.after.head.taxonomy.depths
    if item.level in depths:
        return depths[item.level]
    return delta.before.head.taxonomy.depths[item.level]
