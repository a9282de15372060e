"""The flat table of a diff, as CSV, opens in a spreadsheet as text, and reads back as it was written."""

import csv
import io

import pytest

from tests.views.example import example, named
from tests.views.showing import render_diff
from tracks.diff.change import Change
from tracks.model.evidence import Evidence
from tracks.model.kind import Kind
from tracks.wire.diff_table import COLUMNS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("x","y")', "＝1"])
def test_no_cell_is_a_formula(name: str) -> None:
    found = rows(render_diff("csv", *named(name), "zh"))
    assert [row["after_name"] for row in found] == [f"'{name}"]


def test_commas_quotes_and_line_ends_in_names_keep_to_their_cell() -> None:
    found = rows(render_diff("csv", *named('a,"b"\r\nc'), "zh"))
    assert [row["after_name"] for row in found] == ['a,"b"  c']


def test_lines_end_as_rfc_4180_has_it() -> None:
    text = render_diff("csv", *example(), "zh")
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_an_event_of_several_items_has_a_row_for_each_pairing() -> None:
    delta, found = example()
    before = tuple(delta.before.items.values())[:2]
    after = tuple(delta.after.items.values())[:2]
    event = Change((Kind.REGROUPED,), "main", before, after, Evidence.LINKED)
    pairs = [
        (row["before_id"], row["after_id"])
        for row in rows(render_diff("csv", delta, found._replace(changes=(event,)), "zh"))
        if row["place"] == "changes"
    ]
    assert pairs == [(b.id, a.id) for b in before for a in after]
