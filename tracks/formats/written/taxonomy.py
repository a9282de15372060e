"""A taxonomy as people write it and as editions have it: both ways."""

from tracks.errors import Code, Problem, any_error
from tracks.formats.written.schema import TaxonomyFile
from tracks.formats.written.shape import Tree, plain, shaped
from tracks.model.taxonomy import Taxonomy


def taxonomy_of_tree(tree: object) -> tuple[Taxonomy | None, list[Problem]]:
    """Return the taxonomy that a tree says, None where it has errors, and all that is wrong with it."""
    written, problems = shaped(TaxonomyFile, tree)
    if written is None:
        return None, problems
    problems = [*problems, *_check(written)]
    if any_error(problems):
        return None, problems
    taxonomy = Taxonomy(
        id=written.taxonomy,
        title=written.title,
        publisher=written.publisher,
        levels=written.levels,
    )
    return taxonomy, problems


def tree_of_taxonomy(taxonomy: Taxonomy) -> Tree:
    """Return what a taxonomy.yaml says."""
    told = plain(taxonomy)
    levels = [
        {"id": level.id, **plain(level, "zh", "en", "plural", "unit")} for level in taxonomy.levels
    ]
    return {"taxonomy": told.pop("id"), **told, "levels": levels}


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
