"""A correspondence: who became whom between two editions (xkos:Correspondence)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from tracks.lineage.connected import connected
from tracks.lineage.linked import Settled
from tracks.lineage.path import DERIVED, ITSELF, Path

Paths = Mapping[str, Path]


class Shift(NamedTuple):
    """An item of the earlier edition and one of the later that carries it on, or a part of it."""

    source: str
    target: str


Pairs = Mapping[str, Mapping[str, tuple[Shift, ...]]]
"""By an item of the earlier edition and one of the later: the topmost shifts that join the two."""


class Above(NamedTuple):
    """What is derived of items that have others under them (lineage.above).

    `pairs` has each item, of either edition, that something under it passed out of, or into: what it
    is joined with, itself too while it is the same, and the topmost shifts that join them. `became`
    is what ended without links of its own, or gave what began: the items that it is now, or is now a
    part of. `others` are the ids that stand in both editions and are another item in each. `unsaid`
    has of items whose links say all that became of them what they are joined with from below all
    the same, beside what the links name.
    """

    pairs: Pairs = MappingProxyType({})
    became: Mapping[str, frozenset[str]] = {}
    others: frozenset[str] = frozenset()
    unsaid: Pairs = MappingProxyType({})

    @property
    def by_the_lowest(self) -> Pairs:
        """All that is joined from below, whether links leave it to be derived or not."""
        return {**self.pairs, **self.unsaid}

    @property
    def ids(self) -> set[str]:
        """The ids of all that is joined or shifted, in either edition."""
        joined = {i for source, into in self.pairs.items() for i in (source, *into)}
        return joined.union(
            *(s for into in self.pairs.values() for each in into.values() for s in each)
        )


NOTHING_ABOVE = Above()


@dataclass(frozen=True)
class Correspondence:
    """The paths from the items of one edition to those of a later one.

    `paths` has the ids that links between the two name, each with its paths by target; any other
    item is itself, but for what is derived `above`. `absent` are those of the named that the earlier
    edition is known not to have; `ended` has those that the later one is known not to have, each
    with the first edition since which it is known. `settled` are those of the earlier edition that
    are said to have ended with no successor, `begun` those of the later one that are said to have no
    predecessor, with what says so.
    """

    before: str
    after: str
    paths: Mapping[str, Paths]
    absent: Collection[str] = ()
    above: Above = NOTHING_ABOVE
    ended: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, tuple[Settled, ...]] = field(default_factory=dict)
    begun: Mapping[str, tuple[Settled, ...]] = field(default_factory=dict)

    def onward(self, item_id: str) -> Paths:
        """Return the paths of an item of the earlier edition, by target."""
        derived, paths = self.above.pairs.get(item_id), self.paths.get(item_id)
        is_linked = paths is not None and self.is_linked(item_id)
        if derived is None and not is_linked and item_id not in self.above.others:
            return {item_id: ITSELF} if paths is None else paths
        linked = self.paths[item_id] if is_linked else {}
        said = {
            t: path if path.steps or t == item_id else DERIVED
            for t, path in linked.items()
            # That it stays, which no link says, is not so of what a source tells apart.
            if path.steps or t != item_id or item_id not in self.above.others
        }
        return {**dict.fromkeys(derived or (), DERIVED), **said}

    def back(self, item_id: str) -> Paths:
        """Return the paths to an item of the later edition, by source."""
        sources = self._sources.get(item_id, {})
        if item_id in self.paths or item_id in self.above.pairs:
            return sources
        return {**sources, item_id: ITSELF}

    def is_linked(self, item_id: str) -> bool:
        """Tell whether a link leads from an item of the earlier edition, or says that it has ended."""
        if item_id in self.settled:
            return True
        return item_id in self.paths and any(path.steps for path in self.paths[item_id].values())

    def lives_on(self, item_id: str) -> bool:
        """Tell whether an id, where it stands in both editions, is the same item in both."""
        if item_id in self.above.others:
            return False
        derived = self.above.pairs.get(item_id)
        if derived is None:
            return item_id in self.paths.get(item_id, (item_id,))
        return item_id in derived or (self.is_linked(item_id) and item_id in self.paths[item_id])

    def heir(self, item_id: str) -> str | None:
        """Return the id of what is the same item in the later edition, None where there is none.

        It is the same under another id if all of it became that one, and nothing else did.
        """
        if self.lives_on(item_id):
            return item_id
        linked = self.paths[item_id] if self.is_linked(item_id) else {}
        targets = linked.keys() or self.above.became.get(item_id, frozenset())
        if len(targets) != 1 or not all(path.is_exact for path in linked.values()):
            return None
        (target,) = targets
        if target not in self.absent and self.lives_on(target):
            return None
        sources = self._became_back.get(target, set()) | {
            source for source, path in self._sources.get(target, {}).items() if not path.derived
        }
        return target if sources == {item_id} else None

    def joined(self, item_ids: Iterable[str]) -> set[str]:
        """Return these ids, of either edition, and all that exchanged content with them."""
        return connected(item_ids, lambda item_id: (*self.onward(item_id), *self.back(item_id)))

    def without_notes(self) -> "Correspondence":
        """Return the same without what editors noted at links."""
        paths = {
            source: {target: path.without_notes() for target, path in targets.items()}
            for source, targets in self.paths.items()
        }
        return replace(
            self, paths=paths, settled=_noteless(self.settled), begun=_noteless(self.begun)
        )

    @cached_property
    def _became_back(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for source, targets in self.above.became.items():
            for target in targets:
                found.setdefault(target, set()).add(source)
        return found

    @cached_property
    def _sources(self) -> dict[str, dict[str, Path]]:
        found: dict[str, dict[str, Path]] = {}
        for source in (*self.paths, *(i for i in self.above.pairs if i not in self.paths)):
            for target, path in self.onward(source).items() if source not in self.absent else ():
                found.setdefault(target, {})[source] = path
        return found


def _noteless(said: Mapping[str, tuple[Settled, ...]]) -> dict[str, tuple[Settled, ...]]:
    return {i: tuple(each._replace(note=None) for each in told) for i, told in said.items()}


NOTHING_FOUND = Correspondence("", "", {})
"""Every item is itself."""
