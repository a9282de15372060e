"""Problems as plain text: where, how grave, what, and the line with a caret under the spot."""

from collections.abc import Callable

from tracks.errors import Parameter, Problem, Spot
from tracks.messages.problems import SEVERITY, sentence
from tracks.model.language import Language
from tracks.model.text import cells
from tracks.render.cells import clean

_BEFORE, _AFTER = 40, 40
"""How many characters of a long line are shown before the spot and from it on."""


def render_problem(
    problem: Problem, lang: Language, written: Callable[[Parameter], str] = str
) -> str:
    """Return `FILE:LINE:COLUMN: error[T201] sentence`, the line and a caret line, without a newline.

    In a workbook the spot is `FILE:SHEET!CELL`. `written` is how people write a parameter.
    """
    severity = SEVERITY[problem.code.severity](lang)
    said = f"{severity}[{problem.code.slug}] {sentence(problem, lang, written)}"
    place = problem.place
    if place is None:
        return said
    spot = (place.cell,) if place.sheet else (place.line, place.column)
    where = ":".join(str(part) for part in (place.file, *spot) if part)
    return "\n".join([f"{clean(where)}: {said}", *_shown(place)])


def _shown(place: Spot) -> list[str]:
    if place.text is None or place.column is None:
        return []
    at = min(place.column - 1, len(place.text))
    begin = max(0, at - _BEFORE)
    before, after = clean(place.text[begin:at]), clean(place.text[at : at + _AFTER])
    marked = clean(place.text[at : at + min(place.width, _AFTER)])
    indent = before.lstrip()
    return [
        f"    {indent}{after}".rstrip(),
        f"    {' ' * cells(indent)}{'^' * max(1, cells(marked))}",
    ]
