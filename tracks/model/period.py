"""From when to when editions are valid, also where they do not say so themselves."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tracks.model.edition import Head
from tracks.model.text import is_date

_BEGINNING = re.compile(
    r"([12][0-9]{3})(?![0-9])(?:-([01][0-9])(?![0-9])(?:-([0-3][0-9])(?![0-9]))?)?"
)


class Period(NamedTuple):
    """The first day of an edition, and the first on which it is valid no more, None where it still is.

    They are days of ISO 8601. `said` tells that the edition says its first day; else it is that of the
    year, the month or the day with which its label begins.
    """

    first: str
    end: str | None
    said: bool


def first_day(head: Head) -> str | None:
    """Return the first day on which an edition is valid, None where neither it nor its label says one."""
    if head.valid_from is not None:
        return head.valid_from
    found = _BEGINNING.match(head.edition)
    if found is None:
        return None
    year, month, day = found[1], found[2] or "01", found[3] or "01"
    told = (f"{year}-{month}-{day}", f"{year}-{month}-01", f"{year}-01-01")
    return next(filter(is_date, told))


def periods(heads: Mapping[str, Head]) -> dict[str, Period]:
    """Return the periods of editions, by label in order; those of which nobody says when are left out.

    One is valid until the next begins, or until the last day that it says itself.
    """
    firsts = {label: first for label, head in heads.items() if (first := first_day(head))}
    found: dict[str, Period] = {}
    following: str | None = None
    for label in reversed(firsts):
        head, ends = heads[label], [following] if following else []
        last = date.fromisoformat(head.valid_to) if head.valid_to is not None else date.max
        if last < date.max:  # there is no day after it: who writes 9999-12-31 means no end
            ends.append((last + timedelta(days=1)).isoformat())
        found[label] = Period(firsts[label], min(ends, default=None), head.valid_from is not None)
        following = firsts[label]
    return dict(reversed(found.items()))
