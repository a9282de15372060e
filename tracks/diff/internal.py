"""What stays in the house: notes of items are for the editors, not for a report's readers."""

from collections.abc import Iterator

from tracks.diff.change import Change, ChangeSet
from tracks.model.kind import Kind


def without_notes(found: ChangeSet) -> ChangeSet:
    """Return what was found without changes of notes; an item whose note alone changed is no change."""
    return found._replace(changes=tuple(_kept(found)))


def _kept(found: ChangeSet) -> Iterator[Change]:
    for change in found.changes:
        paths = tuple(path for path in change.paths if path.path != "note")
        if paths == change.paths:
            yield change
            continue
        kinds = tuple(kind for kind in change.kinds if paths or kind is not Kind.REVISED)
        if kinds:
            yield change._replace(kinds=kinds, paths=paths)
