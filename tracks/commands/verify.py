"""`verify`: whether all that was recorded is still as it was recorded."""

from typing import NamedTuple

from tracks.errors import Problem
from tracks.store import Store


class Verified(NamedTuple):
    """How many revisions were checked, what is wrong with them, and links and maps that lead from nothing.

    The latter are as they were recorded: what they start from was withdrawn or replaced since. They
    are only looked for where nothing is wrong.
    """

    revisions: int
    flaws: tuple[Problem, ...]
    loose: tuple[Problem, ...] = ()


def verify(store: Store) -> Verified:
    """Check every revision of every taxonomy; TracksError where the database cannot answer."""
    keys = store.taxonomies()
    revisions = sum(len(store.revisions(key)) for key in keys)
    if flaws := tuple(store.verify()):
        return Verified(revisions, flaws)
    links = (link for key in keys for link in store.loose(key))
    return Verified(revisions, (), (*links, *store.loose_maps()))
