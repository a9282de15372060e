"""Words that several views share."""

from decimal import Decimal

import pytest

from tracks.model.evidence import Evidence
from tracks.views.wording import EVIDENCE, Wording, decimal_text


@pytest.mark.parametrize(
    ("number", "text"),
    [("0.50", "0.5"), ("1", "1"), ("1E+2", "100"), ("0.000001", "0.000001"), (None, "")],
)
def test_a_decimal_has_no_needless_zeros_and_no_exponent(number: str | None, text: str) -> None:
    assert decimal_text(None if number is None else Decimal(number)) == text


@pytest.mark.parametrize(("number", "text"), [(3, "+3"), (-3, "-3"), (0, "0"), (None, "无资料")])
def test_a_difference_has_a_sign_and_one_that_is_not_known_is_no_zero(
    number: int | None, text: str
) -> None:
    assert Wording("zh", ()).difference(number) == text


def test_whatever_is_not_stated_has_a_word() -> None:
    assert set(EVIDENCE) == set(Evidence) - {Evidence.STATED}
