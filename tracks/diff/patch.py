"""Playing a diff on items, forwards and backwards."""

from collections.abc import Iterable, Iterator

from tracks.diff.change import ChangeSet
from tracks.model.item import Item, Items

Step = tuple[tuple[Item, ...], tuple[Item, ...]]


def apply(found: ChangeSet, items: Items) -> dict[str, Item]:
    """Turn the items of the earlier edition into those of the later one."""
    return _play(items, _steps(found))


def revert(found: ChangeSet, items: Items) -> dict[str, Item]:
    """Turn the items of the later edition into those of the earlier one."""
    return _play(items, ((after, before) for before, after in _steps(found)))


def _steps(found: ChangeSet) -> Iterator[Step]:
    """Yield what each change and each undecided difference takes away and puts there."""
    for change in found.changes:
        yield change.before, change.after
    undecided = found.undecided
    yield (), undecided.first_listed
    yield undecided.no_longer_listed, ()
    for placement in (*undecided.first_placed, *undecided.no_longer_placed, *found.followed):
        yield (placement.before,), (placement.after,)


def _play(items: Items, steps: Iterable[Step]) -> dict[str, Item]:
    played = dict(items)
    steps = list(steps)
    for taken, _ in steps:
        for item in taken:
            del played[item.id]
    for _, put in steps:
        for item in put:
            played[item.id] = item
    return played
