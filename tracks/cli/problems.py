"""Saying problems to people: on standard error, in their language."""

from collections import Counter
from collections.abc import Iterable

from tracks.cli.terminal import remark
from tracks.errors import Parameter, Problem
from tracks.messages.cli import MORE_ALIKE
from tracks.model.language import Language

SHOWN = 20
"""How many warnings of one code are shown; of errors, all."""


def tell(problems: Iterable[Problem], lang: Language) -> None:
    """Write problems to standard error, each with its place where it has one."""
    from tracks.render.problems import render_problem  # imported only where there are problems

    def written(parameter: Parameter) -> str:
        return f"--{parameter}"

    warnings: Counter[str] = Counter()
    for problem in problems:
        if not problem.is_error:
            warnings[problem.code.slug] += 1
        if warnings[problem.code.slug] <= SHOWN:
            remark(render_problem(problem, lang, written) + "\n")
    for code, n in warnings.items():
        if n > SHOWN:
            remark(MORE_ALIKE(lang, code=code, n=n - SHOWN) + "\n")
