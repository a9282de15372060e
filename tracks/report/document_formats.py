"""The formats that a document can be rendered in: the one list of them; and sheets, a workbook."""

from collections.abc import Callable, Mapping, Sequence

from tracks.errors import Code, Problem, TracksError
from tracks.model.language import Language
from tracks.report.blocks import Document, Sheet
from tracks.report.html.page import render_html
from tracks.report.markdown import picture_files, render_markdown
from tracks.report.rendered import Rendered
from tracks.report.text import render_text

WRONG_USAGE = 2

Renderer = Callable[[Document, str | None], Rendered]


def _markdown(document: Document, stem: str | None) -> Rendered:
    files = picture_files(document, stem) if stem else {}
    return Rendered(render_markdown(document, beside=stem), files)


def _docx(document: Document, stem: str | None) -> Rendered:
    try:
        from tracks.report.word.document import render_docx
    except ImportError:
        raise TracksError(Problem(Code.WORD_MISSING), exit_code=WRONG_USAGE) from None
    return render_docx(document)


DOCUMENT_FORMATS: Mapping[str, Renderer] = {
    "text": lambda document, stem: Rendered(render_text(document)),
    "md": _markdown,
    "html": lambda document, stem: Rendered(render_html(document)),
    "docx": _docx,
}


def render_document(name: str, document: Document, stem: str | None = None) -> Rendered:
    """Return a document in one of DOCUMENT_FORMATS; `stem` begins the names of files beside it.

    Without a stem, as on standard output, there are none, and Markdown puts pictures into words.
    TracksError: what writes the format is not installed. KeyError for a name that is no format.
    """
    return DOCUMENT_FORMATS[name](document, stem)


def render_sheets(sheets: Sequence[Sheet], lang: Language, *, draft: bool = False) -> Rendered:
    """Return sheets as XLSX. TracksError: what writes it is not installed, or a table is too long."""
    try:
        from tracks.report.excel import render_xlsx
    except ImportError:
        told = {"library": "xlsxwriter"}
        raise TracksError(Problem(Code.EXCEL_MISSING, told), exit_code=WRONG_USAGE) from None
    return render_xlsx(sheets, lang, draft=draft)
