"""`groups`: what may be compared as a time series between two editions."""

from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.lineage.groups import Group, groups
from tracks.model.edition import Edition
from tracks.store import RevisionRow, Store


class Grouped(NamedTuple):
    """The comparable groups of two editions, the revisions that these are, and what they are called."""

    groups: tuple[Group, ...]
    before: Edition
    after: Edition
    revisions: tuple[RevisionRow, RevisionRow]
    labels: tuple[str, str]


def grouped(store: Store, span: str, *, taxonomy: str | None = None) -> Grouped:
    """Return the groups of a span of editions, written as `2021..2025`.

    Raises TracksError where it is none or an edition is not there, and for the database.
    """
    first, last = references.ends(span)
    key = chosen.taxonomy(store, taxonomy, editions=[first, last])
    old, new = references.pair(store, key, first, last, right=f"groups {last}..{first}")
    before, after = store.edition(old), store.edition(new)
    found, steps = store.delta(old, new).found, store.steps(old, new)
    comparable = groups(store.succession(old, new), before, after, found, steps)
    return Grouped(tuple(comparable), before, after, (old, new), references.labels(store, old, new))
