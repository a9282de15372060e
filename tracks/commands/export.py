"""`export`: a recorded edition as the file that it could be imported from."""

from tracks.commands import references
from tracks.formats import WRITERS
from tracks.model.edition import Edition
from tracks.store import Store


def export(store: Store, edition: str, form: str, *, taxonomy: str | None = None) -> str | bytes:
    """Return `2025` or `2025@1` in one of WRITERS, or as the bytes of a workbook.

    Raises TracksError where there is no such edition, where the format cannot hold all of it, and
    for the database.
    """
    row = references.revision(store, references.taxonomy(store, taxonomy), edition)
    before = store.editions(row.taxonomy).get(row.head.previous or "")
    earlier = store.edition(before) if before and form not in WRITERS else None
    return written(store.edition(row), form, earlier)


def written(edition: Edition, form: str, earlier: Edition | None) -> str | bytes:
    """Return an edition in a format; a workbook offers the names of the edition `earlier`.

    Raises TracksError where the format cannot hold all of it.
    """
    if form in WRITERS:
        return WRITERS[form](edition)
    from tracks.formats.xlsx.writer import write_xlsx

    return write_xlsx(edition, earlier)
