"""`crosswalk`: every item of one edition with the items of another that carry it on, or answer it."""

from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.commands.usage import unknown
from tracks.errors import Code, Parameter, wrong_usage
from tracks.lineage.crosswalk import Crosswalk, crosswalk, reversed_crosswalk
from tracks.model.text import natural_key
from tracks.store import MapAct, RevisionRow, Store


class Walked(NamedTuple):
    """A crosswalk, the revisions that it leads from and to, and what these two are called.

    Between two taxonomies it goes `by` a map.
    """

    walk: Crosswalk
    source: RevisionRow
    target: RevisionRow
    labels: tuple[str, str]
    by: MapAct | None = None


def walk(store: Store, source: str, target: str, *, taxonomy: str | None = None) -> Walked:
    """Return the crosswalk from an edition to another, each written as `2025` or `2025@1`.

    The second may be the earlier one. Before either its taxonomy may stand, as in `cn-sei:2018`, and
    `cn-sei:` is the latest edition. Raises TracksError where one of them is not there, where no map is
    recorded between two taxonomies, and for the database.
    """
    (one, source), (other, target) = (_parted(store, each) for each in (source, target))
    if taxonomy and one and other:
        raise wrong_usage(Code.NOT_TOGETHER, option=Parameter("taxonomy"), other=f"{one}:{source}")
    open_ended = [each for each, key in ((source, one), (target, other)) if key is None]
    if open_ended:
        taxonomy = chosen.taxonomy(store, taxonomy, editions=open_ended)
    first, second = (
        _revision(store, key or str(taxonomy), label)
        for key, label in ((one, source), (other, target))
    )
    if first.taxonomy == second.taxonomy:
        return _walk(store, first, second)
    from tracks.commands.mapped import walk_by_map

    walked, act = walk_by_map(store, first, second)
    labels = (_called(store, first), _called(store, second))
    return Walked(walked, first, second, labels, act)


def _parted(store: Store, written: str) -> tuple[str | None, str]:
    """Return the taxonomy that stands before an edition, None where none does, and the edition.

    TracksError where what stands before a colon is none.
    """
    if ":" not in written or store.having([written]):
        return None, written
    known = store.taxonomies()
    fitting = [key for key in known if written.startswith(f"{key}:")]
    if not fitting:
        raise unknown(Code.NO_SUCH_TAXONOMY, written.partition(":")[0], known)
    key = max(fitting, key=len)
    return key, written.removeprefix(f"{key}:")


def _revision(store: Store, key: str, written: str) -> RevisionRow:
    """Return the revision that is meant, where nothing is written that of the latest edition."""
    return references.revision(store, key, written or list(store.editions(key))[-1])


def _called(store: Store, row: RevisionRow) -> str:
    """Return what an edition of one of two taxonomies is called, or which revision of it is meant."""
    stands = store.editions(row.taxonomy).get(row.edition) == row
    return f"{row.taxonomy}:{row.edition if stands else row.label}"


def _walk(store: Store, first: RevisionRow, second: RevisionRow) -> Walked:
    before, after = sorted((first, second), key=lambda row: natural_key(row.edition))
    walked = crosswalk(
        store.delta(before, after).found, store.edition(before), store.edition(after)
    )
    if first is not before:
        walked = reversed_crosswalk(walked)
    return Walked(walked, first, second, references.labels(store, first, second))
