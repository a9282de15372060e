"""What values of attributes are, and what they add up to."""

from decimal import Decimal

import pytest

from tests.building import TAXONOMY, by_id, direction, main
from tracks.model.attribute import Sum, Sums, fits, number_of
from tracks.model.taxonomy import Attribute

FIRMS = Attribute(id="firms", type="number", sum="yes")
DECLARED = TAXONOMY.model_copy(update={"attributes": (FIRMS, Attribute(id="seat"))})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("120", "120"), ("1,234", "1234"), ("１２．５", "12.5"), ("-3", "-3"), ("\u22123.25", "-3.25"),
        ("12,34", None), ("", None), ("1e3", None), ("约 70", None), ("0x10", None), ("NaN", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_print_it(text: str, number: str | None) -> None:
    assert number_of(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("type", "right", "wrong"),
    [
        ("number", ["0", "1,000.5"], ["many", "1 000"]),
        ("date", ["2025", "2025-03", "2024-02-29"], ["25", "2025-13", "2025-02-29", "2025-3-1"]),
        ("flag", ["yes", "no"], ["true", "是", ""]),
        ("text", ["", "x"], []),
    ],
)
def test_values_fit_their_types(type: str, right: list[str], wrong: list[str]) -> None:
    attribute = Attribute.model_validate({"id": "a", "type": type})
    assert all(fits(attribute, value) for value in right)
    assert not any(fits(attribute, value) for value in [*wrong, ["x"], {"a": "b"}, None])


def test_nothing_counts_twice_and_what_is_missing_is_told() -> None:
    items = by_id(
        [
            direction("a", attributes={"firms": "10"}),
            main("a1", "a", attributes={"firms": "4"}),  # of those ten
            direction("b"),
            main("b1", "b", attributes={"firms": "1.5"}),
            main("b2", "b"),
            direction("c"),
        ]
    )
    sums = Sums(DECLARED, items)
    assert [each.id for each in sums.attributes] == ["firms"]
    assert sums.over(FIRMS, [items["a"]]) == Sum(Decimal(10), 1, 1)
    assert sums.over(FIRMS, [items["b"]]) == Sum(Decimal("1.5"), 1, 2)
    assert sums.over(FIRMS, [items["c"]]) is None
    assert sums.over(FIRMS, [items[i] for i in "abc"]) == Sum(Decimal("11.5"), 2, 4)
