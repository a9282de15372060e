"""An alluvial as an ECharts option: a Sankey diagram with the same columns and colours."""

from tracks.views.pictures.alluvial import Alluvial, Flow, is_named
from tracks.views.pictures.chart import Option, shown
from tracks.views.pictures.palette import NEUTRAL, Looks

_TOP, _LEFT, _RIGHT, _NODE = 30, 8, 170, 11


def alluvial_chart(data: Alluvial, flow: Flow, looks: Looks) -> Option:
    """Return nodes by edition and links between them; a pointer lights what joins a node."""
    nodes: list[Option] = []
    links: list[Option] = []
    names = _names(data, flow)
    for n, stage in enumerate(flow.stages):
        for item_id, box in stage.boxes.items():
            look = looks.get(box.root or "", NEUTRAL)
            label = {"show": is_named(flow, n, item_id), "formatter": shown(box.name)}
            node = {"name": names[n, item_id], "depth": n, "label": label}
            nodes.append(node | {"itemStyle": {"color": look.hex}})
        for stream in stage.streams:
            link = {"source": names[n, stream.origin], "target": names[n + 1, stream.target]}
            faint = {"lineStyle": {"opacity": 0.2}} if stream.partial else {}
            links.append({**link, "value": stream.number, **faint})
    return {
        "tooltip": {"trigger": "item"},
        # An axis without a line: it only writes the editions above their columns.
        "grid": {"top": _TOP, "left": _LEFT, "right": _RIGHT + _NODE, "bottom": 8},
        "xAxis": {
            "type": "category",
            "data": list(map(shown, data.editions)),
            "boundaryGap": False,
            "position": "top",
            "axisLine": {"show": False},
            "axisTick": {"show": False},
            "axisLabel": {"interval": 0, "align": "left", "margin": 6},
        },
        "yAxis": {"type": "value", "show": False},
        "series": [
            {
                "type": "sankey",
                "data": nodes,
                "links": links,
                "top": _TOP,
                "bottom": 8,
                "left": _LEFT,
                "right": _RIGHT,
                "nodeWidth": _NODE,
                "nodeGap": 4,
                "layoutIterations": 0,
                "draggable": False,
                "emphasis": {"focus": "adjacency"},
                "label": {"width": 150, "overflow": "truncate", "fontSize": 11},
                "labelLayout": {"hideOverlap": True},
                "lineStyle": {"color": "source", "opacity": 0.45, "curveness": 0.5},
            }
        ],
    }


def _names(data: Alluvial, flow: Flow) -> dict[tuple[int, str], str]:
    """Return a name for each node that no other node has: with its edition, and its id where need be."""
    names: dict[tuple[int, str], str] = {}
    taken: set[str] = set()
    for n, stage in enumerate(flow.stages):
        for item_id, box in stage.boxes.items():
            name = f"{shown(box.name)} · {shown(data.editions[n])}"
            if name in taken:
                name = f"{name} · {shown(item_id)}"
            while name in taken:
                name += "\u200b"
            taken.add(name)
            names[n, item_id] = name
    return names
