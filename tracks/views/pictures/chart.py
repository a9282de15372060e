"""What all charts share: texts that ECharts shows as they are."""

from typing import Any

from tracks.render.cells import clean

Option = dict[str, Any]
"""A part of an ECharts option: plain JSON, never a function, and no formatter of a tooltip that holds a name:
ECharts escapes what it puts in for `{a}` and `{b}`, and nothing of the formatter itself."""

LONGEST = 120


def shown(text: str) -> str:
    """Return a text that ECharts takes for no template; its letters stay, a zero-width space parts `{`."""
    text = clean(text)
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    return text.replace("{", "{\u200b")
