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


class Version(NamedTuple):
    """A version: the revision that is meant, its edition, and from when to when it is valid."""

    row: RevisionRow
    edition: Edition
    period: Period


class Step(NamedTuple):
    """Two neighbouring versions, by their labels, and the first day of the later one."""

    before: str
    after: str
    since: str


class Passed(NamedTuple):
    """A step with the crosswalk of its versions."""

    step: Step
    walk: Crosswalk


class Classification(NamedTuple):
    """A taxonomy and all its versions in order, but for those without an item, and the steps between."""

    taxonomy: Taxonomy
    versions: tuple[Version, ...]
    passed: tuple[Passed, ...]


class OneVersion(NamedTuple):
    """One version of a taxonomy, with the steps to it and from it."""

    taxonomy: Taxonomy
    version: Version
    steps: tuple[Step, ...]


def one_version(store: Store, edition: str, *, taxonomy: str | None = None) -> OneVersion:
    """Return a version, written as `2025` or `2025@1`.

    Raises TracksError where it is not there, where nobody says from when an edition of the taxonomy is
    valid, and for the database.
    """
    key = chosen.taxonomy(store, taxonomy, editions=[edition])
    row = references.revision(store, key, edition)
    rows = store.editions(key) | {row.edition: row}
    known = _periods(key, rows)
    steps = tuple(s for s in _steps(known) if row.edition in (s.before, s.after))
    version = Version(row, store.edition(row), known[row.edition])
    return OneVersion(store.taxonomy(key), version, steps)


def classification(store: Store, *, taxonomy: str | None = None) -> Classification:
    """Return all versions of a taxonomy as they stand, with the crosswalks between neighbours.

    Raises TracksError where several taxonomies may be meant, where nobody says from when an edition is
    valid, and for the database.
    """
    key = chosen.whole_taxonomy(store, taxonomy)
    rows = {label: row for label, row in store.editions(key).items() if _lists_any(row)}
    known = _periods(key, rows)
    versions = {
        label: Version(rows[label], store.edition(rows[label]), period)
        for label, period in known.items()
    }
    passed = []
    for step in _steps(known):
        before, after = versions[step.before], versions[step.after]
        found = store.delta(before.row, after.row).found
        passed.append(Passed(step, crosswalk(found, before.edition, after.edition)))
    return Classification(store.taxonomy(key), tuple(versions.values()), tuple(passed))


def _lists_any(row: RevisionRow) -> bool:
    return any(map(row.tally.lists, row.head.taxonomy.depths))


def _periods(key: str, rows: Mapping[str, RevisionRow]) -> dict[str, Period]:
    heads = {label: rows[label].head for label in sorted(rows, key=natural_key)}
    known = periods(heads)
    if undated := tuple(label for label in heads if label not in known):
        raise wrong_usage(Code.UNDATED, taxonomy=key, editions=undated)
    return known


def _steps(known: Mapping[str, Period]) -> Iterator[Step]:
    return (Step(before, after, known[after].first) for before, after in pairwise(known))
