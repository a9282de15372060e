"""Printed percentages: what may be printed as one, by exact fractions."""

from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.building import audited, block, interval, new, of_new, year
from tracks.audit.audit import Belief
from tracks.audit.percent import growth_between
from tracks.model.statement import Reading, Rounding

WITHOUT_NONEMPTY = Belief(without=frozenset({"nonempty"}))
ROUNDED = {
    "nearest": (ROUND_HALF_UP, ROUND_HALF_DOWN),
    "down": (ROUND_DOWN,),
    "up": (ROUND_UP,),
}


def printable(before: int, after: int, digits: int, rounding: Rounding) -> set[Decimal]:
    """Return what the growth may be printed as, with so many digits behind the point."""
    exact = Fraction(100 * (after - before), before)
    # More digits than any rounding looks at, and cut off towards zero only where something is left.
    long = Decimal(exact.numerator * 10**30 // exact.denominator).scaleb(-30)
    if Fraction(long) != exact:
        long += Decimal(5).scaleb(-31)
    return {long.quantize(Decimal(1).scaleb(-digits), how) for how in ROUNDED[rounding]}


@given(
    st.integers(1, 60),
    st.integers(0, 150),
    st.integers(0, 2),
    st.sampled_from(["nearest", "down", "up"]),
    st.integers(-2, 2),
    st.booleans(),
)
def test_the_bounds_take_in_just_what_is_printed_so(
    before: int, after: int, digits: int, rounding: Rounding, beside: int, plus: bool
) -> None:
    may = printable(before, after, digits, rounding)
    printed = next(iter(may)) + Decimal(beside).scaleb(-digits)
    text = f"{printed:+f}%" if plus else f"{printed:f}%"
    found = growth_between(text, rounding)
    grown = found.unit * (after - before)
    within = found.least * before + found.above <= grown <= found.most * before - found.below
    assert within == (printed in may)


@pytest.mark.parametrize(
    ("printed", "before", "after"),
    [
        ("0%", 7, (7, 7)),
        ("-100%", 7, (0, 0)),
        ("127%", 11, (25, 25)),
        ("127.3%", 11, (25, 25)),
        ("127.27%", 11, (25, 25)),
        ("+100%", 12, (24, 24)),
        ("-3.5%", 200, (193, 193)),
        ("50%", 300, (449, 451)),
        ("0%", 1000, (995, 1005)),
        ("-99%", 300, (2, 4)),
        ("999999999999%", 200, (2_000_000_000_197, 2_000_000_000_199)),
    ],
)
def test_growth_gives_the_later_number(printed: str, before: int, after: tuple[int, int]) -> None:
    found = audited(
        year("2021", "a", block("s", of_new("a", value=before))),
        year("2022", "a", block("s", of_new("a", since="2021", growth=printed))),
        belief=WITHOUT_NONEMPTY,
    )
    assert interval(found, new("2022", "a")) == after


@pytest.mark.parametrize(
    ("rounding", "after"), [("nearest", (449, 451)), ("down", (450, 452)), ("up", (448, 450))]
)
def test_each_rounding_has_its_own_bounds(rounding: Rounding, after: tuple[int, int]) -> None:
    reading = Reading(rounding=rounding)
    found = audited(
        year("2021", "a", block("s", of_new("a", value=300))),
        year("2022", "a", block("s", of_new("a", since="2021", growth="50%"), reading=reading)),
    )
    assert interval(found, new("2022", "a")) == after
