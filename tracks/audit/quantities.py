"""The quantities that the audit reckons with: numbers of items, and of items that came or went."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Sort = Literal["stock", "gain", "loss", "each", "added", "removed", "merged"]


class Quantity(NamedTuple):
    """A whole number from 0 up.

    `stock`: the items of a level in an edition, in all, or under one item or several jointly (ids,
    sorted). `gain` and `loss`: the items of a level that `edition` has and `since` has not, and the
    other way round. `added`, `removed` and `merged`: what a source counts as such between two editions
    whose lists are complete, which may be anything that their lists bear out. `each`: 1 where an unclear joint figure holds for each item, 0 where for all
    together.
    """

    sort: Sort
    edition: str
    level: str
    under: tuple[str, ...] = ()
    since: str = ""


def stock(edition: str, level: str, under: Iterable[str] = ()) -> Quantity:
    """Return the number of items of a level in an edition, in all or under some items."""
    return Quantity("stock", edition, level, tuple(sorted(under)))


def gained(since: str, edition: str, level: str, under: Iterable[str] = ()) -> Quantity:
    """Return the number of items that an edition has, in all or under some, and an earlier one had not."""
    return Quantity("gain", edition, level, tuple(sorted(under)), since)


def lost(since: str, edition: str, level: str, under: Iterable[str] = ()) -> Quantity:
    """Return the number of items that an earlier edition had, in all or under some, and an edition has not."""
    return Quantity("loss", edition, level, tuple(sorted(under)), since)


def counted(
    sort: Sort, since: str, edition: str, level: str, under: Iterable[str] = ()
) -> Quantity:
    """Return the number of items that a source counts as added, removed or merged between complete lists."""
    return Quantity(sort, edition, level, tuple(sorted(under)), since)
