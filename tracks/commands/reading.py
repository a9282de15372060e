"""Reading the editions of a folder, one at a time, each held against the others."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tracks.checks.across import (
    Listed,
    Names,
    check_links_fit_the_lists,
    check_sources_are_defined_once,
    check_sources_are_known,
)
from tracks.errors import Code, Place, Problem, any_error
from tracks.formats import read
from tracks.formats.bundles.folder import Folder, find
from tracks.formats.csv.link_table import LinkTable, read_links, with_links
from tracks.formats.loaded import Loaded
from tracks.model.edition import Edition, Head
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key

Progress = Callable[[Path], None]


class Known(NamedTuple):
    """What is recorded of a taxonomy's editions that are not among the files.

    `names` are (edition, item id, name); `listed` gives an edition by its label.
    """

    heads: Mapping[str, Head]
    names: Iterable[tuple[str, str, str]]
    listed: Listed


KnownOf = Callable[[str, Collection[str]], Known]
"""Asked with a taxonomy's key and the editions to leave out."""


class Read(NamedTuple):
    """An edition, None where its file has errors, and what was found wrong."""

    edition: Edition | None
    problems: list[Problem]


def nothing_known(_taxonomy: str, _without: Collection[str]) -> Known:
    """Return what is known where there is no record to ask."""
    return Known({}, (), lambda _: None)


def read_editions(folder: Folder, known_of: KnownOf, progress: Progress) -> Iterator[Read]:
    """Yield the folder's editions in order, and at last what is wrong with their sources together.

    First comes what is wrong with its tables of links.

    An edition is held against those recorded, those beside it in the folder that are not recorded,
    and those before it among the files. No more than one is kept in memory with its items.
    """
    if folder.taxonomy is None:
        return
    known = known_of(folder.taxonomy.id, [file.stem for file in folder.files])
    beside, problems = _beside(folder, known)
    tables = [read_links(file) for file in folder.tables]
    yield Read(None, _of_tables(folder, tables))
    company = _Company(folder.taxonomy, known, complete=not any_error(problems))
    for file in beside:
        company.join(file, read(file, folder.taxonomy))
    for file in folder.files:
        progress(file)
        rows = [row for table in tables for row in table.rows.get(file.stem, ())]
        yield company.receive(file, with_links(read(file, folder.taxonomy), rows))
    yield Read(None, company.problems_of_sources())


def _of_tables(folder: Folder, tables: Iterable[LinkTable]) -> list[Problem]:
    """Return what is wrong with tables of links, and which of their editions have no file here."""
    whole, _ = find([folder.path])
    here = {file.stem for each in whole for file in each.files}
    found: list[Problem] = []
    for table in tables:
        found.extend(table.problems)
        missing = sorted(table.rows.keys() - here, key=natural_key)
        if missing:
            place = Place(str(table.file))
            found.append(Problem(Code.LINKS_UNUSED, {"editions": tuple(missing)}, place=place))
    return found


def _beside(folder: Folder, known: Known) -> tuple[list[Path], list[Problem]]:
    """Return the files in the folder that nobody asked for, and what is wrong with all it holds."""
    whole, problems = find([folder.path])
    labels = {file.stem for file in folder.files} | known.heads.keys()
    beside = [file for each in whole for file in each.files if file.stem not in labels]
    return beside, [*problems, *(problem for each in whole for problem in each.problems)]


class _Company:
    """The editions that another is held against: their heads and names, and where they stand.

    It is `complete` while no edition is missing from it that may define a source.
    """

    def __init__(self, taxonomy: Taxonomy, known: Known, *, complete: bool) -> None:
        self._taxonomy, self._known, self._complete = taxonomy, known, complete
        self._heads: list[Head] = list(known.heads.values())
        self._files: dict[str, Path] = {}
        self._read: dict[str, Loaded] = {}  # without the editions
        self._names = Names()
        self._names.know(known.names)

    def join(self, file: Path, loaded: Loaded) -> list[Problem]:
        """Add an edition, and return what is wrong between it and the others, placed in its file."""
        edition, head = loaded.edition, loaded.head
        if head is None:
            self._complete = False
            return []
        self._heads.append(head)
        if edition is None:
            return []
        self._files[head.edition] = file
        found = self._names.add(head.edition, ((i.id, i.name) for i in edition.items.values()))
        found.extend(check_links_fit_the_lists(edition, self._listed))
        return loaded.located(found)

    def receive(self, file: Path, loaded: Loaded) -> Read:
        """Add an edition that was asked for, and return it unless something is wrong with it."""
        problems = [*loaded.problems, *self.join(file, loaded)]
        self._read[file.stem] = replace(loaded, edition=None)
        sound = not any_error(problems)
        return Read(loaded.edition if sound else None, problems)

    def problems_of_sources(self) -> list[Problem]:
        """Return what is wrong with the sources of the editions that were asked for."""
        findings = list(check_sources_are_defined_once(self._heads))
        if self._complete:
            findings.extend(check_sources_are_known(self._heads))
        return [
            problem
            for label, loaded in self._read.items()
            for problem in loaded.located(f.problem for f in findings if f.edition == label)
        ]

    def _listed(self, label: str) -> Edition | None:
        if label not in self._files:
            return self._known.listed(label)
        return read(self._files[label], self._taxonomy).edition
