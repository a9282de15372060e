"""Which rows of figures a diff shows: all totals, and the roots of a level where any can be compared."""

from collections.abc import Iterable, Iterator

from tracks.diff.change import CountRow, Trend


def shown_rows(counts: Iterable[CountRow]) -> Iterator[CountRow]:
    """Yield the rows that are shown, outermost level first."""
    counts = list(counts)
    yield from (count for count in counts if not count.under)
    for level in dict.fromkeys(count.level for count in counts if count.under):
        by_root = [count for count in counts if count.under and count.level == level]
        if any(map(_comparable, by_root)) and any(map(moved, by_root)):
            yield from by_root


def moved(count: CountRow) -> bool:
    """Tell whether a row shows any difference, or anything that a source says of one."""
    differ = count.before[:2] != count.after[:2]
    return differ or bool(count.kinds) or count.trend != Trend()


def _comparable(count: CountRow) -> bool:
    """Tell whether the two editions can be compared here: both figures, or a stated change."""
    both = count.before.evidence is not None and count.after.evidence is not None
    return both or count.net is not None or count.trend.growth is not None
