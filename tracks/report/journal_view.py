"""The journal, and the revisions of one edition: what was done when, by whom and why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.messages import journal as say
from tracks.messages import show
from tracks.model.act import Act
from tracks.model.language import Language
from tracks.report.blocks import Block, Column, Document, Heading, Line, Paragraph, Table, document
from tracks.report.list_view import short_digest


class Entry(NamedTuple):
    """An act, the label of its revision, such as `2025@1`, and that revision's digest."""

    revision: str
    act: Act
    digest: str


class History(NamedTuple):
    """The revisions of an edition, each with its last act, and the label of the one that stands."""

    taxonomy: str
    edition: str
    revisions: tuple[Entry, ...]
    stands: str | None


def history_view(history: History, lang: Language) -> Document:
    """Return a table of an edition's revisions and which of them stands."""
    return document(lang, _history(history, lang))


def journal_view(journals: Mapping[str, Sequence[Entry]], lang: Language) -> Document:
    """Return a table for each taxonomy, newest act last."""
    return document(lang, _journals(journals, lang))


def _history(history: History, lang: Language) -> Iterator[Block]:
    said = show.TITLE(lang, taxonomy=history.taxonomy, edition=history.edition)
    yield Heading(Line(said))
    columns = (show.REVISION, say.STATE, show.DIGEST, say.WHEN, say.WHO, say.WHY)
    rows = [
        (
            entry.revision,
            say.STATES[entry.act.deed](lang),
            short_digest(entry.digest),
            *_told(entry),
        )
        for entry in history.revisions
    ]
    yield Table(tuple(Column(each(lang)) for each in columns), tuple(rows))
    if history.stands:
        stands = say.STANDS(lang, edition=history.edition, revision=history.stands)
    else:
        stands = say.NONE_STANDS(lang, edition=history.edition)
    yield Paragraph(Line(stands))


def _journals(journals: Mapping[str, Sequence[Entry]], lang: Language) -> Iterator[Block]:
    columns = (say.WHEN, show.REVISION, say.DEED, say.WHO, say.WHY)
    for taxonomy, entries in journals.items():
        yield Heading(Line(taxonomy))
        rows = []
        for entry in entries:
            when, *who_and_why = _told(entry)
            rows.append((when, entry.revision, say.DEEDS[entry.act.deed](lang), *who_and_why))
        yield Table(tuple(Column(each(lang)) for each in columns), tuple(rows))


def _told(entry: Entry) -> tuple[str, str, str]:
    return entry.act.at, entry.act.by or say.NOT_SAID, entry.act.why or ""
