"""Heirs: which item of the last of several editions one of the first is, step by step."""

from collections.abc import Collection, Sequence
from enum import Enum
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


class Untold(Enum):
    """That an edition on the way does not list an item, so that the steps do not tell."""

    UNTOLD = "untold"


UNTOLD = Untold.UNTOLD


class Heirs:
    """Follows items over steps: the same from edition to edition is the same over all."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        self._steps = steps

    def others(self) -> dict[str, str | None]:
        """Return of each id that is another item in the last edition the id that it has there."""
        told = {i for step in self._steps for i in step.found.above.became}
        told |= {i for step in self._steps for i in step.found.above.others}
        heirs = {item_id: self.heir(item_id) for item_id in told}
        return {i: heir for i, heir in heirs.items() if heir is not UNTOLD and heir != i}

    def heir(self, item_id: str) -> str | Untold | None:
        """Return the id that an item of the first edition has in the last, None where it has ended."""
        if len(self._steps) < 2:
            return UNTOLD
        for step in self._steps:
            heir = step.found.heir(item_id)
            if heir is None:
                return None if _is_told(step, item_id) else UNTOLD
            if heir in step.differing and step.after.item(heir) is None:
                return UNTOLD
            item_id = heir
        return item_id


def _is_told(step: Step, item_id: str) -> bool:
    """Tell whether it is known what became of an item: it is no mere gap in what an edition lists."""
    found = step.found
    became = found.is_linked(item_id) or item_id in found.above.became
    return became or step.after.item(item_id) is not None


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
