"""`export`: a recorded edition as the file that it could be imported from, or as others read it."""

from collections.abc import Iterator

from tracks.commands import chosen, references
from tracks.commands.versions import version_of, versions
from tracks.formats import TEXTS, TOGETHER, write, write_together
from tracks.store import Store


def export(
    store: Store, edition: str, form: str, *, taxonomy: str | None = None
) -> str | bytes | Iterator[str]:
    """Return `2025` or `2025@1` in one of formats.WRITERS or, with what leads to it, of formats.TOGETHER.

    Raises TracksError where there is no such edition, where the format cannot hold all of it, and
    for the database.
    """
    key = chosen.taxonomy(store, taxonomy, editions=[edition])
    row = references.revision(store, key, edition)
    if form in TOGETHER:
        return write_together(form, store.taxonomy(key), [version_of(store, row)])
    before = store.editions(row.taxonomy).get(row.head.previous or "")
    earlier = store.edition(before) if before and form not in TEXTS else None
    return write(form, store.edition(row), earlier)


def export_together(store: Store, form: str, *, taxonomy: str | None = None) -> Iterator[str]:
    """Return all editions of a taxonomy, as they stand, with what links them, in one of formats.TOGETHER.

    The store is read while the pieces are asked for. Raises TracksError where several taxonomies may
    be meant, and for the database.
    """
    key = chosen.whole_taxonomy(store, taxonomy)
    return write_together(form, store.taxonomy(key), versions(store, key))
