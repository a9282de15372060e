"""Events: what happened to the items that links join, as connected components (GSIM appendix 3)."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from tracks.lineage.connected import connected
from tracks.lineage.correspondence import Correspondence
from tracks.model.kind import Kind


class Event(NamedTuple):
    """The items that exchanged content, by id: those that ended, lived on and began.

    `kind` is None where one ended and one began that is no wider: it is the same item under another id. The ones
    that live on are given apart as they gave to others or took from others.
    """

    kind: Kind | None
    ended: tuple[str, ...]
    giving: tuple[str, ...]
    taking: tuple[str, ...]
    begun: tuple[str, ...]
    partial: bool = False

    @property
    def before(self) -> tuple[str, ...]:
        """All its items in the earlier edition."""
        return tuple(dict.fromkeys((*self.ended, *self.giving, *self.taking)))

    @property
    def after(self) -> tuple[str, ...]:
        """All its items in the later edition."""
        return tuple(dict.fromkeys((*self.giving, *self.taking, *self.begun)))


def events(
    found: Correspondence, before: Collection[str], after: Collection[str]
) -> Iterator[Event]:
    """Yield the events between two editions, by the least of their ids.

    `before` and `after` have, at least, the ids that links name and the editions list.
    """
    given: dict[str, set[str]] = {}
    partial: set[tuple[str, str]] = set()
    wider: set[tuple[str, str]] = set()
    living: set[str] = set()
    for source, paths in found.paths.items():
        if source not in before:
            continue
        for target, path in paths.items():
            if target not in after:
                continue
            if path.partial:
                partial.add((source, target))
            if path.wider:
                wider.add((source, target))
            if target != source:
                given.setdefault(source, set()).add(target)
            elif found.lives_on(source):
                living.add(source)
    for source, became in found.above.became.items():
        given.setdefault(source, set()).update(became)
        ids = (source, *became)
        living.update(i for i in ids if i in before and i in after and found.lives_on(i))
    for sources, targets in _components(given, living):
        yield _event(sources, targets, living, partial, wider, given)


Vertex = tuple[str, bool]
"""An item by id, and whether it stands on the later side alone."""


def _components(
    given: Mapping[str, set[str]], living: Collection[str]
) -> list[tuple[set[str], set[str]]]:
    """Return the sources and the targets of each connected component; a living item is one node."""

    def of_target(target: str) -> Vertex:
        return target, target not in living

    near: dict[Vertex, list[Vertex]] = {}
    for source, targets in given.items():
        for target in targets:
            near.setdefault((source, False), []).append(of_target(target))
            near.setdefault(of_target(target), []).append((source, False))
    found: list[tuple[set[str], set[str]]] = []
    seen: set[Vertex] = set()
    for start in sorted(near):
        if start in seen:
            continue
        members = connected([start], near.__getitem__)
        seen |= members
        sources = {i for i, later in members if not later and i in given}
        found.append((sources, {target for source in sources for target in given[source]}))
    return found


def _event(
    sources: set[str],
    targets: set[str],
    living: Collection[str],
    partial: Collection[tuple[str, str]],
    wider: Collection[tuple[str, str]],
    given: Mapping[str, set[str]],
) -> Event:
    ended = tuple(sorted(i for i in sources if i not in living))
    giving = tuple(sorted(i for i in sources if i in living))
    taking = tuple(sorted(i for i in targets if i in living))
    begun = tuple(sorted(i for i in targets if i not in living))
    in_part = any((source, target) in partial for source in ended for target in given[source])
    kind = _kind(len(ended), len(giving), len(begun), len(taking))
    if kind is None and in_part:
        kind = Kind.REGROUPED  # part of what ended went on; nothing says where the rest went
    elif kind is None and (ended[0], begun[0]) in wider:
        kind = Kind.ABSORBED  # what begins holds more than it
    return Event(kind, ended, giving, taking, begun, in_part)


def _kind(ended: int, giving: int, begun: int, taking: int) -> Kind | None:
    """Return the kind by how many ended and gave, began and took; None for one that became one."""
    match bool(ended), bool(giving), bool(begun), bool(taking):
        case True, False, True, False:
            if ended == 1:
                return None if begun == 1 else Kind.SPLIT
            return Kind.MERGED if begun == 1 else Kind.REGROUPED
        case True, False, False, True if taking == 1:
            return Kind.ABSORBED
        case False, True, True, False if giving == 1:
            return Kind.SPLIT_OFF
        case False, True, False, True if giving == 1:
            return Kind.TRANSFERRED
    return Kind.REGROUPED
