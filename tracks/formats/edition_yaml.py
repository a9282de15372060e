"""An edition from a YAML file."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tracks.checks import check
from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem, TracksError, any_error
from tracks.formats.authored import EditionFile
from tracks.formats.document import Document, read_document
from tracks.formats.entries import Rows, rows_of
from tracks.formats.loaded import Loaded, Locate, Places, edition_of, placed
from tracks.formats.places import places_of
from tracks.formats.said import Sayings
from tracks.formats.shape import shaped
from tracks.formats.syntax import parse
from tracks.model.edition import Head
from tracks.model.taxonomy import Taxonomy

LARGEST = 64 << 20
"""The largest YAML file that is read, in bytes."""

# What a mapping lacks is not told of one that has a key amiss: it may be that very key.
_OF_ABSENCE = frozenset(
    {
        Code.LISTING_GAP,
        Code.COUNT_EMPTY,
        Code.SINCE_MISSING,
        Code.EACH_MISSING,
        Code.LINK_ONE_SIDED,
    }
)


def read_yaml(file: Path, taxonomy: Taxonomy) -> Loaded:
    """Read an edition's YAML file; its problems are values, whatever the file holds."""
    try:
        document = read_document(file, LARGEST)
    except TracksError as error:
        return Loaded(None, list(error.problems), lambda pointers: {})
    tree, problems = parse(document)
    written = None
    if tree is not None:
        written, misfits = shaped(EditionFile, tree)
        problems.extend(misfits)
    if written is None:
        locate = _locate(document, Rows(), ())
        return Loaded(None, placed(problems, locate), locate)
    return _loaded(file, document, written, taxonomy, problems)


def _loaded(
    file: Path,
    document: Document,
    written: EditionFile,
    taxonomy: Taxonomy,
    problems: list[Problem],
) -> Loaded:
    rows = rows_of(written, taxonomy)
    sayings = Sayings(written, rows)
    head = _head(written, taxonomy, sayings)
    draft = Draft(head, rows.items)
    locate = _locate(document, rows, sayings.link_origins)
    problems += _labels(file, written, taxonomy)
    told = None if any_error(problems) else head
    found = [*sayings.problems, *check(draft)]
    amiss = {problem.at[:-1] for problem in problems if problem.at}
    problems += [p for p in found if not (p.code in _OF_ABSENCE and p.at in amiss)]
    sound = not any_error(problems)
    return Loaded(draft.edition if sound else None, placed(problems, locate), locate, told)


def _head(written: EditionFile, taxonomy: Taxonomy, sayings: Sayings) -> Head:
    listing = written.listing
    return Head(
        taxonomy=taxonomy,
        edition=written.edition,
        title=written.title,
        previous=written.previous,
        listing=(dict.fromkeys(taxonomy.depths, listing) if isinstance(listing, str) else listing),
        sources=written.sources,
        statements=sayings.blocks(),
        links=sayings.links(),
        mentioned=written.mentioned,
        focus=written.focus,
        outlook=written.outlook,
    )


def _labels(file: Path, written: EditionFile, taxonomy: Taxonomy) -> list[Problem]:
    """Tell where the file is not the edition of the taxonomy that its place says it is."""
    problems = []
    expected = edition_of(file)
    if written.edition != expected:
        params = {"edition": written.edition, "file": expected}
        problems.append(Problem(Code.OTHER_LABEL, params, at=("edition",)))
    if written.taxonomy != taxonomy.id:
        params = {"taxonomy": written.taxonomy, "expected": taxonomy.id}
        problems.append(Problem(Code.OTHER_TAXONOMY, params, at=("taxonomy",)))
    return problems


def _locate(document: Document, rows: Rows, links: Sequence[Pointer]) -> Locate:
    """Return what turns pointers, also those to items and links, into places of the document."""

    def written_at(pointer: Pointer) -> Pointer:
        match pointer:
            case ("item", int(n), *rest):
                return (*rows.origins[n], *rest)
            case ("item", str(item_id), *rest):
                n = next(n for n, item in enumerate(rows.items) if item.id == item_id)
                return (*rows.origins[n], *rest)
            case ("links", int(n), *rest):
                return (*links[n], *rest)
        return pointer

    def locate(pointers: Iterable[Pointer]) -> Places:
        written = {pointer: written_at(pointer) for pointer in pointers}
        places = places_of(document, written.values())
        return {pointer: places[at] for pointer, at in written.items() if at in places}

    return locate
