"""Printed percentages: between which rates of growth one lies, by how it was rounded."""

from decimal import Decimal
from typing import NamedTuple

from tracks.model.statement import Rounding


class Between(NamedTuple):
    """Bounds of a rate of growth, in units of half the last printed digit; `unit` of them are 1 (100 %).

    `above` and `below` are 1 where the bound itself is left out, else 0.
    """

    unit: int
    least: int
    most: int
    above: int = 0
    below: int = 0


def growth_between(printed: str, rounding: Rounding) -> Between:
    """Return the bounds of a growth printed as `127%` or `-3.5%`.

    Nearest takes in both halves, since sources round them either way. Down is towards zero, as when
    digits are cut off, up away from it.
    """
    number = Decimal(printed.rstrip("%"))
    digits = max(0, -int(number.as_tuple().exponent))
    half = int(number.scaleb(digits)) * 2
    unit = 2 * 100 * 10**digits
    if rounding == "nearest":
        return Between(unit, half - 1, half + 1)
    if half == 0:
        return Between(unit, -2, 2, 1, 1) if rounding == "down" else Between(unit, 0, 0)
    away = (rounding == "down") == (half > 0)
    return Between(unit, half, half + 2, 0, 1) if away else Between(unit, half - 2, half, 1, 0)
