"""A bundle: what lies together of one taxonomy, whatever form it has; editions are read when asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Problem
from tracks.formats.bundles.journal import Entry
from tracks.formats.csv.link_table import LinkTable
from tracks.formats.loaded import Loaded
from tracks.model.edition import Edition
from tracks.model.taxonomy import Taxonomy

Progress = Callable[[Path], None]
"""Called with each file before it is read."""


class Readable(NamedTuple):
    """An edition that can be read, by the bundle's taxonomy: its label, its file, and what reads it."""

    label: str
    file: Path
    read: Callable[[Taxonomy], Loaded]


class Step(NamedTuple):
    """An entry of a journal, None where there is none to speak of, and what is wrong about it.

    `edition` is there where the entry tells of a recording and its file is right, `taxonomy` where it
    tells of what the taxonomy said of itself.
    """

    entry: Entry | None
    edition: Edition | None
    problems: list[Problem]
    taxonomy: Taxonomy | None = None


@dataclass(frozen=True)
class Bundle:
    """A taxonomy, None where it has errors, its editions in order, and links between them.

    `maps` are the files that lie with it and tell how it answers other taxonomies.
    `around` is all that lies in the same place, where this is but a part of it. A dump has a
    `history`: what was done with its editions, to be done again in that order.
    """

    path: Path
    taxonomy: Taxonomy | None
    problems: Sequence[Problem] = ()
    editions: Sequence[Readable] = ()
    links: Callable[[], Sequence[LinkTable]] = tuple
    around: "Bundle | None" = None
    history: Callable[[Progress], Iterator[Step]] | None = None
    maps: Sequence[Path] = ()

    @property
    def labels(self) -> list[str]:
        """The labels of its editions."""
        return [edition.label for edition in self.editions]
