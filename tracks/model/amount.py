"""Amounts: how many a source says there are, exactly, between bounds, or about so many.

An exact amount is a number. Any other is kept as it is written, the forms being `>=700` (以上), `>700`
(超), `<=8` (以内), `<8` (不足), `60..70`, and `~70` (约, 近, 余), which bounds nothing.
"""

import re
import unicodedata
from typing import NamedTuple

Amount = int | str
"""A number, or one of the forms of bounds and of rough figures."""

# Thousands may be parted by commas, as they are printed.
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})"
_NUMBER = re.compile(rf"(?P<sign>[+-]?)(?P<digits>{_DIGITS})")
_ROUGH = re.compile(rf"(?P<mark>>=|<=|>|<|~)\s*(?P<number>[+-]?{_DIGITS})")
_RANGE = re.compile(rf"(?P<least>[+-]?{_DIGITS})\s*\.\.\s*(?P<most>[+-]?{_DIGITS})")
_SAME = {"≥": ">=", "≤": "<=", "≧": ">=", "≦": "<=", "\u2212": "-", "…": "..", "~=": "~"}


class Bounds(NamedTuple):
    """Between which numbers an amount lies, both included; None is unbounded."""

    least: int | None
    most: int | None

    @property
    def exact(self) -> bool:
        """Whether only one number lies between them."""
        return self.least is not None and self.least == self.most


ANY = Bounds(None, None)
"""The bounds of what is only about so many: there are none."""


def read_amount(written: str, *, signed: bool = False) -> Amount | None:
    """Return the amount that a text is, None where it is none; only a `signed` one may be below 0."""
    text = unicodedata.normalize("NFKC", written).strip()
    for mark, same in _SAME.items():
        text = text.replace(mark, same)
    if _is_whole(text, signed=signed):
        return _int(text)
    if (found := _ROUGH.fullmatch(text)) and _is_whole(found["number"], signed=signed):
        return f"{found['mark']}{_int(found['number'])}"
    if (found := _RANGE.fullmatch(text)) and _is_whole(found["least"], signed=signed):
        least, most = _int(found["least"]), _int(found["most"])
        return f"{least}..{most}" if least < most else None
    return None


def bounds(amount: Amount) -> Bounds:
    """Return between which numbers an amount lies; what is only about so many has no bounds."""
    if isinstance(amount, int):
        return Bounds(amount, amount)
    if found := _RANGE.fullmatch(amount):
        return Bounds(_int(found["least"]), _int(found["most"]))
    mark, number = split_mark(amount)
    return {
        ">=": Bounds(number, None),
        ">": Bounds(number + 1, None),
        "<=": Bounds(None, number),
        "<": Bounds(None, number - 1),
        "~": ANY,
    }[mark]


def split_mark(amount: str) -> tuple[str, int]:
    """Return the mark of a rough amount that is no range, and its number."""
    found = _ROUGH.fullmatch(amount)
    assert found, amount
    return found["mark"], _int(found["number"])


def exact(amount: Amount | None) -> int | None:
    """Return the number that an amount is, None where it is not exact."""
    return amount if isinstance(amount, int) else None


def _is_whole(text: str, *, signed: bool) -> bool:
    found = _NUMBER.fullmatch(text)
    return found is not None and (signed or not found["sign"])


def _int(text: str) -> int:
    return int(text.replace(",", ""))
