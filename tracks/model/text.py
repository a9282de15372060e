"""How names are cleaned, compared and ordered."""

import re
import unicodedata
from datetime import date

# Bidirectional marks reorder what a reader sees, so a name that holds one is refused (UAX #9).
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REFUSED_CATEGORIES = frozenset({"Cc", "Co", "Cs", "Zl", "Zp"})
_LINE_CONTROLS = frozenset("\n\t")

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ONE_HAN = re.compile(f"[{_HAN}]")
_SPACE_BESIDE_HAN = re.compile(f"(?<=[{_HAN}]) | (?=[{_HAN}])")
_DIGITS = re.compile(r"([0-9]+)")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DAY = len("2025-03-28")
_DOTS = frozenset("·•・‧")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def invisible(character: str) -> bool:
    """Tell whether a character shows nothing and may be dropped: zero-width space, BOM, soft hyphen."""
    return unicodedata.category(character) == "Cf" and character not in _BIDI


def refused(character: str, *, lines: bool = False) -> bool:
    """Tell whether a character may not stand in a text: control, bidi, private use, surrogate, none.

    None are the 66 code points that Unicode keeps free of any, such as U+FFFE.

    With `lines`, newline and tab are allowed, as in a definition of several paragraphs.
    """
    if lines and character in _LINE_CONTROLS:
        return False
    if character in _BIDI or unicodedata.category(character) in _REFUSED_CATEGORIES:
        return True
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def identify(name: str) -> str:
    """Return the id that a name stands for when no explicit id is given.

    NFKC, case-folded, NFKC again, trimmed, inner space to one, none beside a Han character:
    `Ｗｅｂ３．０` and `web3.0` are one, so are 生成式 AI and 生成式AI (Unicode UAX #15, #31).
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    visible = "".join(c for c in folded if not invisible(c))
    return _SPACE_BESIDE_HAN.sub("", " ".join(visible.split()))


def has_han(text: str) -> bool:
    """Tell whether a text holds a Han character, as no English name does."""
    return not text.isascii() and _ONE_HAN.search(text) is not None


def look_alike(one: str, other: str) -> bool:
    """Tell whether two texts that differ show the same: composed or not, with one space or another."""
    return one != other and _as_seen(one) == _as_seen(other)


def _as_seen(text: str) -> str:
    visible = (c for c in unicodedata.normalize("NFC", text) if not invisible(c))
    return " ".join("".join(visible).split())


def code_points(text: str) -> str:
    """Return the characters of a text as Unicode numbers them: U+006F U+0302."""
    return " ".join(f"U+{ord(c):04X}" for c in text)


def squash(name: str) -> str:
    """Return a name without spaces, dashes and middle dots, to find spellings that differ only there.

    Never evidence of identity: it may only propose (`Web 3.0` beside `Web3.0`).
    """
    return "".join(
        c
        for c in identify(name)
        if not (c.isspace() or c in _DOTS or unicodedata.category(c) == "Pd")
    )


def is_date(text: str) -> bool:
    """Tell whether a text is a date of ISO 8601: a year, a month or a day that there is."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Tell whether a text is a day of ISO 8601, such as 2025-03-28."""
    return len(text) == _DAY and is_date(text)


def natural_key(label: str) -> tuple[tuple[str | int, ...], str]:
    """Return a sort key that orders edition labels naturally.

    Runs of digits count as numbers and a prefix comes first: 2025 < 2025-03 < 2025-10, 3.9 < 3.10.
    """
    parts = _DIGITS.split(label)
    # split() alternates text and digits, so equal positions always compare like with like.
    return tuple(int(p) if i % 2 else p for i, p in enumerate(parts)), label


def cells(text: str) -> int:
    """Return how many cells the text takes at most (UAX #11): letters as they are drawn everywhere."""
    return len(text) if text.isascii() else sum(map(cell_of, text))


def cell_of(character: str) -> int:
    """Return how many cells a character takes at most.

    Where the width is ambiguous a letter (ü, я, α) takes one, and a sign may take two.
    """
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    if is_wide(character):
        return 2
    return 2 if is_ambiguous(character) else 1


def is_wide(character: str) -> bool:
    """Tell whether a character takes two cells on any terminal, as a Chinese one does."""
    return unicodedata.east_asian_width(character) in "WF"


def is_ambiguous(character: str) -> bool:
    """Tell whether the width of a character depends on the terminal: a sign such as “ or …."""
    ambiguous = unicodedata.east_asian_width(character) == "A"
    return ambiguous and not unicodedata.category(character).startswith("L")
