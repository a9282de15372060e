"""Names over all editions: an index that finds one item under two ids, or spelled in two ways.

The index is fed edition by edition, from files or from what is recorded.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from tracks.errors import Code, Problem
from tracks.model.text import identify, squash

NamesOf = Callable[[], Iterable[tuple[str, str, str]]]
"""Gives (edition, item id, name) of editions; each id and name first with the earliest that has it."""


class Names:
    """Which id a name has in which edition, fed one edition after the other.

    An edition may give an item an explicit id where another lets its name be the id; then nothing
    would tell that the two are one. Explicit ids may be millions: those of the record are only taken
    into memory, and names only made ids, once some edition has items that are named by their id.
    """

    def __init__(self) -> None:
        self._recorded: NamesOf | None = None
        self._written: dict[str, dict[str, str]] = {}  # edition → names of explicit ids → the ids
        self._named: dict[str, str] = {}  # id that is a name → edition
        self._spelled: dict[str, tuple[str, str, str]] = {}  # squashed → id, name, edition

    def know(self, names: NamesOf) -> None:
        """Take what is recorded, which nobody is told about any more; it may be asked for again."""
        for edition, item_id, name in names():
            if _is_named_by_id(item_id, name):
                self._keep_named(edition, item_id, name)
        self._recorded = names

    def add(
        self, edition: str, items: Iterable[tuple[str, str]], *, last: bool = False
    ) -> list[Problem]:
        """Hold an edition's (id, name) pairs against those fed before; unless `last`, keep them too."""
        named: dict[str, str] = {}
        explicit: dict[str, str] = {}
        for item_id, name in items:
            if _is_named_by_id(item_id, name):
                named[item_id] = name
            else:
                explicit[name] = item_id
        problems = [*self._ids_missing_here(named), *self._ids_missing_there(explicit, named)]
        problems.extend(self._spelled_alike(named))
        if last:
            return problems
        self._written[edition] = explicit
        for item_id, name in named.items():
            self._keep_named(edition, item_id, name)
        return problems

    def _explicit(self) -> dict[str, tuple[str, str]]:
        """Return the names of explicit ids: each with its id, and the edition that came first with it."""
        if self._recorded:
            recorded: dict[str, dict[str, str]] = {}
            for edition, item_id, name in self._recorded():
                if not _is_named_by_id(item_id, name):
                    recorded.setdefault(edition, {}).setdefault(name, item_id)
            self._written = {**recorded, **self._written}
            self._recorded = None
        found: dict[str, tuple[str, str]] = {}
        for edition, names in self._written.items():
            for name, item_id in names.items():
                found.setdefault(name, (item_id, edition))
        return found

    def _keep_named(self, edition: str, item_id: str, name: str) -> None:
        self._named.setdefault(item_id, edition)
        self._spelled.setdefault(squash(name), (item_id, name, edition))

    def _ids_missing_here(self, named: Mapping[str, str]) -> Iterator[Problem]:
        new = {item_id: name for item_id, name in named.items() if item_id not in self._named}
        if not new:
            return
        known = {identify(name): explicit for name, explicit in self._explicit().items()}
        given = {explicit for explicit, _ in known.values()}
        for item_id, name in new.items():
            if item_id in known and item_id not in given:
                explicit, edition = known[item_id]
                params = {"name": name, "id": explicit, "edition": edition}
                yield Problem(Code.ID_MISSING_HERE, params, at=("item", item_id))

    def _ids_missing_there(
        self, explicit: Mapping[str, str], named: Mapping[str, str]
    ) -> Iterator[Problem]:
        if not self._named:
            return
        here = named.keys() | explicit.values()
        for name, item_id in explicit.items():
            identified = identify(name)
            if identified in self._named and identified not in here:
                params = {"name": name, "id": item_id, "edition": self._named[identified]}
                yield Problem(Code.ID_MISSING_THERE, params, at=("item", item_id))

    def _spelled_alike(self, named: Mapping[str, str]) -> Iterator[Problem]:
        for item_id, name in named.items():
            if item_id not in self._named:
                other = self._spelled.get(squash(name))
                if other and other[0] != item_id:
                    params = {"name": name, "other": other[1], "edition": other[2]}
                    yield Problem(Code.SPELLED_ALIKE, params, at=("item", item_id))


def _is_named_by_id(item_id: str, name: str) -> bool:
    # No Han character ever becomes ASCII, which spares most explicit ids the work.
    if item_id.isascii() and name and "\u3400" <= max(name) <= "\u9fff":
        return False
    return identify(name) == item_id
