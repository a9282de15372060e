"""A PNG has every letter of its picture, or there is none and a sentence says why."""

import builtins
import shutil
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.views.drawing import exactly, palette, pictures
from tracks.render import fonts
from tracks.render.blocks import Document, Sheet, Title
from tracks.render.documents import render_document
from tracks.render.fonts import Fonts, Missing, fonts_for
from tracks.render.png import NotDrawn, letters, png, remarks
from tracks.render.xlsx import render_xlsx
from tracks.views.pictures.draw import draw_slopes
from tracks.views.pictures.slopes import Slope, Slopes


def named(name: str) -> str:
    lines = (Slope("数字", name, (exactly(1), exactly(2))),)
    return draw_slopes(Slopes("a", "b", ("1", "2"), lines), palette(), "zh").svg


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine whose only folder of fonts is an empty one."""
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path])
    monkeypatch.delenv(fonts.VARIABLE, raising=False)
    return tmp_path


@pytest.mark.parametrize("name", ["slopes", "alluvial", "sunburst"])
def test_a_picture_becomes_a_png_of_twice_its_size_the_same_each_time(
    name: str, chinese_font: Fonts
) -> None:
    svg = pictures("zh")[name].svg
    drawn = png(svg)
    assert isinstance(drawn, bytes)
    assert drawn == png(svg)
    root = ElementTree.fromstring(svg)
    size = [float(root.get(side, "")) * 2 for side in ("width", "height")]
    assert list(struct.unpack(">II", drawn[16:24])) == pytest.approx(size, abs=1)


def test_its_letters_are_drawn_and_are_not_all_one_box(chinese_font: Fonts) -> None:
    blank, one, other = (png(named(name)) for name in ("\u3000", "龘", "靐"))
    assert len({blank, one, other}) == 3


def test_without_a_font_there_is_no_picture_and_one_sentence(bare: Path) -> None:
    told = png(named("商业"))
    assert isinstance(told, NotDrawn)
    [said] = remarks([told, told], "zh")
    assert "没有 业商" in said and "TRACKS_FONT" in said


def test_a_letter_that_no_font_has_is_named(chinese_font: Fonts) -> None:
    assert fonts_for("商\U00031350") == Missing("\U00031350")


def test_a_font_may_be_named(
    chinese_font: Fonts, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = bare.parent / "mine"
    elsewhere.mkdir(exist_ok=True)
    mine = Path(shutil.copy(chinese_font.files[0], elsewhere))
    monkeypatch.setenv(fonts.VARIABLE, str(mine))
    found = fonts_for("商")
    assert isinstance(found, Fonts)
    assert found.files == (mine,)


@pytest.mark.parametrize("content", [b"", b"not a font", None])
def test_a_file_that_is_no_font_is_passed_over(
    bare: Path, content: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = bare / "broken.ttf"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv(fonts.VARIABLE, str(file))
    assert fonts_for("商") == Missing("商")


def test_a_second_font_helps_out(chinese_font: Fonts) -> None:
    had = fonts._characters(chinese_font.files[0])
    assert had
    found = fonts_for("新赛道Ⅻ☃☺")
    assert isinstance(found, Fonts)
    assert found.files[0] == chinese_font.files[0]


@pytest.mark.usefixtures("bare")
def test_documents_are_written_without_it_and_one_remark_says_so() -> None:
    document = Document("en", (Title("商业"), *pictures("en").values()))
    written = render_document("docx", document)
    assert len(written.remarks) == 1
    assert "TRACKS_FONT" in written.remarks[0]
    assert written.content == render_document("docx", document).content
    book = render_xlsx([Sheet("a", document.blocks)], "en")
    assert book.remarks == written.remarks


def test_without_the_libraries_a_sentence_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def refuse(name: str, *rest: object, **more: object) -> object:
        if name == "resvg_py":
            raise ImportError(name)
        return imported(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    told = png(named("a"))
    assert told == NotDrawn()
    assert 'pip install "industry-tracks[report]"' in remarks([NotDrawn()], "en")[0]


def test_what_is_only_told_needs_no_font() -> None:
    svg = pictures("zh")["slopes"].svg
    assert "折线图" in svg and "折" not in letters(svg)
