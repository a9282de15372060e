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
    message = f"{severity}[{problem.code.slug}] {sentence(problem, lang, written)}"
    spot = problem.spot
    if spot is None:
        return message
    within = (spot.cell,) if spot.sheet else (spot.line, spot.column)
    where = ":".join(str(part) for part in (spot.file, *within) if part)
    return "\n".join([f"{clean(where)}: {message}", *_shown(spot)])


def _shown(spot: Spot) -> list[str]:
    if spot.text is None or spot.column is None:
        return []
    at = min(spot.column - 1, len(spot.text))
    begin = max(0, at - _BEFORE)
    before, after = clean(spot.text[begin:at]), clean(spot.text[at : at + _AFTER])
    marked = clean(spot.text[at : at + min(spot.width, _AFTER)])
    indent = before.lstrip()
    return [
        f"    {indent}{after}".rstrip(),
        f"    {' ' * cells(indent)}{'^' * max(1, cells(marked))}",
    ]
