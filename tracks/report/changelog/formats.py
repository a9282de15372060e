"""The formats that a changelog can be rendered in: the one list of them."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tracks.model.language import Language
from tracks.report.blocks import Document, in_turn
from tracks.report.changelog.changelog import Changelog
from tracks.report.changelog.document import render_changelog_json
from tracks.report.changelog.view import changelog_view
from tracks.report.document_formats import DOCUMENT_FORMATS, render_document, render_sheets
from tracks.report.rendered import Rendered
from tracks.report.text import render_text


class Manner(NamedTuple):
    """How a changelog is told: in one language or several, one after the other; dated or not.

    `draft` marks it as one, with room for comments. `stem` begins the names of files beside it, where
    there may be such. `colour` matters to text alone.
    """

    languages: tuple[Language, ...] = ("zh",)
    date: str | None = None
    draft: bool = False
    stem: str | None = None
    colour: bool = False


Renderer = Callable[[Changelog, Manner], Rendered]


def _document(log: Changelog, manner: Manner) -> Document:
    told = [
        changelog_view(log, lang, date=manner.date, draft=manner.draft) for lang in manner.languages
    ]
    return in_turn(told) if told[1:] else told[0]


def _text(log: Changelog, manner: Manner) -> Rendered:
    return Rendered(render_text(_document(log, manner), colour=manner.colour))


def _json(log: Changelog, manner: Manner) -> Rendered:
    return Rendered(render_changelog_json(log, manner.date))


def _xlsx(log: Changelog, manner: Manner) -> Rendered:
    from tracks.report.changelog.workbook import sheets

    told = [
        sheet
        for lang in manner.languages
        for sheet in sheets(log, lang, date=manner.date, draft=manner.draft)
    ]
    return render_sheets(told, manner.languages[0], draft=manner.draft)


def _of(name: str) -> Renderer:
    return lambda log, manner: render_document(name, _document(log, manner), manner.stem)


CHANGELOG_FORMATS: Mapping[str, Renderer] = {
    **{name: _of(name) for name in DOCUMENT_FORMATS},
    "text": _text,
    "xlsx": _xlsx,
    "json": _json,
}


def render_changelog(name: str, log: Changelog, manner: Manner) -> Rendered:
    """Return a changelog in one of CHANGELOG_FORMATS.

    TracksError: what writes the format is not installed, or a sheet holds less. KeyError for a name
    that is no format.
    """
    return CHANGELOG_FORMATS[name](log, manner)
