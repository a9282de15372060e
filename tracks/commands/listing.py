"""`list`: the editions that are recorded, each as its current revision."""

from typing import NamedTuple

from tracks.commands import chosen
from tracks.model.act import Deed
from tracks.model.edition import Head
from tracks.model.tally import Tally
from tracks.model.taxonomy import Title
from tracks.store import Store


class EditionRow(NamedTuple):
    """A recorded revision of an edition, as far as the list shows it, and its taxonomy's title by now."""

    head: Head
    revision: int
    status: Deed
    tally: Tally
    digest: str
    title: Title


def listing(store: Store, taxonomy: str | None = None) -> list[EditionRow]:
    """Return the editions of the taxonomy, or of all taxonomies, each as its current revision.

    In natural order. Raises TracksError where there is no such taxonomy, and for the database.
    """
    return [
        EditionRow(row.head, row.number, row.status, row.tally, row.digest, title)
        for key in chosen.taxonomies(store, taxonomy)
        for title in (store.taxonomy(key).title,)
        for row in store.editions(key).values()
    ]
