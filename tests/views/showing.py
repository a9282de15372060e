"""Answers as reports show them."""

from tracks.commands.diff import Comparison
from tracks.diff.change import ChangeSet
from tracks.diff.delta import Delta
from tracks.model.language import Language
from tracks.reports import Manner, render


def shown(report: str, form: str, answer: object, lang: Language, *, colour: bool = False) -> str:
    """Return an answer in a format that is text."""
    content = render(report, form, answer, Manner((lang,), colour=colour)).content
    assert not isinstance(content, bytes)
    return "".join(content)


def render_diff(
    form: str, delta: Delta, found: ChangeSet, lang: Language, *, colour: bool = False
) -> str:
    """Return a diff in a format that is text."""
    return shown("diff", form, Comparison(delta, found), lang, colour=colour)
