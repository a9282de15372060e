"""A taxonomy from its taxonomy.yaml."""

from pathlib import Path

from tracks.errors import Code, Problem, TracksError, any_error
from tracks.formats.loaded import placed
from tracks.formats.source_text import read_document
from tracks.formats.written.schema import TaxonomyFile
from tracks.formats.written.shape import shaped
from tracks.formats.yaml.places import places_of
from tracks.formats.yaml.syntax import parse
from tracks.model.taxonomy import Taxonomy

LARGEST = 1 << 20
"""The largest taxonomy.yaml that is read, in bytes."""


def read_taxonomy(file: Path) -> tuple[Taxonomy | None, list[Problem]]:
    """Read a taxonomy.yaml; the taxonomy is None where it has errors."""
    try:
        document = read_document(file, LARGEST)
    except TracksError as error:
        return None, list(error.problems)
    tree, problems = parse(document)
    written = None
    if tree is not None:
        written, misfits = shaped(TaxonomyFile, tree)
        problems.extend(misfits)
    if written is not None:
        problems.extend(_check(written))
    located = placed(problems, lambda pointers: places_of(document, pointers))
    if written is None or any_error(located):
        return None, located
    taxonomy = Taxonomy(
        id=written.taxonomy,
        title=written.title,
        publisher=written.publisher,
        levels=written.levels,
    )
    return taxonomy, located


def _check(written: TaxonomyFile) -> list[Problem]:
    problems = []
    if not is_label(written.taxonomy):
        problems.append(Problem(Code.LABEL_REFUSED, {"label": written.taxonomy}, at=("taxonomy",)))
    if not written.title.text("en"):
        problems.append(Problem(Code.TITLE_EMPTY, at=("title",)))
    if not written.levels:
        problems.append(Problem(Code.LEVELS_MISSING, at=("levels",)))
    seen: dict[str, int] = {}
    for n, level in enumerate(written.levels):
        known = seen.setdefault(level.id, n)
        if known != n:
            params = {"level": level.id, "first": ("levels", known, "id")}
            problems.append(Problem(Code.LEVEL_TWICE, params, at=("levels", n, "id")))
    return problems


def is_label(text: str) -> bool:
    """Tell whether a text may name an edition or a taxonomy: it stands in paths and in `2025@1`."""
    forbidden = "@" in text or "/" in text or ".." in text or any(c.isspace() for c in text)
    return bool(text) and text.isprintable() and not forbidden
