"""A changelog as JSON for other programs: `tracks.changelog/1`; its comparisons are `tracks.diff/1`."""

from tracks.commands.changelog import Changelog, Chapter, Revision
from tracks.commands.diff import Comparison
from tracks.diff.change import Trend
from tracks.model.act import Deed
from tracks.model.edition import Focus
from tracks.wire.diff import count_shape, diff_document
from tracks.wire.flow import flow_row_shape
from tracks.wire.items import title_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.changelog import (
    ChangelogShape,
    ChapterShape,
    ElsewhereShape,
    FocusShape,
    MentionedShape,
    OutlookShape,
    PublishedShape,
    RevisionShape,
)


def changelog_json(log: Changelog) -> str:
    """Return a changelog as JSON text, each chapter on a line of its own."""
    return json_text(changelog_document(log))


def changelog_document(log: Changelog) -> ChangelogShape:
    """Return a changelog as `tracks.changelog/1`, its keys in the order of the schema."""
    taxonomy = log.whole.head.taxonomy
    return ChangelogShape(
        schema="tracks.changelog/1",
        taxonomy=taxonomy.id,
        title=title_shape(taxonomy.title),
        date=log.date,
        revisions=[_revision(revision) for revision in log.revisions],
        summary=_chapter(log.summary) if log.summary else None,
        chapters=[_chapter(chapter) for chapter in log.chapters],
    )


def _revision(revision: Revision) -> RevisionShape:
    last, published = revision.acts[-1], None
    if last.deed is Deed.PUBLISHED:
        published = PublishedShape(by=last.by, at=last.at, recorded=revision.recorded.at)
    return RevisionShape(
        edition=revision.edition,
        revision=revision.number,
        digest=revision.digest,
        status=revision.status,
        published=published,
    )


def _elsewhere(other: Comparison) -> ElsewhereShape:
    """Return the rows of which a source states something."""
    rows = (row for row in other.change_set.counts if row.trend != Trend())
    return ElsewhereShape(since=other.delta.before.edition, counts=[count_shape(r) for r in rows])


def _focus(focus: Focus) -> FocusShape:
    return FocusShape(
        title=title_shape(focus.title),
        names=list(focus.names),
        aspects=list(focus.aspects),
        source=focus.source,
    )


def _chapter(chapter: Chapter) -> ChapterShape:
    head = chapter.head
    return ChapterShape(
        diff=diff_document(chapter.delta, chapter.change_set),
        flow=[flow_row_shape(row) for row in chapter.flow],
        elsewhere=[_elsewhere(other) for other in chapter.elsewhere],
        focus=_focus(head.focus) if head.focus else None,
        outlook=[
            OutlookShape(
                driver=expectation.driver,
                candidates=list(expectation.candidates),
                fields=list(expectation.fields),
                source=expectation.source,
            )
            for expectation in head.outlook
        ],
        mentioned=[MentionedShape(names=list(m.names), source=m.source) for m in head.mentioned],
    )
