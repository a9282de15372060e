"""A diff as people read it: the answer first, then figures, changes, what is open, sources."""

from collections.abc import Iterator, Sequence

from tracks.commands.diff import Comparison
from tracks.diff.change import ChangeSet
from tracks.messages import diff as say
from tracks.model.evidence import Evidence
from tracks.model.language import Language, between_phrases
from tracks.render.blocks import Block, Document, Labelled, Line, document
from tracks.views.citations import Citations, diff_citations, with_sources
from tracks.views.compared import wording_of
from tracks.views.diff.attribute_sums import attribute_sums
from tracks.views.diff.between import between
from tracks.views.diff.changes import changes
from tracks.views.diff.counts import CountTables
from tracks.views.diff.headline import headline
from tracks.views.diff.heads import head_changes
from tracks.views.diff.mapped import mapped
from tracks.views.diff.passages import passages
from tracks.views.diff.undecided import undecided
from tracks.views.figure_rows import shown_rows
from tracks.views.notes import Notes


def diff_view(compared: Comparison, lang: Language, labels: str | None = None) -> Document:
    """Return a diff as a document in one language."""
    delta, change_set = compared.delta, compared.change_set
    words = wording_of(delta, lang, labels)

    def blocks(cited: Citations) -> Iterator[Block]:
        notes = Notes(lang)
        yield from headline(change_set, delta, words)
        yield from CountTables(delta, words, cited, notes).blocks(change_set.counts)
        yield from attribute_sums(compared.sums, words)
        yield from changes(change_set, delta, words, cited)
        yield from passages(change_set, words)
        yield from between(change_set, delta, words, cited)
        yield from undecided(change_set, delta, words)
        yield from mapped(compared.reviews, words)
        yield from head_changes(change_set.head, delta, words)
        yield from _footnotes(change_set, notes, lang)

    return document(lang, with_sources(diff_citations(change_set, delta), lang, blocks))


def _footnotes(change_set: ChangeSet, notes: Notes, lang: Language) -> Iterator[Block]:
    yield from notes.blocks()
    yield from derived_note([change_set], lang)


def derived_note(change_sets: Sequence[ChangeSet], lang: Language) -> Iterator[Block]:
    """Yield what `*` means where diffs show anything derived, with the arithmetic."""
    derived = [
        figure
        for each in change_sets
        for row in shown_rows(each.counts)
        for figure in (row.before, row.after)
        if figure.evidence is Evidence.DERIVED
    ]
    losses = [loss for each in change_sets for loss in each.losses]
    workings = [*(figure.arithmetic for figure in derived), *(loss.arithmetic for loss in losses)]
    sums = dict.fromkeys(working for working in workings if working)
    if derived or losses:
        text = say.DERIVED_NOTE
        if any(f.maximum is None for f in derived) and all(f.value is None for f in derived):
            text = say.DERIVED_BOUNDS
        listed = between_phrases(lang).join(sums) or say.BY_CASES(lang)
        yield Labelled((("*", (Line(text(lang, sums=listed)),)),))
