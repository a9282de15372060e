"""A dump: all revisions of a taxonomy in a folder of files, and the journal that tells of them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Place, Problem, any_error
from tracks.formats import read
from tracks.formats.bundles.folder import JOURNAL_FILE, TAXONOMY_FILE, Folder
from tracks.formats.bundles.journal import Entry, read_journal
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.model.act import Deed
from tracks.model.edition import Edition
from tracks.model.taxonomy import Taxonomy


class Step(NamedTuple):
    """An entry of the journal, None where there is none to speak of, and what is wrong about it.

    `edition` is there where the entry tells of a recording and its file is right.
    """

    entry: Entry | None
    edition: Edition | None
    problems: list[Problem]


def own_taxonomy(revision: str) -> str:
    """Return the name of the file with the taxonomy as it was for this revision, where it differed."""
    return f"{revision}.{TAXONOMY_FILE}"


def read_dump(folder: Folder, progress: Callable[[Path], None]) -> Iterator[Step]:
    """Yield what was done, in order, each recording with its edition; first what is wrong with all.

    No more than one edition is kept in memory.
    """
    if folder.taxonomy is None:
        return
    journal = folder.path / JOURNAL_FILE
    entries, problems = read_journal(journal, folder.taxonomy.id)
    files = {file.stem: file for file in folder.files}
    if not any_error(problems):
        problems += _strays(folder, entries, files)
    yield Step(None, None, problems)
    for entry in entries:
        if entry.act.deed is not Deed.RECORDED:
            yield Step(entry, None, [])
        elif file := files.get(entry.revision):
            progress(file)
            yield _recorded(entry, file, folder.taxonomy)


def _strays(folder: Folder, entries: list[Entry], files: Mapping[str, Path]) -> Iterator[Problem]:
    """Yield the revisions without a file and the files without a revision."""
    recorded = {entry.revision: entry for entry in entries if entry.act.deed is Deed.RECORDED}
    for revision, entry in recorded.items():
        if revision not in files:
            place = Place(str(folder.path / JOURNAL_FILE), entry.line)
            yield Problem(Code.REVISION_FILE_MISSING, {"revision": revision}, place=place)
    known = {file for revision, file in files.items() if revision in recorded}
    known |= {folder.path / own_taxonomy(revision) for revision in recorded}
    for file in folder.files:
        if file not in known:
            yield Problem(Code.REVISION_FILE_UNKNOWN, place=Place(str(file)))


def _recorded(entry: Entry, file: Path, taxonomy: Taxonomy) -> Step:
    problems: list[Problem] = []
    own = file.with_name(own_taxonomy(entry.revision))
    if own.exists():
        read_own, problems = read_taxonomy(own)
        if read_own is None:
            return Step(entry, None, problems)
        taxonomy = read_own
    loaded = read(file, taxonomy)
    problems.extend(
        p for p in loaded.problems if p.is_error
    )  # warnings were told when it was recorded
    if loaded.edition and loaded.edition.digest != entry.content:
        params = {"revision": entry.revision}
        problems.append(Problem(Code.REVISION_FILE_ALTERED, params, place=Place(str(file))))
    return Step(entry, None if any_error(problems) else loaded.edition, problems)
