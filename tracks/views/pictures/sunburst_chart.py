"""A sunburst as an ECharts option: a click on a sector opens it."""

from typing import Any

from tracks.views.pictures.chart import Option, shown
from tracks.views.pictures.palette import NEUTRAL, Looks
from tracks.views.pictures.sunburst import Drawn, Sector, Sunburst

_FADES = (0.85, 0.6, 0.4, 0.25)


def sunburst_chart(data: Sunburst, drawn: Drawn, looks: Looks) -> Option:
    """Return the sectors that are drawn, in their order."""
    return {
        "tooltip": {"trigger": "item"},
        "series": [
            {
                "type": "sunburst",
                "data": [_node(sector, 0, looks) for sector in drawn.sectors],
                "radius": ["14%", "96%"],
                "sort": None,
                "emphasis": {"focus": "ancestor"},
                "label": {"minAngle": 6, "width": 70, "overflow": "truncate", "fontSize": 11},
            }
        ],
    }


def _node(sector: Sector, depth: int, looks: Looks) -> Option:
    look = looks.get(sector.root or "", NEUTRAL)
    node: dict[str, Any] = {
        "name": shown(sector.name),
        "value": sector.number,
        "itemStyle": {"color": look.hex, "opacity": _FADES[depth]},
    }
    if sector.children:
        node["children"] = [_node(child, depth + 1, looks) for child in sector.children]
    return node
