"""Saying that something asked for is not there: with all there is, and the nearest of it."""

from collections.abc import Iterable
from difflib import get_close_matches

from tracks.errors import Code, Problem, TracksError

WRONG_USAGE = 2


def unknown(
    code: Code, value: str, known: Iterable[str], *, among: Iterable[str] = (), **params: object
) -> TracksError:
    """Return the error that `value` is none of the known ones, with the nearest of them.

    `among` are further ones, too many to list, that the nearest may come from.
    """
    there = tuple(known)
    near = get_close_matches(value, (*there, *among), n=1)
    return wrong_usage(code, value=value, known=there, nearest=near[0] if near else None, **params)


def wrong_usage(code: Code, **params: object) -> TracksError:
    """Return the error for a command that was not asked as it can be."""
    return TracksError(Problem(code, params), exit_code=WRONG_USAGE)
