"""From what an author wrote, in whatever form, to an edition or to all that is wrong with it."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from tracks.checks import check
from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem, any_error
from tracks.formats.loaded import Loaded, Locate, Places, edition_of, placed
from tracks.formats.written.entries import Rows
from tracks.formats.written.said import Sayings
from tracks.formats.written.schema import EditionFile
from tracks.model.edition import Head
from tracks.model.taxonomy import Taxonomy

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


def drafted(
    file: Path,
    written: EditionFile,
    rows: Rows,
    taxonomy: Taxonomy,
    problems: list[Problem],
    places: Locate,
) -> Loaded:
    """Return the edition that a file says, held against all that one must keep by itself.

    `rows` are its items, `problems` what is known to be wrong; `places` knows where things are
    written.
    """
    sayings = Sayings(written, rows)
    head = _head(written, taxonomy, sayings)
    draft = Draft(head, rows.items)
    locate = partial(_located, places, rows, sayings.link_origins)
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


def _located(
    places: Locate, rows: Rows, links: Sequence[Pointer], pointers: Iterable[Pointer]
) -> Places:
    """Return the places of pointers, also of those to items and links by their number."""

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

    written = {pointer: written_at(pointer) for pointer in pointers}
    found = places(written.values())
    return {pointer: found[at] for pointer, at in written.items() if at in found}
