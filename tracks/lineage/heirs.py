"""Heirs: which item of the last of several editions one of the first is, step by step."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tracks.lineage.correspondence import Correspondence
from tracks.lineage.tree import Tree
from tracks.model.item import Item


class Step(NamedTuple):
    """An edition and the next one, with who became whom between the two and the ids that differ."""

    found: Correspondence
    before: Tree
    after: Tree
    differing: Collection[str]


Told = Mapping[tuple[str, str], str | None]
"""By edition and id: under which other id an item goes on in the next edition, though no link says
so; None where it does not go on, or where the id begins anew there."""

NOTHING_TOLD: Told = MappingProxyType({})


def told_by(steps: Sequence[Step]) -> Told:
    """Return what steps tell of items that do not go on as themselves, besides what links say."""
    return {
        (step.found.before, item_id): heir
        for step in steps
        for item_id, heir in _told_by(step).items()
    }


def _told_by(step: Step) -> dict[str, str | None]:
    found = step.found
    told: dict[str, str | None] = {}
    for item_id in found.above.became.keys() | found.above.others:
        if step.before.item(item_id) is None:
            continue
        if not found.is_linked(item_id):
            heir = found.heir(item_id)
            if heir != item_id:
                told[item_id] = heir
        elif item_id in found.paths[item_id].keys() - found.onward(item_id).keys():
            told[item_id] = None  # it gave a part, and does not stay: so a source says
    for item_id, paths in found.paths.items():
        # Of an id that links lead from and do not name, they do not know that it is gone.
        named = {link.origin for path in paths.values() for link in path.steps}
        if named and item_id not in named and _is_gone(item_id, step):
            told.setdefault(item_id, None)
    for heir in [*told.values()]:
        if heir is not None and step.before.item(heir) is None:
            told.setdefault(heir, None)
    return told


def _is_gone(item_id: str, step: Step) -> bool:
    """Tell whether the later edition lists all of a level and lacks an item that the earlier one has there."""
    was = step.before.item(item_id)
    gone = was is not None and step.after.item(item_id) is None
    return was is not None and gone and step.after.head.is_complete(was.level)


class Heirs:
    """Follows items over steps: the same from edition to edition is the same over all."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        self._steps = steps if len(steps) > 1 else ()
        self._told = told_by(self._steps)

    def others(self) -> dict[str, str | None]:
        """Return of each id that is another item in the last edition the id that it has there.

        None where it has ended on the way.
        """
        heirs = {item_id: self._heir(item_id) for _, item_id in self._told}
        return {item_id: heir for item_id, heir in heirs.items() if heir != item_id}

    def is_followed(self, item_id: str) -> bool:
        """Tell whether every edition after the first lists an item, under whatever id."""
        for step, heir in zip(self._steps, self._course(item_id), strict=True):
            if heir is None or (heir in step.differing and step.after.item(heir) is None):
                return False
        return bool(self._steps)

    def _heir(self, item_id: str) -> str | None:
        return [item_id, *self._course(item_id)][-1]

    def _course(self, item_id: str) -> Iterator[str | None]:
        """Yield the id that an item has after each step, None from where it has ended."""
        heir: str | None = item_id
        for step in self._steps:
            heir = None if heir is None else self._told.get((step.found.before, heir), heir)
            yield heir


def told_of(steps: Sequence[Step]) -> set[str]:
    """Return the ids that any step tells to be another item, or to have become others."""
    above = [step.found.above for step in steps]
    became = {i for each in above for s, into in each.became.items() for i in (s, *into)}
    return became.union(*(each.others for each in above))


def item_in(steps: Sequence[Step], n: int, item_id: str) -> Item | None:
    """Return an item as the edition before the n-th step has it, or after the last step.

    Each step knows what differs, and all above it; what does not differ stands as in the next one.
    """
    for step in steps[n:]:
        if item_id in step.differing:
            return step.before.item(item_id)
    for step in reversed(steps[:n]):
        if item_id in step.differing:
            return step.after.item(item_id)
    known = (tree.item(item_id) for step in steps for tree in (step.before, step.after))
    return next((item for item in known if item), None)
