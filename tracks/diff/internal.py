"""What stays in the house: notes of items are for the editors, not for a report's readers."""

from collections.abc import Iterator
from typing import Any

from tracks.diff.change import Change, ChangeSet, HeadChange, HeadPart
from tracks.diff.revised import is_revised
from tracks.model.kind import Kind


def without_notes(found: ChangeSet) -> ChangeSet:
    """Return what was found without changes of notes; those of a note alone are only counted."""
    kept = tuple(_kept(found))
    return found._replace(
        changes=kept,
        head=tuple(_kept_of_head(found)),
        notes_only=len(found.changes) - len(kept),
    )


def _kept_of_head(found: ChangeSet) -> Iterator[HeadChange]:
    """Yield what changed in the head without the notes of links."""
    for change in found.head:
        if change.part is not HeadPart.LINKS:
            yield change
            continue
        before, after = (_noteless(side) for side in (change.before, change.after))
        if before != after:
            yield change._replace(before=before, after=after)


def _noteless(link: Any) -> Any:
    return link and {key: value for key, value in link.items() if key != "note"}


def _kept(found: ChangeSet) -> Iterator[Change]:
    for change in found.changes:
        paths = tuple(path for path in change.paths if path.path != "note")
        if paths == change.paths:
            yield change
            continue
        revised = is_revised(paths, change.kinds)
        kinds = tuple(kind for kind in change.kinds if revised or kind is not Kind.REVISED)
        if kinds:
            yield change._replace(kinds=kinds, paths=paths)
