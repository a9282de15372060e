"""A sunburst: one edition, its roots around the middle and the items under them further out."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import pi
from typing import NamedTuple

from tracks.messages import pictures as say
from tracks.views.wording import Wording

MOST_RINGS = 4
RADIUS, HOLE = 370.0, 50.0  # pixels
_NARROWEST = 2.5  # pixels: a sector that is narrower cannot be seen


class Sector(NamedTuple):
    """An item with what is below it; `number` is how many innermost items that is, 1 for itself.

    `root` is the id of its root, None for those of unknown place.
    """

    name: str
    root: str | None
    number: int
    children: tuple["Sector", ...] = ()


class Sunburst(NamedTuple):
    """The roots of an edition, and last what has no known place."""

    key: str
    caption: str
    edition: str
    sectors: tuple[Sector, ...]


class Arc(NamedTuple):
    """A sector in its place: angles in turns from the top, clockwise, and its ring from 0."""

    sector: Sector
    start: float
    end: float
    ring: int
    path: str

    @property
    def middle(self) -> float:
        """The angle of its middle, in turns."""
        return (self.start + self.end) / 2


class Drawn(NamedTuple):
    """What is wide enough to be seen, the number of rings, and how many items have no sector of their own."""

    sectors: tuple[Sector, ...]
    rings: int
    left_out: int


def ring_bounds(ring: int, rings: int) -> tuple[float, float]:
    """Return the inner and the outer radius of a ring."""
    width = (RADIUS - HOLE) / rings
    return HOLE + width * ring, HOLE + width * (ring + 1)


def visible(data: Sunburst, words: Wording) -> Drawn:
    """Return what can be seen: at most MOST_RINGS deep, and neighbours narrower than a line as one."""
    rings = min(MOST_RINGS, max((_depth(sector) for sector in data.sectors), default=1))
    total = sum(sector.number for sector in data.sectors) or 1
    left_out = 0

    def pruned(sector: Sector, ring: int) -> Sector:
        nonlocal left_out
        inner, outer = ring_bounds(ring + 1, rings)

        def is_wide(child: Sector) -> bool:
            return child.number / total * pi * (inner + outer) >= _NARROWEST

        kept: list[Sector] = []
        for wide, run in groupby(sector.children if ring + 1 < rings else (), is_wide):
            if wide:
                kept += [pruned(child, ring + 1) for child in run]
                continue
            narrow = list(run)
            left_out += sum(map(_size, narrow))
            kept.append(_joint(narrow, words))
        left_out += sum(map(_size, sector.children)) if ring + 1 == rings else 0
        return sector._replace(children=tuple(filter(is_wide, kept)))

    sectors = tuple(pruned(sector, 0) for sector in data.sectors)
    return Drawn(sectors, rings, left_out)


def _joint(narrow: Sequence[Sector], words: Wording) -> Sector:
    """Return neighbours that are too narrow by themselves as one, called by their number."""
    number = sum(sector.number for sector in narrow)
    return Sector(say.SO_MANY(words.lang, n=len(narrow)), narrow[0].root, number)


def arcs(drawn: Drawn) -> Iterator[Arc]:
    """Yield every sector in its place, each after its parent."""
    total = sum(sector.number for sector in drawn.sectors) or 1
    start = 0.0
    pending: list[tuple[Sector, float, int, str]] = []
    for sector in drawn.sectors:
        pending.append((sector, start, 0, sector.name))
        start += sector.number / total
    while pending:
        sector, start, ring, path = pending.pop(0)
        yield Arc(sector, start, start + sector.number / total, ring, path)
        for child in sector.children:
            pending.append((child, start, ring + 1, f"{path} › {child.name}"))
            start += child.number / total


def sunburst_in_words(data: Sunburst, drawn: Drawn, words: Wording) -> str:
    """Return how many innermost items each root has, and how many sectors are not drawn."""
    lang = words.lang
    roots = [say.SO_MANY_IN(lang, name=s.name, n=_leaves(s)) for s in data.sectors]
    if drawn.left_out:
        roots.append(say.FINEST_LEFT_OUT(lang, n=drawn.left_out))
    return say.SUNBURST_SHOWS(lang, edition=data.edition, roots=words.clauses(roots))


def _leaves(sector: Sector) -> int:
    return sector.number if sector.children else 0


def _depth(sector: Sector) -> int:
    return 1 + max((_depth(child) for child in sector.children), default=0)


def _size(sector: Sector) -> int:
    return 1 + sum(map(_size, sector.children))
