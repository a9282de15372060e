"""A version: an edition as others are told of it, with what leads to it from the editions before."""

from collections.abc import Mapping
from typing import NamedTuple

from tracks.lineage.row import Relation
from tracks.model.edition import Edition
from tracks.model.link import Link


class LinksSince(NamedTuple):
    """What an edition's links say of the items of one edition before it (xkos:Correspondence).

    The `origins` of each link are ids of `since`. `relations` have how an item of `since` and one of
    the edition relate, for those pairs that links join and that both editions list.
    """

    since: str
    links: tuple[Link, ...]
    relations: Mapping[tuple[str, str], Relation]


class Version(NamedTuple):
    """An edition, the label of the one before it, and what its links say, by the editions they lead from."""

    edition: Edition
    follows: str | None = None
    links: tuple[LinksSince, ...] = ()
