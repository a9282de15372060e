"""The flat table of a diff, as CSV, opens in a spreadsheet as text, and reads back as it was written."""

import csv
import io
import json

import pytest

from tests.building import direction, edition, main
from tests.views.example import example, named
from tests.views.showing import render_diff
from tracks.commands.diff import Comparison
from tracks.diff.change import Change
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.model.evidence import Evidence
from tracks.model.kind import Kind
from tracks.model.link import Link
from tracks.reports import Manner, render
from tracks.wire.diff_table import COLUMNS

ROOT = direction("r")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", ["=1+1", "+86", "-1", "@x", '=HYPERLINK("x","y")', "＝1"])
def test_E2_what_looks_like_a_formula_is_written_as_it_is_but_for_excel(name: str) -> None:
    compared = Comparison(*named(name))
    for excel in (False, True):
        text = render("diff", "csv", compared, Manner(("zh",), excel=excel)).content
        assert isinstance(text, str)
        found = rows(text.removeprefix("\ufeff"))
        assert [row["after_name"] for row in found] == [f"'{name}" if excel else name]


def test_commas_quotes_and_line_ends_in_names_keep_to_their_cell() -> None:
    found = rows(render_diff("csv", *named('a,"b"\r\nc'), "zh"))
    assert [row["after_name"] for row in found] == ['a,"b"  c']


def test_lines_end_as_rfc_4180_has_it() -> None:
    text = render_diff("csv", *example(), "zh")
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_E1_an_event_has_a_row_for_each_pair_that_is_joined_and_no_other() -> None:
    old = (main("甲", "r"), main("乙", "r"), main("丙", "r"))
    links = (
        Link(since="2024", origins=("甲",), targets=("x", "y")),
        Link(since="2024", origins=("乙",), targets=("y",)),
        Link(since="2024", origins=("丙",), targets=("y",), partial=True),
    )
    later = edition("2025", ROOT, main("x", "r"), main("y", "r"), old[2], links=links)
    pair = delta(edition("2024", ROOT, *old), later)
    found = diff(pair)
    joined = [("乙", "y"), ("甲", "x"), ("甲", "y"), ("丙", "丙"), ("丙", "y")]
    told = rows(render_diff("csv", pair, found, "zh"))
    assert sorted((row["before_id"], row["after_id"]) for row in told) == sorted(joined)
    assert {row["kinds"] for row in told} == {"regrouped"}
    [change] = json.loads(render_diff("json", pair, found, "zh"))["changes"]
    assert sorted((each["before"], each["after"]) for each in change["pairs"]) == sorted(joined)
    assert [item["id"] for item in change["before"]] == ["乙", "甲", "丙"]


def test_E1_no_item_is_lost_that_no_pair_has() -> None:
    delta, found = example()
    before = tuple(delta.before.items.values())[:2]
    after = tuple(delta.after.items.values())[:2]
    pairs = ((before[0].id, after[1].id),)
    event = Change((Kind.REGROUPED,), "main", before, after, Evidence.LINKED, pairs=pairs)
    told = [
        (row["before_id"], row["after_id"])
        for row in rows(render_diff("csv", delta, found._replace(changes=(event,)), "zh"))
        if row["place"] == "changes"
    ]
    assert told == [*pairs, (before[1].id, ""), ("", after[0].id)]
