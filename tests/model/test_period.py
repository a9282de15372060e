"""Editions are valid from the day that they say, else from that of their label, until the next."""

import pytest

from tests.building import edition
from tracks.model.edition import Head
from tracks.model.period import Period, first_day, periods


def heads(**days: tuple[str | None, str | None]) -> dict[str, Head]:
    return {
        label: edition(label, valid_from=first, valid_to=last).head
        for label, (first, last) in days.items()
    }


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("2025", "2025-01-01"),
        ("2025-03", "2025-03-01"),
        ("2025-03b", "2025-03-01"),
        ("2025-13", "2025-01-01"),
        ("2025-12-31", "2025-12-31"),
        ("2025-02-30", "2025-02-01"),
        ("2025-12-311", "2025-12-01"),
        ("2025-031", "2025-01-01"),
        ("2025v2", "2025-01-01"),
        ("20251", None),
        ("3.1", None),
        ("0025", None),
        ("v2025", None),
        ("２０２５", None),
    ],
)
def test_a_label_tells_the_year_the_month_or_the_day_that_it_begins_with(
    label: str, day: str | None
) -> None:
    assert first_day(edition(label).head) == day


def test_what_an_edition_says_goes_before_its_label() -> None:
    said = heads(**{"2024": ("2024-07-01", None), "2025": (None, None)})
    assert periods(said) == {
        "2024": Period("2024-07-01", "2025-01-01", said=True),
        "2025": Period("2025-01-01", None, said=False),
    }


def test_a_last_day_is_the_last_one_and_leaves_a_gap() -> None:
    said = heads(**{"2023": (None, "2023-12-30"), "2025": (None, "2025-12-31")})
    assert [each.end for each in periods(said).values()] == ["2023-12-31", "2026-01-01"]


def test_the_last_day_that_there_is_has_none_after_it() -> None:
    said = heads(**{"2023": (None, "9999-12-31"), "2025": (None, "9999-12-31")})
    assert [each.end for each in periods(said).values()] == ["2025-01-01", None]


def test_one_that_overlaps_ends_where_the_next_begins() -> None:
    said = heads(**{"2023": (None, "2026-01-01"), "2025": (None, None)})
    assert periods(said)["2023"].end == "2025-01-01"


def test_what_nobody_dates_is_left_out_and_ends_nothing() -> None:
    said = heads(**{"2023": (None, None), "a": (None, None), "2025": (None, None)})
    assert {label: each.end for label, each in periods(said).items()} == {
        "2023": "2025-01-01",
        "2025": None,
    }
