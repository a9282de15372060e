"""`list` and `log`: what is recorded, and what was done with it."""

from collections.abc import Sequence

from tracks.commands import references
from tracks.report.journal_view import Entry, History
from tracks.report.list_view import EditionRow
from tracks.store import RevisionRow, Store


def listing(database: str | None, taxonomy: str | None = None) -> list[EditionRow]:
    """Return the editions of the taxonomy, or of all taxonomies, each as the revision that stands.

    In natural order. Raises TracksError where there is no such taxonomy, and for the database.
    """
    with Store.open(database, create=False) as store:
        return [
            EditionRow(row.head, row.number, row.status, row.tally, row.digest)
            for key in _keys(store, taxonomy)
            for row in store.editions(key).values()
        ]


def history(database: str | None, edition: str, taxonomy: str | None = None) -> History:
    """Return the revisions of an edition, or the one that `2025@1` names, also withdrawn ones.

    Raises TracksError where there is no such edition, and for the database.
    """
    with Store.open(database, create=False) as store:
        key = references.taxonomy(store, taxonomy)
        rows = references.revisions(store, key, edition)
        stands = store.editions(key).get(rows[0].edition)
        return History(
            taxonomy=key,
            edition=rows[0].edition,
            revisions=tuple(Entry(row.label, row.acts[-1], row.digest) for row in rows),
            stands=stands.label if stands else None,
        )


def journal(database: str | None, taxonomy: str | None = None) -> dict[str, list[Entry]]:
    """Return the journal of the taxonomy, or of each, newest last.

    Raises TracksError where there is no such taxonomy, and for the database.
    """
    with Store.open(database, create=False) as store:
        return {key: _entries(store.revisions(key)) for key in _keys(store, taxonomy)}


def _keys(store: Store, taxonomy: str | None) -> list[str]:
    return store.taxonomies() if taxonomy is None else [references.taxonomy(store, taxonomy)]


def _entries(rows: Sequence[RevisionRow]) -> list[Entry]:
    entries = [Entry(row.label, act, row.digest) for row in rows for act in row.acts]
    return sorted(entries, key=lambda entry: entry.act.number)
