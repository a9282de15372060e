"""What a revised item changed, path by path."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tracks.diff.change import PathChange
from tracks.model.item import NAMING, Item
from tracks.model.kind import Kind

_CONTENT = Item._fields.index("name_en")
"""Where the content begins among the fields of an item; before it stand its names, its place and its codes."""

_TEXTS = ("name_en", "status", "definition", "note")
_OF_FORCE = frozenset({"status", "replaced_by"})
_FORCED = frozenset({Kind.ADDED, Kind.REMOVED, Kind.DEPRECATED, Kind.REINSTATED})
_PLAIN_KEY = re.compile(r"[^\s.\[\]\"]+")


def revised_paths(before: Item, after: Item) -> tuple[PathChange, ...]:
    """Return what differs in an item's content: texts, labels, status, items that it names, aliases, attributes.

    A path is `definition`, `labels.ja`, `aliases[0]`, `attributes.capital` or `attributes["a.b"]`; None on one
    side means that there is nothing.
    """
    if before[_CONTENT:] == after[_CONTENT:]:
        return ()
    found = [
        PathChange(field, getattr(before, field), getattr(after, field))
        for field in _TEXTS
        if getattr(before, field) != getattr(after, field)
    ]
    if before.labels != after.labels:
        found.extend(_compared("labels", dict(before.labels or {}), dict(after.labels or {})))
    for field in NAMING:
        old, new = (list(getattr(item, field)) or None for item in (before, after))
        if old != new:
            found.append(PathChange(field, old, new))
    if set(before.aliases) != set(after.aliases):  # another order is no change
        found.extend(_compared("aliases", list(before.aliases), list(after.aliases)))
    if before.attributes != after.attributes:
        found.extend(
            _compared("attributes", dict(before.attributes or {}), dict(after.attributes or {}))
        )
    return tuple(found)


def is_revised(paths: Iterable[PathChange], kinds: Iterable[Kind]) -> bool:
    """Tell whether the content was revised: its being in force is told by a kind of its own, if it changed."""
    told = _OF_FORCE if not _FORCED.isdisjoint(kinds) else frozenset()
    return any(path.path not in told for path in paths)


def _compared(field: str, before: Any, after: Any) -> Iterator[PathChange]:
    # Imported here: most diffs revise nothing, and deepdiff takes long to import.
    from deepdiff import DeepDiff
    from deepdiff.helper import notpresent

    tree = DeepDiff(
        {field: before},
        {field: after},
        view="tree",
        ignore_private_variables=False,  # else keys that begin with two underscores are passed over
        threshold_to_diff_deeper=0,  # else mappings that share few keys are told as one value
    )
    steps = [step for group in tree.values() for step in group]
    for step in sorted(steps, key=lambda step: _path(step.path(output_format="list"))):
        old = None if step.t1 is notpresent else step.t1
        new = None if step.t2 is notpresent else step.t2
        yield PathChange(_path(step.path(output_format="list")), old, new)


def _path(keys: list[str | int]) -> str:
    text = ""
    for key in keys:
        if isinstance(key, int):
            text += f"[{key}]"
        elif _PLAIN_KEY.fullmatch(key):
            text += f".{key}" if text else key
        else:
            quoted = key.replace("\\", "\\\\").replace('"', '\\"')
            text += f'["{quoted}"]'
    return text
