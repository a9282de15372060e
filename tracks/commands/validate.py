"""`validate`: checking edition files without a database."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tracks.commands.reading import nothing_known, read_editions
from tracks.commands.reading_maps import maps_in, tables_of_maps
from tracks.errors import Problem
from tracks.formats.bundles import find
from tracks.formats.bundles.bundle import Bundle
from tracks.formats.bundles.map_dump import read_map_dump
from tracks.model.item import Item
from tracks.model.map import Scheme


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
    tables = tables_of_maps(paths, bundles, lambda _: None)
    problems.extend(maps_in(tables, partial(_listed, bundles))[1])
    for path in paths:
        problems.extend(read_map_dump(path)[1])
    return Validated(editions, tuple(problems))


def _listed(bundles: Iterable[Bundle], scheme: Scheme) -> Collection[Item] | None:
    """Return what an edition lists as its file has it; None where it has none, or one with errors."""
    for bundle in bundles:
        if bundle.taxonomy and bundle.taxonomy.id == scheme.taxonomy and not bundle.history:
            for each in bundle.editions:
                if each.label == scheme.edition:
                    read = each.read(bundle.taxonomy).edition
                    return read.items.values() if read else None
    return None
