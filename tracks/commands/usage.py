"""Saying that something asked for is not there: with all there is, and the nearest of it."""

from collections.abc import Iterable
from difflib import get_close_matches

from tracks.errors import Code, Parameter, TracksError, wrong_usage
from tracks.model.text import refused

ALIKE = 0.5
"""How alike the nearest must be (difflib's ratio); two Chinese characters with one in common are."""


def unknown(
    code: Code, value: str, known: Iterable[str], *, near: str | None = None, **params: object
) -> TracksError:
    """Return the error that `value` is none of the known ones; `near` is the nearest, if not of these."""
    there = tuple(known)
    near = near or nearest(value, there)
    return wrong_usage(code, value=value, known=there, nearest=near, **params)


def nearest(value: str, known: Iterable[str]) -> str | None:
    """Return the one that is most like `value`, None where none is like it."""
    return next(iter(get_close_matches(value, list(known), n=1, cutoff=ALIKE)), None)


def words(parameter: str, written: str) -> str:
    """Return what a parameter says in words, trimmed; TracksError where it says none or holds controls."""
    said = written.strip()
    if not said or any(refused(character) for character in said):
        raise wrong_usage(Code.WORDS_WANTED, option=Parameter(parameter))
    return said
