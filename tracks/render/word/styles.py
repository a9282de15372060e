"""The looks of a DOCX: paper, fonts that Word shows Chinese with, headers and footers."""

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from tracks.messages import documents as say
from tracks.model.language import Language

# What Chinese offices write with and every Chinese Word has.
_BODY, _HEADS, _LATIN = "宋体", "黑体", "Calibri"
_INK, _RED = RGBColor(0x1F, 0x23, 0x28), RGBColor(0xB3, 0x26, 0x1E)
FAINT = RGBColor(0x59, 0x63, 0x6E)
"""The colour of secondary text."""

DEEPEST = 3
"""How many depths of headings look different from one another."""

_SIZES = {"Title": 20, "Heading 1": 14, "Heading 2": 12, "Heading 3": 10.5, "Caption": 10.5}
_MARGIN = Cm(2.5)
_TAGS = {"zh": "zh-CN", "en": "en-US"}


def dress(made: Docx, lang: Language, *, draft: bool) -> None:
    """Set paper, styles, headers and footers."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = (
        _MARGIN
    )
    normal = _style(made, "Normal")
    _fonts(normal, _BODY)
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.25
    for name, size in _SIZES.items():
        style = _style(made, name)
        _fonts(style, _HEADS)
        style.font.size, style.font.color.rgb, style.font.bold = Pt(size), _INK, name != "Caption"
    cell = made.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(cell, ParagraphStyle)
    cell.base_style = normal
    cell.font.size = Pt(9)
    cell.paragraph_format.space_after = Pt(0)
    cell.paragraph_format.line_spacing = 1.1
    _language(made, lang)
    _page_number(made)
    if draft:
        line = section.header.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = line.add_run(say.DRAFT(lang))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(14), _RED


def text_width(made: Docx) -> int:
    """Return how wide the text of a page is, in EMU."""
    section = made.sections[0]
    return int(section.page_width or 0) - 2 * int(_MARGIN)


def _style(made: Docx, name: str) -> ParagraphStyle:
    style = made.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _fonts(style: ParagraphStyle, chinese: str) -> None:
    """Name the fonts; those of the template's theme, which go before them, are taken away."""
    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:eastAsia"), chinese)


def _language(made: Docx, lang: Language) -> None:
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _TAGS[lang])
        language.set(qn("w:eastAsia"), "zh-CN")


def _page_number(made: Docx) -> None:
    line = made.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)
