"""A crosswalk: every item of one edition with the items of another that carry it on (新旧对照表)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from tracks.lineage.correspondence import Correspondence
from tracks.lineage.linked import Association
from tracks.lineage.path import Path
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.item import Item


class Pairing(NamedTuple):
    """An item of the edition asked from, and one of the edition asked for (an SSSOM mapping).

    One of the two is None where nothing answers. `cardinality` is 1:1, 1:n, n:1, n:m, 1:0 or 0:1, as
    SSSOM counts it: by the rows in which the item on each side stands; None where a partial listing
    leaves it open. `source_partial` tells that only a part of the source is in the target,
    `target_partial` that the target holds more than it. `weight` is the share of the earlier of the
    two that is in the later one. `evidence` is None where nothing decides.
    """

    source: Item | None
    target: Item | None
    cardinality: str | None
    source_partial: bool = False
    target_partial: bool = False
    weight: Decimal | None = None
    way: tuple[Association, ...] = ()
    ways: int = 0
    evidence: Evidence | None = None


class Crosswalk(NamedTuple):
    """All pairings from one edition to another, which may be the earlier one.

    They come in the order of the first, those of one item in the order of the second.
    """

    source: Edition
    target: Edition
    pairings: tuple[Pairing, ...]


def crosswalk(found: Correspondence, before: Edition, after: Edition) -> Crosswalk:
    """Pair the items of two editions; what only the later one has comes last."""
    return Crosswalk(before, after, tuple(_onward(found, before, after)))


def reversed_crosswalk(walk: Crosswalk) -> Crosswalk:
    """Return the crosswalk the other way: the same pairings, each turned round."""
    order = {item_id: n for n, item_id in enumerate(walk.target.items)}
    turned = [_turned(pairing) for pairing in walk.pairings]
    turned.sort(key=lambda p: order[p.source.id] if p.source else len(order))
    return Crosswalk(walk.target, walk.source, tuple(turned))


def _turned(pairing: Pairing) -> Pairing:
    cardinality = pairing.cardinality
    return pairing._replace(
        source=pairing.target,
        target=pairing.source,
        cardinality=_TURNED.get(cardinality, cardinality) if cardinality else None,
        source_partial=pairing.target_partial,
        target_partial=pairing.source_partial,
    )


_TURNED = {"1:n": "n:1", "n:1": "1:n", "1:0": "0:1", "0:1": "1:0"}


def _onward(found: Correspondence, before: Edition, after: Edition) -> Iterator[Pairing]:
    order = {item_id: n for n, item_id in enumerate(after.items)}
    onward = {i: _listed(found.onward(i), order) for i in before.items}
    back: dict[str, int] = {}
    for paths in onward.values():
        for target in paths:
            back[target] = back.get(target, 0) + 1
    for item_id, item in before.items.items():
        paths = onward[item_id]
        for target, path in paths.items():
            # What the later edition does not list may still hold a part.
            shared = len(found.onward(item_id)) > 1
            yield Pairing(
                item,
                after.items[target],
                _cardinality(len(paths), back[target]),
                source_partial=path.partial or shared,
                target_partial=back[target] > 1,
                weight=path.weight,
                way=path.way,
                ways=path.ways,
                evidence=Evidence.LINKED if path.way else Evidence.LISTED,
            )
        if not paths:
            known = after.head.is_complete(item.level)
            yield Pairing(item, None, "1:0" if known else None, evidence=_listed_or_not(known))
    for item_id, item in after.items.items():
        if item_id not in back:
            known = before.head.is_complete(item.level)
            yield Pairing(None, item, "0:1" if known else None, evidence=_listed_or_not(known))


def _listed(paths: Mapping[str, Path], order: Mapping[str, int]) -> dict[str, Path]:
    """Return the paths to what an edition lists, in its order."""
    there = [target for target in paths if target in order]
    return {target: paths[target] for target in sorted(there, key=order.__getitem__)}


def _listed_or_not(known: bool) -> Evidence | None:
    return Evidence.LISTED if known else None


def _cardinality(targets: int, sources: int) -> str:
    if targets > 1 and sources > 1:
        return "n:m"
    return f"{'n' if sources > 1 else '1'}:{'n' if targets > 1 else '1'}"
