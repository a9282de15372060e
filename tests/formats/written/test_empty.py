"""What is written and says nothing is told: empty lists of names, complete listings of no items."""

from pathlib import Path

import pytest

from tests.building import TAXONOMY, edition
from tests.formats.writing import HEAD, read_text
from tests.formats.xlsx.workbooks import read, write
from tracks import formats
from tracks.errors import Code
from tracks.formats.loaded import Loaded
from tracks.model.statement import Removed

SAID = "sources: {s: {title: {en: S}}}\nitems: [X]\nstatements: [{source: s, says: [%s]}]\n"


def codes(loaded: Loaded) -> list[Code]:
    return [problem.code for problem in loaded.problems]


@pytest.mark.parametrize("to", ["[]", '""', '[""]', '" "'])
def test_A3_link_to_nothing_is_an_error_that_says_what_to_write(tmp_path: Path, to: str) -> None:
    loaded = read_text(tmp_path, f"{HEAD}items: [X]\nlinks: [{{from: [A, B], to: {to}}}]\n")
    [problem] = [p for p in loaded.problems if p.code is Code.LINK_TO_NOTHING]
    assert problem.params["link"] == "{ended: [A, B]}"
    assert loaded.edition is None


def test_A3_what_is_advised_of_an_item_that_ended_can_be_written(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, HEAD + SAID % "{removed: main, names: [A, B]}")
    assert loaded.edition
    [said] = loaded.edition.head.statements[0].says
    assert said == Removed(removed="main", since="2024", names=("A", "B"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("items: [X]\nlinks: [{from: [], to: X}]", "from"),
        ("items: [X]\nlinks: [{part_of: [], to: X}]", "part_of"),
        ("items: [X]\nlinks: [{part_of: A, from: [], to: X}]", "from"),
        ('items: [X]\nlinks: [{from: ["", A], to: X}]', "from"),
        ("items: [{name: X, was: []}]", "was"),
        ("items: [X]\nmentioned: [{source: s, names: []}]", "names"),
        (SAID % "{added: main, names: []}", "names"),
        (SAID % "{removed: main, number: 2, names: []}", "names"),
        (SAID % "{count: main, under: [], is: 3}", "under"),
    ],
)
def test_A3_list_of_no_names_is_an_error(tmp_path: Path, text: str, key: str) -> None:
    loaded = read_text(tmp_path, f"{HEAD}{text}\n")
    [problem] = [p for p in loaded.problems if p.code is Code.LIST_EMPTY]
    assert problem.params["key"] == key
    assert loaded.edition is None


@pytest.mark.parametrize("kind", ["added", "removed"])
def test_A3_statement_of_neither_a_number_nor_names_is_told(tmp_path: Path, kind: str) -> None:
    assert Code.NOTHING_STATED in codes(read_text(tmp_path, HEAD + SAID % f"{{{kind}: main}}"))


def test_A3_empty_lists_that_say_what_they_mean_are_no_error(tmp_path: Path) -> None:
    text = "items: [{name: X, aliases: [], children: []}]\nlinks: []\nstatements: []\nsources: {}\n"
    assert not read_text(tmp_path, HEAD + text).problems


def test_A3_link_of_a_workbook_without_targets_is_an_error(tmp_path: Path) -> None:
    loaded = read(tmp_path, lambda book: book["对应关系"].append(["甲"]))
    assert Code.LINK_TO_NOTHING in codes(loaded)
    assert loaded.edition is None


@pytest.mark.parametrize("rest", ["items: []\n", "", "items:\n", "unplaced: {}\n"])
def test_A4_complete_listing_of_nothing_is_told(tmp_path: Path, rest: str) -> None:
    loaded = read_text(tmp_path, f"{HEAD}{rest}")
    assert codes(loaded) == [Code.TABLE_WITHOUT_ROWS]
    assert loaded.edition is not None


def test_A4_one_complete_level_is_enough(tmp_path: Path) -> None:
    listing = "listing: {direction: complete, main: partial, new: partial}"
    loaded = read_text(tmp_path, f"taxonomy: demo\nedition: 2025\n{listing}\nitems: []\n")
    assert codes(loaded) == [Code.TABLE_WITHOUT_ROWS]


def test_A4_partial_listing_of_nothing_says_nothing(tmp_path: Path) -> None:
    assert not read_text(tmp_path, "taxonomy: demo\nedition: 2025\nlisting: partial\n").problems


@pytest.mark.parametrize("form", ["yaml", "csv", "xlsx"])
def test_A4_unfilled_form_is_told(tmp_path: Path, form: str) -> None:
    content = formats.write(form, edition("2025"))
    data = content.encode() if isinstance(content, str) else content
    loaded = formats.read(write(tmp_path, data, f"2025.{form}"), TAXONOMY)
    assert codes(loaded) == [Code.TABLE_WITHOUT_ROWS]
    assert loaded.problems[0].spot
