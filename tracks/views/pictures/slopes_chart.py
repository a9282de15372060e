"""Slope lines as an ECharts option: the same colours, dashes and marks."""

from collections.abc import Iterator
from typing import Any

from tracks.diff.change import Figure
from tracks.views.pictures.chart import Option, shown
from tracks.views.pictures.palette import MARKS, NEUTRAL, Look, Looks
from tracks.views.pictures.slopes import Slope, Slopes, derived
from tracks.views.wording import Wording


def slopes_chart(data: Slopes, looks: Looks, words: Wording) -> Option:
    """Return lines by root; the legend hides and shows them, a pointer reads them."""
    names = [shown(slope.name) for slope in data.slopes]
    return {
        "legend": {"data": list(dict.fromkeys(names)), "type": "plain", "top": 0},
        "tooltip": {"trigger": "item"},
        "grid": {"top": 56, "bottom": 32, "left": 48, "right": 24},
        "xAxis": {
            "type": "category",
            "boundaryGap": False,
            "data": list(map(shown, data.editions)),
        },
        "yAxis": {"type": "value", "min": 0, "minInterval": 1},
        "series": [
            series
            for slope in data.slopes
            for series in _series(slope, looks.get(slope.root, NEUTRAL), words)
        ],
    }


def _series(slope: Slope, look: Look, words: Wording) -> Iterator[Option]:
    """Yield the points, then each segment from one to the next, then each pair of bounds.

    They share a name, so the legend switches them together.
    """
    exact = [(n, figure) for n, figure in slope.points if figure.value is not None]
    points = [_point(n, figure.value, figure, look, words) for n, figure in exact]
    yield _line(slope, look, "solid", points) | {"lineStyle": {"width": 0}}
    for (n, old), (m, new) in slope.steps:
        if old.value is None or new.value is None:
            continue
        dash = "dashed" if derived(old) or derived(new) else "dotted" if m - n > 1 else "solid"
        yield _line(slope, look, dash, [[n, old.value], [m, new.value]]) | {"symbol": "none"}
    for n, figure in slope.points:
        if figure.value is None:
            ends = [end for end in figure[:2] if end is not None]
            bounds = [_point(n, end, figure, look, words) for end in ends]
            turn = {"symbolRotate": 180} if figure.minimum is None else {}
            yield _line(slope, look, "dashed", bounds) | {"symbol": "arrow"} | turn


def _point(edition: int, value: int | None, figure: Figure, look: Look, words: Wording) -> Option:
    """Return a point whose tooltip shows its figure; ECharts adds name and edition, and escapes them."""
    colour = "transparent" if derived(figure) else look.hex
    return {
        "value": [edition, value],
        "itemStyle": {"color": colour, "borderColor": look.hex, "borderWidth": 2},
        "tooltip": {"formatter": f"{{a}}<br>{{b}}: {words.figure(figure)}"},
    }


def _line(slope: Slope, look: Look, dash: str, data: list[Any]) -> Option:
    return {
        "type": "line",
        "name": shown(slope.name),
        "data": data,
        "symbol": f"path://{MARKS[look.pattern]}",
        "symbolSize": 10,
        "itemStyle": {"color": look.hex},
        "lineStyle": {"color": look.hex, "width": 2.5, "type": dash},
        "emphasis": {"focus": "series"},
    }
