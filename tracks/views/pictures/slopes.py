"""Slope lines: how many items each root had from edition to edition, where only numbers are known."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tracks.diff.change import Figure
from tracks.messages import diff as say_diff
from tracks.messages import pictures as say
from tracks.model.evidence import Evidence
from tracks.views.wording import Wording

MOST_LINES = 12


class Slope(NamedTuple):
    """The figures of one root, one an edition; a figure without bounds is not known."""

    root: str
    name: str
    figures: tuple[Figure, ...]

    @property
    def points(self) -> list[tuple[int, Figure]]:
        """The known figures, each with the number of its edition."""
        return [(n, figure) for n, figure in enumerate(self.figures) if known(figure)]

    @property
    def steps(self) -> Iterator[tuple[tuple[int, Figure], tuple[int, Figure]]]:
        """Each known figure with the next."""
        return pairwise(self.points)

    @property
    def change(self) -> int:
        """How far apart the greatest and the least of its numbers are, -1 where there is none."""
        values = [figure.value for figure in self.figures if figure.value is not None]
        return max(values) - min(values) if values else -1


class Slopes(NamedTuple):
    """Slope lines over editions, in the order of the roots."""

    key: str
    caption: str
    editions: tuple[str, ...]
    slopes: tuple[Slope, ...]


def known(figure: Figure) -> bool:
    """Tell whether anything is known of a figure."""
    return figure.minimum is not None or figure.maximum is not None


def derived(figure: Figure) -> bool:
    """Tell whether a figure is derived, and so drawn hollow and dashed."""
    return figure.evidence is Evidence.DERIVED


def readable(data: Slopes) -> Slopes:
    """Return the picture with the lines that change most, at most MOST_LINES, in their order."""
    most = sorted(data.slopes, key=lambda slope: -slope.change)[:MOST_LINES]
    return data._replace(slopes=tuple(slope for slope in data.slopes if slope in most))


def slope_in_words(slope: Slope, data: Slopes, words: Wording) -> str:
    """Return a line's figures, each with its edition."""
    figures = [
        say.AT_EDITION(words.lang, edition=data.editions[n], figure=words.figure(figure))
        for n, figure in slope.points
    ]
    listed = words.listed(figures) or say_diff.NO_DATA(words.lang)
    return say.SLOPE(words.lang, name=slope.name, figures=listed)


def slopes_in_words(data: Slopes, drawn: Slopes, words: Wording) -> str:
    """Return what the picture shows, and how many lines are not drawn."""
    lines = [slope_in_words(slope, drawn, words) for slope in drawn.slopes]
    if left := len(data.slopes) - len(drawn.slopes):
        lines.append(say.AND_OTHERS(words.lang, n=left))
    editions = words.series(data.editions)
    return say.SLOPES_SHOW(words.lang, editions=editions, lines=words.clauses(lines))
