"""`verify`: whether all that was recorded is still as it was recorded."""

from typing import NamedTuple

from tracks.errors import Problem
from tracks.store import Store


class Verified(NamedTuple):
    """How many revisions were checked, and what is wrong with them."""

    revisions: int
    flaws: tuple[Problem, ...]


def verify(store: Store) -> Verified:
    """Check every revision of every taxonomy; TracksError where the database cannot answer."""
    revisions = sum(len(store.revisions(key)) for key in store.taxonomies())
    return Verified(revisions, tuple(store.verify()))
