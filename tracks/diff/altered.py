"""What altered of an item that both editions have: name, code, place, level, content."""

from collections.abc import Sequence
from typing import NamedTuple

from tracks.diff.change import PathChange
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Delta
from tracks.diff.revised import is_revised, revised_paths
from tracks.model.item import Item
from tracks.model.kind import Kind

_ORDER = (
    Kind.ADDED,
    Kind.REMOVED,
    Kind.RESCOPED,
    Kind.DEPRECATED,
    Kind.REINSTATED,
    Kind.RENAMED,
    Kind.RECODED,
    Kind.MOVED,
    Kind.PROMOTED,
    Kind.DEMOTED,
    Kind.REVISED,
)


class Altered(NamedTuple):
    """The kinds that apply, and the paths of what was revised."""

    kinds: tuple[Kind, ...]
    paths: tuple[PathChange, ...]

    @classmethod
    def together(cls, each: "Sequence[Altered]") -> "Altered":
        """Return what altered of several items as one."""
        kinds = {kind for what in each for kind in what.kinds}
        paths = tuple(path for what in each for path in what.paths)
        return cls(tuple(kind for kind in _ORDER if kind in kinds), paths)


def altered(before: Item, after: Item, delta: Delta, continuity: Continuity) -> Altered:
    """Compare an item with what it is later; no kinds where only its place became known or unknown."""
    paths = revised_paths(before, after)
    came = force_changed(before, after)
    kinds: list[Kind] = [came] if came in (Kind.ADDED, Kind.REMOVED) else []
    if before.id == after.id and continuity.is_rescoped(before.id):
        kinds.append(Kind.RESCOPED)
    if came in (Kind.DEPRECATED, Kind.REINSTATED):
        kinds.append(came)
    if before.name != after.name:
        kinds.append(Kind.RENAMED)
    if before.code != after.code or _has_another_id(before, after):
        kinds.append(Kind.RECODED)
    if continuity.moved(before, after):
        kinds.append(Kind.MOVED)
    if before.level != after.level:
        step = _depth(after, delta) - _depth(before, delta)
        if step:
            kinds.append(Kind.DEMOTED if step > 0 else Kind.PROMOTED)
        else:  # the taxonomy calls the same depth otherwise now
            paths = (PathChange("level", before.level, after.level), *paths)
    if is_revised(paths, kinds):
        kinds.append(Kind.REVISED)
    return Altered(tuple(kinds), paths)


def force_changed(before: Item, after: Item) -> Kind | None:
    """Return what became of an item's being in force: it began or ended, or paused and came back.

    What was only proposed was not in force yet, so that in force it is added to what there was.
    """
    if before.in_force == after.in_force:
        return None
    if after.in_force:
        return Kind.ADDED if before.status == "proposed" else Kind.REINSTATED
    return Kind.REMOVED if after.status == "proposed" else Kind.DEPRECATED


def _has_another_id(before: Item, after: Item) -> bool:
    """Tell whether the explicit id differs; of an id that is the name, the name tells."""
    return before.id != after.id and not (before.named_by_id and after.named_by_id)


def _depth(item: Item, delta: Delta) -> int:
    return delta.after.head.taxonomy.depth(item.level, delta.before.head.taxonomy)
