"""Whose figure: each number says whose it is, is counted once, and is the same in every report."""

from pathlib import Path
from typing import Any

import pytest

from tests.asking import ask
from tests.pairs import listing, recorded
from tests.views.showing import shown
from tracks.commands.changelog import changelog
from tracks.commands.diff import compare
from tracks.commands.flow import flowed
from tracks.model.evidence import Citation
from tracks.reports import Manner, render

PARTIAL = "{a: complete, b: partial, c: partial}"
STATED = ("{removed: b, number: 2}", "{added: b, number: 1, names: [F]}")


def text(report: str, database: Path, *asked: str) -> str:
    use_case: Any = {"diff": compare, "flow": flowed, "changelog": changelog}[report]
    return shown(report, "text", ask(use_case, database, *asked), "en")


def table_row(printed: str, label: str) -> list[str]:
    """Return the cells of the row of a table that begins with a label."""
    lines = [line for line in printed.splitlines() if line.startswith(label)]
    assert lines, printed
    return [cell for cell in lines[0].removeprefix(label).split("  ") if cell.strip()]


@pytest.fixture
def c1(tmp_path: Path) -> Path:
    return recorded(tmp_path, y2021=listing("A, B, C, D, E"), y2022=listing("A, B, F, G", *STATED))


def test_C1_each_figure_says_whose_it_is(c1: Path) -> None:
    diff, log = text("diff", c1, "2021", "2022"), text("changelog", c1, "2021..2022")
    assert "Stated by sources: 1 field added; 2 fields removed.\n" in diff
    assert "By the listings: 2 fields added; 3 fields removed.\n" in diff
    assert (
        log.replace("\n", " ").count(
            "Stated by sources: 1 field added, 2 fields removed; "
            "by the listings: 2 fields added, 3 fields removed; "
        )
        == 1
    )
    assert table_row(log, "Added (items)")[1].strip() == "2"
    assert [each.strip() for each in table_row(log, "Added, as stated (items)")] == ["1", "[1]"]
    assert table_row(log, "Removed (items)")[1].strip() == "3"
    assert [each.strip() for each in table_row(log, "Removed, as stated (items)")] == ["2", "[1]"]


def test_C2_beside_complete_lists_a_statement_is_no_addend(c1: Path) -> None:
    rows = ask(flowed, c1, "2021", "2022").rows
    assert {(row.level, row.root): row.unexplained for row in rows} == {
        ("a", None): 0, ("b", None): 0, ("b", "r"): 0, ("c", None): 0,
    }  # fmt: skip
    (total,) = [row for row in rows if (row.level, row.root) == ("b", None)]
    assert (total.net["added"], total.net["removed"]) == (2, -3)


def test_C2_where_a_list_is_partial_what_is_counted_and_not_named_is_taken_in(
    tmp_path: Path,
) -> None:
    says = ("{count: b, is: 12, since: 2021, was: 9}", "{added: b, number: 5, names: [F]}")
    more = ("{removed: b, number: 2}",)
    database = recorded(
        tmp_path,
        y2021=listing("", how=PARTIAL),
        y2022=listing("", *says, *more, how=PARTIAL),
    )
    (total,) = [row for row in ask(flowed, database, "2021", "2022").rows if row.level == "b"]
    assert (total.net["added"], total.net["removed"], total.unexplained) == (5, -2, 0)


def test_C4_a_list_that_names_them_leaves_no_question_of_names(tmp_path: Path) -> None:
    says = ("{count: b, is: 3, since: 2021, was: 5}", "{added: b, number: 2}")
    database = recorded(tmp_path, y2021=listing("A, B, C, D, E"), y2022=listing("A, F, G", *says))
    printed = text("diff", database, "2021", "2022") + text("changelog", database, "2021..2022")
    assert "their names: no data" not in printed
    assert "are not named" not in printed
    sheets = ask(changelog, database, "2021..2022")
    assert ask(compare, database, "2021", "2022").change_set.losses == ()
    assert "not named" not in str(render("changelog", "json", sheets, Manner(("en",))).content)


def test_C5_an_item_that_a_list_and_a_source_tell_of_has_one_place(tmp_path: Path) -> None:
    database = recorded(
        tmp_path, y2021=listing("A, X, Y"), y2022=listing("A, N", "{removed: b, names: [X]}")
    )
    answer = ask(compare, database, "2021", "2022")
    removed = {
        c.before[0].id: (c.evidence, c.sources) for c in answer.change_set.changes if not c.after
    }
    assert removed["x"] == ("listed", (Citation("s", "p. 1"),))
    assert removed["y"] == ("listed", ())
    printed = text("diff", database, "2021", "2022")
    assert printed.count("R > X") == 1
    assert "2 fields removed  listed\n  R > X  [1] p. 1\n  R > Y\n" in printed


def test_C5_one_id_that_is_said_to_be_removed_and_added_is_two_items(tmp_path: Path) -> None:
    named = "{{id: A, name: A}}, {{id: X, name: {}}}"
    says = ("{removed: b, names: [Old thing]}", "{added: b, names: [New thing]}")
    before, after = (
        listing(named.format(name)).replace("{name: R", "{id: R, name: R")
        for name in ("Old thing", "New thing")
    )
    more = listing("", *says).split("items: [R]\n")[1]
    database = recorded(tmp_path, y2021=before, y2022=after + more)
    answer = ask(compare, database, "2021", "2022")
    assert {
        (c.kinds, *(i.name for i in (*c.before, *c.after))) for c in answer.change_set.changes
    } == {
        (("added",), "New thing"),
        (("removed",), "Old thing"),
    }
    printed = text("diff", database, "2021", "2022")
    assert "renamed" not in printed
    assert "The id X stands for two items" in printed
    assert "Every number is accounted for." in text("flow", database, "2021", "2022")


def test_C7_figures_of_one_place_add_up(tmp_path: Path) -> None:
    says = ("{added: c, number: 1}", "{added: c, number: 5}")
    total = "{count: c, is: 106, since: 2021, was: 100}"
    database = recorded(
        tmp_path, y2021=listing("", how=PARTIAL), y2022=listing("", *says, total, how=PARTIAL)
    )
    assert "Stated by sources: 6 topics added.\n" in text("diff", database, "2021", "2022")
    (row,) = [row for row in ask(flowed, database, "2021", "2022").rows if row.level == "c"]
    assert (row.net["added"], row.unexplained) == (6, 0)


def test_C8_a_complete_edition_between_says_what_its_list_shows(tmp_path: Path) -> None:
    database = recorded(
        tmp_path,
        y2019=listing("A, B, X, Y"),
        y2020=listing("A, Y, C"),
        y2021=listing("A, B, C, D"),
    )
    printed = " ".join(text("diff", database, "2019", "2021").split())
    assert "2020 no data" not in printed
    assert "2020 its list has one of the items that began: C " in printed
    assert "its list does not have one of the items that began: D " in printed
    assert "its list still has one of the items that ended: Y " in printed
    assert "its list no longer has one of the items that ended: X " in printed


def test_C8_a_partial_edition_between_says_nothing_by_its_list(tmp_path: Path) -> None:
    between = listing("A", how=PARTIAL)
    database = recorded(tmp_path, y2019=listing("A"), y2020=between, y2021=listing("A, C"))
    printed = text("diff", database, "2019", "2021")
    assert "2020  no data" in printed


def test_C9_one_flow_has_one_sentence_everywhere(tmp_path: Path) -> None:
    says = ("{count: c, is: 9, since: 2021, was: 4, under: R}", "{added: c, number: 5}")
    total = "{count: c, is: 9, since: 2021, was: 4}"
    database = recorded(
        tmp_path, y2021=listing("", how=PARTIAL), y2022=listing("", *says, total, how=PARTIAL)
    )
    flow = text("flow", database, "2021", "2022").splitlines()[1]
    assert flow == "2 numbers are not accounted for: a number or a change is not known."
    assert f"\n{flow}\n" in text("changelog", database, "2021..2022")


def test_C10_what_counts_in_several_rows_is_told(tmp_path: Path) -> None:
    roots = "[{{name: R, children: [{}]}}, {{name: S, children: [{}]}}]"
    before = roots.format("A, {name: B, children: [x, y]}", "Z")
    after = roots.format("A", "x, Z, {name: B, children: [y]}")
    database = recorded(
        tmp_path,
        y2021=f"listing: complete\nitems: {before}\n",
        y2022=f"listing: complete\nitems: {after}\n",
    )
    log = text("changelog", database, "2021..2022")
    moved = [each.strip() for each in table_row(log, "Moved (items)")]
    assert moved == ["0", "2", "0", "listed"]
    assert "Counted in several rows: 1 field moved and promoted.\n" in log
    assert "\n1 field moved  listed\n" in log
    assert "\n1 field moved and promoted  listed\n" in log


@pytest.mark.parametrize(
    ("before", "after", "numbers"),
    [
        # Nothing is known of what a partial list does not name.
        (PARTIAL, "complete", {"Removed": ["0", "no data", "no data"]}),
        ("complete", PARTIAL, {"Added (items)": ["1", "no data", "no data"]}),
        # Where nothing ended there was neither a merger nor a split.
        ("complete", "complete", {"Merged": ["0"] * 3, "Split": ["0"] * 3, "Removed": ["0"] * 3}),
    ],
)
def test_C11_unknown_is_no_data_and_known_is_a_number(
    tmp_path: Path, before: str, after: str, numbers: dict[str, list[str]]
) -> None:
    grown = listing("A, B, C" if before == after else "A", how=after)
    more = grown.replace("}]\n", "}, S]\n")
    database = recorded(tmp_path, y2021=listing("A", how=before), y2022=more)
    log = text("changelog", database, "2021..2022")
    for label, cells in numbers.items():
        assert [each.strip() for each in table_row(log, label)][:3] == cells
    flow = {
        row.level: row.net for row in ask(flowed, database, "2021", "2022").rows if not row.root
    }
    whole = before == after == "complete"
    assert flow["c"]["added"] == (0 if whole else None)
    assert flow["a"]["added"] == 1


def test_C12_every_source_in_the_list_is_cited_and_every_citation_is_in_the_list(
    tmp_path: Path,
) -> None:
    sources = "sources: {s: {title: {en: Source one}}, t: {title: {en: Source two}}}\n"
    says = "statements: [{source: s, says: [{count: a, is: 1}]}]\n"
    database = recorded(
        tmp_path,
        y2021=listing("A") + "sources: {u: {title: {en: Silent}}}\n",
        y2022=listing("A, B") + sources + says,
    )
    for report, asked in (("diff", ("2021", "2022")), ("changelog", ("2021..2022",))):
        printed = text(report, database, *asked)
        body, listed = printed.split("\nSources\n")
        numbers = [line.split("]")[0] + "]" for line in listed.splitlines() if line[:1] == "["]
        assert numbers == [f"[{n}]" for n in range(1, len(numbers) + 1)]
        assert all(number in body for number in numbers)
        assert f"[{len(numbers) + 1}]" not in body
        assert "Source two (a source of 2022 that gives no figure)" in " ".join(listed.split())
        assert "The source of 2021 gives no figure" in body


def test_B7_a_first_placement_is_no_move(tmp_path: Path) -> None:
    before = (
        "listing: complete\nitems: [R, {name: S, children: [A, B]}]\nunplaced: {b: [X, Y, Z]}\n"
    )
    after = (
        "listing: complete\nitems: [{name: R, children: [X, Y, A]}, {name: S, children: [Z, N]}]\n"
    )
    database = recorded(tmp_path, y2021=before, y2022=after)
    rows = {(row.level, row.root): row for row in ask(flowed, database, "2021", "2022").rows}
    assert {
        root: (row.net["moved"], row.net["placed"]) for (_, root), row in rows.items() if root
    } == {
        "r": (1, 2),
        "s": (-1, 1),
    }
    assert all(row.unexplained == 0 for row in rows.values())
    assert "first placed" in text("flow", database, "2021", "2022")
    back = ask(compare, database, "2021", "2022").change_set
    assert [c.kinds for c in back.changes if "moved" in c.kinds] == [("moved",)]


def test_B4_a_root_that_ended_keeps_its_name_where_its_code_is_taken_up_again(
    tmp_path: Path,
) -> None:
    """C was Services, whose classes are under two others now, and is Culture."""
    database = recorded(
        tmp_path,
        y2021="listing: complete\nitems: [{id: C, name: Services, children: [Haircuts, Baths]},"
        " {name: Care, children: [Rest]}, {name: Sport, children: [Rowing]}]\n",
        y2022="listing: complete\nitems: [{id: C, name: Culture, children: [Theatre]},"
        " {name: Care, children: [Rest, Haircuts]}, {name: Sport, children: [Rowing, Baths]}]\n",
    )
    flow = text("flow", database, "2021", "2022")
    ends = {name: table_row(flow, name) for name in ("Services", "Culture")}
    assert {name: (row[0].strip(), row[-2].strip()) for name, row in ends.items()} == {
        "Services": ("2", "0"),
        "Culture": ("0", "1"),
    }
    assert "Services -> Care, 1: Haircuts" in flow
    assert "Services down from 2 to 0, " in text("diff", database, "2021", "2022")


def test_E15_a_level_that_the_later_edition_does_not_list_is_one_line(tmp_path: Path) -> None:
    names = ", ".join(f"N{n}" for n in range(103))
    database = recorded(
        tmp_path,
        y2021=listing(names),
        y2022=listing("", how="{a: complete, b: partial, c: partial}"),
    )
    printed = text("diff", database, "2021", "2022")
    assert (
        " ".join(printed.split()).count(
            "2022 lists no item of that level; whether the 103 fields of 2021 are gone: no data"
        )
        == 1
    )
    assert "N57" not in printed
    sheets = ask(changelog, database, "2021..2022")
    assert "N57" not in shown("changelog", "text", sheets, "en")
