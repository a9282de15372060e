"""The page in a real browser: explored, printed, without scripts, without a network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.machine import PATIENCE
from tests.views.drawing import document, hostile, pictures
from tracks.render.blocks import (
    Bullet,
    Bullets,
    Column,
    Document,
    Heading,
    Line,
    Paragraph,
    Table,
    Title,
)
from tracks.render.fonts import Fonts
from tracks.render.html.page import render_html

pytestmark = pytest.mark.slow

MARKUP = '<img src=x onerror="document.title=1">'


class Opened:
    """A page in a tab of its own, and what went wrong with it."""

    def __init__(self, browser: Any, file: Path, **how: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1000, "height": 800}, **how)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.troubles: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda told: self.troubles.append(told.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.goto(file.as_uri())

    def figure(self, key: str) -> Any:
        """Return a figure once its chart, where there is one, stands still in sight."""
        found = self.page.locator(f"figure#{key}")
        found.scroll_into_view_if_needed()
        return found


@pytest.fixture
def opening(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    tabs: list[Opened] = []

    def opened(shown: Document, **how: Any) -> Opened:
        file = tmp_path / f"{len(tabs)}.html"
        file.write_text(render_html(shown), encoding="utf-8")
        tabs.append(Opened(chromium, file, **{"reduced_motion": "reduce"} | how))
        return tabs[-1]

    yield opened
    for tab in tabs:
        tab.context.close()


def test_charts_take_the_place_of_the_drawings_and_nothing_is_asked_for(opening: Any) -> None:
    tab = opening(document("zh"))
    for key, word in (("counts", "数字"), ("flow", "甲乙"), ("edition", "产业")):
        figure = tab.figure(key)
        figure.locator(".chart svg text", has_text=word).first.wait_for()
        assert not figure.locator(".drawing").is_visible()
    assert len(tab.requests) == 1
    assert tab.troubles == []


def tips(tab: Opened, key: str) -> list[str]:
    """Return what a pointer is told as it goes over a chart."""
    figure = tab.figure(key)
    figure.locator(".chart svg text").first.wait_for()
    box = figure.locator(".chart").bounding_box()
    spots = [
        (shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2)
        for path in figure.locator(".chart svg path").all()
        if (shape := path.bounding_box()) and shape["width"] > 0
    ]
    spots += [(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * n / 20) for n in range(20)]
    tip = figure.locator(".chart > div:not(:has(svg))")
    found = []
    for x, y in spots:
        tab.page.mouse.move(x, y)
        if tip.count() and tip.first.is_visible():
            found.append(tip.first.inner_text())
    return found


def test_a_pointer_reads_the_charts(opening: Any) -> None:
    tab = opening(document("zh"))
    assert any("甲乙 · 2025" in told for told in tips(tab, "flow"))
    assert {"产业\n2023: 29 *", "数字\n2023: 20", "社会\n2022: 不少于 8 *"} <= set(
        tips(tab, "counts")
    )
    assert any("丁二" in told for told in tips(tab, "edition"))


def test_the_legend_switches_a_line_off(opening: Any) -> None:
    tab = opening(document("zh"))
    figure = tab.figure("counts")
    lines = figure.locator('.chart svg path[stroke="#d55e00"]')
    figure.locator(".chart svg text", has_text="产业").first.wait_for()
    assert lines.count() > 0
    figure.locator(".chart svg text", has_text="产业").first.click()
    tab.page.wait_for_function(
        "() => !document.querySelector('#counts .chart svg path[stroke=\"#d55e00\"]')"
    )


def test_the_button_shows_the_drawing_again(opening: Any) -> None:
    tab = opening(document("en"))
    figure = tab.figure("counts")
    figure.locator(".chart svg").wait_for()
    button = figure.get_by_role("button", name="interactive")
    assert button.get_attribute("aria-pressed") == "true"
    button.focus()
    tab.page.keyboard.press("Enter")
    assert figure.locator(".drawing svg").is_visible()
    assert not figure.locator(".chart").is_visible()
    assert button.get_attribute("aria-pressed") == "false"


def test_a_keyboard_skips_to_the_text(opening: Any) -> None:
    tab = opening(document("en"))
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "skip"
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("location.hash") == "#text"


def test_without_scripts_the_drawings_stand(opening: Any) -> None:
    tab = opening(document("zh"), java_script_enabled=False)
    for key in ("counts", "flow", "edition"):
        figure = tab.figure(key)
        assert figure.locator(".drawing svg").is_visible()
        assert not figure.locator("button").is_visible()
        assert not figure.locator(".chart").is_visible()


def test_it_is_printed_with_the_drawings_on_white(opening: Any, tmp_path: Path) -> None:
    tab = opening(document("zh"), color_scheme="dark")
    tab.figure("counts").locator(".chart svg").wait_for()
    assert tab.page.pdf().startswith(b"%PDF")
    tab.page.emulate_media(media="print")
    assert tab.figure("counts").locator(".drawing svg").is_visible()
    assert not tab.figure("counts").locator(".chart").is_visible()
    colour = "e => getComputedStyle(e).backgroundColor"
    assert tab.page.locator("body").evaluate(colour) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    ("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(22, 24, 29)")]
)
def test_page_and_drawing_are_light_or_dark_as_the_reader_has_it(
    scheme: str, paper: str, opening: Any
) -> None:
    tab = opening(document("zh"), color_scheme=scheme)
    assert tab.page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == paper
    drawn = tab.page.locator(".picture .paper").first
    assert drawn.evaluate("e => getComputedStyle(e).fill") == paper


def test_names_that_look_like_markup_do_nothing_in_a_chart_either(opening: Any) -> None:
    tab = opening(Document("zh", (Title("usual"), *hostile(MARKUP).values())))
    for key in ("counts", "flow", "edition"):
        assert any(MARKUP[:20] in told for told in tips(tab, key))
        assert tab.figure(key).locator("img").count() == 0
    assert tab.page.title() == "usual"
    assert tab.troubles == []


def test_chinese_is_drawn_letter_by_letter(opening: Any, chinese_font: Fonts) -> None:
    """A missing glyph is drawn as the same box for every letter."""
    shots = [
        opening(Document("zh", (Paragraph(Line(letter)),))).page.locator("p").screenshot()
        for letter in ("龘", "赛", "道")
    ]
    assert len(set(shots)) == 3


def test_ten_thousand_items_are_laid_out_as_they_are_seen(opening: Any) -> None:
    entries = tuple(Bullet(Line(f"条目 {n}")) for n in range(10_000))
    rows = tuple((f"条目 {n}", str(n), "清单", "数字") for n in range(10_000))
    columns = (Column("条目"), Column("2025", "right"), Column("依据"), Column("方向"))
    parts = (
        Title("大"),
        Heading(Line("列表")),
        Bullets(entries),
        Heading(Line("表")),
        Table(columns, rows),
    )
    tab = opening(Document("zh", (*parts, Heading(Line("图")), *pictures("zh").values())))
    seen = "e => e.checkVisibility({contentVisibilityAuto: true})"
    assert tab.page.get_by_text("条目 3", exact=True).first.evaluate(seen)
    last = tab.page.locator("td", has_text="9999").first
    assert not last.evaluate(seen)
    last.scroll_into_view_if_needed()
    tab.page.wait_for_function(
        "e => e.checkVisibility({contentVisibilityAuto: true})", arg=last.element_handle()
    )
    assert tab.troubles == []
