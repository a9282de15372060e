"""One comparison as the sections of a changelog, in their fixed order."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracks.commands.changelog import Chapter
from tracks.commands.diff import Comparison
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.render.blocks import Block, Bullets, Heading, Line, Paragraph, deeper
from tracks.views.changelog.kinds import ORDER, Kinds, kinds_table
from tracks.views.changelog.outlook import focus, mentioned, outlook
from tracks.views.changelog.review import for_review
from tracks.views.changelog.sentences import sentences
from tracks.views.citations import Citations
from tracks.views.compared import wording_of
from tracks.views.diff.between import between
from tracks.views.diff.changes import changes
from tracks.views.diff.counts import CountTables
from tracks.views.diff.heads import head_changes
from tracks.views.diff.undecided import undecided
from tracks.views.lineage.flow import flow_by_root, flow_closing, flow_totals
from tracks.views.notes import Notes
from tracks.views.wording import Wording, capitalised


class Apparatus(NamedTuple):
    """What all chapters of a document share: the numbers of the sources, the letters of the notes,
    and the language in which items are named."""

    cited: Citations
    notes: Notes
    draft: bool = False
    labels: str | None = None


def chapter_blocks(
    chapter: Chapter, apparatus: Apparatus, words: Wording, pictures: Iterable[Block] = ()
) -> Iterator[Block]:
    """Yield an edition compared with the one before it: figures, pictures of them, changes, what is open."""
    kinds = Kinds(chapter.change_set)
    yield from opening(chapter, kinds, apparatus, words)
    yield from pictures
    yield from _changes(chapter, kinds, apparatus, words)
    yield from head_changes(chapter.change_set.head, chapter.delta, words)
    yield from between(chapter.change_set, chapter.delta, words, apparatus.cited)
    for other in chapter.elsewhere:
        yield from _elsewhere(other, apparatus)
    yield from flows(chapter, words)
    yield from focus(chapter.delta, words, apparatus.cited)
    yield from outlook(chapter.head, words, apparatus.cited)
    yield from open_questions(chapter, apparatus, words)


def opening(
    chapter: Chapter, kinds: Kinds, apparatus: Apparatus, words: Wording
) -> Iterator[Block]:
    """Yield the most important sentences, and the numbers by level and root."""
    yield from (Paragraph(Line(sentence)) for sentence in sentences(chapter, kinds, words))
    tables = CountTables(chapter.delta, words, apparatus.cited, apparatus.notes)
    yield Heading(Line(say.NUMBERS(words.lang)))
    yield from deeper(tables.blocks(chapter.change_set.counts))


def by_kind(kinds: Kinds, apparatus: Apparatus, words: Wording) -> Iterator[Block]:
    """Yield the table of changes by kind; a sentence where nothing is known of any kind."""
    yield Heading(Line(say.CHANGES(words.lang)))
    if kinds.rows or not kinds.unknown:
        yield from kinds_table(kinds, words, apparatus.cited)
        return
    sentence = say_diff.NO_EVIDENCE(words.lang, kinds=words.kind_nouns(kinds.unknown))
    yield Paragraph(Line(capitalised(sentence)))


def flows(chapter: Chapter, words: Wording) -> Iterator[Block]:
    """Yield what came and went, where anything is known of it: in all, and of roots that moved or do not close."""
    if not any(row.moves for row in chapter.flow):
        return
    rows = [row for row in chapter.flow if row.root is None or row.moves or row.unexplained != 0]
    yield Heading(Line(say.FLOW(words.lang)))
    yield flow_closing(chapter.flow, words.lang)
    yield from flow_totals(rows, words)
    yield from deeper(flow_by_root(rows, chapter.delta, words))


def open_questions(chapter: Chapter, apparatus: Apparatus, words: Wording) -> Iterator[Block]:
    """Yield what no evidence decides, with the names without a known level."""
    blocks = list(undecided(chapter.change_set, chapter.delta, words))
    names = tuple(mentioned(chapter.delta, words, apparatus.cited))
    if not blocks and names:
        blocks = [Heading(Line(say_diff.UNDECIDED(words.lang)))]
    yield from blocks
    if names:
        yield Bullets(names)


def _changes(
    chapter: Chapter, kinds: Kinds, apparatus: Apparatus, words: Wording
) -> Iterator[Block]:
    yield from by_kind(kinds, apparatus, words)
    blocks = changes(chapter.change_set, chapter.delta, words, apparatus.cited, ORDER)
    yield from deeper(for_review(blocks, words.lang) if apparatus.draft else blocks)


def _elsewhere(other: Comparison, apparatus: Apparatus) -> Iterator[Block]:
    """Yield the figures by root that the later edition's sources give against another edition."""
    words = wording_of(other.delta, apparatus.notes.lang, apparatus.labels)
    blocks = list(
        CountTables(other.delta, words, apparatus.cited, apparatus.notes).by_root(
            other.change_set.counts
        )
    )
    if blocks:
        called = other.delta.before.edition
        yield Heading(Line(say.ELSEWHERE(words.lang, edition=called)))
        yield from deeper(blocks)
