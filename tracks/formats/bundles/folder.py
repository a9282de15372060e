"""A taxonomy's folder of editions, all of it or one file, as a bundle."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from tracks.errors import Code, Problem, Spot
from tracks.formats import READERS, read
from tracks.formats.bundles.bundle import Bundle, Readable
from tracks.formats.csv.link_table import LinkTable, read_links
from tracks.formats.written.taxonomy import is_label
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.model.text import natural_key

TAXONOMY_FILE = "taxonomy.yaml"
"""What makes a folder that of a taxonomy."""

_OTHER_SPREADSHEETS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".et"})


def folder_at(path: Path) -> Bundle | None:
    """Return all editions of a taxonomy's folder, None where a path is none. Raises OSError."""
    return _bundle(path, sorted(path.iterdir())) if _is_taxonomy(path) else None


def file_at(path: Path) -> Bundle | None:
    """Return the edition in a file of a taxonomy's folder, None where a path is none. Raises OSError."""
    folder = path.parent
    if path.suffix.lower() not in READERS or path.is_dir() or not _is_taxonomy(folder):
        return None
    tables = (other for other in sorted(folder.iterdir()) if _is_table_of_links(other))
    return _bundle(folder, [path, *tables])


def is_passing(file: Path) -> bool:
    """Tell whether a file is hidden, or what a spreadsheet program puts beside one that is open."""
    return file.name.startswith((".", "~$"))


def _is_taxonomy(folder: Path) -> bool:
    return (folder / TAXONOMY_FILE).is_file()


def _bundle(path: Path, candidates: Iterable[Path]) -> Bundle:
    taxonomy, problems = read_taxonomy(path / TAXONOMY_FILE)
    files: dict[str, Path] = {}
    tables: list[Path] = []
    for file in candidates:
        suffix = file.suffix.lower()
        if file.name == TAXONOMY_FILE or is_passing(file) or not file.is_file():
            continue
        if suffix == ".yml":
            problems.append(Problem(Code.SUFFIX_YML, spot=Spot(str(file))))
        elif suffix in _OTHER_SPREADSHEETS:
            unread = Problem(Code.SPREADSHEET_UNREAD, {"suffix": suffix}, spot=Spot(str(file)))
            problems.append(unread)
        elif _is_table_of_links(file):
            tables.append(file)
        elif suffix in READERS:
            problems.extend(_check_label(file, files.get(file.stem)))
            files.setdefault(file.stem, file)
    if taxonomy and not files and not problems:
        problems.append(Problem(Code.NO_EDITIONS, spot=Spot(str(path))))
    editions = [
        Readable(label, files[label], partial(read, files[label]))
        for label in sorted(files, key=natural_key)
    ]
    return Bundle(path, taxonomy, tuple(problems), editions, partial(_links, tables))


def _is_table_of_links(file: Path) -> bool:
    return file.suffix.lower() == ".csv" and file.name.startswith("links")


def _check_label(file: Path, other: Path | None) -> Iterable[Problem]:
    spot = Spot(str(file))
    if other:
        yield Problem(Code.EDITION_TWICE, {"edition": file.stem, "other": other.name}, spot=spot)
    if not is_label(file.stem):
        yield Problem(Code.LABEL_REFUSED, {"label": file.stem}, spot=spot)


def _links(tables: Sequence[Path]) -> Sequence[LinkTable]:
    return [read_links(table) for table in tables]
