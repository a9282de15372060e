"""A page that stands alone: what it is made of, in which order, and that it asks for nothing."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.render.test_hostile import SCRIPT, Page
from tests.views.drawing import blocks, document, pictures
from tracks.model.language import Language
from tracks.render.blocks import Bullet, Bullets, Column, Document, Heading, Line, Table, Title
from tracks.render.html.page import render_html

FOLDER = Path(__file__).parent / "golden"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_to_the_letter(lang: Language, golden: Golden) -> None:
    page = SCRIPT.sub("…", render_html(document(lang)))
    golden(FOLDER / f"page.{lang}.html", re.sub("sha256-[^']*", "sha256-…", page))


def test_only_our_scripts_may_run_and_nothing_may_be_fetched() -> None:
    page = render_html(document("zh"))
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    digests = [
        f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in SCRIPT.findall(page)
    ]
    assert len(digests) == 2
    assert f"default-src 'none'; script-src {' '.join(digests)};" in policy


def test_the_page_names_no_address_but_those_of_namespaces() -> None:
    hosts = set(re.findall(r"https?://[\w.]+", render_html(document("zh"))))
    assert hosts <= {"http://www.w3.org"}


def test_without_a_picture_there_is_no_script() -> None:
    page = render_html(Document("zh", blocks()))
    assert "<script" not in page
    assert "script-src 'none'" in page


def test_the_charts_come_with_their_licences() -> None:
    folder = Path(render_html.__code__.co_filename).parent / "echarts"
    assert {f.name for f in folder.iterdir()} >= {
        "LICENSE",
        "NOTICE",
        "LICENSE-zrender",
        "LICENSE-d3",
    }
    assert (folder / "echarts.min.js").read_text(encoding="utf-8").startswith("/*! Apache ECharts")


def test_a_reader_of_the_page_is_told_its_language_title_and_parts() -> None:
    page = render_html(document("en"))
    assert '<html lang="en">' in page
    assert "<title>商业 (commerce)</title>" in page
    found = Page(page)
    levels = [int(e[1]) for e in found.elements if re.fullmatch("h[1-6]", e)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    ids = [value for name, value in found.attributes if name == "id"]
    assert len(set(ids)) == len(ids)
    anchors = [value for name, value in found.attributes if name == "href"]
    assert {(a or "")[1:] for a in anchors} <= set(ids) and len(anchors) > 4
    assert ("scope", "col") in found.attributes and ("scope", "row") in found.attributes


def test_a_short_page_has_no_contents() -> None:
    assert "<nav" not in render_html(Document("zh", (Title("a"), Heading(Line("b")))))


def test_a_draft_says_so() -> None:
    assert '<p class="draft">草稿</p>' in render_html(document("zh", draft=True))
    assert "草稿" not in render_html(document("zh"))


def test_a_long_table_comes_in_parts_that_each_have_heads() -> None:
    rows = tuple((str(n), "x") for n in range(1200))
    page = render_html(Document("zh", (Table((Column("a"), Column("b", "right")), rows),)))
    assert page.count("<thead>") == page.count('<div class="table part"') == 3
    assert page.count('<tr><th scope="row">') == 1200
    assert page.count("<colgroup>") == 3


def test_a_long_list_comes_in_parts() -> None:
    entries = tuple(Bullet(Line(str(n))) for n in range(1001))
    page = render_html(Document("zh", (Bullets(entries),)))
    assert page.count('<ul class="part"') == 3
    assert page.count("<li>") == 1001


def test_without_a_script_every_picture_is_there() -> None:
    page = render_html(document("zh"))
    assert all(picture.svg.strip() in page for picture in pictures("zh").values())
    assert page.count('class="chart"') == page.count("hidden></div>") == 3
