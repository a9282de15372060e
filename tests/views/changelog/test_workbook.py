"""The workbook: five sheets as analysts expect them."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from tests.building import direction, edition, main
from tests.views.changelog.telling import BOTH, CHINESE, changelog_of, rendered
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.language import Language
from tracks.model.link import Link
from tracks.model.statement import Added, Block, Source
from tracks.model.taxonomy import Title

PARTIAL = {"direction": "complete", "main": "partial", "new": "partial"}


def years() -> tuple[Edition, Edition]:
    old = edition(
        "2024",
        direction("甲"),
        direction("乙"),
        main("子", "甲"),
        Item("m", "丑", "main", "甲", code="001"),
        main("寅", "乙"),
        main("辰", "乙"),
    )
    new = edition(
        "2025",
        direction("甲"),
        direction("乙"),
        main("子丑", "甲"),
        main("寅", "甲"),
        links=(Link(since="2024", origins=("子", "m"), targets=("子丑",)),),
    )
    return old, new


def opened(log: Any, languages: tuple[Language, ...] = CHINESE) -> Any:
    content = rendered("xlsx", log, languages).content
    assert isinstance(content, bytes)
    return load_workbook(BytesIO(content))


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple("" if v is None else v for v in row) for row in sheet.iter_rows(values_only=True)]


def test_five_sheets_of_which_the_tables_can_be_filtered() -> None:
    book = opened(changelog_of(*years()))
    assert book.sheetnames == ["概览", "变更", "新旧对照表", "计数", "来源"]
    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "B2"
        assert book[name].auto_filter.ref
    both = opened(changelog_of(*years()), BOTH)
    assert both.sheetnames[5:] == ["Overview", "Changes", "Crosswalk", "Counts", "Sources"]


def test_the_crosswalk_pairs_every_item_with_what_became_of_it() -> None:
    head, *body = rows(opened(changelog_of(*years()))["新旧对照表"])
    assert head == (
        "序号", "旧版年份", "旧代码", "旧名称", "旧方向", "变更类型",
        "新版年份", "新代码", "新名称", "新方向", "对应关系", "依据", "备注",
    )  # fmt: skip
    assert body == [
        (1, "2024", "", "甲", "甲", "有调入", "2025", "", "甲", "甲", "n:1", "推算",
         "新条目不止于此；新条目最细一级 2 项中的 1 项"),
        (2, "2024", "", "乙", "乙", "调出、调入", "2025", "", "甲", "甲", "n:m", "推算",
         "只含旧条目的一部分；新条目不止于此；旧条目最细一级 2 项中的 1 项；新条目最细一级 2 项中的 1 项"),
        (3, "2024", "", "乙", "乙", "有调出", "2025", "", "乙", "乙", "1:n", "推算",
         "只含旧条目的一部分；旧条目最细一级 2 项中的 0 项"),
        (4, "2024", "", "子", "甲", "合并", "2025", "", "子丑", "甲", "n:1", "对应关系", "新条目不止于此"),
        (5, "2024", "001", "丑", "甲", "合并", "2025", "", "子丑", "甲", "n:1", "对应关系", "新条目不止于此"),
        (6, "2024", "", "寅", "乙", "归属调整", "2025", "", "寅", "甲", "1:1", "清单", ""),
        (7, "2024", "", "辰", "乙", "撤销", "2025", "", "", "", "1:0", "清单", ""),
    ]  # fmt: skip


def test_the_changes_have_a_row_each_and_in_a_draft_two_columns_to_fill_in() -> None:
    head, *body = rows(opened(changelog_of(*years())._replace(draft=True))["变更"])
    assert head[-2:] == ("意见", "采纳情况")
    assert body == [
        (
            "2025",
            "2024",
            "合并",
            "主赛道",
            "丑 (001)；子",
            "甲",
            "子丑",
            "甲",
            "",
            "",
            "对应关系",
            "",
            "",
        ),
        ("2025", "2024", "归属调整", "主赛道", "寅", "乙", "寅", "甲", "", "", "清单", "", ""),
        ("2025", "2024", "撤销", "主赛道", "辰", "乙", "", "", "", "", "清单", "", ""),
    ]
    book = opened(changelog_of(*years())._replace(draft=True))
    assert {sheet.oddHeader.right.text for sheet in book} == {"草稿"}


def test_what_is_counted_and_not_named_and_what_nothing_decides_have_rows_too() -> None:
    old = edition("1", direction("甲"), main("旧", "甲"), listing=PARTIAL)
    new = edition(
        "2",
        direction("甲"),
        main("新"),
        listing=PARTIAL,
        sources={"s": Source(title=Title(zh="来源"), date="2025")},
        statements=(Block(source="s", says=(Added(added="new", since="1", number=19),)),),
    )
    book = opened(changelog_of(old, new))
    assert rows(book["变更"])[1:] == [
        ("2", "1", "新增", "新赛道", "", "", "未具名 19 个", "", "", "", "[1]"),
        ("2", "1", "无法判定", "主赛道", "", "", "新", "无资料", "", "", ""),
        ("2", "1", "无法判定", "主赛道", "旧", "甲", "", "", "", "", ""),
    ]
    paired = rows(book["新旧对照表"])[2:]
    assert [(row[3], row[5], row[8], row[10], row[11]) for row in paired] == [
        ("旧", "无法判定", "", "无法判定", "无资料"),
        ("", "无法判定", "新", "无法判定", "无资料"),
    ]
    assert rows(book["来源"])[1:] == [("[1]", "来源", "", "2025", "")]


def test_counts_are_numbers_where_they_are_known() -> None:
    body = rows(opened(changelog_of(*years()))["计数"])[1:]
    assert ("2025", "2024", "主赛道", "", 4, 2, -2, "-50.0%", "", "清单") in body


def test_E8_the_words_that_changed_stand_in_a_cell() -> None:
    def of(label: str, definition: str) -> Edition:
        return edition(label, direction("甲"), main("子", "甲", definition=definition))

    old, new = (
        of("2024", "trees and shrubs of all kinds"),
        of("2025", "trees or shrubs of all kinds"),
    )
    head, *body = rows(opened(changelog_of(old, new))["变更"])
    assert [row[head.index("变更内容")] for row in body] == [
        "定义：trees [-and-]{+or+} shrubs of all kinds"
    ]


def test_E10_two_places_of_one_name_are_told_apart_in_a_cell() -> None:
    def of(label: str, parent: str) -> Edition:
        others = (Item(each, "他", "main", "甲") for each in ("o1", "o2"))
        return edition(label, direction("甲"), *others, Item("n", "丙", "new", parent))

    head, *body = rows(opened(changelog_of(of("2024", "o1"), of("2025", "o2")))["变更"])
    assert [row[head.index("变更内容")] for row in body] == [
        "甲 > 他 (o1) > 丙 (n) -> 甲 > 他 (o2) > 丙 (n)"
    ]
