"""What numbers of attributes add up to in both editions: in all and by root."""

from collections.abc import Iterable
from typing import NamedTuple

from tracks.diff.change import RootGroup
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Delta
from tracks.diff.roots import Roots
from tracks.model.attribute import Sum, Sums
from tracks.model.item import Item, Items
from tracks.model.taxonomy import Attribute


class SumRow(NamedTuple):
    """What an attribute adds up to in both editions, None where no number is known.

    Under roots that are counted in one row, as they are `was` and `now`; in all where there are none.
    """

    attribute: Attribute
    was: tuple[Item, ...]
    now: tuple[Item, ...]
    before: Sum | None
    after: Sum | None


def sum_rows(delta: Delta, before: Items, after: Items) -> tuple[SumRow, ...]:
    """Return a row for each attribute in all, and for each root of which a number is known.

    `before` and `after` are all items of the two editions. What may be added up is what the later
    edition's taxonomy says.
    """
    taxonomy = delta.after.head.taxonomy
    old, new = Sums(taxonomy, before), Sums(taxonomy, after)
    roots = [tuple(i for i in items.values() if i.parent is None) for items in (before, after)]
    groups = [((), ()), *_groups(delta, *roots)]
    found = []
    for attribute in new.attributes:
        for was, now in groups:
            sums = (
                old.over(attribute, was or (() if now else roots[0])),
                new.over(attribute, now or (() if was else roots[1])),
            )
            if any(sums):
                found.append(SumRow(attribute, was, now, *sums))
    return tuple(found)


def _groups(
    delta: Delta, before: Iterable[Item], after: Iterable[Item]
) -> list[tuple[tuple[Item, ...], tuple[Item, ...]]]:
    """Return the roots that are counted as one, in the later edition's order."""
    roots = Roots(Continuity(delta))
    old, new = ({i.id: i for i in side if not i.unplaced} for side in (before, after))

    def group(root: str, other: Items, found: RootGroup) -> RootGroup:
        # A root that does not differ need not be at hand in the delta.
        differs = delta.before.item(root) or delta.after.item(root)
        return found if differs or root not in other else RootGroup((root,), (root,))

    found = [group(i, old, roots.of_after(i)) for i in new]
    found += [group(i, new, roots.of_before(i)) for i in old]
    return [
        (
            tuple(old[i] for i in each.before if i in old),
            tuple(new[i] for i in each.after if i in new),
        )
        for each in dict.fromkeys(found)
    ]
