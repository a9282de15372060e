"""The journal, and the revisions of one edition: what was done when, by whom and why."""

from collections.abc import Iterator

from tracks.commands.log import Entry, Journals, Revisions
from tracks.messages import journal as say
from tracks.messages import show
from tracks.model.act import Deed
from tracks.model.language import Language
from tracks.render.blocks import Block, Column, Document, Heading, Line, Paragraph, Table, document
from tracks.views.record.listing import short_digest


def revisions_view(revisions: Revisions, lang: Language) -> Document:
    """Return a table of an edition's revisions, and which of them is current."""
    return document(lang, _revisions(revisions, lang))


def journal_view(journals: Journals, lang: Language) -> Document:
    """Return a table for each taxonomy and each map between two, newest act last."""
    return document(lang, _journals(journals, lang))


def _revisions(revisions: Revisions, lang: Language) -> Iterator[Block]:
    title = show.TITLE(lang, taxonomy=revisions.taxonomy, edition=revisions.edition)
    yield Heading(Line(title))
    columns = (show.REVISION, say.STATE, show.DIGEST, say.WHEN, say.WHO, say.WHY)
    rows = [
        (
            entry.revision,
            say.STATES[entry.act.deed](lang),
            short_digest(entry.digest),
            *_when_who_why(entry),
        )
        for entry in revisions.entries
    ]
    yield Table(tuple(Column(each(lang)) for each in columns), tuple(rows))
    if revisions.current:
        current = say.STANDS(lang, edition=revisions.edition, revision=revisions.current)
    else:
        current = say.NONE_STANDS(lang, edition=revisions.edition)
    yield Paragraph(Line(current))


def _journals(journals: Journals, lang: Language) -> Iterator[Block]:
    columns = (say.WHEN, show.REVISION, say.DEED, say.WHO, say.WHY)
    for called, entries in journals.called():
        yield Heading(Line(called))
        rows = []
        for entry in entries:
            when, *who_and_why = _when_who_why(entry)
            done_with = entry.revision if entry.act.deed is not Deed.CHANGED else say.TAXONOMY_FILE
            rows.append((when, done_with, say.DEEDS[entry.act.deed](lang), *who_and_why))
        yield Table(tuple(Column(each(lang)) for each in columns), tuple(rows))


def _when_who_why(entry: Entry) -> tuple[str, str, str]:
    return entry.act.at, entry.act.by or say.NOT_SAID, entry.act.why or ""
