"""An edition as people write it, in whatever form, and as the record has it: both ways."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from tracks.checks import check
from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem, any_error
from tracks.formats.loaded import Loaded, Locate, Located, edition_of, placed
from tracks.formats.written.entries import Rows, entries, rows_of
from tracks.formats.written.mentions import find_mentioned
from tracks.formats.written.said import Sayings, links, statements
from tracks.formats.written.schema import EditionFile
from tracks.formats.written.shape import Tree, plain, shaped
from tracks.model.edition import Edition, Head, Listing, ListSource, Mentioned
from tracks.model.taxonomy import Taxonomy

# What a mapping lacks is not told of one that has a key amiss: it may be that very key.
_OF_ABSENCE = frozenset(
    {
        Code.LISTING_GAP,
        Code.COUNT_EMPTY,
        Code.SINCE_MISSING,
        Code.EACH_MISSING,
        Code.LINK_ONE_SIDED,
        Code.NOTHING_STATED,
    }
)


def edition_of_tree(
    file: Path,
    tree: object,
    taxonomy: Taxonomy,
    problems: list[Problem],
    locate: Locate,
    rows: Rows | None = None,
) -> Loaded:
    """Return the edition that a tree says, held against all that one must keep by itself.

    `tree` is plain data under the keys of the schema, None where a form is too broken to give any.
    `rows` are its items where they do not stand in the tree. `problems` are what is known to be
    wrong; `locate` knows where in the file things are written.
    """
    written, misfits = (None, []) if tree is None else shaped(EditionFile, tree)
    problems = [*problems, *misfits]
    if written is None:
        return Loaded(None, placed(problems, locate), locate)
    rows = rows_of(written, taxonomy) if rows is None else rows
    return _drafted(file, written, rows, taxonomy, problems, locate)


def tree_of(edition: Edition) -> Tree:
    """Return what a file of an edition says, such that `edition_of_tree` gives the edition again."""
    return {**opening(edition.head), **entries(edition), **sayings(edition)}


def opening(head: Head) -> Tree:
    """Return what an edition says before its items: what it is, and its sources."""
    return {
        "taxonomy": head.taxonomy.id,
        **plain(head, "edition", "title", "previous"),
        **_valid(head),
        **plain(head, "released"),
        "listing": _listing(head),
        **plain(head, "sources"),
    }


def sayings(edition: Edition) -> Tree:
    """Return what an edition says after its items: statements, links, and what makes no items."""
    head, items = edition.head, edition.items
    return {
        **statements(head, items),
        **links(head, items),
        **plain(head, "mentioned", "focus", "outlook"),
    }


def _drafted(
    file: Path,
    written: EditionFile,
    rows: Rows,
    taxonomy: Taxonomy,
    problems: list[Problem],
    spots: Locate,
) -> Loaded:
    sayings = Sayings(written, rows)
    head = _head(written, taxonomy, sayings)
    unfound = list(find_mentioned(rows.items))
    draft = Draft(head, rows.items)
    locate = partial(_located, spots, rows, sayings.link_origins)
    problems += _labels(file, written, taxonomy)
    told = None if any_error(problems) else head
    found = [*sayings.problems, *unfound, *check(draft)]
    amiss = {problem.at[:-1] for problem in problems if problem.at}
    if any_error(problems):  # the items may be what could not be read
        found = [p for p in found if p.code is not Code.TABLE_WITHOUT_ROWS]
    problems += [p for p in found if not (p.code in _OF_ABSENCE and p.at in amiss)]
    sound = not any_error(problems)
    return Loaded(draft.edition if sound else None, placed(problems, locate), locate, told)


def _head(written: EditionFile, taxonomy: Taxonomy, sayings: Sayings) -> Head:
    listing, list_sources = _lists(written, taxonomy)
    return Head(
        taxonomy=taxonomy,
        edition=written.edition,
        title=written.title,
        previous=written.previous,
        listing=listing,
        list_sources=list_sources,
        sources=written.sources,
        statements=sayings.blocks(),
        links=sayings.links(),
        item_sources=sayings.item_sources(),
        reasons=sayings.reasons(),
        mentioned=tuple(Mentioned(source=m.source, names=m.names) for m in written.mentioned),
        focus=written.focus,
        outlook=written.outlook,
        valid_from=written.valid.from_ if written.valid else None,
        valid_to=written.valid.to if written.valid else None,
        released=written.released,
    )


def _valid(head: Head) -> Tree:
    days = {"from": head.valid_from, "to": head.valid_to}
    said = {key: day for key, day in days.items() if day is not None}
    return {"valid": said} if said else {}


def _lists(
    written: EditionFile, taxonomy: Taxonomy
) -> tuple[dict[str, Listing], dict[str, ListSource]]:
    """Return by level whether its list is complete, and what it is taken from where that is said."""
    if isinstance(written.listing, str):
        return dict.fromkeys(taxonomy.depths, written.listing), {}
    listing: dict[str, Listing] = {}
    taken: dict[str, ListSource] = {}
    for level, said in written.listing.items():
        if isinstance(said, str):
            listing[level] = said
            continue
        listing[level] = "complete" if said.complete == "yes" else "partial"
        taken[level] = ListSource(sources=said.source, at=said.at)
    return listing, taken


def _listing(head: Head) -> str | Tree:
    words = set(head.listing.values())
    if len(words) == 1 and not head.list_sources:
        return words.pop()
    return {level: _list(head, level) for level in head.listing}


def _list(head: Head, level: str) -> str | Tree:
    word, taken = head.listing[level], head.list_sources.get(level)
    if taken is None:
        return word
    source = taken.sources[0] if len(taken.sources) == 1 else taken.sources
    return {
        "complete": "yes" if word == "complete" else "no",
        "source": source,
        **plain(taken, "at"),
    }


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
    spots: Locate, rows: Rows, links: Sequence[Pointer], pointers: Iterable[Pointer]
) -> Located:
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
    found = spots(written.values())
    return {pointer: found[at] for pointer, at in written.items() if at in found}
