"""Slope lines as SVG."""

from collections.abc import Iterator

from tracks.diff.change import Figure
from tracks.messages import diff as say_diff
from tracks.messages import pictures as say
from tracks.views.pictures.palette import MARKS, NEUTRAL, Look, Looks
from tracks.views.pictures.slopes import Slope, Slopes, derived, known, slope_in_words
from tracks.views.pictures.svg import (
    element,
    fitted,
    frame,
    number,
    spread,
    text,
    titled,
    width_of,
)
from tracks.views.wording import Wording

_HEIGHT, _TOP, _LEFT, _RIGHT, _LABEL = 320, 24, 150, 220, 17
_PLOT, _STEP = 400, 60  # the least width of all columns together, and of one
_NAME = 56  # pixels that a name has at least beside its figure
_FEW = 3  # lines beside which there is room for numbers
_DASHED, _DOTTED = "7 5", "1.5 4.5"


def slopes_svg(data: Slopes, looks: Looks, words: Wording, description: str) -> str:
    """Draw the lines: dashed and hollow for derived figures, dotted over editions without data."""
    return _Drawing(data, looks, words).svg(description)


class _Drawing:
    def __init__(self, data: Slopes, looks: Looks, words: Wording) -> None:
        self._data, self._looks, self._words = data, looks, words
        self._lang = words.lang
        step = max(_STEP, _PLOT / max(1, len(data.editions) - 1))
        self._xs = [_LEFT + step * n for n in range(len(data.editions))]
        bounds = [b for s in data.slopes for _, f in s.points for b in f[:2] if b is not None]
        self._most = max(1, *bounds) * 1.06 if bounds else 1.0  # above is room for an open end

    def svg(self, description: str) -> str:
        width = self._xs[-1] + _RIGHT
        legend = list(self._legend())
        body = [*self._axes(), *self._lines(), *self._labels(), *legend]
        size = (width, _HEIGHT + 2 * _TOP + (30 if legend else 6))
        used = [self._look(slope) for slope in self._data.slopes]
        return frame(self._data.key, size, self._data.caption, description, body, used)

    def _look(self, slope: Slope) -> Look:
        return self._looks.get(slope.root, NEUTRAL)

    def _y(self, value: float) -> float:
        return _TOP + _HEIGHT * (1 - value / self._most)

    def _axes(self) -> Iterator[str]:
        left, right = self._xs[0], self._xs[-1]
        base = f"M{number(left)} {number(self._y(0))}H{number(right)}"
        yield element("path", d=base, class_="grid")
        empty = [
            not any(known(s.figures[n]) for s in self._data.slopes) for n in range(len(self._xs))
        ]
        for x, edition, nothing in zip(self._xs, self._data.editions, empty, strict=True):
            label = f"{edition} {say_diff.NO_DATA(self._lang)}" if nothing else edition
            y = _TOP + _HEIGHT
            yield element("path", d=f"M{number(x)} {_TOP}V{number(y)}", class_="grid")
            yield text(x, y + 20, fitted(label, 110), anchor="middle", class_="faint")

    def _lines(self) -> Iterator[str]:
        for slope in self._data.slopes:
            shapes = [*self._segments(slope), *self._marks(slope)]
            description = slope_in_words(slope, self._data, self._words)
            # Lines with the same figures would hide one another.
            same = [other.root for other in self._data.slopes if other.figures == slope.figures]
            aside = f"translate(0 {3 * same.index(slope.root)})" if same[0] != slope.root else None
            if shapes:
                colour = self._look(slope).hex
                yield titled("".join(shapes), description, stroke=colour, transform=aside)
            if len(self._data.slopes) <= _FEW:
                yield from self._numbers(slope)

    def _numbers(self, slope: Slope) -> Iterator[str]:
        """Write the figures between the ends at their marks, where few lines leave room."""
        for n, figure in slope.points[1:-1]:
            x, y, shown = self._xs[n], self._y(_middle(figure)), self._words.figure(figure)
            if figure.value is None:
                yield text(x + 9, y + 4, shown, class_="halo")
            else:
                yield text(x, y - 12, shown, anchor="middle", class_="halo")

    def _segments(self, slope: Slope) -> Iterator[str]:
        """Join known figures; bounds as the area between them, none where one of them is missing."""
        for (n, old), (m, new) in slope.steps:
            if None in (*old[:2], *new[:2]):
                continue
            x, z = self._xs[n], self._xs[m]
            ends = [(x, old.minimum), (z, new.minimum), (z, new.maximum), (x, old.maximum)]
            placed = [f"{number(a)} {number(self._y(b or 0))}" for a, b in ends]
            if old.value is None or new.value is None:
                shade = {"fill": self._look(slope).hex, "fill_opacity": "0.18", "stroke": "none"}
                yield element("path", d=f"M{'L'.join(placed)}Z", **shade)
                continue
            dashes = _DASHED if derived(old) or derived(new) else _DOTTED if m - n > 1 else None
            yield element(
                "path",
                d=f"M{placed[0]}L{placed[1]}",
                stroke_width="2.5",
                stroke_dasharray=dashes,
                stroke_linecap="round",
            )

    def _marks(self, slope: Slope) -> Iterator[str]:
        for n, figure in slope.points:
            if figure.value is None:
                yield self._range(self._xs[n] + self._aside(n, slope), figure)
            else:
                look = self._look(slope)
                yield _mark(self._xs[n], self._y(figure.value), look, hollow=derived(figure))

    def _aside(self, n: int, slope: Slope) -> float:
        """Return how far beside its edition a range is drawn, so that several do not hide one another."""
        there = [
            s.root for s in self._data.slopes if known(s.figures[n]) and s.figures[n].value is None
        ]
        return 8 * (there.index(slope.root) - (len(there) - 1) / 2)

    def _range(self, x: float, figure: Figure) -> str:
        """Return a bar between bounds; an arrow where one of them is missing."""
        low = self._y(figure.minimum or 0)
        high = self._y(self._most if figure.maximum is None else figure.maximum)
        bars = f"M{number(x)} {number(low)}V{number(high)}"
        for y, end in ((low, figure.minimum), (high, figure.maximum)):
            bars += f"M{number(x - 5)} {number(y)}h10" if end is not None else ""
        if figure.maximum is None:
            bars += f"M{number(x - 4)} {number(high + 6)}l4-6l4 6"
        dashes = "3 3" if derived(figure) else None
        return element("path", d=bars, fill="none", stroke_width="2", stroke_dasharray=dashes)

    def _labels(self) -> Iterator[str]:
        """Name each line where it begins on the left, and where it ends on the right."""
        for side, anchor in ((0, "end"), (-1, "start")):
            ends = [(slope.points[side], slope) for slope in self._data.slopes if slope.points]
            if side == 0:
                ends = [end for end in ends if end[0][0] == 0]
            at = [(self._y(_middle(figure)), slope, n, figure) for (n, figure), slope in ends]
            at.sort(key=lambda end: end[0])
            ys = spread([end[0] for end in at], _LABEL, _TOP - 4, _TOP + _HEIGHT)
            sign, room = (-1, _LEFT - 24) if side == 0 else (1, _RIGHT - 28)
            edge = self._xs[side]
            for (y, slope, n, figure), placed in zip(at, ys, strict=True):
                shown = self._words.figure(figure)
                if n != len(self._xs) - 1 and side:
                    edition = self._data.editions[n]
                    shown = say.AT_EDITION(self._lang, edition=edition, figure=shown)
                name = fitted(slope.name, max(_NAME, room - width_of(f" {shown}")))
                start = self._xs[n] + sign * 8
                d = f"M{number(start)} {number(y)}L{number(edge + sign * 16)} {number(placed)}"
                leader = {"stroke": self._look(slope).hex, "stroke_opacity": "0.6", "fill": "none"}
                yield element("path", d=d, stroke_dasharray="1 3", **leader)
                label = f"{name} {shown}"
                yield titled(text(edge + sign * 20, placed + 4, label, anchor=anchor), slope.name)

    def _legend(self) -> Iterator[str]:
        """Explain the styles of lines that this picture has, where it has more than the plain one."""
        figures = [figure for slope in self._data.slopes for _, figure in slope.points]
        gaps = any(m - n > 1 for s in self._data.slopes for (n, _), (m, _) in s.steps)
        styles = [
            (
                say.SOLID,
                "M0 0h30",
                None,
                any(f.value is not None and not derived(f) for f in figures),
            ),
            (say.DERIVED, "M0 0h30", _DASHED, any(map(derived, figures))),
            (say.OVER_A_GAP, "M0 0h30", _DOTTED, gaps),
            (say.BOUNDS, "M15-7v14M10-7h10M10 7h10", None, any(f.value is None for f in figures)),
        ]
        shown = [style[:3] for style in styles if style[3]]
        if len(shown) < 2:
            return
        x, y = self._xs[0], _TOP + _HEIGHT + 46
        for what, d, dashes in shown:
            line = element(
                "path",
                d=d,
                stroke_width="2",
                stroke_dasharray=dashes,
                stroke_linecap="round",
                class_="ink",
                fill="none",
            )
            dot = ""
            if what is say.SOLID:
                dot = element("circle", cx=15, r=4, class_="inked")
            if what is say.DERIVED:
                dot = element("circle", cx=15, r=4, class_="ink hollow", stroke_width="2")
            yield element("g", line + dot, transform=f"translate({number(x)} {number(y - 4)})")
            yield text(x + 38, y, what(self._lang), class_="faint")
            x += 38 + width_of(what(self._lang)) + 24


def _mark(x: float, y: float, look: Look, *, hollow: bool = False) -> str:
    """Return the mark of a look on a line, hollow for a derived figure."""
    where = f"translate({number(x)} {number(y)})"
    if hollow:
        return element(
            "path", d=MARKS[look.pattern], transform=where, class_="hollow", stroke_width="2"
        )
    return element("path", d=MARKS[look.pattern], transform=where, fill=look.hex, stroke_width="2")


def _middle(figure: Figure) -> float:
    known_ends = [end for end in figure[:2] if end is not None]
    return sum(known_ends) / len(known_ends)
