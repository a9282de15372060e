"""`export`: a recorded edition as the file that it could be imported from."""

from tracks.commands import references
from tracks.formats import WRITERS
from tracks.store import Store


def export(database: str | None, edition: str, form: str, *, taxonomy: str | None = None) -> str:
    """Return the text of `2025` or `2025@1` in one of WRITERS.

    Raises TracksError where there is no such edition, where the format cannot hold all of it, and
    for the database.
    """
    with Store.open(database, create=False) as store:
        row = references.revision(store, references.taxonomy(store, taxonomy), edition)
        return WRITERS[form](store.edition(row))
