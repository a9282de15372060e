"""Which pictures a changelog has: only what the editions can show."""

from tests.building import direction, edition, main
from tests.views.changelog.telling import changelog_of
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import Block, Count, Source
from tracks.model.taxonomy import Title
from tracks.render.blocks import Picture
from tracks.views.changelog.view import changelog_view

PARTIAL = {"direction": "complete", "main": "partial", "new": "partial"}


def keys(*editions: Edition) -> list[str]:
    document = changelog_view(changelog_of(*editions), "zh")
    return [block.key for block in document.blocks if isinstance(block, Picture)]


def counting(label: str, number: int | None) -> Edition:
    says = () if number is None else (Count(count="new", under=("甲",), value=number),)
    return edition(
        label,
        direction("甲"),
        listing=PARTIAL,
        sources={"s": Source(title=Title(zh="来源"))},
        statements=(Block(source="s", says=says),) if says else (),
    )


def test_links_are_drawn_as_ribbons_and_a_whole_edition_as_a_sunburst() -> None:
    old = edition("1", direction("甲"), main("子", "甲"), main("丑", "甲"))
    link = Link(since="1", origins=("子", "丑"), targets=("子丑",))
    new = edition("2", direction("甲"), main("子丑", "甲"), links=(link,))
    assert keys(old, new) == ["zh-alluvial", "zh-sunburst"]


def test_what_is_derived_above_the_leaves_is_drawn_as_ribbons_too() -> None:
    old = edition("1", direction("甲"), direction("乙"), main("子", "甲"), main("丑", "乙"))
    new = edition("2", direction("丙"), main("子", "丙"), main("丑", "丙"))
    document = changelog_view(changelog_of(old, new), "zh")
    drawn, _ = [block for block in document.blocks if isinstance(block, Picture)]
    assert drawn.key == "zh-alluvial"
    assert all(f"{name}（1）→ 丙（2）" in drawn.svg for name in "甲乙")


def test_numbers_alone_are_drawn_as_lines_and_never_as_ribbons() -> None:
    assert keys(counting("1", 22), counting("2", None), counting("3", 9)) == ["zh-slopes"]


def test_a_line_never_joins_two_items_under_one_id() -> None:
    made = Item("D", "制造", "direction"), *(main(name, "D") for name in "abc")
    power = Item("D", "电力", "direction"), main("a", "D")
    begun = direction("E"), *(main(name, "E") for name in "bcdef")
    log = changelog_of(
        edition("1", *made, direction("S"), main("s", "S")),
        edition("2", *power, *begun, direction("S"), main("s", "S"), main("t", "S")),
    )
    assert "D" in log.chapters[0].delta.found.above.others
    first, *_ = [b for b in changelog_view(log, "zh").blocks if isinstance(b, Picture)]
    assert first.key == "zh-slopes"
    assert "S" in first.svg
    assert "制造" not in first.svg
    assert "电力" not in first.svg


def test_one_known_edition_makes_no_line() -> None:
    assert keys(counting("1", None), counting("2", 9)) == []


def test_an_edition_that_is_not_listed_whole_has_no_sunburst() -> None:
    partial = edition("2", direction("甲"), main("子", "甲"), listing=PARTIAL)
    assert "zh-sunburst" not in keys(edition("1", direction("甲")), partial)
