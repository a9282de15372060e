"""Pictures as PNG: with every letter, or not at all."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from tracks.messages import pictures as say
from tracks.model.language import Language
from tracks.render.fonts import Missing, fonts_for

ZOOM = 2.0
"""Pixels of the PNG a pixel of the SVG: sharp on paper."""

_SVG = "{http://www.w3.org/2000/svg}"
_SHOWN = 8  # letters that a remark names


class NotDrawn(NamedTuple):
    """Why there is no picture: letters that no font here has, none where the libraries are missing."""

    letters: str = ""


def png(svg: str) -> bytes | NotDrawn:
    """Return a picture of this room as PNG on white, in its light colours."""
    try:
        import resvg_py

        fonts = fonts_for(letters(svg))
    except ImportError:
        return NotDrawn()
    if isinstance(fonts, Missing):
        return NotDrawn(fonts.characters)
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(file) for file in fonts.files],
        sans_serif_family=fonts.family,
        zoom=ZOOM,
    )


def remarks(not_drawn: Sequence[NotDrawn], lang: Language) -> tuple[str, ...]:
    """Return one sentence on all the pictures that are left out of a file, none where there are none."""
    if not not_drawn:
        return ()
    missing = "".join(dict.fromkeys("".join(each.letters for each in not_drawn)))
    if not missing:
        return (say.NO_DRAWING(lang),)
    few = missing[:_SHOWN] + ("…" if len(missing) > _SHOWN else "")
    return (say.NO_FONT(lang, characters=few),)


def letters(svg: str) -> str:
    """Return all text that a picture draws, without its titles and descriptions."""
    root = ElementTree.fromstring(svg)
    return "".join("".join(text.itertext()) for text in root.iter(f"{_SVG}text"))
