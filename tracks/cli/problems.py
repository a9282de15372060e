"""Saying problems to people: on standard error, in their language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tracks.cli.terminal import remark
from tracks.errors import Problem

if TYPE_CHECKING:
    from tracks.model.taxonomy import Language


def say(problems: Iterable[Problem], lang: "Language") -> None:
    """Write problems to standard error, each with its place where it has one."""
    from tracks.report.problems import render_problem  # only where there is something to say

    for problem in problems:
        remark(render_problem(problem, lang) + "\n")
