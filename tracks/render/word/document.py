"""Blocks as a DOCX with real headings, lists and tables: the same bytes each time."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as Docx
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph as Written

from tracks.messages import pictures as say
from tracks.model.language import between_names
from tracks.render.blocks import (
    Block,
    Bullets,
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
from tracks.render.markup import legal
from tracks.render.png import NotDrawn, png, remarks
from tracks.render.rendered import Rendered
from tracks.render.word.styles import DEEPEST, FAINT, dress, text_width
from tracks.render.word.table import table_xml

_EMU_A_TWIP = 635
_INDENT, _HANG = Pt(18), Pt(54)
_DEEPEST = 12  # indents that a page has room for
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can hold


def render_docx(document: Document) -> Rendered:
    """Return the document as DOCX; a remark gives the reason where its pictures are put into words."""
    made = docx.Document()
    dress(made, document.lang, draft=document.draft)
    _describe(made, document)
    writer = _Writer(made, document)
    for block in document.blocks:
        writer.block(block)
    file = BytesIO()
    made.save(file)
    return Rendered(_timeless(file.getvalue()), remarks=remarks(writer.not_drawn, document.lang))


def _describe(made: Docx, document: Document) -> None:
    """Write the title into the file's properties, and neither a time nor who wrote the template."""
    properties = made.core_properties
    titles = (legal(block.text) for block in document.blocks if isinstance(block, Title))
    properties.title = next(titles, "")[:255]
    properties.author = properties.comments = ""
    for moment in [e for e in properties._element if e.tag.endswith(("}created", "}modified"))]:
        properties._element.remove(moment)


def _timeless(content: bytes) -> bytes:
    """Return a ZIP with the same files and no times."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as made, ZipFile(file, "w") as kept:
        for name in made.namelist():
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            kept.writestr(entry, made.read(name))
    return file.getvalue()


class _Writer:
    def __init__(self, made: Docx, document: Document) -> None:
        self._made, self._lang, self._comma = made, document.lang, document.comma
        self.not_drawn: list[NotDrawn] = []

    def block(self, block: Block) -> None:
        match block:
            case Title(text, lang):
                title = self._made.add_paragraph(legal(text), style="Title")
                if lang and lang != self._lang:
                    title.paragraph_format.page_break_before = True
                    self._lang, self._comma = lang, between_names(lang)
            case Heading(line, depth):
                self._line(line, f"Heading {min(depth, DEEPEST)}")
            case Paragraph(line):
                self._line(line)
            case Names(names):
                self._line(Line("", names))
            case Bullets(entries):
                for entry in entries:
                    self._line(entry.line, "List Bullet")
                    for detail in entry.details:
                        self._line(Line(detail), "List Bullet 2")
            case Labelled(rows):
                for label, lines in rows:
                    self._labelled(label, lines)
            case Table():
                self._table(block)
            case Tree(entries):
                for depth, line in entries:
                    self._line(line).paragraph_format.left_indent = _INDENT * min(depth, _DEEPEST)
            case Picture():
                self._picture(block)

    def _line(self, line: Line, style: str | None = None, label: str | None = None) -> Written:
        written = self._made.add_paragraph(style=style)
        if label is not None:
            written.add_run(legal(label))
            written.add_run("\t")
        if line.text:
            written.add_run(legal(line.text))
        if line.names:
            written.add_run(legal(self._comma.join(line.listed(self._lang))))
        if line.source:
            source = written.add_run(f" {legal(line.source)}")
            source.font.size, source.font.color.rgb = Pt(9), FAINT
        return written

    def _labelled(self, label: str, lines: tuple[Line, ...]) -> None:
        """Write lines that hang beside their label."""
        for n, line in enumerate(lines):
            layout = self._line(line, label=label if n == 0 else "").paragraph_format
            layout.left_indent, layout.first_line_indent = _HANG, -_HANG
            layout.tab_stops.add_tab_stop(_HANG)
            layout.space_after = Pt(2)

    def _table(self, table: Table) -> None:
        made = table_xml(table, text_width(self._made) // _EMU_A_TWIP)
        # A paragraph after it, or two tables in a row would be one.
        after = self._line(Line(table.remark))
        after._p.addprevious(made)

    def _picture(self, picture: Picture) -> None:
        drawn = png(picture.svg)
        caption, description = picture.caption, picture.description
        if isinstance(drawn, NotDrawn):
            self.not_drawn.append(drawn)
            in_words = say.IN_WORDS(self._lang, caption=caption, description=description)
            self._line(Line(in_words))
            return
        shape = self._made.add_picture(BytesIO(drawn))
        wide = min(1.0, text_width(self._made) / shape.width)
        shape.width, shape.height = Emu(int(shape.width * wide)), Emu(int(shape.height * wide))
        shape._inline.docPr.set("descr", legal(f"{caption}. {description}"))
        shape._inline.docPr.set("title", legal(caption))
        self._made.paragraphs[-1].paragraph_format.keep_with_next = True
        self._line(Line(caption), "Caption")
