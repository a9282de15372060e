"""`read:` of a taxonomy.yaml as people write it: what must be said of files, and the way back."""

import codecs
import re
from collections.abc import Iterator

from tracks.checks.labels import check_language
from tracks.errors import Code, Pointer, Problem
from tracks.formats.csv.edition import OF_LABEL
from tracks.formats.rdf.forms import is_rdf
from tracks.formats.written.schema import TaxonomyFile
from tracks.formats.written.shape import Tree
from tracks.model.layout import Layout, Parents
from tracks.model.resolve import nearest_first
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import is_day

FIXED = "fixed"
"""The separator of columns that stand at fixed places of a line."""

SEPARATORS = {"tab": "\t", "space": " "}
"""Separators that are told by a word."""

EDITION = "{edition}"

OF_ITEMS = (
    "id",
    "code",
    "name",
    "name_en",
    "parent",
    "level",
    "aliases",
    "status",
    "replaced_by",
    "also_under",
    "definition",
    "note",
)
"""What a column may be, besides names in other languages and the attributes that are declared."""

_OF_GRAPHS = frozenset(
    {"file", "edition", "scheme", "omit", "columns", "levels", "statuses", "listing", "valid"}
)
"""What an entry may say of a file of RDF."""

_PLACES = re.compile(r"[1-9][0-9]{0,3}(-([1-9][0-9]{0,3})?)?")


def check_layouts(written: TaxonomyFile) -> Iterator[Problem]:
    """Yield what is wrong with the entries of `read:` by themselves."""
    for n, layout in enumerate(written.read):
        at: Pointer = ("read", n)
        yield from _check_form(layout, at)
        if layout.links is None:
            yield from _check_edition(layout, written, at)
        elif layout.links.editions and len(layout.links.editions) != len(("from", "to")):
            yield Problem(Code.EDITIONS_UNSAID, {}, at=(*at, "links", "editions"))


def tree_of_layouts(taxonomy: Taxonomy) -> Tree:
    """Return `read`, nothing where there is none."""
    read = [
        layout.model_dump(mode="json", exclude_defaults=True, by_alias=True)
        for layout in taxonomy.read
    ]
    return {"read": read} if read else {}


def _check_form(layout: Layout, at: Pointer) -> Iterator[Problem]:
    archive, slash, _ = layout.file.partition("/")
    if slash and not archive.lower().endswith(".zip"):
        yield Problem(Code.FILE_ELSEWHERE, {"file": layout.file}, at=(*at, "file"))
    if layout.encoding is not None and not _is_encoding(layout.encoding):
        yield Problem(Code.ENCODING_UNKNOWN, {"named": layout.encoding}, at=(*at, "encoding"))
    separator = layout.separator
    if separator is None or separator in SEPARATORS:
        return
    if separator != FIXED and (len(separator) != 1 or separator in '"\r\n'):
        known = (",", ";", "|", *SEPARATORS, FIXED)
        params = {"separator": separator, "known": known}
        yield Problem(Code.SEPARATOR_REFUSED, params, at=(*at, "separator"))
    if separator == FIXED:
        for key, places in layout.columns.items():
            if not _PLACES.fullmatch(places):
                params = {"value": places, "example": "1-14"}
                yield Problem(Code.NUMBER_EXPECTED, params, at=(*at, "columns", key))


def _is_encoding(name: str) -> bool:
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return getattr(found, "_is_text_encoding", True)


def _check_edition(layout: Layout, written: TaxonomyFile, at: Pointer) -> Iterator[Problem]:
    levels = [level.id for level in written.levels]
    in_rdf = is_rdf(layout.file)
    if (
        layout.edition is None
        and EDITION not in layout.file
        and (
            not in_rdf
            or "/" in layout.file  # a zip is unpacked only while an edition of it is read
        )
    ):
        yield Problem(Code.EDITION_UNSAID, {"file": layout.file}, at=(*at, "file"))
    own = tuple(attribute.id for attribute in written.attributes)
    parents = layout.parents or Parents(by="column")
    besides = {"columns": levels, "children": ["children"]}.get(parents.by, [])
    known = (*OF_ITEMS, *own, *besides)
    for key in layout.columns:
        if key.startswith(OF_LABEL):
            yield from check_language(key.removeprefix(OF_LABEL), (*at, "columns", key))
        elif key not in known:
            params = {"key": key, "known": nearest_first(key, known)}
            yield Problem(Code.KEY_UNKNOWN, params, at=(*at, "columns", key))
    if in_rdf:
        yield from _check_of_graph(layout, at)
    elif parents.by != "columns" and "name" not in layout.columns:
        yield Problem(Code.LAYOUT_LACKS, {"key": "name", "within": "columns"}, at=at)
    if parents.by == "columns" and not any(level in layout.columns for level in levels):
        yield Problem(Code.LAYOUT_LACKS, {"key": levels[0], "within": "columns"}, at=at)
    for word, level in layout.levels.items():
        if level not in levels:
            params = {"level": level, "known": tuple(levels)}
            yield Problem(Code.LEVEL_UNKNOWN, params, at=(*at, "levels", word))
    for edition, day in layout.valid.items():
        if not is_day(day):
            yield Problem(Code.DAY_EXPECTED, {"value": day}, at=(*at, "valid", edition))
    if layout.parents and not in_rdf:
        yield from _check_parents(layout, layout.parents, levels, at)


def _check_of_graph(layout: Layout, at: Pointer) -> Iterator[Problem]:
    """Yield the keys that say nothing of RDF, which has neither rows nor columns."""
    for key in sorted(layout.model_fields_set - _OF_GRAPHS):
        params = {"key": key, "known": nearest_first(key, sorted(_OF_GRAPHS))}
        yield Problem(Code.KEY_UNKNOWN, params, at=(*at, key))


def _check_parents(
    layout: Layout, parents: Parents, levels: list[str], at: Pointer
) -> Iterator[Problem]:
    lacks = {
        "code": not parents.widths and not parents.separator and ("widths", "parents"),
        "path": not parents.separator and ("separator", "parents"),
        "column": "parent" not in layout.columns and ("parent", "columns"),
        "children": "children" not in layout.columns and ("children", "columns"),
        "above": not parents.widths and "level" not in layout.columns and ("widths", "parents"),
    }
    if lack := lacks.get(parents.by):
        key, within = lack
        yield Problem(Code.LAYOUT_LACKS, {"key": key, "within": within}, at=(*at, "parents"))
    if parents.by == "code" and not {"code", "id"} & layout.columns.keys():
        yield Problem(Code.LAYOUT_LACKS, {"key": "code", "within": "columns"}, at=at)
    widths = parents.widths
    if widths and (len(widths) > len(levels) or list(widths) != sorted({*widths})):
        params = {"widths": len(widths), "levels": len(levels)}
        yield Problem(Code.WIDTHS_MISFIT, params, at=(*at, "parents", "widths"))
