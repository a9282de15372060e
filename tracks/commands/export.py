"""`export`: a recorded edition as the file that it could be imported from."""

from tracks.commands import chosen, references
from tracks.formats import TEXTS, write
from tracks.store import Store


def export(store: Store, edition: str, form: str, *, taxonomy: str | None = None) -> str | bytes:
    """Return `2025` or `2025@1` in one of formats.WRITERS.

    Raises TracksError where there is no such edition, where the format cannot hold all of it, and
    for the database.
    """
    key = chosen.taxonomy(store, taxonomy, editions=[edition])
    row = references.revision(store, key, edition)
    before = store.editions(row.taxonomy).get(row.head.previous or "")
    earlier = store.edition(before) if before and form not in TEXTS else None
    return write(form, store.edition(row), earlier)
