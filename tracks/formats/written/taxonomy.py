"""A taxonomy as people write it and as editions have it: both ways."""

import re
from collections.abc import Iterator, Sequence

from tracks.errors import Code, Problem, any_error
from tracks.formats.written.layouts import check_layouts, tree_of_layouts
from tracks.formats.written.schema import Entry, TaxonomyFile
from tracks.formats.written.shape import Tree, plain, shaped
from tracks.model.iri import is_base
from tracks.model.taxonomy import Attribute, Taxonomy

TAKEN = frozenset({*Entry.model_fields, "parent", "unplaced"})
"""What no attribute may be called: items have keys and columns of these names."""

_COLUMN = re.compile(r"[^\s.,;|\[\]\"=@/:-][^\s.,;|\[\]\"=@/:]*")


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
        base=written.base,
        levels=written.levels,
        attributes=written.attributes,
        read=written.read,
    )
    return taxonomy, problems


def tree_of_taxonomy(taxonomy: Taxonomy) -> Tree:
    """Return what a taxonomy.yaml says."""
    told = plain(taxonomy)
    levels = [{"id": level.id, **plain(level)} for level in taxonomy.levels]
    attributes = [{"id": each.id, **plain(each)} for each in taxonomy.attributes]
    told |= {"levels": levels, **tree_of_layouts(taxonomy)}
    told |= {"attributes": attributes} if attributes else {}
    return {"taxonomy": told.pop("id"), **told}


def _check(written: TaxonomyFile) -> list[Problem]:
    problems = []
    if not is_label(written.taxonomy):
        problems.append(Problem(Code.LABEL_REFUSED, {"label": written.taxonomy}, at=("taxonomy",)))
    if not written.title.text("en"):
        problems.append(Problem(Code.TITLE_EMPTY, at=("title",)))
    if written.base is not None and not is_base(written.base):
        problems.append(Problem(Code.BASE_REFUSED, {"base": written.base}, at=("base",)))
    if not written.levels:
        problems.append(Problem(Code.LEVELS_MISSING, at=("levels",)))
    seen: dict[str, int] = {}
    for n, level in enumerate(written.levels):
        known = seen.setdefault(level.id, n)
        if known != n:
            params = {"level": level.id, "first": ("levels", known, "id")}
            problems.append(Problem(Code.LEVEL_TWICE, params, at=("levels", n, "id")))
    problems += _check_attributes(written.attributes)
    return [*problems, *check_layouts(written)]


def _check_attributes(attributes: Sequence[Attribute]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for n, attribute in enumerate(attributes):
        at = ("attributes", n)
        known = seen.setdefault(attribute.id, n)
        if known != n:
            params = {"attribute": attribute.id, "first": ("attributes", known, "id")}
            yield Problem(Code.ATTRIBUTE_TWICE, params, at=(*at, "id"))
        elif attribute.id in TAKEN or not _COLUMN.fullmatch(attribute.id):
            yield Problem(Code.ATTRIBUTE_REFUSED, {"attribute": attribute.id}, at=(*at, "id"))
        if attribute.sum == "yes" and attribute.type != "number":
            params = {"attribute": attribute.id, "type": attribute.type}
            yield Problem(Code.SUM_OF_NO_NUMBERS, params, at=(*at, "sum"))


def is_label(text: str) -> bool:
    """Tell whether a text may name an edition or a taxonomy: it stands in paths and in `2025@1`."""
    forbidden = "@" in text or "/" in text or ".." in text or any(c.isspace() for c in text)
    return bool(text) and text.isprintable() and not forbidden
