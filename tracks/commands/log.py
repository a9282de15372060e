"""`log` and `list EDITION`: the acts by which revisions were recorded, published and withdrawn."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.model.act import Act
from tracks.store import Store


class Entry(NamedTuple):
    """An act, the label of its revision, such as `2025@1`, and that revision's digest.

    Of an act done with the taxonomy itself the label is `@1`, the digest that of what it said.
    """

    revision: str
    act: Act
    digest: str


class Revisions(NamedTuple):
    """The revisions of an edition, each with its last act, and the label of the current one."""

    taxonomy: str
    edition: str
    entries: tuple[Entry, ...]
    current: str | None


Journals = Mapping[str, Sequence[Entry]]
"""The journal of each taxonomy, newest last."""


def revisions(store: Store, edition: str, taxonomy: str | None = None) -> Revisions:
    """Return the revisions of an edition, or the one that `2025@1` names, also withdrawn ones.

    Raises TracksError where there is no such edition, and for the database.
    """
    key = chosen.taxonomy(store, taxonomy, editions=[edition])
    rows = references.revisions(store, key, edition)
    current = store.editions(key).get(rows[0].edition)
    return Revisions(
        taxonomy=key,
        edition=rows[0].edition,
        entries=tuple(Entry(row.label, row.acts[-1], row.digest) for row in rows),
        current=current.label if current else None,
    )


def journal(store: Store, taxonomy: str | None = None) -> Journals:
    """Return the journal of the taxonomy, or of each.

    Raises TracksError where there is no such taxonomy, and for the database.
    """
    keys = chosen.taxonomies(store, taxonomy)
    return {key: _entries(store, key) for key in keys}


def _entries(store: Store, key: str) -> list[Entry]:
    entries = [Entry(r.label, act, r.digest) for r in store.revisions(key) for act in r.acts]
    entries += [Entry(row.label, row.act, row.digest) for row in store.settings(key)]
    return sorted(entries, key=lambda entry: entry.act.number)
