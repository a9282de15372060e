"""An alluvial as SVG."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracks.messages import pictures as say
from tracks.views.pictures.alluvial import Alluvial, Box, Flow, Stream, is_named, stream_in_words
from tracks.views.pictures.palette import NEUTRAL, Look, Looks
from tracks.views.pictures.svg import (
    element,
    fill,
    fitted,
    frame,
    number,
    spread,
    text,
    titled,
    width_of,
)
from tracks.views.wording import Wording

_TOP, _LEFT, _RIGHT, _BOX, _LABEL, _LEGEND = 36, 12, 170, 11, 15, 24
_PLOT, _STEP, _STEP_OF_ITEMS = 560, 84, 140  # the least width of all columns, and of one
_BANDS_HEIGHT = 520
_SMALL = 12


class _Spot(NamedTuple):
    """The top and the height of a box."""

    y: float
    height: float


def alluvial_svg(data: Alluvial, flow: Flow, looks: Looks, words: Wording, description: str) -> str:
    """Draw columns of boxes and the ribbons between them, coloured by the root of what they leave."""
    return _Drawing(data, flow, looks, words).svg(description)


class _Drawing:
    def __init__(self, data: Alluvial, flow: Flow, looks: Looks, words: Wording) -> None:
        self._data, self._flow, self._looks, self._words = data, flow, looks, words
        least = _STEP if flow.bands else _STEP_OF_ITEMS
        step = max(least, _PLOT / max(1, len(data.editions) - 1))
        self._xs = [_LEFT + step * n for n in range(len(data.editions))]
        self._room = step - _BOX - 12
        sizes = [self._sizes(n) for n in range(len(data.editions))]
        self._gap = 3.0 if flow.bands else 4.0
        most = max((sum(column.values()) for column in sizes), default=0) or 1.0
        self._unit = min(16.0, _BANDS_HEIGHT / most) if flow.bands else 12.0
        heights = [sum(c.values()) * self._unit + self._gap * len(c) for c in sizes]
        self._spots = [
            self._column(column, _TOP + (max(heights) - height) / 2)
            for column, height in zip(sizes, heights, strict=True)
        ]
        self._bottom = max((s.y + s.height for c in self._spots for s in c.values()), default=_TOP)

    def svg(self, description: str) -> str:
        legend, height = self._legend()
        body = [*self._ribbons(), *self._boxes(), *self._editions(), *self._labels(), *legend]
        size = (self._xs[-1] + _BOX + _RIGHT, self._bottom + height + 16)
        used = [self._look(box) for stage in self._flow.stages for box in stage.boxes.values()]
        return frame(self._data.key, size, self._data.caption, description, body, used)

    def _look(self, box: Box) -> Look:
        return self._looks.get(box.root or "", NEUTRAL)

    def _sizes(self, n: int) -> dict[str, float]:
        """Return how many items each box of a column is, whichever side has more of them."""
        leaving = dict.fromkeys(self._flow.stages[n].boxes, 0.0)
        reaching = dict(leaving)
        for stream in self._flow.stages[n].streams:
            leaving[stream.origin] += stream.leaving
        for stream in self._flow.stages[n - 1].streams if n else ():
            reaching[stream.target] += stream.reaching
        return {i: max(size, reaching[i]) for i, size in leaving.items()}

    def _column(self, sizes: Mapping[str, float], y: float) -> dict[str, _Spot]:
        placed = {}
        for item_id, size in sizes.items():
            placed[item_id] = _Spot(y, max(1.0, size * self._unit))
            y += placed[item_id].height + self._gap
        return placed

    def _ribbons(self) -> Iterator[str]:
        for n, stage in enumerate(self._flow.stages[:-1]):
            here, there = self._spots[n], self._spots[n + 1]
            ordered = sorted(stage.streams, key=lambda s: (here[s.origin].y, there[s.target].y))
            left: dict[str, float] = {}
            for stream in ordered:
                left[stream.origin] = left.get(stream.origin, here[stream.origin].y)
            right = {i: spot.y for i, spot in there.items()}
            starts: dict[Stream, float] = {}
            for stream in ordered:
                starts[stream] = left[stream.origin]
                left[stream.origin] += stream.leaving * self._unit
            for stream in sorted(
                stage.streams, key=lambda s: (there[s.target].y, here[s.origin].y)
            ):
                end = right[stream.target]
                right[stream.target] += stream.reaching * self._unit
                yield self._ribbon(n, stream, starts[stream], end)

    def _ribbon(self, n: int, stream: Stream, start: float, end: float) -> str:
        x, z = self._xs[n] + _BOX, self._xs[n + 1]
        middle = number((x + z) / 2)
        low, high = start + stream.leaving * self._unit, end + stream.reaching * self._unit
        d = (
            f"M{number(x)} {number(start)}C{middle} {number(start)} {middle} {number(end)} {number(z)} {number(end)}"
            f"V{number(high)}C{middle} {number(high)} {middle} {number(low)} {number(x)} {number(low)}Z"
        )
        look = self._look(self._flow.stages[n].boxes[stream.origin])
        description = stream_in_words(stream, n, self._data, self._flow, self._words)
        crossing = self._flow.bands and stream.origin != stream.target
        opacity = "0.22" if stream.partial else "0.7" if crossing else "0.45"
        edge = {"stroke": look.hex, "stroke_dasharray": "3 3"} if stream.partial else {}
        shape = element("path", d=d, **fill(self._data.key, look), fill_opacity=opacity, **edge)
        return titled(shape, description)

    def _boxes(self) -> Iterator[str]:
        for n, (x, spots) in enumerate(zip(self._xs, self._spots, strict=True)):
            for item_id, spot in spots.items():
                box = self._flow.stages[n].boxes[item_id]
                shape = element(
                    "rect",
                    x=x,
                    y=spot.y,
                    width=_BOX,
                    height=spot.height,
                    **fill(self._data.key, self._look(box)),
                )
                yield titled(shape, f"{box.name} {self._data.editions[n]}")

    def _editions(self) -> Iterator[str]:
        for x, edition in zip(self._xs, self._data.editions, strict=True):
            yield text(x, _TOP - 14, fitted(edition, self._room), class_="faint")

    def _labels(self) -> Iterator[str]:
        """Name the boxes of the last column, and the others where a name is not the one before."""
        last = len(self._xs) - 1
        for n, (x, spots) in enumerate(zip(self._xs, self._spots, strict=True)):
            named = [i for i in spots if is_named(self._flow, n, i)]
            middles = [spots[i].y + spots[i].height / 2 for i in named]
            ys = middles
            if n == last:
                ys = spread(middles, _LABEL, _TOP, self._bottom)
            room = _RIGHT - 14 if n == last else self._room
            taken = float("-inf")
            for item_id, y, middle in zip(named, ys, middles, strict=True):
                if y - taken < _LABEL - 3 and n != last:
                    continue  # no room; the tooltip has the name
                taken = y
                name = self._flow.stages[n].boxes[item_id].name
                if abs(y - middle) > 2:
                    d = f"M{number(x + _BOX)} {number(middle)}L{number(x + _BOX + 8)} {number(y)}"
                    yield element("path", d=d, class_="grid", fill="none")
                style = {"class_": "halo", "style": f"font-size:{_SMALL}px"}
                label = text(x + _BOX + 10, y + 4, fitted(name, room, _SMALL), **style)
                yield titled(label, name)

    def _legend(self) -> tuple[list[str], float]:
        """Return a row of the roots that have boxes, and of how parts are drawn; and how high it is."""
        boxes = [box for stage in self._flow.stages for box in stage.boxes.values()]
        there = {box.root for box in boxes}
        shown: list[tuple[str, dict[str, str]]] = []
        if not self._flow.bands:
            shown = [
                (name, fill(self._data.key, self._looks.get(root, NEUTRAL)))
                for root, name in self._data.roots.items()
                if root in there
            ]
            if None in there:
                shown.append((say.UNPLACED(self._words.lang), fill(self._data.key, NEUTRAL)))
        if any(stream.partial for stage in self._flow.stages for stream in stage.streams):
            part = {
                "fill": NEUTRAL.hex,
                "fill_opacity": "0.22",
                "stroke": NEUTRAL.hex,
                "stroke_dasharray": "3 3",
            }
            shown.append((say.PART(self._words.lang), part))
        parts, x, y = [], float(_LEFT), self._bottom + _LEGEND + 12
        for name, look in shown:
            label = fitted(name, 160, _SMALL)
            if x + 20 + width_of(label, _SMALL) > self._xs[-1] + _RIGHT:
                x, y = _LEFT, y + _LEGEND
            parts.append(element("rect", x=x, y=y - 11, width=12, height=12, **look))
            parts.append(text(x + 18, y, label, class_="faint", style=f"font-size:{_SMALL}px"))
            x += 18 + width_of(label, _SMALL) + 20
        return parts, y - self._bottom if shown else 0
