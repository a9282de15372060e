"""A changelog as people read it: the span first, then edition by edition, newest first, then sources."""

from collections.abc import Iterator

from tracks.commands.changelog import Changelog, Revision
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
    chapter_blocks,
    flows,
    open_questions,
    opening,
)
from tracks.views.changelog.kinds import Kinds
from tracks.views.changelog.outlook import cited_beside
from tracks.views.changelog.pictures import pictures
from tracks.views.changelog.years import years_table
from tracks.views.citations import Citations, citations, with_sources
from tracks.views.compared import edition, wording_of
from tracks.views.diff.between import between
from tracks.views.diff.heads import head_changes
from tracks.views.diff.view import derived_note
from tracks.views.notes import Notes
from tracks.views.wording import Wording

_DAY = 10  # characters of a moment that are its day, in UTC


def changelog_view(log: Changelog, lang: Language, labels: str | None = None) -> Document:
    """Return a changelog as a document in one language; a draft has room for comments."""

    def blocks(cited: Citations) -> Iterator[Block]:
        apparatus = Apparatus(cited, Notes(lang), log.draft, labels)
        yield from _title(log, lang)
        yield from _summary(log, apparatus, lang)
        yield from _chapters(log, apparatus, lang)
        yield from _audit(log, apparatus)
        yield from _footnotes(log, apparatus)
        yield from _revisions(log.revisions, lang)

    view = document(lang, with_sources(citations_in(log), lang, blocks))
    return view._replace(draft=log.draft)


def overview(
    log: Changelog, lang: Language, labels: str | None, cited: Citations
) -> Iterator[Block]:
    """Yield the blocks of a workbook's first sheet: the span, without what its other sheets list."""
    apparatus = Apparatus(cited, Notes(lang), labels=labels)
    whole = log.whole
    words, kinds = wording_of(whole.delta, lang, labels), Kinds(whole.change_set)
    yield from _title(log, lang)
    yield from _span(log, kinds, apparatus, words)
    yield from _audit(log, apparatus)
    yield from _footnotes(log, apparatus)
    yield from _revisions(log.revisions, lang)


def citations_in(log: Changelog) -> Citations:
    """Number all sources that a changelog cites, in every format alike."""
    beside = [i for each in log.chapters for i in cited_beside(each.head)]
    beside += citations_of(log.audit) if log.audit else []
    diffs = [(each.change_set, each.delta) for each in log.comparisons()]
    return citations(diffs, beside, log.sources)


def _title(log: Changelog, lang: Language) -> Iterator[Block]:
    delta = log.whole.delta
    taxonomy = delta.after.head.taxonomy.title.text(lang)
    before, after = (edition(side, delta, lang) for side in (delta.before, delta.after))
    yield Title(say.TITLE(lang, taxonomy=taxonomy, before=before, after=after))
    if log.date:
        yield Paragraph(Line(say.DATE(lang, date=log.date)))


def _summary(log: Changelog, apparatus: Apparatus, lang: Language) -> Iterator[Block]:
    """Yield the two ends of a span compared, without what is in its chapters."""
    summary = log.summary
    if summary is None:
        return
    words, kinds = wording_of(summary.delta, lang, apparatus.labels), Kinds(summary.change_set)
    before, after = (
        edition(s, summary.delta, lang) for s in (summary.delta.before, summary.delta.after)
    )
    yield Heading(Line(say.SUMMARY(lang, before=before, after=after)))
    yield from deeper(_span(log, kinds, apparatus, words))


def _span(log: Changelog, kinds: Kinds, apparatus: Apparatus, words: Wording) -> Iterator[Block]:
    whole = log.whole
    yield from opening(whole, kinds, apparatus, words)
    yield from pictures(log, words)
    yield Heading(Line(say.YEARS(words.lang)))
    yield years_table(log, words)
    yield from by_kind(kinds, apparatus, words)
    yield from head_changes(whole.change_set.head, whole.delta, words)
    if whole.change_set.between:
        yield from between(whole.change_set, whole.delta, words, apparatus.cited)
    yield from flows(whole, words)
    yield from open_questions(whole, apparatus, words)


def _chapters(log: Changelog, apparatus: Apparatus, lang: Language) -> Iterator[Block]:
    for chapter in log.chapters:
        words = wording_of(chapter.delta, lang, apparatus.labels)
        drawn = () if log.summary else pictures(log, words)
        blocks = chapter_blocks(chapter, apparatus, words, drawn)
        if log.summary is None:
            yield from blocks
            continue
        sides = (chapter.delta.before, chapter.delta.after)
        before, after = (edition(side, chapter.delta, lang) for side in sides)
        yield Heading(Line(say.CHAPTER(lang, before=before, after=after)))
        yield from deeper(blocks)


def _audit(log: Changelog, apparatus: Apparatus) -> Iterator[Block]:
    """Yield which of the sources' statements cannot all hold, and what follows from them."""
    findings, left = log.audit, log.left_to_audit
    if findings is None:
        return
    words = AuditWords(findings, apparatus.cited, apparatus.notes.lang, apparatus.labels)
    heading = say.AUDIT(words.lang, n=len(findings.accounts))
    if left:
        labels = words.words.series(each.head.edition for each in reversed(log.editions))
        heading = say.AUDIT_COVERED(words.lang, editions=labels)
    yield Heading(Line(heading))
    yield verdict(findings, words)
    yield from deeper(clashes(findings, words, everything=False))
    yield from deeper(readings(findings, words))
    yield from deeper(follows(findings, words))
    if left:
        yield Paragraph(Line(say.LEFT_TO_AUDIT(words.lang, n=left)))


def _revisions(revisions: tuple[Revision, ...], lang: Language) -> Iterator[Block]:
    """Yield who published each edition and when it was recorded; drafts are only listed."""
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


def _done(revision: Revision, lang: Language) -> str:
    named = say.REVISION(lang, number=revision.number)
    if revision.status is Deed.WITHDRAWN:
        return say.WITHDRAWN(lang, revision=named)
    last = revision.acts[-1]
    return say.PUBLISHED(
        lang,
        revision=named,
        recorded=revision.recorded.at[:_DAY],
        published=last.at[:_DAY],
        by=last.by or say.NOBODY(lang),
    )


def _footnotes(log: Changelog, apparatus: Apparatus) -> Iterator[Block]:
    lang, notes = apparatus.notes.lang, list(apparatus.notes.blocks())
    notes += derived_note([each.change_set for each in log.comparisons()], lang)
    if notes:
        yield Heading(Line(say.NOTES(lang)))
        yield from notes
