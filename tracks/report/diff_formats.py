"""The formats that a diff can be rendered in: the one list of them."""

from collections.abc import Callable, Mapping

from tracks.model.change import ChangeSet
from tracks.model.delta import Delta
from tracks.model.language import Language
from tracks.report.diff_csv import render_csv
from tracks.report.diff_document import render_json
from tracks.report.diff_view import diff_view
from tracks.report.markdown import render_markdown
from tracks.report.text import render_text

Renderer = Callable[[Delta, ChangeSet, Language, int, bool], str]

DIFF_FORMATS: Mapping[str, Renderer] = {
    "text": lambda delta, found, lang, width, colour: render_text(
        diff_view(delta, found, lang), width=width, colour=colour
    ),
    "json": lambda delta, found, lang, width, colour: render_json(delta, found),
    "md": lambda delta, found, lang, width, colour: render_markdown(diff_view(delta, found, lang)),
    "csv": lambda delta, found, lang, width, colour: render_csv(delta, found),
}


def render_diff(
    name: str,
    delta: Delta,
    found: ChangeSet,
    lang: Language,
    *,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Return a diff in one of DIFF_FORMATS; `width` and `colour` matter to text alone.

    Slugs, keys and column names of json and csv are the same in every language. KeyError for a
    name that is no format.
    """
    return DIFF_FORMATS[name](delta, found, lang, width, colour)
