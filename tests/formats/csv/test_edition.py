"""What an edition's CSV means."""

from pathlib import Path

from tests.formats.writing import TAXONOMY, read_text
from tracks.errors import Code, Problem
from tracks.model.item import Item

HEADER = "id,parent,level,name\n"


def test_row_is_an_item_and_the_listing_complete(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, HEADER + "1,,direction,数字\n2,1,new,6G\n\n", "2025.csv")
    assert not loaded.problems
    assert loaded.edition
    assert list(loaded.edition.items.values()) == [
        Item("1", "数字", "direction"),
        Item("2", "6G", "new", "1"),
    ]
    assert loaded.edition.head.edition == "2025"
    assert all(loaded.edition.head.is_complete(level.id) for level in TAXONOMY.levels)


def test_optional_columns_stand_in_any_order_and_empty_cells_are_absent(tmp_path: Path) -> None:
    text = (
        "note,name,definition,level,aliases,parent,id,name_en,code\r\n"
        ',数字,"两行,\n有逗号",direction,甲| 乙 |,,1,digital,007\r\n'
        "注,软件,,main,,1,2,,\r\n"
    )
    loaded = read_text(tmp_path, "\ufeff" + text, "2025.csv")
    assert not loaded.problems
    assert loaded.edition
    assert list(loaded.edition.items.values()) == [
        Item(
            "1", "数字", "direction", None, False, "007", "digital", None, ("甲", "乙"),
            definition="两行,\n有逗号",
        ),
        Item("2", "软件", "main", "1", note="注"),
    ]  # fmt: skip


def test_parent_may_stand_after_its_children(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, HEADER + "2,1,new,6G\n1,,direction,数字\n", "2025.csv")
    assert loaded.edition and loaded.edition.tally.under["new"] == {"1": 1}


def test_all_problems_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    text = (
        HEADER
        + "1,,direction,数字\n1,,direction,产业,x\n3,9,mian,\u202e科技\n4,1,main,\u200b软件\n"
    )
    loaded = read_text(tmp_path, text, "2025.csv")
    told = [(p.code, p.spot and p.spot.line, p.spot and p.spot.column) for p in loaded.problems]
    assert told == [
        (Code.ROW_RAGGED, 3, 1),
        (Code.ID_TAKEN, 3, 1),
        (Code.PARENT_MISSING, 4, 3),
        (Code.LEVEL_UNKNOWN, 4, 5),
        (Code.CHARACTER_REFUSED, 4, 10),
        (Code.CHARACTER_REMOVED, 5, 10),
    ]


def test_later_problems_find_their_row_by_id(tmp_path: Path) -> None:
    text = HEADER + '1,,direction,"数字"\n\n2,1,new,6G\n'
    loaded = read_text(tmp_path, text, "2025.csv")
    [found] = loaded.located([Problem(Code.SPELLED_ALIKE, at=("item", "2", "name"))])
    assert found.spot and (found.spot.line, found.spot.column) == (4, 9)


def test_blank_cells_and_rows_that_spreadsheets_add_say_nothing(tmp_path: Path) -> None:
    text = "id,parent,level,name,,\n1,,direction,数字,,\n2,1,new,6G, ,,\n,,,,,\n,,,\n"
    loaded = read_text(tmp_path, text, "2025.csv")
    assert not loaded.problems
    assert loaded.edition and list(loaded.edition.items) == ["1", "2"]


def test_a_table_of_blank_lines_alone_is_empty(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, "  \n\n,,,\n", "2025.csv")
    assert [problem.code for problem in loaded.problems] == [Code.FILE_EMPTY]
