"""Text on a terminal: how many cells it takes, what may not reach it, where its lines break.

Our own few lines and not `rich.cells`, which takes twice Python's own start-up to import and whose
answer depends on an environment variable.
"""

from collections.abc import Iterable, Iterator

from tracks.model.text import cells, is_ambiguous, is_wide, refused

_OPENING = frozenset("“‘（《「『【〈([{")
_CLOSING = frozenset("，。、；：！？”’）》」』】〉%,.;:!?)]}")
_LEAST_ROOM = 8  # cells: a short word, or four Chinese characters
# Full-width ones too: a Chinese Excel may take them for formulas. Tabs and line ends are cleaned away.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def clean(text: str) -> str:
    """Return the text on one line, without anything that a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(" " if c.isspace() else "?" if refused(c) else c for c in text)


def harmless(cell: str) -> str:
    """Return a text as a cell of a CSV that no spreadsheet takes for a formula, with an apostrophe before."""
    cell = clean(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def ambiguous(text: str) -> bool:
    """Tell whether the width of the text depends on the terminal."""
    return not text.isascii() and any(map(is_ambiguous, text))


def pieces(text: str) -> list[str]:
    """Split a text where a line may break: at spaces and between wide characters.

    No line begins with a closing mark or ends with an opening one.
    """
    parts: list[str] = []
    for character in text:
        if parts and _together(parts[-1][-1], character):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _together(left: str, right: str) -> bool:
    if right == " " or right in _CLOSING:
        return True
    if left == " ":
        return False
    return left in _OPENING or not (is_wide(left) or is_wide(right))


def wrap(parts: Iterable[str], width: int, first: str = "", rest: str = "") -> list[str]:
    """Set parts into lines of at most `width` cells, breaking within a part only if it fits no line.

    `first` and `rest` begin the first line and the others; where they leave less than a word's
    room, lines are wider rather than broken at every character.
    """
    room = max(_LEAST_ROOM, width - max(cells(first), cells(rest)))
    lines, line, used = [], first, 0
    for part in parts:
        for piece in _fitting(part, room):
            if used and used + cells(piece.rstrip()) > room:
                lines.append(line.rstrip())
                line, used = rest, 0
            line += piece
            used += cells(piece)
    return [*lines, line.rstrip()]


def _fitting(part: str, room: int) -> Iterator[str]:
    if cells(part.rstrip()) <= room:
        yield part
        return
    for piece in pieces(part):
        while cells(piece.rstrip()) > room:
            cut = max(1, next(n for n in range(len(piece), -1, -1) if cells(piece[:n]) <= room))
            yield piece[:cut]
            piece = piece[cut:]
        yield piece
