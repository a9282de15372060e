"""What people write for an item or a level → what it stands for: the one rule of all commands.

An id, else a code, else a name, else an alias, else an English name, else one in any other language;
what is spelled just as it is written comes before what is so in another case, width or spacing.
"""

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from tracks.model.item import Item
from tracks.model.text import identify

if TYPE_CHECKING:  # help looks for the nearest command, and loads no pydantic for that
    from tracks.model.taxonomy import Level

ALIKE = 0.5
"""How alike the nearest must be (difflib's ratio); two Chinese characters with one in common are."""


class Resolved(NamedTuple):
    """The ids that a written name stands for, in the order of the items; several leave it open.

    Where there is none, `holding` are the names that hold what was written, and `nearest` is the
    name most like it, None where none is like it.
    """

    ids: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    nearest: str | None = None


def resolve(written: str, items: Collection[Item]) -> Resolved:
    """Return what a written name stands for among items, of one edition or of several."""
    ids = as_written(written, items) or in_any_form(written, items)
    return Resolved(ids) if ids else unresolved(written, items)


def as_written(written: str, items: Iterable[Item]) -> tuple[str, ...]:
    """Return the ids of the items that are called just so; an id may also be the name identified."""
    identified = identify(written)

    def rank(item: Item) -> int | None:
        if item.id == written:
            return 0
        if item.id == identified:
            return 1
        called = enumerate(_called(item), start=2)
        return next((rank for rank, names in called if written in names), None)

    return _first(items, rank)


def in_any_form(written: str, items: Iterable[Item]) -> tuple[str, ...]:
    """Return the ids of the items that are called so, whatever the case, width and spacing."""
    identified = identify(written)

    def rank(item: Item) -> int | None:
        called = enumerate(_called(item))
        forms = ((rank, (identify(name) for name in names if name)) for rank, names in called)
        return next((rank for rank, names in forms if identified in names), None)

    return _first(items, rank)


class Index:
    """Items by all that they may be called, for many names: `ids` gives those that `resolve` gives."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = list(items)
        self._just = _by_name(self._items, lambda name: name)
        self._forms: list[dict[str, dict[str, None]]] | None = None

    def ids(self, written: str) -> tuple[str, ...]:
        """Return the ids of the items that a written name stands for."""
        identified = identify(written)
        by_id, *others = self._just
        just_so = (by_id.get(written), by_id.get(identified), *(by.get(written) for by in others))
        if found := next(filter(None, just_so), None):
            return tuple(found)
        if self._forms is None:
            self._forms = _by_name(self._items, identify)
        return tuple(next(filter(None, (by.get(identified) for by in self._forms)), ()))

    def nearest(self, written: str) -> str | None:
        """Return the name most like what was written, None where none is like it."""
        return unresolved(written, self._items).nearest


def _by_name(items: Iterable[Item], form: Callable[[str], str]) -> list[dict[str, dict[str, None]]]:
    """Return, for each thing that an item may be called, the ids by that, in a form."""
    ranks: list[dict[str, dict[str, None]]] = [{} for _ in _called(Item("", "", ""))]
    for item in items:
        for rank, names in zip(ranks, _called(item), strict=True):
            for name in names:
                if name:
                    rank.setdefault(form(name), {})[item.id] = None
    return ranks


def unresolved(written: str, items: Iterable[Item]) -> Resolved:
    """Return what to offer for a name that stands for none of the items."""
    names = dict.fromkeys(
        name
        for item in items
        for name in (item.name, *item.aliases, item.name_en, *_labels(item))
        if name is not None
    )
    wanted = identify(written)
    holding = [name for name in names if wanted and wanted in identify(name)]
    holding.sort(key=lambda name: (len(name), name))  # what holds little else first
    return Resolved((), tuple(holding), nearest(written, names))


def resolve_level(written: str, levels: "Iterable[Level]") -> str | None:
    """Return the id of the first level that has this id or name, in any form; None where none has."""
    wanted = identify(written)
    for level in levels:
        if wanted in (identify(name) for name in (level.id, *level.names) if name):
            return level.id
    return None


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the one that is most like what was written, None where none is like it."""
    # Imported here: most commands find what they are asked for.
    from difflib import get_close_matches

    forms: dict[str, str] = {}
    for each in known:
        forms.setdefault(identify(each), each)
    close = get_close_matches(identify(written), forms, n=1, cutoff=ALIKE)
    return forms[close[0]] if close else None


def _called(item: Item) -> tuple[tuple[str | None, ...], ...]:
    """Return what an item may be called, in the order in which it counts."""
    return (item.id,), (item.code,), (item.name,), item.aliases, (item.name_en,), _labels(item)


def _labels(item: Item) -> tuple[str, ...]:
    return tuple(item.labels.values()) if item.labels else ()


def _first(items: Iterable[Item], rank: Callable[[Item], int | None]) -> tuple[str, ...]:
    """Return the ids of the items of the lowest rank, each once."""
    found: dict[int, dict[str, None]] = {}
    for item in items:
        at = rank(item)
        if at is not None:
            found.setdefault(at, {})[item.id] = None
    return tuple(found[min(found)]) if found else ()


def nearest_first(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the words that there are, those most like a written one first."""
    from difflib import SequenceMatcher

    def likeness(other: str) -> float:
        return SequenceMatcher(None, word.casefold(), other.casefold()).ratio()

    return tuple(sorted(known, key=likeness, reverse=True))
