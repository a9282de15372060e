"""Pictures say what the data say: colours, marks, widths, words; and the same bytes each time."""

import re
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.building import TAXONOMY, direction, edition, main
from tests.conftest import Golden
from tests.views.drawing import (
    UNKNOWN,
    alluvial,
    bounds,
    correspondences,
    editions,
    exactly,
    palette,
    pictures,
)
from tracks.model.language import Language
from tracks.views.pictures.alluvial import Alluvial, Box, Ribbon
from tracks.views.pictures.alluvial_flow import MOST_BANDS, MOST_BOXES, OTHERS, flow_of
from tracks.views.pictures.draw import draw_alluvial, draw_slopes, draw_sunburst
from tracks.views.pictures.gather import alluvial_of, sunburst_of
from tracks.views.pictures.palette import COLOURS, GREY, MARKS, PATTERNS, looks
from tracks.views.pictures.slopes import MOST_LINES, Slope, Slopes
from tracks.views.pictures.sunburst import Sector, Sunburst, arcs, visible
from tracks.views.pictures.svg import fitted, spread, width_of
from tracks.views.wording import Wording

FOLDER = Path(__file__).parent / "golden"
WORDS = Wording("zh", (TAXONOMY,))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["slopes", "alluvial", "sunburst"])
def test_a_picture_to_the_letter(name: str, lang: Language, golden: Golden) -> None:
    golden(FOLDER / f"{name}.{lang}.svg", pictures(lang)[name].svg)


@pytest.mark.parametrize("name", ["slopes", "alluvial", "sunburst"])
def test_a_picture_is_named_and_described_for_who_cannot_see_it(name: str) -> None:
    picture = pictures("en")[name]
    root = ElementTree.fromstring(picture.svg)
    told = {
        child.get("id"): child.text for child in root if child.tag in (f"{SVG}title", f"{SVG}desc")
    }
    assert root.get("role") == "img"
    assert root.get("aria-labelledby", "").split() == list(told)
    assert list(told.values()) == [picture.caption, picture.description]


# Looks


def test_a_root_keeps_its_look_when_the_taxonomy_grows() -> None:
    before, after = looks("abc"), looks("abcd")
    assert {root: after[root] for root in before} == before


def test_36_roots_look_different() -> None:
    found = looks(map(str, range(36)))
    assert len({(look.hex, PATTERNS[look.pattern]) for look in found.values()}) == 36
    assert len({(look.hex, MARKS[look.pattern]) for look in found.values()}) == 36


# Linear RGB as two kinds of dichromats see it (Viénot, Brettel and Mollon, 1999).
PROTAN = ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1))
DEUTAN = ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1))
NORMAL = ((1, 0, 0), (0, 1, 0), (0, 0, 1))


def linear(colour: str) -> list[float]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def lab(colour: str, vision: tuple[tuple[float, ...], ...]) -> list[float]:
    rgb = [sum(f * c for f, c in zip(row, linear(colour), strict=True)) for row in vision]
    xyz = (
        (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505,
        0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2],
        (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089,
    )
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("vision", [NORMAL, PROTAN, DEUTAN])
def test_any_two_colours_are_told_apart_by_any_eye(vision: tuple[tuple[float, ...], ...]) -> None:
    for one, other in combinations(COLOURS, 2):
        pairs = zip(lab(one, vision), lab(other, vision), strict=True)
        assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 > 10, (one, other)


@pytest.mark.parametrize("paper", ["#ffffff", "#16181d"])
def test_colours_are_seen_on_either_paper(paper: str) -> None:
    def luminance(colour: str) -> float:
        return sum(f * c for f, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))

    for colour in (*COLOURS, GREY):
        low, high = sorted((luminance(colour), luminance(paper)))
        assert (high + 0.05) / (low + 0.05) > 2


# Slope lines


def shapes(svg: str, name: str) -> ElementTree.Element:
    """Return the group of a line's shapes by the beginning of what a pointer is told."""
    groups = ElementTree.fromstring(svg).iter(f"{SVG}g")
    return next(g for g in groups if (g.findtext(f"{SVG}title") or "").startswith(f"{name}："))


def test_what_is_derived_is_hollow_and_dashed() -> None:
    svg = pictures("zh")["slopes"].svg
    stated, derived = shapes(svg, "数字"), shapes(svg, "产业")
    assert [p.get("class") for p in derived].count("hollow") == 2
    assert [p.get("stroke-dasharray") for p in derived].count("7 5") == 2
    assert "hollow" not in {p.get("class") for p in stated}
    assert "7 5" not in {p.get("stroke-dasharray") for p in stated}
    assert "推算" in svg and "清单或来源载明" in svg


def test_a_line_over_an_edition_without_data_is_dotted() -> None:
    assert {"1.5 4.5"} <= {
        p.get("stroke-dasharray") for p in shapes(pictures("zh")["slopes"].svg, "数字")
    }


def test_bounds_are_a_range_and_join_no_line_where_one_is_missing() -> None:
    svg = pictures("zh")["slopes"].svg
    both, one = shapes(svg, "民生"), shapes(svg, "社会")
    assert [p.get("fill-opacity") for p in both].count("0.18") == 2
    assert "0.18" not in {p.get("fill-opacity") for p in one}
    assert "不少于 8" in pictures("zh")["slopes"].description


def test_a_picture_of_stated_figures_alone_needs_no_legend() -> None:
    plain = Slopes("a", "b", ("1", "2"), (Slope("数字", "数字", (exactly(1), exactly(2))),))
    assert "来源载明" not in draw_slopes(plain, palette(), "zh").svg


def test_an_edition_without_any_figure_says_so() -> None:
    gap = Slopes("a", "b", ("1", "2"), (Slope("数字", "数字", (exactly(1), UNKNOWN)),))
    assert ">2 无资料<" in draw_slopes(gap, palette(), "zh").svg


def test_lines_with_the_same_figures_do_not_hide_one_another() -> None:
    same = tuple(Slope(root, root, (exactly(3), exactly(4))) for root in ("数字", "产业"))
    svg = draw_slopes(Slopes("a", "b", ("1", "2"), same), palette(), "zh").svg
    assert shapes(svg, "数字").get("transform") is None
    assert shapes(svg, "产业").get("transform") == "translate(0 3)"


def test_of_many_lines_those_that_change_most_are_drawn_and_the_rest_is_counted() -> None:
    many = tuple(Slope(str(n), f"名{n}。", (exactly(50), exactly(50 + n))) for n in range(40))
    picture = draw_slopes(Slopes("a", "b", ("1", "2"), many), looks(map(str, range(40))), "zh")
    assert f"另有 {40 - MOST_LINES} 个" in picture.description
    assert "名39。" in picture.svg and "名28。" in picture.svg and "名27。" not in picture.svg


@pytest.mark.parametrize("figures", [(), (UNKNOWN,), (bounds(None, 3),), (exactly(0),)])
def test_little_or_nothing_known_is_drawn_too(figures) -> None:
    lines = (Slope("数字", "数字", figures),) if figures else ()
    picture = draw_slopes(Slopes("a", "b", ("1",), lines), palette(), "zh")
    assert ElementTree.fromstring(picture.svg).tag == f"{SVG}svg"


# Alluvial


def test_each_item_is_shared_among_its_ribbons() -> None:
    for stage in flow_of(alluvial(), WORDS).stages:
        left = Counter[str]()
        for stream in stage.streams:
            left[stream.origin] += stream.leaving
        assert set(left.values()) <= {1.0}


def test_only_items_that_links_join_are_drawn_and_no_other() -> None:
    drawn = [set(stage.boxes) for stage in flow_of(alluvial(), WORDS).stages]
    assert drawn == [
        set("甲乙丁戊"),
        {"甲乙", "丁一", "丁二", "戊", "己"},
        {"甲乙", "丁二", "新丁", "戊"},
    ]


def test_a_part_is_drawn_as_one_and_said_to_be() -> None:
    svg = pictures("zh")["alluvial"].svg
    assert "戊（2024）→ 己（2025），一部分" in svg
    assert "部分转入" in svg


def test_without_links_there_is_no_alluvial() -> None:
    first, *_ = editions()
    again = edition("2025", *first.items.values())
    assert alluvial_of("a", "b", [first, again], correspondences(first, again), WORDS) is None


def many(roots: int, each: int) -> Alluvial:
    """Each item of a root merges into one of the root after it."""
    names = {f"r{n}": f"根{n}" for n in range(roots)}
    before = {f"{r}-{n}": Box(f"{r}-{n}", r) for r in names for n in range(each)}
    after = {f"{r}-x": Box(f"{r}-x", r) for r in names}
    order = list(names)
    ribbons = tuple(
        Ribbon(f"{r}-{n}", f"{order[(k + 1) % roots]}-x")
        for k, r in enumerate(order)
        for n in range(each)
    )
    return Alluvial("a", "b", ("1", "2"), (before, after), (ribbons,), names, "根")


def test_many_items_become_bands_from_root_to_root() -> None:
    flow = flow_of(many(4, MOST_BOXES), WORDS)
    assert flow.bands
    assert [set(stage.boxes) for stage in flow.stages] == [{"r0", "r1", "r2", "r3"}] * 2
    assert {s.number for s in flow.stages[0].streams} == {MOST_BOXES}
    assert {round(s.leaving, 6) for s in flow.stages[0].streams} == {MOST_BOXES}
    assert {round(s.reaching, 6) for s in flow.stages[0].streams} == {1}


def test_many_roots_become_few_bands_and_one_for_the_rest_that_lose_no_item() -> None:
    data = many(40, 5)
    flow = flow_of(data, WORDS)
    assert len(flow.stages[0].boxes) == MOST_BANDS + 1
    assert flow.stages[0].boxes[OTHERS].name == f"其他 {40 - MOST_BANDS} 个"
    assert sum(stream.number for stream in flow.stages[0].streams) == 200
    assert "1 至 2：200 条承接" in draw_alluvial(data, looks(data.roots), "zh").description


# Sunburst


def test_a_sector_is_as_wide_as_what_is_listed_in_it() -> None:
    roots = (direction("甲"), direction("乙"))
    found = edition("1", *roots, *(main(f"m{n}", "甲") for n in range(3)), main("m9", "乙"))
    placed = arcs(visible(sunburst_of("a", "b", found, WORDS), WORDS))
    widths = {arc.sector.name: arc.end - arc.start for arc in placed}
    assert widths["甲"] == pytest.approx(3 / 4)
    assert widths["m9"] == pytest.approx(1 / 4)


def test_what_has_no_known_place_stands_apart_in_grey() -> None:
    last = sunburst_of("a", "b", editions()[-1], WORDS).sectors[-1]
    assert (last.name, last.root, [child.name for child in last.children]) == (
        "归属无资料",
        None,
        ["庚"],
    )
    assert GREY in pictures("zh")["sunburst"].svg


def test_sectors_too_narrow_to_be_seen_are_joined_and_counted() -> None:
    children = tuple(Sector(f"n{n}", "数字", 1) for n in range(5000))
    data = Sunburst("a", "b", "1", (Sector("数字", "数字", 5000, children),))
    picture = draw_sunburst(data, palette(), "zh")
    assert "其中 5000 个条目太小" in picture.description
    assert ">5000 个<" in picture.svg


def test_an_edition_of_one_root_or_of_none_is_drawn_too() -> None:
    for items in ([direction("甲")], []):
        data = sunburst_of("a", "b", edition("1", *items), WORDS)
        assert ElementTree.fromstring(draw_sunburst(data, palette(), "zh").svg) is not None


# Texts


def test_a_text_is_cut_to_the_room_it_has() -> None:
    assert fitted("新赛道", 100) == "新赛道"
    assert fitted("新赛道" * 20, 60).endswith("…")
    assert width_of(fitted("新赛道" * 20, 60)) <= 60
    assert fitted("新", 5) == ""


def test_labels_keep_their_order_and_distance() -> None:
    placed = spread([10, 11, 12, 90, 91], 5, 0, 92)
    assert placed == sorted(placed)
    assert all(b - a >= 5 for a, b in pairwise(placed))
    assert placed[-1] <= 92


def test_numbers_are_short_and_never_minus_nought() -> None:
    assert not re.search(r"-0[\s\"]|\.0[\s\"]", "".join(p.svg for p in pictures("zh").values()))


def test_chart_and_drawing_have_the_same_colours() -> None:
    for picture in pictures("zh").values():
        colours = set(re.findall(r"#[0-9a-f]{6}", str(picture.chart))) & {*COLOURS, GREY}
        assert colours
        assert colours <= set(re.findall(r"#[0-9a-f]{6}", picture.svg))
