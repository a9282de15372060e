"""A taxonomy's folder of editions, all of it or one file, as a bundle."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from tracks.errors import Code, Problem, Spot
from tracks.formats import READERS, read
from tracks.formats.bundles.bundle import Bundle, Readable
from tracks.formats.bundles.klass import readables
from tracks.formats.bundles.klass import tables as tables_of_klass
from tracks.formats.csv.link_table import LinkTable, read_links
from tracks.formats.klass.document import Document, document
from tracks.formats.published.files import published
from tracks.formats.written.taxonomy import is_label
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.model.layout import Layout
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
    if path.is_dir() or is_of_maps(path) or not _is_taxonomy(folder):
        return None
    taxonomy, _ = read_taxonomy(folder / TAXONOMY_FILE)
    layouts = taxonomy.read if taxonomy else ()
    if path.suffix.lower() not in READERS and not (published(path, layouts) or document(path)):
        return None
    others = (
        other
        for other in sorted(folder.iterdir())
        if other != path
        and (_is_table_of_links(other) or _holds_links(other, layouts) or document(other))
    )
    return _bundle(folder, [path, *others], wanted=path)


def is_passing(file: Path) -> bool:
    """Tell whether a file is hidden, or what a spreadsheet program puts beside one that is open."""
    return file.name.startswith((".", "~$"))


def is_of_maps(file: Path) -> bool:
    """Tell whether a file is named as one that tells how taxonomies answer each other."""
    named = file.suffix.lower() in READERS and file.name.startswith("maps")
    return named and not is_passing(file)


def _is_taxonomy(folder: Path) -> bool:
    return (folder / TAXONOMY_FILE).is_file()


def _bundle(path: Path, candidates: Iterable[Path], wanted: Path | None = None) -> Bundle:
    """Return what some files of a folder hold; of those that are not `wanted` only their links."""
    taxonomy, problems = read_taxonomy(path / TAXONOMY_FILE)
    editions: dict[str, Readable] = {}
    tables: list[Callable[[], Iterable[LinkTable]]] = []
    documents: list[Document] = []
    maps: list[Path] = []
    for file in candidates:
        suffix = file.suffix.lower()
        if file.name == TAXONOMY_FILE or is_passing(file) or not file.is_file():
            continue
        found: Iterable[Readable] = ()
        if taxonomy and (told := published(file, taxonomy.read)):
            problems.extend(told.problems)
            tables.extend(told.tables)
            found = told.editions if wanted in (None, file) else ()
        elif suffix == ".yml":
            problems.append(Problem(Code.SUFFIX_YML, spot=Spot(str(file))))
        elif suffix in _OTHER_SPREADSHEETS:
            unread = Problem(Code.SPREADSHEET_UNREAD, {"suffix": suffix}, spot=Spot(str(file)))
            problems.append(unread)
        elif is_of_maps(file):
            maps.append(file)
        elif _is_table_of_links(file):
            tables.append(partial(_links_of, file))
        elif suffix in READERS:
            found = [Readable(file.stem, file, partial(read, file))]
        elif klass := document(file):
            documents.append(klass)
        for edition in found:
            problems.extend(_check_label(edition, editions.get(edition.label)))
            editions.setdefault(edition.label, edition)
    for edition in readables(documents):
        if wanted in (None, edition.file):
            problems.extend(_check_label(edition, editions.get(edition.label)))
            editions.setdefault(edition.label, edition)
    tables.append(partial(tables_of_klass, documents))
    if taxonomy and not editions and not problems and not maps:
        problems.append(Problem(Code.NO_EDITIONS, spot=Spot(str(path))))
    ordered = [editions[label] for label in sorted(editions, key=natural_key)]
    return Bundle(path, taxonomy, tuple(problems), ordered, partial(_links, tables), maps=maps)


def _is_table_of_links(file: Path) -> bool:
    return file.suffix.lower() == ".csv" and file.name.startswith("links")


def _holds_links(file: Path, layouts: Sequence[Layout]) -> bool:
    found = published(file, layouts)
    return found is not None and bool(found.tables)


def _check_label(edition: Readable, other: Readable | None) -> Iterable[Problem]:
    spot = Spot(str(edition.file))
    if other:
        params = {"edition": edition.label, "other": other.file.name}
        yield Problem(Code.EDITION_TWICE, params, spot=spot)
    if not is_label(edition.label):
        yield Problem(Code.LABEL_REFUSED, {"label": edition.label}, spot=spot)


def _links_of(file: Path) -> Iterable[LinkTable]:
    return [read_links(file)]


def _links(tables: Sequence[Callable[[], Iterable[LinkTable]]]) -> Sequence[LinkTable]:
    return [table for read_tables in tables for table in read_tables()]
