"""`validate`: checking edition files without a database."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tracks.commands.reading import nothing_known, read_editions
from tracks.errors import Problem
from tracks.formats.bundles.dump import read_dump
from tracks.formats.bundles.folder import find


class Validated(NamedTuple):
    """How many editions were read, and what is wrong with them."""

    editions: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.is_error for problem in self.problems)


def validate(paths: Sequence[Path]) -> Validated:
    """Check the editions at the paths, each by itself and against the others in its folder."""
    folders, found = find(paths)
    problems = [*found, *(problem for folder in folders for problem in folder.problems)]
    editions = 0
    for folder in folders:
        if folder.is_dump:
            for step in read_dump(folder, lambda _: None):
                problems.extend(step.problems)
                editions += step.edition is not None
            continue
        editions += len(folder.files)
        for read in read_editions(folder, nothing_known, lambda _: None):
            problems.extend(read.problems)
            del read  # so that its items are not in memory beside those of the next one
    return Validated(editions, tuple(problems))
