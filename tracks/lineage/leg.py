"""A leg: what the items of an edition that is asked for are in the edition that a map is about."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from tracks.lineage.correspondence import Correspondence
from tracks.lineage.crosswalk import crosswalk, reversed_crosswalk
from tracks.lineage.linked import Association
from tracks.lineage.path import Path
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.map import Scheme


class Way(NamedTuple):
    """All ways from an item to another, taken together.

    `source_partial`: only a part of the first is in the second, `target_partial`: only a part of the
    second in the first. `steps` are what links and maps say on the shortest, read along the way;
    `derived` tells that a step of it follows from what stands below, `sure` that the two have something in
    common: of two parts of one item nobody knows.
    """

    source_partial: bool = False
    target_partial: bool = False
    steps: tuple[Association, ...] = ()
    paths: int = 1
    derived: bool = False
    sure: bool = True

    def turned(self) -> "Way":
        """Return the way back."""
        return self._replace(
            source_partial=self.target_partial,
            target_partial=self.source_partial,
            steps=_back(self.steps),
        )


ITSELF = Way()


class Leg(NamedTuple):
    """The ways from each item of an edition to what it is in another edition of its taxonomy.

    `parts` gives all that an item is there, whether that edition lists it or not; nothing where it is
    more than that: said to be wider than what it carries on, or gone but for a part that it gave. `stays` where the two are one.
    """

    asked: Edition
    mapped: Scheme
    ways: Mapping[str, Mapping[str, Way]]
    parts: Callable[[str], Collection[str]]
    stays: bool = False

    @property
    def label(self) -> str:
        """What the edition that is asked for is called."""
        return scheme_of(self.asked).label


def leg(asked: Edition, mapped: Edition, found: Correspondence) -> Leg:
    """Return the leg between two editions; `found` leads from the earlier of them to the later."""
    onward = (found.before, found.after) == (asked.head.edition, mapped.head.edition)
    walk = crosswalk(found, asked, mapped) if onward else crosswalk(found, mapped, asked)
    rows = (walk if onward else reversed_crosswalk(walk)).rows
    key = asked.head.taxonomy.id
    ways: dict[str, dict[str, Way]] = {}
    for row in rows:
        if row.source and row.target:
            steps = tuple(_labelled(step, key) for step in row.steps)
            ways.setdefault(row.source.id, {})[row.target.id] = Way(
                row.source_partial,
                row.target_partial,
                steps if onward else _back(steps),
                row.paths,
                row.evidence is Evidence.DERIVED,
            )

    def parts(item_id: str) -> Collection[str]:
        paths = found.onward(item_id) if onward else found.back(item_id)
        is_more = onward and any(_leaves_more(path, paths) for path in paths.values())
        is_wider = not onward and any(path.wider for path in paths.values())
        # What is derived may have held others besides, which ended or began.
        is_derived = any(path.derived for path in paths.values())
        return () if is_more or is_wider or is_derived else paths.keys()

    return Leg(asked, scheme_of(mapped), ways, parts)


def _leaves_more(path: Path, paths: Collection[str]) -> bool:
    """Tell whether a part went this way, and nobody knows of the rest what it is: it is none of the paths' ends."""
    return path.partial and any(step.partial and step.origin not in paths for step in path.steps)


def staying(asked: Edition) -> Leg:
    """Return the leg of an edition that a map is about itself."""
    ways = {item_id: {item_id: ITSELF} for item_id in asked.items}
    return Leg(asked, scheme_of(asked), ways, lambda item_id: (item_id,), stays=True)


def scheme_of(edition: Edition) -> Scheme:
    """Return an edition as maps name it."""
    return Scheme(taxonomy=edition.head.taxonomy.id, edition=edition.head.edition)


def _labelled(step: Association, key: str) -> Association:
    """Return what a link says, with the taxonomy before either edition."""
    return step._replace(since=f"{key}:{step.since}", edition=f"{key}:{step.edition}")


def _back(steps: tuple[Association, ...]) -> tuple[Association, ...]:
    """Return what links say, read from their end; a share is of the origin, and lost."""
    return tuple(
        step._replace(
            since=step.edition,
            edition=step.since,
            origin=step.target,
            target=step.origin,
            partial=step.wider,
            wider=step.partial,
            weight=None,
        )
        for step in reversed(steps)
    )
