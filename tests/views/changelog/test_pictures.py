"""Which pictures a changelog has: only what the editions can show."""

from tests.building import direction, edition, main
from tests.views.changelog.telling import changelog_of
from tracks.model.edition import Edition
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


def test_numbers_alone_are_drawn_as_lines_and_never_as_ribbons() -> None:
    assert keys(counting("1", 22), counting("2", None), counting("3", 9)) == ["zh-slopes"]


def test_one_known_edition_makes_no_line() -> None:
    assert keys(counting("1", None), counting("2", 9)) == []


def test_an_edition_that_is_not_listed_whole_has_no_sunburst() -> None:
    partial = edition("2", direction("甲"), main("子", "甲"), listing=PARTIAL)
    assert "zh-sunburst" not in keys(edition("1", direction("甲")), partial)
