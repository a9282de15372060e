"""The year in three sentences: each is about figures, and true."""

import re

import pytest
from hypothesis import given

from tests.building import direction, edition, main, new
from tests.strategies import histories
from tests.views.changelog.telling import chapter_of
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import Added, Block, Count, Lost, Source, Statement
from tracks.model.taxonomy import Title
from tracks.views.changelog.kinds import Kinds
from tracks.views.changelog.sentences import sentences
from tracks.views.compared import wording_of

PARTIAL = {"direction": "complete", "main": "partial", "new": "partial"}
ROOTS = (direction("甲"), direction("乙"))
LANGUAGES = ("zh", "en")
FIGURE = re.compile(r"[0-9]|\bone\b")


def told(before: Edition, after: Edition, lang: str = "zh", *others: Edition) -> list[str]:
    chapter = chapter_of(before, after, *others)
    kinds = Kinds(chapter.change_set)
    return list(sentences(chapter, kinds, wording_of(chapter.delta, lang)))


def stating(label: str, *says: Statement, items: tuple[Item, ...] = ()) -> Edition:
    return edition(
        label,
        *ROOTS,
        *items,
        listing=PARTIAL,
        sources={"s": Source(title=Title(zh="来源甲"))},
        statements=(Block(source="s", says=says),) if says else (),
    )


@given(histories("2021", "2023", "2025"))
def test_there_are_three_at_most_and_each_holds_a_figure(years: list[Edition]) -> None:
    before, between, after = years
    for lang in LANGUAGES:
        found = told(before, after, lang, between)
        assert len(found) <= 3
        assert all(FIGURE.search(re.sub(r"20[0-9]{2}", "", said)) for said in found), found


@given(histories("2021", "2025"))
def test_every_number_of_a_kind_is_that_of_the_changes_or_of_the_claims(
    years: list[Edition],
) -> None:
    found = chapter_of(*years).change_set
    for row in Kinds(found).rows:
        for level, figure in row.numbers.items():
            if not row.stated:
                assert figure.minimum == sum(
                    row.kind in c.kinds and c.level == level and c.evidence is not Evidence.STATED
                    for c in found.changes
                    if c.is_counted
                )
                continue
            claims = [c for c in found.stated if (c.kind, c.level) == (row.kind, level)]
            named = {item.id for claim in claims for item in claim.items}
            stated = sum(claim.number or 0 for claim in claims)
            assert figure.minimum is not None
            assert figure.minimum <= max(len(named), stated)
            assert figure.maximum is None or figure.maximum >= len(named)


def test_numbers_that_only_one_edition_has_are_told_beside_no_data() -> None:
    before, after = stating("1"), stating("2", Count(count="main", value=28))
    assert told(before, after)[0] == "主赛道 28（1 版无资料）。"
    assert told(after, stating("3"))[0] == "主赛道无资料（2 版 28）。"
    assert told(before, after, "en")[0] == "Main tracks: 28 (1: no data)."


def test_what_partial_lists_leave_open_is_never_told_as_none() -> None:
    added = Added(added="new", since="1", number=2, names=("丙",))
    found = told(stating("1"), stating("2", added, items=(new("丙"),)))
    assert found == [
        "新赛道不少于 1（1 版无资料）。",
        "来源载明新增新赛道 2 个；合并、拆分、更名、撤销无资料（不等于没有）。",
    ]
    assert not any(re.search(r"(?<![0-9])0", said) for said in found)


def test_losses_without_names_are_told_with_the_additions() -> None:
    says = (
        Added(added="new", since="1", number=19),
        Lost(lost="new", since="1", number=1, by="merging"),
        Count(count="new", value=98, since="1", was=80),
    )
    assert told(stating("1"), stating("2", *says)) == [
        "新赛道 80 增至 98。",
        "来源载明新增新赛道 19 个，合并减少新赛道 1 个；拆分、更名、撤销无资料（不等于没有）。",
        "98 个新赛道未具名，与 1 版的异同无法判定。",
    ]


def test_lists_and_links_are_told_each_by_themselves_and_codes_apart() -> None:
    before = edition(
        "1", *ROOTS, main("子", "甲"), main("丑", "甲"), Item("x", "寅", "main", "乙", code="1")
    )
    after = edition(
        "2",
        *ROOTS,
        main("子丑", "甲"),
        Item("x", "寅", "main", "乙", code="2"),
        main("卯", "乙"),
        links=(Link(since="1", origins=("子", "丑"), targets=("子丑",)),),
    )
    totals, changes, roots = told(before, after)
    assert totals == "方向 2，与 1 版相同，主赛道 3，与 1 版相同，新赛道 0，与 1 版相同。"
    assert changes == "按清单新增主赛道 1 个；按对应关系主赛道合并 1 起。"
    assert (
        roots == "主赛道数：甲由 2 减至 1，乙由 1 增至 2。"
        or roots == "甲由 2 减至 1，乙由 1 增至 2。"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_changed_is_a_figure_too(lang: str) -> None:
    same = told(edition("1", *ROOTS), edition("2", *ROOTS), lang)
    assert same[1].startswith("条目变化 0 个" if lang == "zh" else "0 items changed")
    assert len(same) == 2


def test_without_any_figure_there_is_no_sentence() -> None:
    nothing = dict.fromkeys(PARTIAL, "partial")
    assert told(edition("1", listing=nothing), edition("2", listing=nothing)) == []
