"""Invented pictures and a document that holds every kind of block once."""

from itertools import pairwise

from tests.building import TAXONOMY, direction, edition, main, new
from tracks.diff.change import Figure
from tracks.diff.delta import delta
from tracks.lineage.correspondence import Correspondence
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.language import Language
from tracks.model.link import Link
from tracks.render.blocks import (
    Block,
    Bullet,
    Bullets,
    Column,
    Document,
    Heading,
    Labelled,
    Line,
    Names,
    Paragraph,
    Picture,
    Table,
    Title,
    Tree,
)
from tracks.views.pictures.alluvial import Alluvial
from tracks.views.pictures.draw import draw_alluvial, draw_slopes, draw_sunburst
from tracks.views.pictures.gather import alluvial_of, roots_of, sunburst_of
from tracks.views.pictures.palette import Looks, looks
from tracks.views.pictures.slopes import Slope, Slopes
from tracks.views.wording import Wording

UNKNOWN = Figure()
ROOTS = (direction("数字", name_en="digital"), direction("产业", name_en="industry"))


def exactly(value: int, *, derived: bool = False) -> Figure:
    return bounds(value, value, derived=derived)


def bounds(least: int | None, most: int | None, *, derived: bool = True) -> Figure:
    return Figure(least, most, Evidence.DERIVED if derived else Evidence.STATED)


def slopes() -> Slopes:
    """Stated, derived, bounded on one side and on both, and unknown in between."""
    return Slopes(
        "counts",
        "各方向新赛道数",
        ("2021", "2022", "2023"),
        (
            Slope("数字", "数字", (exactly(9), UNKNOWN, exactly(20))),
            Slope(
                "产业", "产业", (exactly(14), exactly(20, derived=True), exactly(29, derived=True))
            ),
            Slope("民生", "民生", (exactly(12), bounds(9, 12), exactly(10))),
            Slope("社会", "社会", (exactly(12), bounds(8, None), UNKNOWN)),
        ),
    )


def editions() -> tuple[Edition, Edition, Edition]:
    """A merger, a split over two roots, a part given away, then another merger."""
    lasting = (*ROOTS, main("主一", "数字"), main("主二", "产业"))
    first = edition(
        "2024",
        *lasting,
        *(new(name, "主一") for name in "甲乙"),
        *(new(name, "主二") for name in "丙丁戊"),
    )
    second = edition(
        "2025",
        *lasting,
        *(new(name, "主一") for name in ("甲乙", "丁二")),
        *(new(name, "主二") for name in ("丙", "丁一", "戊", "己")),
        links=(
            Link(since="2024", origins=("甲", "乙"), targets=("甲乙",)),
            Link(since="2024", origins=("丁",), targets=("丁一", "丁二")),
            Link(since="2024", origins=("戊",), targets=("己",), partial=True),
        ),
    )
    third = edition(
        "2026",
        *lasting,
        *(new(name, "主一") for name in ("甲乙", "丁二")),
        *(new(name, "主二") for name in ("丙", "新丁", "戊")),
        new("庚"),
        links=(Link(since="2025", origins=("丁一", "己"), targets=("新丁",)),),
    )
    return first, second, third


def correspondences(*several: Edition) -> list[Correspondence]:
    """Return who became whom from each edition to the next."""
    return [delta(*pair).found for pair in pairwise(several)]


def alluvial(lang: Language = "zh") -> Alluvial:
    several = editions()
    words = Wording(lang, (TAXONOMY,))
    found = alluvial_of("flow", "去向", several, correspondences(*several), words)
    assert found
    return found


def palette() -> Looks:
    return looks(["数字", "产业", "民生", "社会"])


def pictures(lang: Language) -> dict[str, Picture]:
    """Return one picture of each kind by its name."""
    words = Wording(lang, (TAXONOMY,))
    last = editions()[-1]
    assert list(roots_of([last], words)) == ["数字", "产业"]
    return {
        "slopes": draw_slopes(slopes(), palette(), lang),
        "alluvial": draw_alluvial(alluvial(lang), palette(), lang),
        "sunburst": draw_sunburst(sunburst_of("edition", "2026 版", last, words), palette(), lang),
    }


def blocks(name: str = "商业", *drawn: Picture) -> tuple[Block, ...]:
    """Return every kind of block, `name` wherever a text can stand."""
    return (
        Title(name),
        Heading(Line(name, source="[1]")),
        Paragraph(Line(name, (name, "乙"), "[1]")),
        Names((name, "丙")),
        Heading(Line("清单")),
        Bullets((Bullet(Line(name), (name,)), Bullet(Line("丁")))),
        Labelled(((name, (Line(name), Line("再"))), ("[1]", (Line(name),)))),
        Heading(Line("数字")),
        Table(
            (Column(name), Column("2024", "right"), Column("依据")),
            ((name, "9", name), ("合计", "+3", "001")),
            remark=name,
        ),
        Tree(((0, Line(name)), (2, Line("深", source=name)), (1, Line("浅")), (0, Line("根")))),
        Heading(Line("图")),
        *drawn,
    )


def document(lang: Language, *, draft: bool = False) -> Document:
    return Document(lang, blocks("商业 (commerce)", *pictures(lang).values()), draft)


def hostile(name: str) -> dict[str, Picture]:
    """Return pictures in which every name, caption and label is this one."""
    label = name[:20]
    drawn = (Slope("数字", name, (exactly(1), exactly(2))),)
    found = alluvial()
    named = found._replace(
        caption=name,
        boxes=tuple({i: box._replace(name=name) for i, box in c.items()} for c in found.boxes),
        roots=dict.fromkeys(found.roots, name),
        root_noun=name,
    )
    items = [i._replace(name=name) for i in editions()[-1].items.values()]
    words = Wording("zh", (TAXONOMY,))
    burst = sunburst_of("edition", name, edition("2026", *items), words)
    lines = Slopes("counts", name, (label, "2025"), drawn)
    return {
        "slopes": draw_slopes(lines, palette(), "zh"),
        "alluvial": draw_alluvial(named, palette(), "zh"),
        "sunburst": draw_sunburst(burst, palette(), "zh"),
    }
