"""Other items that an item names, as people write them, by names, and as an edition has them, by ids."""

from collections.abc import Iterator
from typing import Any

from tracks.errors import Code, Problem
from tracks.formats.written.naming import Named
from tracks.model.item import NAMING, Item


def find_mentioned(items: list[Item]) -> Iterator[Problem]:
    """Make each item that another names the id that it is called by, in order; yield those that are none.

    Problems point to the n-th of the items, as those of checks do.
    """
    naming = [n for n, item in enumerate(items) if item.named]
    named = Named(items) if naming else Named(())
    for n in naming:
        told: dict[str, Any] = {}
        for key in NAMING:
            found: list[str] = []
            for k, written in enumerate(getattr(items[n], key)):
                name, at = written.strip(), ("item", n, key, k)
                ids = named.ids_of(name)
                if len(ids) > 1:
                    yield Problem(Code.NAME_AMBIGUOUS, {"name": name, "ids": tuple(ids)}, at=at)
                elif not ids:
                    yield Problem(Code.NAME_UNKNOWN, {"name": name}, at=at)
                found += ids[:1]
            told[key] = tuple(sorted(set(found)))
        items[n] = items[n]._replace(**told)
