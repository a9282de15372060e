"""`log` and `list EDITION`: the acts by which revisions were recorded, published and withdrawn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.model.act import Act
from tracks.model.map import Ends, label_of
from tracks.store import Store


class Entry(NamedTuple):
    """An act, the label of its revision, such as `2025@1`, and that revision's digest.

    Of an act done with the taxonomy itself, or with a map, the label is `@1`, the digest that of what it
    said.
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


class Journals(NamedTuple):
    """The journal of each taxonomy, newest last, and that of each map between taxonomies."""

    taxonomies: Mapping[str, Sequence[Entry]]
    maps: Mapping[Ends, Sequence[Entry]] = {}

    def called(self) -> Iterator[tuple[str, Sequence[Entry]]]:
        """Yield each journal with what it is the journal of, as people call that."""
        yield from self.taxonomies.items()
        yield from ((label_of(*ends), entries) for ends, entries in self.maps.items())


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
    """Return the journal of the taxonomy, or of each, and those of the maps that it is in.

    Raises TracksError where there is no such taxonomy, and for the database.
    """
    keys = chosen.taxonomies(store, taxonomy)
    maps: dict[Ends, list[Entry]] = {}
    for act in store.map_acts():
        if any(end.taxonomy in keys for end in act.ends):
            entry = Entry(f"@{act.row.number}", act.act, act.digest)
            maps.setdefault(act.ends, []).append(entry)
    return Journals({key: _entries(store, key) for key in keys}, maps)


def _entries(store: Store, key: str) -> list[Entry]:
    entries = [Entry(r.label, act, r.digest) for r in store.revisions(key) for act in r.acts]
    entries += [Entry(row.label, row.act, row.digest) for row in store.settings(key)]
    return sorted(entries, key=lambda entry: entry.act.number)
