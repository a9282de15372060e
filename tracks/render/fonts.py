"""Fonts on this machine, and which of them have the characters that a text needs.

fontconfig is not on every machine, so the usual folders are looked through. TRACKS_FONT names a file
that goes before all others.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tracks.model.text import invisible

VARIABLE = "TRACKS_FONT"
_SUFFIXES = {".ttf", ".ttc", ".otf", ".otc"}

# Parts of the file names of fonts for simplified Chinese, the plainest first; any other comes after.
_FIRST = (
    "notosanscjk",
    "notosanssc",
    "sourcehansans",
    "msyh",
    "pingfang",
    "wqy-microhei",
    "wqy-zenhei",
)
_LATER = (
    "simhei",
    "simsun",
    "stheiti",
    "hiragino",
    "droidsansfallback",
    "uming",
    "ukai",
    "arialuni",
)
_STYLES = ("bold", "light", "thin", "black", "italic", "oblique", "condensed", "mono", "serif")


class Fonts(NamedTuple):
    """Files that together have all characters of a text, and the family of the first."""

    files: tuple[Path, ...]
    family: str


class Missing(NamedTuple):
    """The characters of a text that no font here has, Latin ones last."""

    characters: str


def fonts_for(text: str) -> Fonts | Missing:
    """Return the fewest fonts, tried in a fixed order, that have all visible characters of the text."""
    # Not isprintable: a character newer than this Python's Unicode must not get lost in silence.
    needed = {c for c in text if not c.isspace() and not invisible(c)}
    chosen: list[Path] = []
    family = ""
    for file in _candidates():
        had = _characters(file)
        if had and not needed.isdisjoint(had.characters):
            # A Chinese font has Latin letters too: the first that has most of the text serves alone.
            if not chosen and len(needed - had.characters) > len(needed) // 2:
                continue
            chosen.append(file)
            family = family or had.family
            needed -= had.characters
        if not needed:
            return Fonts(tuple(chosen), family)
    return Missing("".join(sorted(needed, key=lambda c: (c.isascii(), c))))


class _Had(NamedTuple):
    family: str
    characters: frozenset[str]


@cache
def _characters(file: Path) -> _Had | None:
    """Return what a font file has; None for a file that is no font."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(file, fontNumber=0, lazy=True) as font:
            family = font["name"].getBestFamilyName() or ""
            return _Had(family, frozenset(map(chr, font.getBestCmap() or {})))
    except (TTLibError, OSError, KeyError, ValueError):
        return None


def _candidates() -> Iterable[Path]:
    if named := os.environ.get(VARIABLE):
        yield Path(named)
    files = {f for folder in _folders() for f in _files(folder)}
    yield from sorted(files, key=_preference)


def _files(folder: Path) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        yield from (Path(where, name) for name in names if Path(name).suffix.lower() in _SUFFIXES)


def _preference(file: Path) -> tuple[int, bool, str]:
    name = file.name.casefold().replace("_", "")
    ranked = [*_FIRST, *_LATER]
    rank = next((n for n, part in enumerate(ranked) if part in name), len(ranked))
    return rank, any(style in name for style in _STYLES), str(file)


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return [
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            local / "Microsoft/Windows/Fonts",
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    shared = os.environ.get("XDG_DATA_HOME") or home / ".local/share"
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path(shared) / "fonts",
        home / ".fonts",
    ]
