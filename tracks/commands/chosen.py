"""Which taxonomy is meant, where several are recorded: the one that has all that was named."""

import os
from collections.abc import Iterable, Sequence
from itertools import chain

from tracks.commands.usage import unknown
from tracks.errors import Code, TracksError, wrong_usage
from tracks.model.resolve import unresolved
from tracks.shipped import BUNDLED
from tracks.store import Store

VARIABLE = "TRACKS_TAXONOMY"
"""The environment variable that names the taxonomy meant where several have what was named."""


def taxonomy(
    store: Store, written: str | None, *, editions: Sequence[str] = (), items: Sequence[str] = ()
) -> str:
    """Return the key of the taxonomy to read: `written`, or the only one with all that is named.

    Editions are written as `2025` or `2025@1`, items as anything that they were ever called. Where
    several have all of it, it is the one of TRACKS_TAXONOMY. Raises TracksError where that or
    `written` is not recorded, where several fit, and where none does; but where one alone is
    recorded, or has the editions, it is that one, and what it lacks is said by whoever looks for it.
    """
    if key := _settled(store, written):
        return key
    default = _default(store)
    fitting = _fitting(store, editions, items)
    if default and (default in fitting or not fitting):
        return default
    if len(fitting) > 1 and editions:
        fitting = _standing(store, fitting, editions) or fitting
    return _only(fitting or _having_some(store, editions, items))


def taxonomy_to_write(store: Store, written: str | None, edition: str) -> str:
    """Return the key of the taxonomy to write to: `written`, that of TRACKS_TAXONOMY, or the only one.

    As `taxonomy`, but where TRACKS_TAXONOMY names one it is no other, and one in which the edition is
    withdrawn may be meant too.
    """
    if key := _settled(store, written) or _default(store):
        return key
    return _only(_fitting(store, [edition], []) or _having_some(store, [edition], []))


def whole_taxonomy(store: Store, written: str | None) -> str:
    """Return the key of the taxonomy that is meant where nothing of it is named.

    That is `written`, the only one, that of TRACKS_TAXONOMY, or the first of the bundled ones where
    no others are recorded. Raises TracksError as `taxonomy` does.
    """
    if key := _settled(store, written) or _default(store):
        return key
    known = store.taxonomies()
    if set(known) <= set(BUNDLED):
        return min(known, key=BUNDLED.index)
    return _only(known)


def taxonomies(store: Store, written: str | None) -> list[str]:
    """Return the keys of all taxonomies, or of the one that is written; TracksError where none is."""
    return store.taxonomies() if written is None else [_known(store, written)]


def _settled(store: Store, written: str | None) -> str | None:
    """Return what is written, or the only taxonomy there is; None where that leaves it open."""
    if written is not None:
        return _known(store, written)
    known = store.taxonomies()
    return known[0] if len(known) == 1 and not os.environ.get(VARIABLE) else None


def _known(store: Store, written: str) -> str:
    if written not in (known := store.taxonomies()):
        raise unknown(Code.NO_SUCH_TAXONOMY, written, known)
    return written


def _default(store: Store) -> str | None:
    named = os.environ.get(VARIABLE)
    if named and named not in (known := store.taxonomies()):
        raise unknown(Code.NO_DEFAULT_TAXONOMY, named, known, variable=VARIABLE)
    return named or None


def _fitting(store: Store, editions: Sequence[str], items: Iterable[str]) -> list[str]:
    keys = store.having(editions) if editions else store.taxonomies()
    for item in items:
        if len(keys) > 1:
            keys = store.naming(item, keys)
    return keys


def _standing(store: Store, keys: Iterable[str], editions: Iterable[str]) -> list[str]:
    """Return those of the taxonomies in which no edition that is named is withdrawn whole."""
    labels = {each for each in editions if "@" not in each}
    return [key for key in keys if labels <= store.editions(key).keys()]


def _only(fitting: Sequence[str]) -> str:
    if len(fitting) > 1:
        raise wrong_usage(
            Code.TAXONOMY_WANTED, known=tuple(fitting), command="tracks …", one=fitting[0]
        )
    return fitting[0]


def _having_some(store: Store, editions: Sequence[str], items: Sequence[str]) -> list[str]:
    """Return the one taxonomy that has any of the editions; TracksError where that is not one."""
    some = dict.fromkeys(key for each in editions for key in store.having([each]))
    if len(some) != 1:
        raise _none_fits(store, editions, items)
    return list(some)


def _none_fits(store: Store, editions: Sequence[str], items: Sequence[str]) -> TracksError:
    known = store.taxonomies()
    among = store.having(editions) if editions else known
    called = chain.from_iterable(store.ever(key) for key in among)
    offered = unresolved(items[0], list(called)) if items and among else None
    return wrong_usage(
        Code.NO_TAXONOMY_FITS,
        named=(*editions, *items),
        known=tuple(known),
        holding=offered.holding if offered else (),
        nearest=offered.nearest if offered else None,
    )
