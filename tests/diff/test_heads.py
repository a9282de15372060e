"""What a revision changed besides items is part of its diff, thing by thing."""

from decimal import Decimal
from typing import Any

import pytest

from tests.building import TAXONOMY, direction, edition, main
from tests.views.showing import render_diff
from tracks.diff.change import HeadChange, HeadPart
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.heads import head_changes
from tracks.diff.internal import without_notes
from tracks.model.edition import Edition, Focus, Head, ListSource, Mentioned, Outlook
from tracks.model.link import Link
from tracks.model.statement import Added, Block, Count, Reading, Source
from tracks.model.taxonomy import Attribute, Level, Title

ITEMS = (direction("数字"), main("软件", "数字"), main("硬件", "数字"))


def of(**head: Any) -> Edition:
    return edition("2025", *ITEMS, **head)


def told(before: Edition, after: Edition) -> list[tuple[str, str, str | None]]:
    return [(c.part, c.change, c.what) for c in head_changes(before.head, after.head)]


def link(*origins: str, **fields: Any) -> Link:
    return Link(since="2024", origins=origins, targets=fields.pop("targets", ("软件",)), **fields)


def block(*says: Any, **fields: Any) -> Block:
    return Block(source="s", at="第 1 段", says=says, **fields)


PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any], list[tuple[str, str, str | None]]]] = {
    "title": ({}, {"title": Title(zh="报告")}, [("title", "added", None)]),
    "valid": (
        {"valid_from": "2025-03-28"},
        {"valid_from": "2025-03-28", "valid_to": "2026-01-31"},
        [("valid", "changed", None)],
    ),
    "released": ({}, {"released": "2025-04"}, [("released", "added", None)]),
    "previous": (
        {"previous": "2023"},
        {"previous": "2024"},
        [("previous", "changed", None)],
    ),
    "listing": (
        {},
        {"listing": "partial"},
        [("listing", "changed", at) for at in ("direction", "main", "new")],
    ),
    "source of a list": (
        {"list_sources": {"main": ListSource(sources=("s",), at="附件 1")}},
        {"list_sources": {"main": ListSource(sources=("s", "t"))}},
        [("listing", "changed", "main")],
    ),
    "source": (
        {"sources": {"s": Source(title=Title(zh="甲")), "r": Source(title=Title(zh="丙"))}},
        {"sources": {"s": Source(title=Title(zh="乙"))}},
        [("sources", "changed", "s"), ("sources", "removed", "r")],
    ),
    "figure": (
        {"statements": (block(Count(count="main", value=2)),)},
        {"statements": (block(Count(count="main", value=3)),)},
        [("statements", "changed", "s")],
    ),
    "statement": (
        {"statements": (block(Count(count="main", value=2)),)},
        {"statements": (block(Count(count="main", value=2), Added(added="main", since="2024")),)},
        [("statements", "added", "s")],
    ),
    "reading": (
        {"statements": (block(Count(count="main", value=2)),)},
        {"statements": (block(Count(count="main", value=2), reading=Reading(level="new")),)},
        [("readings", "added", "s")],
    ),
    "link": (
        {"links": (link("甲"), link("乙", partial=True, weight=Decimal("0.3")))},
        {"links": (link("乙", partial=True, weight=Decimal("0.4")), link("丙"))},
        [("links", "removed", "2024"), ("links", "changed", "2024"), ("links", "added", "2024")],
    ),
    "whole link": (
        {"links": (link("甲"),)},
        {"links": (link("甲", partial=True),)},
        [("links", "changed", "2024")],
    ),
    "settled link": (
        {"links": (link("甲", targets=()), link(targets=("软件",)))},
        {"links": (link("甲", targets=(), because="停用"), link(targets=("硬件",)))},
        [("links", "changed", "2024"), ("links", "removed", "2024"), ("links", "added", "2024")],
    ),
    "reason": (
        {"reasons": {"软件": "另立", "硬件": "改设"}},
        {"reasons": {"软件": "析出"}},
        [("reasons", "changed", "软件"), ("reasons", "removed", "硬件")],
    ),
    "item_sources": (
        {"item_sources": {"软件": "s", "硬件": "s"}},
        {"item_sources": {"软件": "t"}},
        [("item_sources", "changed", "软件"), ("item_sources", "removed", "硬件")],
    ),
    "mentioned": (
        {"mentioned": (Mentioned(source="s", names=("甲",)),)},
        {"mentioned": (Mentioned(source="s", names=("乙",)),)},
        [("mentioned", "changed", "s")],
    ),
    "focus": (
        {"focus": Focus(source="s", title=Title(zh="焦点"), names=("甲",))},
        {},
        [("focus", "removed", None)],
    ),
    "outlook": ({}, {"outlook": (Outlook(source="s", driver="BT+"),)}, [("outlook", "added", "s")]),
}


@pytest.mark.parametrize("name", PAIRS)
def test_D3_what_differs_in_the_head_is_told(name: str) -> None:
    before, after, expected = PAIRS[name]
    assert told(of(**before), of(**after)) == expected
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    back = [(part, turned[change], what) for part, change, what in expected]
    assert sorted(told(of(**after), of(**before)), key=str) == sorted(back, key=str)
    assert told(of(**after), of(**after)) == []


def test_D3_every_part_of_a_head_can_be_told() -> None:
    whole = {part for *_, expected in PAIRS.values() for part, *_ in expected}
    assert whole | {"taxonomy", "levels"} == set(HeadPart)
    together = {"valid_from", "valid_to", "list_sources"}  # with each other, with the listing
    assert Head.model_fields.keys() - set(HeadPart) == {"edition", *together}


def test_settings_of_a_taxonomy_are_no_part_of_a_head() -> None:
    levels = tuple(level.model_copy(update={"unit": "项"}) for level in TAXONOMY.levels)
    attributes = (Attribute(id="firms", type="number"),)
    taxonomy = TAXONOMY.model_copy(update={"levels": levels, "attributes": attributes})
    later = Edition(of().head.model_copy(update={"taxonomy": taxonomy}), of().items)
    assert told(of(), later) == []


def test_D3_levels_called_otherwise_or_in_another_order_are_told() -> None:
    first, second, third = TAXONOMY.levels
    levels = (first, third, second.model_copy(update={"zh": "赛道"}), Level(id="x", zh="细分"))
    taxonomy = TAXONOMY.model_copy(update={"levels": levels, "publisher": "某机构"})
    later = Edition(of().head.model_copy(update={"taxonomy": taxonomy}), of().items)
    assert told(of(), later) == [
        ("taxonomy", "changed", "levels"),
        ("taxonomy", "added", "publisher"),
        ("levels", "changed", "main"),
        ("levels", "added", "x"),
    ]


def test_D3_another_order_of_links_or_statements_is_no_change() -> None:
    one, two = Count(count="main", value=2), Count(count="new", value=3)
    first = of(links=(link("甲", "乙"), link("丙")), statements=(block(one, two), block(one)))
    second = of(links=(link("丙"), link("乙", "甲")), statements=(block(one), block(two, one)))
    assert first.digest == second.digest
    assert told(first, second) == []


def test_D3_two_editions_have_heads_of_their_own() -> None:
    assert diff(delta(edition("2024", *ITEMS), of(title=Title(zh="报告")))).head == ()


@pytest.mark.parametrize(
    ("lang", "line"),
    [("zh", "对应关系加入：2024：源 甲，去向 软件"), ("en", "link added: 2024: from 甲, to 软件")],
)
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_D3_every_format_tells_it_and_names_what_a_link_leads_to(
    form: str, lang: Any, line: str
) -> None:
    later = edition(
        "2025", direction("数字"), main("软件", "数字"), main("硬件", "数字"), links=(link("甲"),)
    )
    pair = delta(of(), later)
    text = render_diff(form, pair, diff(pair), lang)
    assert line in text
    assert {"zh": "条目以外的改动 1 处", "en": "Besides items the revision changed one thing"}[
        lang
    ] in text
    assert "逐项相同" not in text
    assert "one by one" not in text


def test_D3_notes_of_links_stay_in_the_house() -> None:
    pair = delta(
        of(links=(link("甲", note="旧"),)), of(links=(link("甲", note="新", partial=True),))
    )
    found = diff(pair)
    assert [c.after["note"] for c in found.head] == ["新"]
    [public] = without_notes(found).head
    assert public == HeadChange(
        HeadPart.LINKS,
        "2024",
        {"since": "2024", "from": ["甲"], "to": ["软件"]},
        {"since": "2024", "part_of": ["甲"], "to": ["软件"]},
    )
    only = delta(of(links=(link("甲", note="旧"),)), of(links=(link("甲", note="新"),)))
    assert without_notes(diff(only)).head == ()
