"""A crosswalk: every item of one edition with the items of another that carry it on (新旧对照表)."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from tracks.lineage.correspondence import Correspondence, Paths
from tracks.lineage.linked import Association, Settled
from tracks.lineage.path import Path
from tracks.lineage.row import Row
from tracks.lineage.shares import Shares
from tracks.lineage.tree import whole_tree
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.item import Item, Line, line_of, with_ancestors


class Crosswalk(NamedTuple):
    """All rows from one edition to another, which may be the earlier one.

    They come in the order of the first, those of one item in the order of the second; what only
    the second has comes last.
    """

    source: Edition
    target: Edition
    rows: tuple[Row, ...]


def crosswalk(found: Correspondence, before: Edition, after: Edition) -> Crosswalk:
    """Pair the items of two editions; what only the later one has comes last."""
    return Crosswalk(before, after, tuple(_onward(found, before, after)))


def reversed_crosswalk(walk: Crosswalk) -> Crosswalk:
    """Return the crosswalk the other way: the same rows, each turned round."""
    order = {item_id: n for n, item_id in enumerate(walk.target.items)}
    turned = [row.turned() for row in walk.rows]
    turned.sort(key=lambda row: order[row.source.id] if row.source else len(order))
    return Crosswalk(walk.target, walk.source, tuple(turned))


def _onward(found: Correspondence, before: Edition, after: Edition) -> Iterator[Row]:
    order = {item_id: n for n, item_id in enumerate(after.items)}
    onward = {i: _listed(found.onward(i), order) for i in before.items}
    back: dict[str, dict[str, Path]] = {}
    for source, paths in onward.items():
        for target, path in paths.items():
            back.setdefault(target, {})[source] = path
    shares = Shares(found, whole_tree(before), whole_tree(after))
    for item_id, item in before.items.items():
        paths = onward[item_id]
        for target, path in paths.items():
            yield Row(
                *end_of(item_id, before),
                *end_of(target, after),
                cardinality(len(paths), len(back[target])),
                # What the later edition does not list may still hold a part.
                source_partial=path.partial or _is_shared(target, found.onward(item_id), after),
                target_partial=path.wider or _is_shared(item_id, back[target], before),
                weight=path.weight,
                steps=path.steps,
                paths=path.paths,
                evidence=_evidence(path),
                source_share=shares.partly_to(item_id, target) if path.derived else None,
                target_share=shares.partly_from(target, item_id) if path.derived else None,
            )
        if not paths:
            said = found.settled.get(item_id, ())
            known = after.head.is_complete(item.level)
            ends = (*end_of(item_id, before), *end_of(None, after))
            target, steps = _shortest(found.onward(item_id))
            yield Row(
                *ends,
                "1:0" if known or said else None,
                steps=steps,
                evidence=_of_one_side(known, said),
                ended=found.ended.get(target) if steps else None,
                settled=said,
            )
    unlisted: dict[str, dict[str, Path]] = {}
    for source in found.paths.keys() - before.items.keys():
        for target, path in found.paths[source].items():
            unlisted.setdefault(target, {})[source] = path
    for item_id, item in after.items.items():
        if item_id not in back:
            said = found.begun.get(item_id, ())
            known = before.head.is_complete(item.level)
            ends = (*end_of(None, before), *end_of(item_id, after))
            _, steps = _shortest(unlisted.get(item_id, {}))
            decided = "0:1" if known or said else None
            evidence = _of_one_side(known, said)
            yield Row(*ends, decided, steps=steps, evidence=evidence, settled=said)


def _shortest(paths: Paths) -> tuple[str, tuple[Association, ...]]:
    """Return the end of the shortest of the paths that links make, and what they say on it."""
    ways = [(len(path.steps), end, path.steps) for end, path in paths.items() if path.steps]
    _, end, steps = min(ways, default=(0, "", ()))
    return end, steps


def _is_shared(item_id: str, among: Paths, edition: Edition) -> bool:
    """Tell whether any other of these has a part of its own.

    What is derived has none, where the one stands above the other.
    """
    if len(among) == 1:
        return False
    above = _ids_above(item_id, edition)
    return any(
        each != item_id
        and not (
            (path.derived or among[item_id].derived)
            and (each in above or item_id in _ids_above(each, edition))
        )
        for each, path in among.items()
    )


def _ids_above(item_id: str, edition: Edition) -> set[str]:
    """Return the ids of an item and its ancestors; itself alone where an edition does not list it."""
    item = edition.items.get(item_id)
    return {up.id for up in with_ancestors(item, edition.items)} if item else {item_id}


def _evidence(path: Path) -> Evidence:
    if path.derived:
        return Evidence.DERIVED
    return Evidence.LINKED if path.steps else Evidence.LISTED


def end_of(item_id: str | None, edition: Edition) -> tuple[str, Item | None, Line | None]:
    """Return what a row has of one side: the edition, the item and the line that leads to it."""
    if item_id is None:
        return edition.head.edition, None, None
    item = edition.items[item_id]
    return edition.head.edition, item, line_of(item, edition.items)


def _listed(paths: Mapping[str, Path], order: Mapping[str, int]) -> dict[str, Path]:
    """Return the paths to what an edition lists, in its order."""
    there = [target for target in paths if target in order]
    return {target: paths[target] for target in sorted(there, key=order.__getitem__)}


def _of_one_side(listed: bool, settled: Collection[Settled]) -> Evidence | None:
    """Return what decides that nothing answers an item; None where it is open."""
    if listed:
        return Evidence.LISTED
    return Evidence.LINKED if settled else None


def cardinality(targets: int, sources: int) -> str:
    """Return how many answer each other, as SSSOM counts it: 1:1, 1:n, n:1 or n:m."""
    if targets > 1 and sources > 1:
        return "n:m"
    return f"{'n' if sources > 1 else '1'}:{'n' if targets > 1 else '1'}"
