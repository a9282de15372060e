"""What of a diff a map to another taxonomy is about, so that the map needs a look."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracks.diff.change import ChangeSet
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.map import Match


class MappedItem(NamedTuple):
    """An item of the earlier edition that matches name, and that is not as it was.

    `after` is what it is in the later edition, or what carries it on; `kinds` are those of the change
    that it is in, none where nothing decides. In `matches` it is the source.
    """

    before: Item
    after: tuple[Item, ...]
    kinds: tuple[Kind, ...]
    matches: tuple[Match, ...]


def mapped_items(found: ChangeSet, matches: Iterable[Match]) -> tuple[MappedItem, ...]:
    """Return what changed, or is open, of the items that matches lead from, in the order of the changes."""
    by_source: dict[str, list[Match]] = {}
    for match in matches:
        if match.source is not None:
            by_source.setdefault(match.source, []).append(match)
    return tuple(
        MappedItem(before, after, kinds, tuple(by_source[before.id]))
        for before, after, kinds in _differing(found)
        if before.id in by_source
    )


def _differing(found: ChangeSet) -> Iterator[tuple[Item, tuple[Item, ...], tuple[Kind, ...]]]:
    """Yield each item of the earlier edition that differs, what it is afterwards, and the kinds of that."""
    for change in found.changes:
        for old, new in change.successions():
            if old is not None:
                yield old, tuple(new), change.kinds
    undecided = found.undecided
    for item in undecided.no_longer_listed:
        yield item, (), ()
    for placement in (*undecided.first_placed, *undecided.no_longer_placed):
        yield placement.before, (placement.after,), ()
