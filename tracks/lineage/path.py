"""A path: how an item of one edition carries on in an item of a later one."""

from decimal import Decimal
from typing import NamedTuple

from tracks.lineage.linked import Association

WHOLE = Decimal(1)


class Path(NamedTuple):
    """All ways from one item to another over the editions, as one.

    `partial`: each way has a partial step. `weight`: the share of the source's content that comes
    to the target, None where a step does not say. `way`: the associations on the shortest of the
    `ways`; none where the item is itself all along.
    """

    partial: bool = False
    weight: Decimal | None = WHOLE
    ways: int = 1
    way: tuple[Association, ...] = ()

    def onward(self, step: "Path") -> "Path":
        """Return the path that goes on by a step."""
        known = self.weight is not None and step.weight is not None
        return Path(
            partial=self.partial or step.partial,
            weight=self.weight * step.weight if known else None,  # type: ignore[operator]
            ways=self.ways * step.ways,
            way=self.way + step.way,
        )

    def beside(self, other: "Path | None") -> "Path":
        """Return this path and another between the same two items as one."""
        if other is None:
            return self
        known = self.weight is not None and other.weight is not None
        return Path(
            partial=self.partial and other.partial,
            weight=self.weight + other.weight if known else None,  # type: ignore[operator]
            ways=self.ways + other.ways,
            way=min(self.way, other.way, key=_shortness),
        )


ITSELF = Path()
"""The path of an item that no link names."""


def _shortness(way: tuple[Association, ...]) -> tuple[object, ...]:
    return len(way), [(step.edition, step.target, step.partial) for step in way]
