"""Errors for what is asked for and not there: with all there is, and the nearest of it."""

from collections.abc import Iterable

from tracks.errors import Code, Parameter, TracksError, wrong_usage


def unknown(
    code: Code, value: str, known: Iterable[str], *, near: str | None = None, **params: object
) -> TracksError:
    """Return the error that `value` is none of the known ones; `near` is the nearest, if not of these."""
    # Imported here: what all commands load, help too, should not hang on what few come to.
    from tracks.model.resolve import nearest

    there = tuple(known)
    near = near or nearest(value, there)
    return wrong_usage(code, value=value, known=there, nearest=near, **params)


def words(parameter: str, written: str) -> str:
    """Return a parameter's text, trimmed; TracksError where it is empty or holds control characters."""
    from tracks.model.text import refused

    text = written.strip()
    if not text or any(refused(character) for character in text):
        raise wrong_usage(Code.WORDS_WANTED, option=Parameter(parameter))
    return text
