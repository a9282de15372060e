"""How changes are set: what begins or ends under one parent stands together, nothing is misread."""

from tests.building import direction, edition, main
from tests.views.showing import render_diff
from tracks.diff.delta import delta
from tracks.diff.diff import diff

ROOTS = [direction("数字"), direction("产业")]


def said(*names: tuple[str, str]) -> str:
    pair = delta(edition("1", *ROOTS), edition("2", *ROOTS, *(main(*name) for name in names)))
    return render_diff("text", pair, diff(pair), "zh")


def test_items_that_begin_under_one_parent_stand_in_one_line() -> None:
    text = said(("软件", "数字"), ("材料", "产业"), ("硬件", "数字"))
    assert "新增主赛道 3 个  清单\n  数字：软件、硬件\n  产业 > 材料\n" in text


def test_a_name_that_holds_a_comma_stands_alone() -> None:
    text = said(("软件", "数字"), ("商业、服务", "数字"), ("硬件", "数字"))
    assert "  数字：软件、硬件\n  数字 > 商业、服务\n" in text
