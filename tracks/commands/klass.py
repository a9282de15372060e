"""Versions of a taxonomy with their dates and what leads from one to the next, as KLASS tells of them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.errors import Code, wrong_usage
from tracks.lineage.crosswalk import Crosswalk, crosswalk
from tracks.model.edition import Edition
from tracks.model.period import Period, periods
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key
from tracks.store import RevisionRow, Store


class DatedVersion(NamedTuple):
    """A version: the revision that is meant, its edition, and from when to when it is valid."""

    row: RevisionRow
    edition: Edition
    period: Period


class Neighbours(NamedTuple):
    """Two neighbouring versions, by their labels, and the first day of the later one."""

    before: str
    after: str
    since: str


class Paired(NamedTuple):
    """Two neighbouring versions with their crosswalk."""

    of: Neighbours
    walk: Crosswalk


class Classification(NamedTuple):
    """A taxonomy and all its versions in order, but for those without an item, and what leads from each to the next."""

    taxonomy: Taxonomy
    versions: tuple[DatedVersion, ...]
    paired: tuple[Paired, ...]


class OneVersion(NamedTuple):
    """One version of a taxonomy, beside the one before it and the one after it."""

    taxonomy: Taxonomy
    version: DatedVersion
    beside: tuple[Neighbours, ...]


def one_version(store: Store, edition: str, *, taxonomy: str | None = None) -> OneVersion:
    """Return a version, written as `2025` or `2025@1`.

    Raises TracksError where it is not there, where nobody says from when an edition of the taxonomy is
    valid, and for the database.
    """
    key = chosen.taxonomy(store, taxonomy, editions=[edition])
    row = references.revision(store, key, edition)
    known = _periods(key, _with_items(store, key) | {row.edition: row})
    beside = tuple(each for each in _neighbours(known) if row.edition in (each.before, each.after))
    version = DatedVersion(row, store.edition(row), known[row.edition])
    return OneVersion(store.taxonomy(key), version, beside)


def classification(store: Store, *, taxonomy: str | None = None) -> Classification:
    """Return all versions of a taxonomy as they stand, with the crosswalks between neighbours.

    Raises TracksError where several taxonomies may be meant, where nobody says from when an edition is
    valid, and for the database.
    """
    key = chosen.whole_taxonomy(store, taxonomy)
    rows = _with_items(store, key)
    known = _periods(key, rows)
    versions = {
        label: DatedVersion(rows[label], store.edition(rows[label]), period)
        for label, period in known.items()
    }
    paired = []
    for each in _neighbours(known):
        before, after = versions[each.before], versions[each.after]
        found = store.delta(before.row, after.row).found
        paired.append(Paired(each, crosswalk(found, before.edition, after.edition)))
    return Classification(store.taxonomy(key), tuple(versions.values()), tuple(paired))


def _with_items(store: Store, key: str) -> dict[str, RevisionRow]:
    """Return the revisions that stand for editions, but for those that list nothing."""
    return {
        label: row
        for label, row in store.editions(key).items()
        if any(map(row.tally.lists, row.head.taxonomy.depths))
    }


def _periods(key: str, rows: Mapping[str, RevisionRow]) -> dict[str, Period]:
    heads = {label: rows[label].head for label in sorted(rows, key=natural_key)}
    known = periods(heads)
    if undated := tuple(label for label in heads if label not in known):
        raise wrong_usage(Code.UNDATED, taxonomy=key, editions=undated)
    return known


def _neighbours(known: Mapping[str, Period]) -> Iterator[Neighbours]:
    return (Neighbours(before, after, known[after].first) for before, after in pairwise(known))
