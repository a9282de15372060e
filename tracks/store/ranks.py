"""Ranks: numbers that order siblings, with gaps, so that one that moves leaves the others alone."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import lt

GAP = 2**32


def arrange(kept: Sequence[int | None]) -> list[int]:
    """Return a strictly increasing rank for each sibling, changing as few of the kept ones as it can.

    `kept` holds, in the siblings' order, the rank that each had before, or None.
    """
    known = [rank for rank in kept if rank is not None]
    if len(known) == len(kept) and all(map(lt, known, known[1:])):
        return known
    staying = _longest_increasing(kept)
    ranks: list[int] = []
    for stop in [*staying, None]:
        newcomers = (len(kept) if stop is None else stop) - len(ranks)
        low = ranks[-1] if ranks else None
        high = None if stop is None else kept[stop]
        between = _between(low, high, newcomers)
        if between is None:
            return [nth * GAP for nth in range(len(kept))]
        ranks += between
        if high is not None:
            ranks.append(high)
    return ranks


def _between(low: int | None, high: int | None, count: int) -> list[int] | None:
    """Return `count` ranks between two, None where there is no room; None as a bound is unbounded."""
    if high is None:
        first, step = (0 if low is None else low + GAP), GAP
    elif low is None:
        first, step = high - GAP * count, GAP
    else:
        step = (high - low) // (count + 1)
        first = low + step
    return None if step == 0 else [first + nth * step for nth in range(count)]


def _longest_increasing(kept: Sequence[int | None]) -> list[int]:
    """Return the positions of a longest strictly increasing subsequence (patience sorting)."""
    ends: list[int] = []  # ends[n]: the smallest rank that closes an increasing run of n + 1
    at: list[int] = []  # where that rank stands
    previous: dict[int, int | None] = {}
    for position, rank in enumerate(kept):
        if rank is None:
            continue
        length = bisect_left(ends, rank)
        previous[position] = at[length - 1] if length else None
        ends[length : length + 1] = [rank]
        at[length : length + 1] = [position]
    found = []
    position_back = at[-1] if at else None
    while position_back is not None:
        found.append(position_back)
        position_back = previous[position_back]
    return found[::-1]
