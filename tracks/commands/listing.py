"""`list`: the editions that are recorded, each as its current revision, and the maps between taxonomies."""

from typing import NamedTuple

from tracks.commands import chosen
from tracks.model.act import Deed
from tracks.model.edition import Head
from tracks.model.tally import Tally
from tracks.model.taxonomy import Title
from tracks.store import MapAct, Store


class EditionRow(NamedTuple):
    """A recorded revision of an edition, as far as the list shows it, and its taxonomy's title by now."""

    head: Head
    revision: int
    status: Deed
    tally: Tally
    digest: str
    title: Title


class Listing(NamedTuple):
    """The editions that are recorded, and the maps between taxonomies that stand."""

    editions: tuple[EditionRow, ...]
    maps: tuple[MapAct, ...] = ()


def listing(store: Store, taxonomy: str | None = None) -> Listing:
    """Return the editions of the taxonomy, or of all taxonomies, each as its current revision.

    In natural order, with the maps that the taxonomy, or any, is in. Raises TracksError where there is
    no such taxonomy, and for the database.
    """
    keys = chosen.taxonomies(store, taxonomy)
    editions = (
        EditionRow(row.head, row.number, row.status, row.tally, row.digest, title)
        for key in keys
        for title in (store.taxonomy(key).title,)
        for row in store.editions(key).values()
    )
    maps = (act for ends, act in store.maps().items() if any(e.taxonomy in keys for e in ends))
    return Listing(tuple(editions), tuple(maps))
