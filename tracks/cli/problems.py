"""Saying problems to people: on standard error, in their language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tracks.cli.terminal import remark
from tracks.errors import Problem
from tracks.messages import store, usage

if TYPE_CHECKING:
    from tracks.model.taxonomy import Language


def say(problems: Iterable[Problem], lang: "Language") -> None:
    """Write problems to standard error, each with its place where it has one."""
    for problem in problems:
        if problem.code in usage.SENTENCES:
            said = usage.sentence(problem, lang)
        else:
            said = str(problem)
        remark(f"error[{problem.code.slug}] {said}\n")
