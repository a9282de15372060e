"""What is recorded: the taxonomies and their editions, each as its current revision."""

from collections.abc import Iterator, Sequence
from itertools import chain

from tracks.commands.listing import EditionRow, Listing
from tracks.messages import journal
from tracks.messages import show as say
from tracks.model.language import Language
from tracks.render.blocks import Block, Column, Document, Heading, Line, Paragraph, Table, document
from tracks.store import MapAct
from tracks.views.wording import Wording

_DIGEST_LENGTH = 11  # the prefix t1: and eight hexadecimal digits


def listing_view(listing: Listing, lang: Language) -> Document:
    """Return a table for each taxonomy, in the order in which its first row comes, and one of the maps."""
    return document(lang, chain(_tables(listing.editions, lang), _maps(listing.maps, lang)))


def short_digest(digest: str) -> str:
    """Return the beginning of a digest, enough to distinguish revisions."""
    return digest[:_DIGEST_LENGTH]


def _tables(rows: Sequence[EditionRow], lang: Language) -> Iterator[Block]:
    if not rows:
        yield Paragraph(Line(say.NOTHING_STANDS(lang)))
    for taxonomy in dict.fromkeys(row.head.taxonomy.id for row in rows):
        own = [row for row in rows if row.head.taxonomy.id == taxonomy]
        title = own[-1].title.text(lang)
        yield Heading(Line(say.EDITIONS_OF(lang, taxonomy=title, id=taxonomy)))
        yield _table(own, Wording(lang, (own[-1].head.taxonomy,)))


def _maps(acts: Sequence[MapAct], lang: Language) -> Iterator[Block]:
    if acts:
        yield Heading(Line(say.MAPS(lang)))
        columns = (
            Column(say.MAP(lang)),
            Column(say.REVISION(lang), "right"),
            Column(say.DIGEST(lang)),
            Column(say.MATCHES(lang), "right"),
        )
        rows = (
            (a.map_label, f"@{a.act.number}", short_digest(a.digest), str(len(a.map.matches)))
            for a in acts
        )
        yield Table(columns, tuple(rows))


def _table(rows: Sequence[EditionRow], words: Wording) -> Table:
    lang = words.lang
    columns = (
        Column(say.EDITION(lang)),
        Column(say.REVISION(lang), "right"),
        Column(journal.STATE(lang)),
        Column(say.LISTING(lang)),
        Column(say.DIGEST(lang)),
        Column(say.LISTED_ITEMS(lang)),
    )
    return Table(columns, tuple(_row(row, words) for row in rows))


def _row(row: EditionRow, words: Wording) -> tuple[str, ...]:
    partial = [level for level in row.head.listing if not row.head.is_complete(level)]
    listing = say.PARTIAL if partial else say.COMPLETE
    return (
        row.head.edition,
        f"@{row.revision}",
        journal.STATES[row.status](words.lang),
        listing(words.lang),
        short_digest(row.digest),
        words.clauses(filter(None, (_numbers(row, words), words.besides(row.tally.apart)))),
    )


def _numbers(row: EditionRow, words: Wording) -> str:
    """Return how many items of each level are in force."""
    return words.series(
        f"{words.level(level)} {n}"
        for level, n in row.tally.total.items()
        if row.head.has_level(level)
    )
