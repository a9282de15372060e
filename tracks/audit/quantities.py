"""The quantities that the audit reckons with: numbers of items, and of items that came or went."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal, NamedTuple


class How(StrEnum):
    """What happened to the items that a source counts; `split` are those that there are more by splits.

    Of `having` nothing happened: they are those of an edition that have some attributes.
    """

    MERGED_FROM = "merged_from"
    MERGED_INTO = "merged_into"
    SPLIT_FROM = "split_from"
    SPLIT_INTO = "split_into"
    SPLIT = "split"
    MOVED = "moved"
    REGRADED = "regraded"
    RENAMED = "renamed"
    RECODED = "recoded"
    REVISED = "revised"
    KEPT = "kept"
    HAVING = "having"


Flowing = Literal[
    "stock", "gain", "loss", "each", "added", "removed", "merged", "came", "went", "begun"
]
Sort = Flowing | How


class Quantity(NamedTuple):
    """A whole number from 0 up.

    `stock`: the items of a level in an edition, in all, or under one item or several jointly (ids,
    sorted). `gain` and `loss`: the items of a level that `edition` has and `since` has not, and the
    other way round. `added`, `removed` and `merged`: what a source counts as such between two editions
    whose lists are complete, which may be anything that their lists bear out. `each`: 1 where an
    unclear joint figure holds for each item, 0 where for all together. `came` and `went`: items of a
    level that passed to it, or from it, by a split or from one level to another. `begun`: those that
    complete lists show without a predecessor. Any other: items to
    which that happened; `of` are those that they stood under, the level that they were of, or attributes.
    """

    sort: Sort
    edition: str
    level: str
    under: tuple[str, ...] = ()
    since: str = ""
    of: tuple[str, ...] = ()


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
    """Return the number of items that a source counts as such between two editions."""
    return Quantity(sort, edition, level, tuple(sorted(under)), since)
