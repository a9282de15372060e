"""Files of KLASS's API that lie together, as a bundle: a taxonomy that nobody had to write."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from tracks.errors import Code, Problem, Spot
from tracks.formats.bundles.bundle import Bundle, Readable
from tracks.formats.csv.link_table import LinkTable
from tracks.formats.klass.document import Document, Kind, document
from tracks.formats.klass.edition import LISTS, label_of, levels_of, read_klass
from tracks.formats.klass.links import TABLES, tables_of
from tracks.formats.written.taxonomy import is_label
from tracks.model.label import is_tag
from tracks.model.taxonomy import Level, Taxonomy, Title
from tracks.model.text import natural_key

UNDETERMINED = "und"
"""The language of names of which nobody says it (BCP 47)."""


def klass_at(path: Path) -> Bundle | None:
    """Return what files of KLASS in a folder without a taxonomy.yaml hold, or the version in one of them.

    None where there is none. Raises OSError.
    """
    folder = path if path.is_dir() else path.parent
    if (folder / "taxonomy.yaml").is_file() or not (path.is_dir() or _is_list(document(path))):
        return None
    found = [each for file in sorted(folder.iterdir()) if (each := document(file))]
    lists = [each for each in found if _is_list(each)]
    if not lists:
        return None
    name = folder.resolve().name
    if not is_label(name):
        problem = Problem(Code.LABEL_REFUSED, {"label": name}, spot=Spot(str(folder)))
        return Bundle(folder, None, (problem,))
    editions = {each.label: each for each in readables(found) if path in (folder, each.file)}
    ordered = [editions[label] for label in sorted(editions, key=natural_key)]
    problems = [*_twice(readables(found))] if path == folder else []
    return Bundle(folder, _taxonomy(name, found), tuple(problems), ordered, partial(tables, found))


def readables(found: Sequence[Document]) -> list[Readable]:
    """Return the editions among files of KLASS."""
    language = _language(found)
    return [
        Readable(label_of(each), each.file, partial(read_klass, each, _title(each, language)))
        for each in found
        if _is_list(each)
    ]


def tables(found: Sequence[Document]) -> list[LinkTable]:
    """Read the links among files of KLASS."""
    lists = [each for each in found if _is_list(each)]
    return [table for each in found if each.kind in TABLES for table in tables_of(each, lists)]


def _is_list(found: Document | None) -> bool:
    return found is not None and found.kind in LISTS


def _twice(editions: Iterable[Readable]) -> Iterable[Problem]:
    seen: dict[str, Readable] = {}
    for edition in editions:
        known = seen.setdefault(edition.label, edition)
        if known is not edition:
            params = {"edition": edition.label, "other": known.file.name}
            yield Problem(Code.EDITION_TWICE, params, spot=Spot(str(edition.file)))


def _taxonomy(name: str, found: Sequence[Document]) -> Taxonomy:
    """Return the taxonomy: called as the classification, else as its last version, else as the folder."""
    language = _language(found)
    lists = sorted(filter(_is_list, found), key=lambda each: natural_key(label_of(each)))
    whole = [each for each in found if each.kind is Kind.VERSIONS]
    named = next(filter(None, (each.text("name") for each in (*whole, *lists[::-1]))), name)
    levels = levels_of(lists)
    return Taxonomy(
        id=name,
        title=_in(language, named),
        levels=tuple(
            Level.model_validate({"id": f"level-{n}", language: level})
            for n, level in enumerate(levels, 1)
        ),
    )


def _language(found: Sequence[Document]) -> str:
    said = (each.text("primaryLanguage").casefold() for each in found)
    return next((tag for tag in said if is_tag(tag)), UNDETERMINED)


def _title(found: Document, language: str) -> Title | None:
    name = found.text("name")
    return _in(language, name) if name else None


def _in(language: str, text: str) -> Title:
    return Title.model_validate({language: text})
