"""Which editions of which taxonomies lie at a path."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracks.errors import Code, Place, Problem
from tracks.formats import FORMATS
from tracks.formats.source_text import unreadable
from tracks.formats.written.taxonomy import is_label
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key

TAXONOMY_FILE = "taxonomy.yaml"
JOURNAL_FILE = "journal.csv"
"""What makes a taxonomy's folder a dump of it."""


_OTHER_SPREADSHEETS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".et"})


@dataclass(frozen=True)
class Folder:
    """A taxonomy's folder: its taxonomy, None where that has errors, and its editions in order.

    `tables` are those of links. Of a dump, the files are those of its revisions, in no order.
    """

    path: Path
    taxonomy: Taxonomy | None
    files: Sequence[Path]
    tables: Sequence[Path]
    problems: Sequence[Problem]
    is_dump: bool = False


def find(paths: Sequence[Path]) -> tuple[list[Folder], list[Problem]]:
    """Return the taxonomy folders at the paths, and what is wrong with the paths themselves.

    A path is a folder with a taxonomy.yaml, a folder of such folders, or one edition's file. A
    folder with a journal.csv is a dump of a taxonomy.
    """
    folders: dict[Path, Folder] = {}
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        try:
            found = list(_folders_at(path))
        except OSError as error:
            problems.append(unreadable(path, error))
            continue
        if not found:
            problems.append(_nothing_at(path))
        for folder in found:
            folders[folder.path] = _joined(folders.get(folder.path), folder)
    return list(folders.values()), problems


def _folders_at(path: Path) -> Iterable[Folder]:
    path.stat()
    if not path.is_dir():
        yield from _single(path)
    elif found := _whole(path):
        yield found
    else:
        below = (_whole(inner) for inner in sorted(path.iterdir()) if inner.is_dir())
        yield from filter(None, below)


def _whole(path: Path) -> Folder | None:
    """Return all that a taxonomy's folder holds, None where it is no taxonomy's."""
    if (path / JOURNAL_FILE).is_file():
        return _dump(path)
    return _folder(path, sorted(path.iterdir())) if _is_taxonomy(path) else None


def _is_taxonomy(folder: Path) -> bool:
    return (folder / TAXONOMY_FILE).is_file()


def _dump(path: Path) -> Folder:
    taxonomy, problems = read_taxonomy(path / TAXONOMY_FILE)
    files = [
        file
        for file in sorted(path.iterdir())
        if file.suffix.lower() in FORMATS
        and file.name not in (TAXONOMY_FILE, JOURNAL_FILE)
        and not _is_passing(file)
    ]
    return Folder(path, taxonomy, files, (), tuple(problems), is_dump=True)


def _single(file: Path) -> Iterable[Folder]:
    if file.suffix.lower() in FORMATS and _is_taxonomy(file.parent):
        tables = (other for other in sorted(file.parent.iterdir()) if _is_table_of_links(other))
        yield _folder(file.parent, [file, *tables])


def _nothing_at(path: Path) -> Problem:
    """Return why nothing can be read from a path that exists."""
    place = Place(str(path))
    if path.is_dir():
        return Problem(Code.NOTHING_TO_READ, place=place)
    if path.suffix.lower() not in FORMATS:
        known = tuple(FORMATS)
        return Problem(Code.SUFFIX_UNKNOWN, {"suffix": path.suffix, "known": known}, place=place)
    return Problem(Code.TAXONOMY_MISSING, {"folder": str(path.parent)}, place=place)


def _joined(known: Folder | None, folder: Folder) -> Folder:
    """Join what two paths found in one folder."""
    if known is None:
        return folder
    files = _in_order({*known.files, *folder.files})
    problems = tuple(dict.fromkeys([*known.problems, *folder.problems]))
    return Folder(folder.path, folder.taxonomy, files, folder.tables, problems)


def _folder(path: Path, candidates: Iterable[Path]) -> Folder:
    taxonomy, problems = read_taxonomy(path / TAXONOMY_FILE)
    files: dict[str, Path] = {}
    tables: list[Path] = []
    for file in candidates:
        suffix = file.suffix.lower()
        if file.name == TAXONOMY_FILE or _is_passing(file) or not file.is_file():
            continue
        if suffix == ".yml":
            problems.append(Problem(Code.SUFFIX_YML, place=Place(str(file))))
        elif suffix in _OTHER_SPREADSHEETS:
            unread = Problem(Code.SPREADSHEET_UNREAD, {"suffix": suffix}, place=Place(str(file)))
            problems.append(unread)
        elif _is_table_of_links(file):
            tables.append(file)
        elif suffix in FORMATS:
            problems.extend(_check_label(file, files.get(file.stem)))
            files.setdefault(file.stem, file)
    if taxonomy and not files and not problems:
        problems.append(Problem(Code.NO_EDITIONS, place=Place(str(path))))
    return Folder(path, taxonomy, _in_order(files.values()), tables, tuple(problems))


def _is_passing(file: Path) -> bool:
    """Tell whether a file is hidden, or what a spreadsheet program puts beside one that is open."""
    return file.name.startswith((".", "~$"))


def _is_table_of_links(file: Path) -> bool:
    return file.suffix.lower() == ".csv" and file.name.startswith("links")


def _check_label(file: Path, other: Path | None) -> Iterable[Problem]:
    place = Place(str(file))
    if other:
        yield Problem(Code.EDITION_TWICE, {"edition": file.stem, "other": other.name}, place=place)
    if not is_label(file.stem):
        yield Problem(Code.LABEL_REFUSED, {"label": file.stem}, place=place)


def _in_order(files: Iterable[Path]) -> list[Path]:
    return sorted(files, key=lambda file: natural_key(file.stem))
