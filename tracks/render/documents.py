"""The formats that a document can be rendered in: the one list of them; and sheets, a workbook."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracks.errors import Code, wrong_usage
from tracks.model.language import Language
from tracks.render.blocks import Document, Sheet
from tracks.render.rendered import Rendered

Renderer = Callable[[Document, str | None, bool], Rendered]


def _text(document: Document, _stem: str | None, colour: bool) -> Rendered:
    from tracks.render.text import render_text

    return Rendered(render_text(document, colour=colour))


def _markdown(document: Document, stem: str | None, _colour: bool) -> Rendered:
    from tracks.render.markdown import picture_files, render_markdown

    files = picture_files(document, stem) if stem else {}
    return Rendered(render_markdown(document, beside=stem), files)


def _html(document: Document, _stem: str | None, _colour: bool) -> Rendered:
    from tracks.render.html.page import render_html

    return Rendered(render_html(document))


def _docx(document: Document, _stem: str | None, _colour: bool) -> Rendered:
    try:
        from tracks.render.word.document import render_docx
    except ImportError:
        raise wrong_usage(Code.WORD_MISSING) from None
    return render_docx(document)


DOCUMENT_FORMATS: Mapping[str, Renderer] = {
    "text": _text,
    "md": _markdown,
    "html": _html,
    "docx": _docx,
}


def render_document(
    name: str, document: Document, stem: str | None = None, *, colour: bool = False
) -> Rendered:
    """Return a document in one of DOCUMENT_FORMATS; `stem` begins the names of files beside it.

    Without a stem, as on standard output, there are none, and Markdown puts pictures into words.
    `colour` matters to text alone. TracksError: what writes the format is not installed. KeyError
    for a name that is no format.
    """
    return DOCUMENT_FORMATS[name](document, stem, colour)


def render_columns(rows: Iterable[Sequence[str]]) -> Rendered:
    """Return the rows of a flat table as Parquet. TracksError: what writes it is not installed."""
    try:
        from tracks.render.table_parquet import render_parquet
    except ImportError:
        raise wrong_usage(Code.PARQUET_MISSING) from None
    return Rendered(render_parquet(rows))


def render_sheets(sheets: Sequence[Sheet], lang: Language) -> Rendered:
    """Return sheets as XLSX. TracksError: a table is too long."""
    from tracks.render.xlsx import render_xlsx

    return render_xlsx(sheets, lang)
