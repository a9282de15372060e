"""`validate`: checking edition files without a database."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tracks.commands.reading import nothing_known, read_editions
from tracks.errors import Problem
from tracks.formats.bundles import find


class Validated(NamedTuple):
    """How many editions were read, and what is wrong with them."""

    editions: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.is_error for problem in self.problems)


def validate(paths: Sequence[Path]) -> Validated:
    """Check the editions at the paths, each by itself and against the others in its bundle."""
    bundles, problems = find(paths)
    problems = [*problems, *(problem for bundle in bundles for problem in bundle.problems)]
    editions = 0
    for bundle in bundles:
        if bundle.history:
            for step in bundle.history(lambda _: None):
                problems.extend(step.problems)
                editions += step.edition is not None
            continue
        editions += len(bundle.editions)
        for read in read_editions(bundle, nothing_known, lambda _: None):
            problems.extend(read.problems)
            del read  # so that its items are not in memory beside those of the next one
    return Validated(editions, tuple(problems))
