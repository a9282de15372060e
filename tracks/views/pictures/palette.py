"""One look for each root, by its place in the taxonomy, so that no two pictures differ in it.

Six colours of Okabe and Ito ("Color Universal Design", 2008), which people with any colour vision
tell apart, on white and on black; their yellow and black are left out, which on one of the two are
not seen. From the seventh root on the same colours come with a pattern, on lines with another mark:
36 looks, then they begin again.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
GREY = "#8c8c8c"

# What is drawn over a tile of 8 by 8, and the mark on a line that goes with it; both as SVG paths.
PATTERNS = (
    "",
    "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "M-2 6l4 4M0 0l8 8M6-2l4 4",
    "M4 0v8",
    "M0 4h8",
    "M0 4h8M4 0v8",
)
MARKS = (
    "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "M-4-4h8v8h-8z",
    "M0-5.5l5.5 5.5-5.5 5.5-5.5-5.5z",
    "M0-5l5 9h-10z",
    "M0 5l5-9h-10z",
    "M-1.7-5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z",
)


class Look(NamedTuple):
    """The number of a colour, None for grey, and of a pattern."""

    colour: int | None
    pattern: int = 0

    @property
    def name(self) -> str:
        """Its name within a picture."""
        return "grey" if self.colour is None else f"look{self.colour + len(COLOURS) * self.pattern}"

    @property
    def hex(self) -> str:
        """The colour as CSS writes it."""
        return GREY if self.colour is None else COLOURS[self.colour]


NEUTRAL = Look(None)
"""The look of what belongs to no root: of unknown place, or of several roots."""

Looks = Mapping[str, Look]


def looks(roots: Iterable[str]) -> dict[str, Look]:
    """Return the look of each root by id; `roots` are all that the taxonomy ever had, in its order.

    Give the roots of the earliest edition first and those that later ones add after them: then a
    root keeps its look when the taxonomy grows.
    """
    by_root: dict[str, Look] = {}
    for n, root in enumerate(dict.fromkeys(roots)):
        pattern, colour = divmod(n, len(COLOURS))
        by_root[root] = Look(colour, pattern % len(PATTERNS))
    return by_root
