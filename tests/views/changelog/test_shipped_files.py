"""The changelog of the shipped taxonomy as files: the page, the document and the workbook, reopened."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.conftest import Golden
from tests.render.test_browser import Opened, tips
from tracks.cli import main
from tracks.render.fonts import Fonts

FOLDER = Path(__file__).parents[2] / "golden" / "changelog"
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the report on 2025 in every format that needs a file."""
    folder = tmp_path_factory.mktemp("files")
    database = str(folder / "tracks.db")
    assert main(["import", "--db", database]) == 0
    for lang in LANGUAGES:
        for form in ("html", "docx", "xlsx"):
            file = str(folder / f"{lang}.{form}")
            given = ["changelog", "2024..2025", "--lang", lang, "-o", file, "--db", database]
            assert main(given) == 0
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page(written: Path, golden: Golden, lang: str) -> None:
    """All of it but the scripts and what their digests are."""
    page = (written / f"{lang}.html").read_text(encoding="utf-8")
    page = re.sub(r"(<script\b[^>]*>).*?(</script>)", r"\1\2", page, flags=re.DOTALL)
    golden(FOLDER / f"china-2024-2025.{lang}.html", re.sub(r"sha256-[\w+/=]+", "sha256-", page))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_document_for_word(
    written: Path, golden: Golden, lang: str, chinese_font: Fonts
) -> None:
    told = "".join(_told(docx.Document(str(written / f"{lang}.docx"))))
    golden(FOLDER / f"china-2024-2025.{lang}.docx.txt", told)


def _told(document: Any) -> Iterator[str]:
    """Yield paragraphs with their styles, and tables row by row."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            picture = " [picture]" if block._p.xpath(".//pic:pic") else ""
            yield f"{block.style.name}: {block.text}{picture}\n"
        elif isinstance(block, Table):
            yield from ("| " + " | ".join(c.text for c in row.cells) + " |\n" for row in block.rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook(written: Path, golden: Golden, lang: str, chinese_font: Fonts) -> None:
    file = written / f"{lang}.xlsx"
    assert "xl/media/image1.png" in ZipFile(file).namelist()
    book = openpyxl.load_workbook(file)
    lines = []
    for sheet in book.worksheets:
        lines.append(
            f"== {sheet.title}, frozen {sheet.freeze_panes}, pictures {len(sheet._images)}"
        )
        for row in sheet.iter_rows(values_only=True):
            cells = ["" if cell is None else str(cell) for cell in row]
            lines.append("\t".join(cells).rstrip("\t"))
    golden(FOLDER / f"china-2024-2025.{lang}.xlsx.txt", "\n".join(lines) + "\n")


@pytest.mark.slow
def test_the_page_opens_whole_in_a_browser(
    written: Path, chromium: Any, chinese_font: Fonts, tmp_path: Path
) -> None:
    tab = Opened(chromium, written / "zh.html", reduced_motion="reduce")
    figure = tab.page.locator("figure").first
    figure.scroll_into_view_if_needed()
    figure.locator(".chart svg text", has_text="产业").first.wait_for()
    assert tab.page.locator("h1").first.inner_text() == "中国新赛道体系变更报告：2024 版至 2025 版"
    key = figure.get_attribute("id")
    assert any("2025" in tip for tip in tips(tab, key))
    figure.locator("button").click()
    assert figure.locator(".drawing").is_visible()
    assert len(tab.page.pdf()) > 20_000
    assert len(tab.requests) == 1
    assert tab.troubles == []
    tab.context.close()
