"""A path: how an item of one edition carries on in an item of a later one."""

from decimal import Decimal
from typing import NamedTuple

from tracks.lineage.linked import Association

WHOLE = Decimal(1)


class Path(NamedTuple):
    """All paths from an item of one edition to an item of a later one, taken together.

    `partial`: each of them has a partial step. `weight`: the share of the source's content, from 0
    to 1, that comes to the target; None where a step does not say. `paths`: how many there are.
    `wider`: on each of them the target of a step holds more than what came there.
    `steps`: what links say on the shortest of them; none where the item is itself all along.
    `derived`: no link says so, and it follows from what stands under the two (lineage.above).
    """

    partial: bool = False
    weight: Decimal | None = WHOLE
    paths: int = 1
    steps: tuple[Association, ...] = ()
    derived: bool = False
    wider: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether all of the source became the target, and the target is no more than that."""
        return not self.partial and not self.wider

    def onward(self, step: "Path") -> "Path":
        """Return the path that goes on by a step."""
        known = self.weight is not None and step.weight is not None
        return Path(
            partial=self.partial or step.partial,
            weight=self.weight * step.weight if known else None,  # type: ignore[operator]
            paths=self.paths * step.paths,
            steps=self.steps + step.steps,
            wider=self.wider or step.wider,
        )

    def beside(self, other: "Path | None") -> "Path":
        """Return this path and another between the same two items as one."""
        if other is None:
            return self
        known = self.weight is not None and other.weight is not None
        return Path(
            partial=self.partial and other.partial,
            weight=self.weight + other.weight if known else None,  # type: ignore[operator]
            paths=self.paths + other.paths,
            steps=min(self.steps, other.steps, key=_shortness),
            wider=self.wider and other.wider,
        )

    def without_notes(self) -> "Path":
        """Return the path without what editors noted at its steps."""
        return self._replace(steps=tuple(step._replace(note=None) for step in self.steps))


ITSELF = Path()
"""The path of an item that no link names."""

DERIVED = Path(weight=None, derived=True)
"""The path between two items that others under them join."""


def _shortness(steps: tuple[Association, ...]) -> tuple[object, ...]:
    return len(steps), [(step.edition, step.target, step.partial) for step in steps]
