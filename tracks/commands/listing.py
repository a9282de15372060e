"""`list`: what is recorded."""

from tracks.commands import references
from tracks.report.list_view import EditionRow
from tracks.store import Store


def listing(database: str | None, taxonomy: str | None = None) -> list[EditionRow]:
    """Return every revision of the taxonomy, or of all taxonomies, in natural order.

    Raises TracksError where there is no such taxonomy, and for the database.
    """
    with Store.open(database, create=False) as store:
        keys = store.taxonomies() if taxonomy is None else [taxonomy]
        return [
            EditionRow(row.head, row.number, row.tally, row.digest)
            for key in keys
            for row in references.revisions(store, key)
        ]
