"""SVG as text: elements, numbers, texts that fit, and the frame that every picture has."""

from collections.abc import Iterable, Sequence

from tracks.model.text import cells
from tracks.render.cells import clean
from tracks.render.markup import escaped
from tracks.views.pictures.palette import PATTERNS, Look

FONT_SIZE = 13
# The fonts that systems come with; for a PNG, render/png.py names the one that there is.
_FONTS = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"
# Of a Latin letter, on the safe side; a Chinese character is two cells and one em.
_EM_PER_CELL = 0.56
_ELLIPSIS = "…"

# (light, dark) of everything that is not the colour of a root.
INK, FAINT, PAPER, GRID = "#1f2328", "#59636e", "#ffffff", "#d1d9e0"
_DARK = {"ink": "#e6edf3", "faint": "#9aa4af", "paper": "#16181d", "grid": "#3d444d"}


def number(value: float) -> str:
    """Return a number to a tenth, without needless zeros: the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(tag: str, content: str = "", **attributes: object) -> str:
    """Return an element; `content` is SVG, attributes are escaped, `_` in their names becomes `-`."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def _value(value: object) -> str:
    return number(value) if isinstance(value, int | float) else escaped(str(value))


def text(x: float, y: float, words: str, *, anchor: str | None = None, **attributes: object) -> str:
    """Return a line of text at its baseline."""
    return element("text", escaped(words), x=x, y=y, text_anchor=anchor, **attributes)


def titled(shape: str, words: str, **attributes: object) -> str:
    """Return a shape with the words that appear when a pointer rests on it."""
    return element("g", element("title", escaped(words)) + shape, **attributes)


def width_of(words: str, size: float = FONT_SIZE) -> float:
    """Return about how wide a text is drawn, rather more than less, in pixels."""
    return cells(clean(words)) * size * _EM_PER_CELL


def fitted(words: str, room: float, size: float = FONT_SIZE) -> str:
    """Return the text, cut with an ellipsis where it is wider than `room`; nothing where no letter fits."""
    words = clean(words)
    if width_of(words[:500], size) <= room and len(words) <= 500:
        return words
    most = int((room / size / _EM_PER_CELL) - cells(_ELLIPSIS))
    kept, used = [], 0
    for character in words:
        used += cells(character)
        if used > most:
            break
        kept.append(character)
    return "".join(kept) + _ELLIPSIS if kept else ""


def spread(wanted: Sequence[float], gap: float, least: float, most: float) -> list[float]:
    """Return positions near the wanted ones, in their order, at least `gap` apart within the bounds.

    `wanted` ascends. Where the room does not suffice they go on below `most`.
    """
    placed: list[float] = []
    for position in wanted:
        placed.append(max(position, placed[-1] + gap if placed else least))
    limit = max(most, least + gap * (len(placed) - 1))
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = min(placed[n], limit)
        limit = placed[n] - gap
    return placed


def frame(
    key: str,
    size: tuple[float, float],
    caption: str,
    description: str,
    body: Iterable[str],
    used: Iterable[Look],
) -> str:
    """Return a whole picture as an SVG file: named and described for those who cannot see it."""
    width, height = size
    named = element("title", escaped(caption), id=f"{key}-title")
    described = element("desc", escaped(description), id=f"{key}-desc")
    style = element("style", _STYLE)
    patterns = "".join(
        _pattern(key, look)
        for look in sorted(set(used), key=lambda look: look.name)
        if look.pattern
    )
    defs = element("defs", patterns) if patterns else ""
    paper = element("rect", width=width, height=height, class_="paper")
    return (
        element(
            "svg",
            "\n".join(("", named, described, style, *filter(None, (defs,)), paper, *body, "")),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(width)} {number(height)}",
            width=width,
            height=height,
            class_="picture",
            role="img",
            aria_labelledby=f"{key}-title {key}-desc",
        )
        + "\n"
    )


def fill(key: str, look: Look) -> dict[str, str]:
    """Return the attributes that fill a shape with a look."""
    return {"fill": f"url(#{key}-{look.name})" if look.pattern else look.hex}


def _pattern(key: str, look: Look) -> str:
    tile = element("rect", width=8, height=8, fill=look.hex)
    lines = element("path", d=PATTERNS[look.pattern], class_="hatch")
    return element(
        "pattern",
        tile + lines,
        id=f"{key}-{look.name}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )


def _colours(ink: str, faint: str, paper: str, grid: str) -> str:
    return (
        f".picture text{{fill:{ink}}}.picture .faint{{fill:{faint}}}.picture .paper{{fill:{paper}}}"
        f".picture .grid{{stroke:{grid}}}.picture .hatch{{stroke:{paper}}}.picture .halo{{stroke:{paper}}}"
        f".picture .edge{{stroke:{paper}}}.picture .hollow{{fill:{paper}}}.picture .ink{{stroke:{ink}}}"
        f".picture .inked{{fill:{ink}}}"
    )


_STYLE = (
    f".picture text{{font-family:{_FONTS};font-size:{FONT_SIZE}px}}"
    ".picture .hatch{stroke-width:1.5;fill:none}"
    ".picture .halo{stroke-width:3;stroke-linejoin:round;paint-order:stroke}"
    + _colours(INK, FAINT, PAPER, GRID)
    + "@media screen and (prefers-color-scheme:dark){"
    + _colours(**_DARK)
    + "}"
)
