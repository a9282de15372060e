"""What took over from deprecated items, as people write it, by names, and as an edition has it, by ids."""

from collections.abc import Iterator

from tracks.errors import Code, Problem
from tracks.formats.written.naming import Named
from tracks.model.item import Item


def find_replacements(items: list[Item]) -> Iterator[Problem]:
    """Make each replacement the id that it is called by, in the order of ids; yield those that are none.

    Problems point to the n-th of the items, as those of checks do.
    """
    replaced = [n for n, item in enumerate(items) if item.replaced_by]
    named = Named(items) if replaced else Named(())
    for n in replaced:
        found = []
        for k, written in enumerate(items[n].replaced_by):
            name, at = written.strip(), ("item", n, "replaced_by", k)
            ids = named.ids_of(name)
            if len(ids) > 1:
                yield Problem(Code.NAME_AMBIGUOUS, {"name": name, "ids": tuple(ids)}, at=at)
            elif not ids:
                yield Problem(Code.NAME_UNKNOWN, {"name": name}, at=at)
            found += ids[:1]
        items[n] = items[n]._replace(replaced_by=tuple(sorted(set(found))))
