"""`crosswalk`: every item of one edition with the items of another that carry it on."""

from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.lineage.crosswalk import Crosswalk, crosswalk, reversed_crosswalk
from tracks.model.text import natural_key
from tracks.store import RevisionRow, Store


class Walked(NamedTuple):
    """A crosswalk, the revisions that it leads from and to, and what these two are called."""

    walk: Crosswalk
    source: RevisionRow
    target: RevisionRow
    labels: tuple[str, str]


def walk(store: Store, source: str, target: str, *, taxonomy: str | None = None) -> Walked:
    """Return the crosswalk from an edition to another, each written as `2025` or `2025@1`.

    The second may be the earlier one. Raises TracksError where one of them is not there, and for
    the database.
    """
    key = chosen.taxonomy(store, taxonomy, editions=[source, target])
    asked = [references.revision(store, key, written) for written in (source, target)]
    before, after = sorted(asked, key=lambda row: natural_key(row.edition))
    walked = crosswalk(
        store.delta(before, after).found, store.edition(before), store.edition(after)
    )
    if asked[0] is not before:
        walked = reversed_crosswalk(walked)
    first, second = asked
    return Walked(walked, first, second, references.labels(store, first, second))
