"""Which sources a report cites."""

from tests.building import direction, edition
from tests.views.showing import render_diff
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.model.statement import Block, Count, Source
from tracks.model.taxonomy import Title

PARTIAL = {"direction": "complete", "main": "partial", "new": "partial"}


def test_bounds_from_sources_that_differ_cite_each_of_them() -> None:
    sources = {"a": Source(title=Title(zh="甲报")), "b": Source(title=Title(zh="乙报"))}
    says = tuple(
        Block(source=source, says=(Count(count="main", value=n),))
        for source, n in (("a", 5), ("b", 6))
    )
    before = edition("1", direction("数字"))
    after = edition("2", direction("数字"), listing=PARTIAL, sources=sources, statements=says)
    pair = delta(before, after)
    text = render_diff("text", pair, diff(pair), "zh")
    assert "5 至 6  清单 [1][2]\n" in text
    assert "[1]  甲报\n[2]  乙报\n" in text
