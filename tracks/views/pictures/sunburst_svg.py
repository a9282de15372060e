"""A sunburst as SVG."""

from collections.abc import Iterator
from math import cos, pi, sin

from tracks.views.pictures.palette import NEUTRAL, Looks
from tracks.views.pictures.sunburst import (
    HOLE,
    RADIUS,
    Arc,
    Drawn,
    Sunburst,
    arcs,
    ring_bounds,
)
from tracks.views.pictures.svg import element, fill, fitted, frame, number, text, titled, width_of

_MARGIN = 10
_CENTRE = RADIUS + _MARGIN
_SMALL = 12
_LINE = 13  # pixels that a line of text takes
_FADES = ("0.85", "0.6", "0.4", "0.25")
_LETTER_ROOM = 30


def sunburst_svg(data: Sunburst, drawn: Drawn, looks: Looks, description: str) -> str:
    """Draw the rings, lighter further out, with the names that fit."""
    placed = list(arcs(drawn))
    size = (2 * _CENTRE, 2 * _CENTRE)
    body = [
        *(_shape(data.key, arc, drawn.rings, looks) for arc in placed),
        *(label for arc in placed for label in _label(arc, drawn.rings)),
        text(_CENTRE, _CENTRE + 5, fitted(data.edition, 2 * HOLE - 12), anchor="middle"),
    ]
    used = [looks.get(arc.sector.root or "", NEUTRAL) for arc in placed]
    return frame(data.key, size, data.caption, description, body, used)


def _shape(key: str, arc: Arc, rings: int, looks: Looks) -> str:
    inner, outer = ring_bounds(arc.ring, rings)
    look = looks.get(arc.sector.root or "", NEUTRAL)
    shape = element(
        "path",
        d=_ring(inner, outer) if arc.end - arc.start > 0.9999 else _wedge(arc, inner, outer),
        fill_rule="evenodd",
        fill_opacity=_FADES[arc.ring],
        class_="edge",
        **fill(key, look),
    )
    return titled(shape, arc.path)


def _wedge(arc: Arc, inner: float, outer: float) -> str:
    large = int(arc.end - arc.start > 0.5)
    return (
        f"M{_point(arc.start, inner)}L{_point(arc.start, outer)}"
        f"A{number(outer)} {number(outer)} 0 {large} 1 {_point(arc.end, outer)}"
        f"L{_point(arc.end, inner)}A{number(inner)} {number(inner)} 0 {large} 0 {_point(arc.start, inner)}Z"
    )


def _ring(inner: float, outer: float) -> str:
    """Return a whole ring, which one arc cannot draw."""
    return "".join(
        f"M{_point(0, r)}A{number(r)} {number(r)} 0 1 1 {_point(0.5, r)}A{number(r)} {number(r)} 0 1 1 {_point(0, r)}Z"
        for r in (outer, inner)
    )


def _point(turns: float, radius: float) -> str:
    x = _CENTRE + radius * sin(2 * pi * turns)
    y = _CENTRE - radius * cos(2 * pi * turns)
    return f"{number(x)} {number(y)}"


def _label(arc: Arc, rings: int) -> Iterator[str]:
    """Write a name level where it fits so, else along the radius, else not."""
    inner, outer = ring_bounds(arc.ring, rings)
    middle, depth = (inner + outer) / 2, outer - inner - 6
    breadth = (arc.end - arc.start) * 2 * pi * middle
    where = _point(arc.middle, middle)
    style = {"anchor": "middle", "class_": "halo", "style": f"font-size:{_SMALL}px"}
    if (
        width_of(arc.sector.name, _SMALL) <= min(breadth, depth)
        and len(arc.sector.name) < _LETTER_ROOM
    ):
        yield text(0, 4, arc.sector.name, transform=f"translate({where})", **style)
    elif breadth >= _LINE:
        name = fitted(arc.sector.name, depth, _SMALL)
        turn = 360 * arc.middle - 90 + (180 if arc.middle > 0.5 else 0)
        if name:
            yield text(0, 4, name, transform=f"translate({where})rotate({number(turn)})", **style)
