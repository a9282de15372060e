"""Which maps of an earlier edition need a look, because items that they name changed since."""

from collections.abc import Mapping
from typing import NamedTuple

from tracks.diff.change import ChangeSet
from tracks.diff.mapped import MappedItem, mapped_items
from tracks.model.item import Item
from tracks.model.map import Scheme
from tracks.store import MapAct, RevisionRow, Store


class Review(NamedTuple):
    """A map of the earlier of two editions, and what of it is about items that changed.

    `other` is the edition of another taxonomy that it leads to; `partners` are those items of it that
    the matches name, by id.
    """

    act: MapAct
    other: Scheme
    items: tuple[MappedItem, ...]
    partners: Mapping[str, Item]


def to_review(
    store: Store, before: RevisionRow, after: RevisionRow, found: ChangeSet
) -> tuple[Review, ...]:
    """Return the maps of the earlier edition about what changed, where the later one has none there.

    That is, no map to the same other taxonomy, whichever edition of that.
    """
    maps = store.maps()
    if not maps:
        return ()
    ours = Scheme(taxonomy=before.taxonomy, edition=before.edition)
    since = Scheme(taxonomy=after.taxonomy, edition=after.edition)
    kept = {other.taxonomy for ends in maps for end, other in _ways(ends) if end == since}
    reviews = []
    for ends, act in maps.items():
        for end, other in _ways(ends):
            if end != ours or other.taxonomy in kept:
                continue
            matches = act.map.matches
            if end != ends[0]:
                matches = tuple(match.turned() for match in matches)
            if items := mapped_items(found, matches):
                named = {m.target for item in items for m in item.matches if m.target is not None}
                row = store.editions(other.taxonomy)[other.edition]
                reviews.append(Review(act, other, items, store.items(row, named)))
    return tuple(reviews)


def _ways(ends: tuple[Scheme, Scheme]) -> tuple[tuple[Scheme, Scheme], tuple[Scheme, Scheme]]:
    """Return either end of a map with the other."""
    return ends, (ends[1], ends[0])
