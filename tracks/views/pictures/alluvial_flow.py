"""The parts of an alluvial that are drawn: items one by one while they are few, else bands.

A band is all that went from one root to another between two editions.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.messages import pictures as say
from tracks.views.pictures.alluvial import Alluvial, Box, Flow, Ribbon, Stage, Stream
from tracks.views.wording import Wording

MOST_BOXES = 60
"""The most items of one edition that are drawn one by one."""

MOST_BANDS = 12
"""The most roots that get bands of their own; the others share one."""

OTHERS = "·others"

_CROSSING = 4  # the weight of a ribbon from root to root: those are what readers look for


def flow_of(data: Alluvial, words: Wording) -> Flow:
    """Return the stages of an alluvial: of items that have ribbons, or of bands where they are many."""
    drawn = [_with_ribbons(data, n) for n in range(len(data.editions))]
    if max(map(len, drawn), default=0) <= MOST_BOXES:
        return Flow(_stages(drawn, data.steps, data.roots), bands=False)
    return _bands(data, words)


def _with_ribbons(data: Alluvial, n: int) -> dict[str, Box]:
    """Return the items of an edition that a ribbon leaves or reaches."""
    named = {ribbon.origin for step in data.steps[n : n + 1] for ribbon in step}
    if n:
        named |= {ribbon.target for ribbon in data.steps[n - 1]}
    return {item_id: box for item_id, box in data.boxes[n].items() if item_id in named}


def _stages(
    boxes: Sequence[Mapping[str, Box]],
    ribbons: Sequence[Sequence[Ribbon]],
    roots: Mapping[str, str],
) -> tuple[Stage, ...]:
    """Order each column by root, then by where its ribbons come from; share a box among its ribbons."""
    order = {root: n for n, root in enumerate(roots)}
    stages: list[Stage] = []
    before: dict[str, float] = {}
    came: Sequence[Ribbon] = ()
    for column, leaving in zip(boxes, [*ribbons, ()], strict=True):
        from_where: dict[str, list[float]] = {}
        for ribbon in came:
            from_where.setdefault(ribbon.target, []).append(before[ribbon.origin])
        placed = sorted(
            column,
            key=lambda i: (order.get(column[i].root or "", len(order)), _mean(from_where.get(i))),
        )
        before = {item_id: float(n) for n, item_id in enumerate(placed)}
        stages.append(Stage({i: column[i] for i in placed}, tuple(_shared(leaving))))
        came = leaving
    return tuple(stages)


def _mean(positions: list[float] | None) -> float:
    return sum(positions) / len(positions) if positions else float("inf")


def _shared(ribbons: Sequence[Ribbon]) -> Iterator[Stream]:
    given, taken = Counter(r.origin for r in ribbons), Counter(r.target for r in ribbons)
    for r in ribbons:
        yield Stream(r.origin, r.target, 1 / given[r.origin], 1 / taken[r.target], 1, r.partial)


class _Crossing(NamedTuple):
    """A ribbon of an event, and the roots that it leaves and reaches."""

    origin: str
    target: str
    stream: Stream


def _bands(data: Alluvial, words: Wording) -> Flow:
    """Sum the ribbons of events by the roots at their two ends; the least busy roots are one band."""
    steps = [list(_crossings(data, n)) for n in range(len(data.steps))]
    busy = _busy(steps)
    own = set(sorted(busy, key=lambda root: -busy[root])[:MOST_BANDS])
    others = say.OTHER_ROOTS(words.lang, n=len(busy) - len(own))
    names = {**data.roots, "": say.UNPLACED(words.lang), OTHERS: others}
    streams = [_summed(step, own) for step in steps]
    stages = []
    for n in range(len(data.editions)):
        left = {stream.origin for stream in streams[n]} if n < len(streams) else set()
        reached = {stream.target for stream in streams[n - 1]} if n else set()
        there = [root for root in names if root in left | reached]
        boxes = {i: Box(names[i], i if i in data.roots else None) for i in there}
        stages.append(Stage(boxes, tuple(streams[n]) if n < len(streams) else ()))
    return Flow(tuple(stages), bands=True)


def _crossings(data: Alluvial, n: int) -> Iterator[_Crossing]:
    """Yield the ribbons of the events of a step."""
    here, there = data.boxes[n], data.boxes[n + 1]
    for stream in _shared([ribbon for ribbon in data.steps[n] if ribbon.event]):
        origin, target = here[stream.origin].root, there[stream.target].root
        yield _Crossing(origin or "", target or "", stream)


def _busy(steps: Sequence[Sequence[_Crossing]]) -> Counter[str]:
    """Count the ribbons at each root."""
    ribbons: Counter[str] = Counter()
    for step in steps:
        for origin, target, _ in step:
            weight = _CROSSING if origin != target else 1
            ribbons.update({origin: weight, target: weight})
    return ribbons


def _summed(step: Sequence[_Crossing], own: set[str]) -> list[Stream]:
    """Add up what goes from each root, or the other ones together, to each."""
    sums: dict[tuple[str, str], Stream] = {}
    for origin, target, stream in step:
        pair = (origin if origin in own else OTHERS, target if target in own else OTHERS)
        so_far = sums.get(pair, Stream(*pair, 0, 0, 0, partial=False))
        sums[pair] = so_far._replace(
            leaving=so_far.leaving + stream.leaving,
            reaching=so_far.reaching + stream.reaching,
            number=so_far.number + 1,
        )
    return list(sums.values())
