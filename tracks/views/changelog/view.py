"""A changelog as people read it: the span first, then edition by edition, newest first, then sources."""

from collections.abc import Iterator

from tracks.audit.audit import Findings
from tracks.commands.changelog import Changelog, Standing
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.model.act import Deed
from tracks.model.language import Language
from tracks.render.blocks import (
    Block,
    Document,
    Heading,
    Labelled,
    Line,
    Paragraph,
    Title,
    deeper,
    document,
)
from tracks.views.audit.conflicts import clashes
from tracks.views.audit.follows import follows
from tracks.views.audit.readings import readings
from tracks.views.audit.view import verdict
from tracks.views.audit.words import AuditWords, citations_of
from tracks.views.changelog.chapter import (
    Apparatus,
    by_kind,
    chapter,
    flows,
    open_questions,
    opening,
)
from tracks.views.changelog.kinds import Kinds
from tracks.views.changelog.outlook import cited_beside
from tracks.views.changelog.pictures import pictures
from tracks.views.changelog.years import years_table
from tracks.views.citations import Citations, citations
from tracks.views.diff.between import between
from tracks.views.diff.view import derived_note
from tracks.views.notes import Notes
from tracks.views.wording import Wording, edition, wording_of

_DAY = 10  # characters of a moment that are its day, in UTC


def changelog_view(log: Changelog, lang: Language) -> Document:
    """Return a changelog as a document in one language; a draft has room for comments."""
    apparatus = Apparatus(citations_in(log), Notes(lang), log.draft)
    told = document(
        lang,
        _title(log, lang),
        _summary(log, apparatus, lang),
        _chapters(log, apparatus, lang),
        _audit(log.audit, apparatus),
        _footnotes(log, apparatus),
        _revisions(log.revisions, lang),
        apparatus.cited.blocks(lang),
    )
    return told._replace(draft=log.draft)


def overview(log: Changelog, lang: Language) -> Iterator[Block]:
    """Yield what stands on the first sheet of a workbook: the span, without what its other sheets list."""
    apparatus = Apparatus(citations_in(log), Notes(lang))
    told = log.whole
    words, kinds = wording_of(told.delta, lang), Kinds(told.delta, told.found)
    yield from _title(log, lang)
    yield from _span(log, kinds, apparatus, words)
    yield from _audit(log.audit, apparatus)
    yield from _footnotes(log, apparatus)
    yield from _revisions(log.revisions, lang)


def citations_in(log: Changelog) -> Citations:
    """Number all sources that a changelog cites, in every format alike."""
    beside = [i for each in log.chapters for i in cited_beside(each.head)]
    beside += citations_of(log.audit) if log.audit else []
    told = [(each.found, each.delta) for each in log.comparisons()]
    return citations(told, beside, log.sources)


def _title(log: Changelog, lang: Language) -> Iterator[Block]:
    delta = log.whole.delta
    taxonomy = delta.after.head.taxonomy.title.text(lang)
    before, after = (edition(side, delta, lang) for side in (delta.before, delta.after))
    yield Title(say.TITLE(lang, taxonomy=taxonomy, before=before, after=after))
    if log.date:
        yield Paragraph(Line(say.DATE(lang, date=log.date)))


def _summary(log: Changelog, apparatus: Apparatus, lang: Language) -> Iterator[Block]:
    """Yield the two ends of a span compared, without what its chapters tell."""
    told = log.summary
    if told is None:
        return
    words, kinds = wording_of(told.delta, lang), Kinds(told.delta, told.found)
    before, after = (edition(s, told.delta, lang) for s in (told.delta.before, told.delta.after))
    yield Heading(Line(say.SUMMARY(lang, before=before, after=after)))
    yield from deeper(_span(log, kinds, apparatus, words))


def _span(log: Changelog, kinds: Kinds, apparatus: Apparatus, words: Wording) -> Iterator[Block]:
    told = log.whole
    yield from opening(told, kinds, apparatus, words)
    yield from pictures(log, words)
    yield Heading(Line(say.YEARS(words.lang)))
    yield years_table(log, words)
    yield from by_kind(kinds, apparatus, words)
    if told.found.between:
        yield from between(told.found, told.delta, words, apparatus.cited)
    yield from flows(told, words)
    yield from open_questions(told, apparatus, words)


def _chapters(log: Changelog, apparatus: Apparatus, lang: Language) -> Iterator[Block]:
    for told in log.chapters:
        words = wording_of(told.delta, lang)
        drawn = () if log.summary else pictures(log, words)
        blocks = chapter(told, apparatus, words, drawn)
        if log.summary is None:
            yield from blocks
            continue
        sides = (told.delta.before, told.delta.after)
        before, after = (edition(side, told.delta, lang) for side in sides)
        yield Heading(Line(say.CHAPTER(lang, before=before, after=after)))
        yield from deeper(blocks)


def _audit(found: Findings | None, apparatus: Apparatus) -> Iterator[Block]:
    """Yield what of the sources' statements cannot all hold, and what follows from them."""
    if found is None:
        return
    words = AuditWords(found, apparatus.cited, apparatus.notes.lang)
    yield Heading(Line(say.AUDIT(words.lang, n=len(found.accounts))))
    yield verdict(found, words)
    yield from deeper(clashes(found, words, everything=False))
    yield from deeper(readings(found, words))
    yield from deeper(follows(found, words))


def _revisions(revisions: tuple[Standing, ...], lang: Language) -> Iterator[Block]:
    """Yield who published each edition, and when that was recorded; of a draft only that it is one."""
    yield Heading(Line(say.REVISIONS(lang)))
    rows = [
        (say_diff.EDITION(lang, edition=each.edition), (Line(_done(each, lang)),))
        for each in revisions
        if each.status is not Deed.RECORDED
    ]
    if rows:
        yield Labelled(tuple(rows))
    drafts = [f"{each.edition}@{each.number}" for each in revisions if each.status is Deed.RECORDED]
    if drafts:
        yield Paragraph(Line(say.NOT_PUBLISHED(lang, n=len(drafts)), tuple(drafts)))


def _done(standing: Standing, lang: Language) -> str:
    revision = say.REVISION(lang, number=standing.number)
    if standing.status is Deed.WITHDRAWN:
        return say.WITHDRAWN(lang, revision=revision)
    last = standing.acts[-1]
    return say.PUBLISHED(
        lang,
        revision=revision,
        recorded=standing.recorded.at[:_DAY],
        published=last.at[:_DAY],
        by=last.by or say.NOBODY(lang),
    )


def _footnotes(log: Changelog, apparatus: Apparatus) -> Iterator[Block]:
    lang, notes = apparatus.notes.lang, list(apparatus.notes.blocks())
    notes += derived_note([each.found for each in log.comparisons()], lang)
    if notes:
        yield Heading(Line(say.NOTES(lang)))
        yield from notes
