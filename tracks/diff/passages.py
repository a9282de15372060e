"""Passages: what went from one item that has others under it to another (docs/adr/0006)."""

from collections.abc import Iterator

from tracks.diff.change import Passage
from tracks.diff.continuity import Continuity


def passages(continuity: Continuity) -> Iterator[Passage]:
    """Yield, of each two items that are joined from below and not the same, what joins them.

    They come outermost level first, by their ids.
    """
    delta, found = continuity.delta, continuity.found
    depths = delta.after.head.taxonomy.depths | delta.before.head.taxonomy.depths
    told: list[Passage] = []
    for source, targets in found.above.pairs.items():
        was = delta.before.item(source)
        for target, shifts in targets.items() if was else ():
            now = delta.after.item(target)
            if was and now and shifts and found.heir(source) != target:
                pairs = [
                    (
                        continuity.how(*shift),
                        delta.before.known[shift[0]],
                        delta.after.known[shift[1]],
                    )
                    for shift in shifts
                ]
                told.append(Passage(was, now, tuple(pairs), continuity.are_one(source, target)))
    yield from sorted(told, key=lambda p: (depths[p.before.level], p.before.id, p.after.id))
