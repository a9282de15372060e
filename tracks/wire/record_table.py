"""What is recorded as flat tables: a row for each edition, a row for each act."""

from collections.abc import Iterator, Mapping, Sequence

from tracks.commands.listing import EditionRow, Listing
from tracks.commands.log import Entry, Journals, Revisions
from tracks.model.language import Language
from tracks.model.tally import Tally

OF_EDITION = ("edition", "revision", "status", "digest", "valid_from", "valid_to", "released")
OF_ACT = ("number", "revision", "deed", "at", "by", "why", "digest")


def listing_rows(listing: Listing, _: Language | None) -> Iterator[Sequence[str]]:
    """Yield a row for each edition, first the columns, the same in every language; none for maps.

    What is told of levels has a column for each level of any of the taxonomies: `listing.main`.
    """
    rows = listing.editions
    languages = sorted({tag for row in rows for tag in row.title.others or ()})
    levels = list(dict.fromkeys(level for row in rows for level in row.head.listing))
    told = [(row, _by_level(row)) for row in rows]
    columns = [
        (what, level)
        for what in ("listing", "listed", "deprecated", "proposed")
        for level in levels
        if any(level in by_level[what] for _, by_level in told)
    ]
    titles = (f"title.{language}" for language in ("zh", "en", *languages))
    yield ("taxonomy", *titles, *OF_EDITION, *(f"{what}.{level}" for what, level in columns))
    for row, by_level in told:
        head, title = row.head, row.title
        yield (
            *(head.taxonomy.id, title.zh or "", title.en or ""),
            *((title.others or {}).get(language, "") for language in languages),
            *(head.edition, str(row.revision), row.status, row.digest),
            *(head.valid_from or "", head.valid_to or "", head.released or ""),
            *(str(by_level[what].get(level, "")) for what, level in columns),
        )


def _by_level(row: EditionRow) -> Mapping[str, Mapping[str, str | int]]:
    tally: Tally = row.tally
    return {
        "listing": row.head.listing,
        "listed": tally.total,
        "deprecated": tally.deprecated.total,
        "proposed": tally.proposed.total,
    }


def revisions_rows(revisions: Revisions, _: Language | None) -> Iterator[Sequence[str]]:
    """Yield the last act of each revision of an edition, first the columns.

    `current` is 1 of the one that stands for the edition.
    """
    yield ("taxonomy", "edition", "current", *OF_ACT)
    for entry in revisions.entries:
        current = str(int(entry.revision == revisions.current))
        yield (revisions.taxonomy, revisions.edition, current, *_act(entry))


def journal_rows(journals: Journals, _: Language | None) -> Iterator[Sequence[str]]:
    """Yield the acts of journals, newest last, first the columns; of a map its name is the taxonomy."""
    yield ("taxonomy", *OF_ACT)
    for called, entries in journals.called():
        yield from ((called, *_act(entry)) for entry in entries)


def _act(entry: Entry) -> Sequence[str]:
    act = entry.act
    said = (act.deed, act.at, act.by or "", act.why or "")
    return (str(act.number), entry.revision, *said, entry.digest)
