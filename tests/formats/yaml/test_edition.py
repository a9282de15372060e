"""What an edition's YAML means."""

from pathlib import Path

import pytest

from tests.formats.writing import HEAD, read_text
from tracks.errors import Code, Problem
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import Added, Count, Lost, Removed

SOURCES = "sources: {s: {title: {zh: 报道}}}\n"


def edition_of(folder: Path, text: str) -> Edition:
    loaded = read_text(folder, HEAD + text)
    # Of those that hold statements and nothing else it is told that they list nothing.
    assert {problem.code for problem in loaded.problems} <= {Code.TABLE_WITHOUT_ROWS}
    assert loaded.edition
    return loaded.edition


def stated(folder: Path, says: str, rest: str = "") -> Edition:
    return edition_of(folder, f"{rest}{SOURCES}statements: [{{source: s, says: [{says}]}}]\n")


def test_bare_name_is_an_item_one_level_further_in(tmp_path: Path) -> None:
    edition = edition_of(
        tmp_path, "items: [{name: 数字, children: [{name: 软件, children: [AI]}]}]\n"
    )
    assert list(edition.items.values()) == [
        Item("数字", "数字", "direction"),
        Item("软件", "软件", "main", "数字"),
        Item("ai", "AI", "new", "软件"),
    ]


def test_level_may_leave_a_gap_and_a_root_may_be_of_any(tmp_path: Path) -> None:
    text = "items: [{name: 甲, children: [{name: 乙, level: new}]}, {name: 丙, level: main}]\n"
    levels = [item.level for item in edition_of(tmp_path, text).items.values()]
    assert levels == ["direction", "new", "main"]


def test_every_field_of_an_item_is_text(tmp_path: Path) -> None:
    fields = "id: 0123, name: NO, code: 12:30, name_en: 1e3, labels: {ja: 1.0}, aliases: [null, 否]"
    more = "definition: 0x1F, note: yes, attributes: {k: ~, l: [1.0]}"
    edition = edition_of(tmp_path, f"items: [{{{fields}, {more}}}]\n")
    assert edition.items == {
        "0123": Item(
            "0123", "NO", "direction", None, False, "12:30", "1e3", {"ja": "1.0"}, ("null", "否"),
            definition="0x1F", note="yes", attributes={"k": "~", "l": ["1.0"]},
        )
    }  # fmt: skip


def test_key_without_a_value_is_absent(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, "title:\nitems:\n  - name: 数字\n    note:\n")
    assert edition.head.title is None
    assert edition.items["数字"].note is None


def test_unplaced_items_may_have_children(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, "unplaced: {main: [软件, {name: 芯片, children: [光刻]}]}\n")
    assert [(i.id, i.level, i.parent, i.unplaced) for i in edition.items.values()] == [
        ("软件", "main", None, True),
        ("芯片", "main", None, True),
        ("光刻", "new", "芯片", False),
    ]


def test_added_names_are_listed_unless_they_stand_already(tmp_path: Path) -> None:
    says = "{added: main, names: [芯片, 软件, k-1]}"
    items = "items: [{name: 数字, children: [软件, {id: k-1, name: 开源}]}]\n"
    edition = stated(tmp_path, says, items)
    assert edition.items["芯片"] == Item("芯片", "芯片", "main", unplaced=True)
    assert edition.items["软件"].parent == "数字"
    assert edition.head.statements[0].says == (
        Added(added="main", since="2024", names=("芯片", "软件", "k-1")),
    )


def test_added_names_are_of_the_level_that_is_read(tmp_path: Path) -> None:
    said = "{added: main, names: [芯片]}"
    text = f"{SOURCES}statements: [{{source: s, says: [{said}], reading: {{level: new}}}}]\n"
    assert edition_of(tmp_path, text).items["芯片"].level == "new"


def test_names_stand_for_ids_by_id_then_by_identified_form_then_by_name(tmp_path: Path) -> None:
    items = "items: [{id: a, name: 甲}, {id: 甲, name: 乙}, Web3.0, {id: z, name: 末}]\n"
    says = "{count: main, under: [甲, ＷＥＢ３.０, 末], each: no, was: 1}"
    [said] = stated(tmp_path, says, items).head.statements[0].says
    assert isinstance(said, Count)
    assert said.under == ("甲", "web3.0", "z")


def test_figures_may_be_full_width_and_growth_stays_as_printed(tmp_path: Path) -> None:
    says = "{count: main, since: 2021, was: ２２, is: 0, net: －22, growth: -59.10%, most: net}"
    [said] = stated(tmp_path, says).head.statements[0].says
    assert said == Count(
        count="main", since="2021", was=22, value=0, net=-22, growth="-59.10%", most="net"
    )


def test_removed_names_stay_as_printed_and_make_no_item(tmp_path: Path) -> None:
    edition = stated(
        tmp_path, "{removed: new, names: [Web 3.0]}, {lost: new, number: 2, by: merging}"
    )
    assert not edition.items
    assert edition.head.statements[0].says == (
        Removed(removed="new", since="2024", names=("Web 3.0",)),
        Lost(lost="new", since="2024", number=2, by="merging"),
    )


def test_links_and_was_are_links_from_the_previous_edition(tmp_path: Path) -> None:
    text = (
        "items: [{id: d, name: 丁新名, was: [丁, 戊]}, 己庚]\n"
        "links: [{from: 己, to: 己庚, note: 按意见}, {part_of: 壬, to: [己庚, d], since: 2021}]\n"
    )
    assert edition_of(tmp_path, text).head.links == (
        Link(since="2024", origins=("己",), targets=("己庚",), note="按意见"),
        Link(since="2021", origins=("壬",), targets=("己庚", "d"), partial=True),
        Link(since="2024", origins=("丁", "戊"), targets=("d",)),
    )


def test_quoted_full_width_marks_are_part_of_a_name(tmp_path: Path) -> None:
    assert list(edition_of(tmp_path, 'items: ["商业、民生", {name: 数字：产业}]\n').items) == [
        "商业、民生",
        "数字:产业",
    ]


def test_later_problems_find_their_place_by_id(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, HEAD + "items:\n  - name: 数字\n    children: [软件, Ｗｅｂ]\n")
    problem = Problem(Code.SPELLED_ALIKE, at=("item", "web"))
    [found] = loaded.located([problem])
    assert found.spot and (found.spot.line, found.spot.column) == (7, 20)


@pytest.mark.parametrize("text", ["items: [a\n", "items: 3\n", "items: [{name: a, level: x}]\n"])
def test_nothing_comes_of_a_file_with_errors(tmp_path: Path, text: str) -> None:
    assert read_text(tmp_path, HEAD + text).edition is None


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = (
        "titel: x\n"
        "items:\n"
        "  - {name: 数字, levl: main, level: x}\n"
        "  - {name: 数字}\n"
        "  - 商业：服务\n"
        "  - {name: 产业, name: 科技}\n"
        "statements: [{source: s, says: [{count: nix, is: many}, {count: new, under: 无, is: 1}]}]\n"
    )
    codes = [problem.code for problem in read_text(tmp_path, HEAD + text).problems]
    assert codes == [
        Code.KEY_UNKNOWN,
        Code.KEY_UNKNOWN,
        Code.LEVEL_UNKNOWN,
        Code.NAME_TAKEN,
        Code.FULL_WIDTH_MARK,
        Code.KEY_TWICE,
        Code.LEVEL_UNKNOWN,
        Code.NUMBER_EXPECTED,
        Code.NAME_UNKNOWN,
    ]


def test_a_weight_of_a_link_from_or_to_nothing_is_told_and_no_more(tmp_path):
    text = f"{HEAD}links:\n  - {{from: [], to: [], weight: 0.5}}\n  - {{part_of: 甲, to: [], weight: 0.5}}\n"
    told = [problem.code for problem in read_text(tmp_path, text).problems]
    assert told == [Code.LIST_EMPTY, Code.LINK_TO_NOTHING]
