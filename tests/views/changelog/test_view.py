"""What a changelog tells, in which order, and what it keeps to itself."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from tests.building import direction, edition, main
from tests.examples import examples
from tests.strategies import histories
from tests.views.changelog.telling import BOTH, changelog_of, rendered, told
from tracks.model.act import Act, Deed
from tracks.model.edition import Edition, Focus, Mentioned, Outlook
from tracks.model.item import Item
from tracks.model.statement import Source
from tracks.model.taxonomy import Title
from tracks.render.blocks import Document, Heading
from tracks.render.cells import cells
from tracks.render.rendered import Rendered
from tracks.reports import formats
from tracks.views.changelog.view import changelog_view
from tracks.wire.changelog import changelog_document

SCHEMA = Path(__file__).parents[3] / "docs" / "schema" / "tracks.changelog-1.json"
ROOTS = (direction("甲"), direction("乙"))


def headings(document: Document) -> Iterator[tuple[int, str]]:
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.depth, block.line.text


def full(label: str, *items: Item) -> Edition:
    return edition(
        label,
        *ROOTS,
        *items,
        sources={"s": Source(title=Title(zh="来源甲"))},
        focus=Focus(source="s", title=Title(zh="年度赛道"), names=("子", "丑"), aspects=("技术",)),
        outlook=(Outlook(source="s", driver="AI x", candidates=("寅",), fields=("交通",)),),
        mentioned=(Mentioned(source="s", names=("卯",)),),
    )


def test_one_pair_is_told_in_the_order_of_a_report() -> None:
    log = changelog_of(full("1"), full("2", main("子", "甲")))
    assert list(headings(changelog_view(log, "zh"))) == [
        (1, "数目"),
        (2, "各方向主赛道数"),
        (1, "变化"),
        (2, "新增主赛道 1 个"),
        (1, "增减变动"),
        (2, "主赛道数"),
        (1, "年度赛道（2 版，2 个）"),
        (1, "展望"),
        (1, "无法判定"),
        (1, "录入与发布"),
        (1, "来源"),
    ]


def test_of_several_editions_the_span_comes_first_then_the_newest() -> None:
    years = [full("1"), full("2", main("子", "甲")), full("3", main("子", "乙"))]
    outer = [
        text for depth, text in headings(changelog_view(changelog_of(*years), "zh")) if depth == 1
    ]
    assert outer == [
        "1 版至 3 版概况",
        "3 版（与 2 版对照）",
        "2 版（与 1 版对照）",
        "录入与发布",
        "来源",
    ]


def test_focus_and_outlook_are_told_and_are_no_items() -> None:
    text = told("text", changelog_of(full("1"), full("2")))
    assert "年度赛道（2 版，2 个）  [1]" in text
    assert "来源从 1 个方面逐一介绍，只知标题：技术" in text
    assert "AI x：候选 寅" in text
    assert "AI x：领域 交通" in text
    assert "2 版来源提及 1 个名称，层级未说明：卯  [1]" in text
    assert "条目变化 0 个" in text


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((), "1 版尚未发布：2@1"),
        (
            (Act(2, Deed.PUBLISHED, "2026-02-03T00:00:00Z", "编辑部"),),
            "第 1 次录入，2026-01-02 录入，2026-02-03 由编辑部发布",
        ),
        (
            (Act(2, Deed.PUBLISHED, "2026-02-03T00:00:00Z"),),
            "第 1 次录入，2026-01-02 录入，2026-02-03 由未署名者发布",
        ),
        ((Act(2, Deed.WITHDRAWN, "2026-02-03T00:00:00Z", "张三"),), "第 1 次录入，已撤回"),
    ],
)
def test_who_published_an_edition_and_when_it_was_recorded(
    acts: tuple[Act, ...], said: str
) -> None:
    log = changelog_of(full("1"), full("2"))
    last = log.revisions[0]
    later = log._replace(revisions=(last._replace(acts=last.acts + acts),))
    text = told("text", later)
    assert said in text


def test_a_date_is_printed_only_where_one_is_given() -> None:
    log = changelog_of(full("1"), full("2"))
    assert "日期" not in told("text", log)
    assert "日期：2026 年 1 月" in told("text", log._replace(date="2026 年 1 月"))
    assert json.loads(told("json", log))["date"] is None


def test_in_both_languages_one_follows_the_other() -> None:
    log = changelog_of(full("1"), full("2"))
    both = told("md", log, BOTH)
    zh, en = (told("md", log, (lang,)) for lang in ("zh", "en"))
    assert both == f"{zh}\n{en}"


@examples(20)
@given(histories("2021", "2023", "2025"))
def test_any_history_can_be_told(years: list[Edition]) -> None:
    log = changelog_of(*years)
    jsonschema.validate(changelog_document(log), json.loads(SCHEMA.read_text(encoding="utf-8")))
    for lang in ("zh", "en"):
        text = told("text", log._replace(draft=True), (lang,))
        assert [line for line in text.splitlines() if cells(line) > 80] == []
    assert told("md", log) == told("md", changelog_of(*years))


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("form", formats("changelog"))
def test_the_same_editions_give_the_same_bytes(form: str, draft: bool) -> None:
    def written() -> Rendered:
        years = (full("1"), full("2", main("子", "甲")), full("3", main("子", "乙")))
        return rendered(form, changelog_of(*years)._replace(draft=draft), BOTH)

    assert written() == written()


def test_a_draft_has_room_for_comments_beside_each_change() -> None:
    log = changelog_of(full("1"), full("2", main("子", "甲")))
    text = told("text", log._replace(draft=True))
    assert text.startswith("草稿\n")
    assert re.search(r"变更内容 +意见 +采纳情况\n1. 甲 > 子", text)
    assert "意见" not in told("text", log)
