"""What lists are taken from, where a change rests on them."""

from tracks.diff.change import Change
from tracks.diff.delta import Delta
from tracks.model.evidence import Citation, Evidence


def listed_in(change: Change, delta: Delta) -> tuple[Citation, ...]:
    """Return the sources of the list that shows a change: of the item itself, else of its level.

    Nothing where it rests on something else, or where nobody says what the list is taken from.
    """
    head = delta.after.head
    if change.evidence is not Evidence.LISTED or not (head.item_sources or head.list_sources):
        return ()
    return head.item_cited(change.after[0]) if change.after else head.list_cited(change.level)
