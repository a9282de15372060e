"""What lies together of a taxonomy: editions, links between them, or all that a dump tells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tracks.errors import Code, Problem, Spot
from tracks.formats import READERS
from tracks.formats.bundles.bundle import Bundle
from tracks.formats.bundles.dump import dump_at
from tracks.formats.bundles.folder import file_at, folder_at
from tracks.formats.bundles.klass import klass_at
from tracks.formats.bundles.maps import map_files
from tracks.formats.bundles.rdf_file import rdf_file_at
from tracks.formats.source_text import unreadable
from tracks.model.text import natural_key

KINDS: Sequence[Callable[[Path], Bundle | None]] = (
    dump_at,
    folder_at,
    file_at,
    klass_at,
    rdf_file_at,
)
"""What reads a bundle, None where a path is none of its kind; a new kind is one line here."""


def find(paths: Sequence[Path]) -> tuple[list[Bundle], list[Problem]]:
    """Return the bundles at the paths, and what is wrong with the paths themselves.

    A path is a folder with a taxonomy.yaml, a folder of such folders, or one edition's file. A
    folder with a journal.csv is a dump of a taxonomy. A file of RDF may stand alone.
    """
    bundles: dict[Path, Bundle] = {}
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        try:
            found = list(_bundles_at(path))
        except OSError as error:
            problems.append(unreadable(path, error))
            continue
        if not found and not map_files([path]):
            problems.append(_nothing_at(path))
        for bundle in found:
            known = bundles.get(bundle.path)
            bundles[bundle.path] = _joined(known, bundle) if known else bundle
    return list(bundles.values()), problems


def _bundles_at(path: Path) -> Iterator[Bundle]:
    path.stat()
    if found := _bundle_at(path):
        whole = found if found.path == path else _bundle_at(found.path)
        yield found if whole is found else replace(found, around=whole)
    elif path.is_dir():
        below = (_bundle_at(inner) for inner in sorted(path.iterdir()) if inner.is_dir())
        yield from filter(None, below)


def _bundle_at(path: Path) -> Bundle | None:
    return next(filter(None, (kind(path) for kind in KINDS)), None)


def _joined(known: Bundle, bundle: Bundle) -> Bundle:
    """Join what two paths found in one place: editions of it, also where it is a dump."""
    editions = {edition.file: edition for edition in (*known.editions, *bundle.editions)}
    return replace(
        bundle,
        problems=tuple(dict.fromkeys([*known.problems, *bundle.problems])),
        editions=sorted(editions.values(), key=lambda edition: natural_key(edition.label)),
        around=known.around or bundle.around,
        history=None,
    )


def _nothing_at(path: Path) -> Problem:
    """Return why nothing can be read from a path that exists."""
    spot = Spot(str(path))
    if path.is_dir():
        return Problem(Code.NOTHING_TO_READ, spot=spot)
    if path.suffix.lower() not in READERS:
        known = tuple(READERS)
        return Problem(Code.SUFFIX_UNKNOWN, {"suffix": path.suffix, "known": known}, spot=spot)
    return Problem(Code.TAXONOMY_MISSING, {"folder": str(path.parent)}, spot=spot)
