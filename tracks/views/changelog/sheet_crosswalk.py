"""The sheet that pairs every item of an edition with what became of it (新旧对照表)."""

from collections.abc import Iterator, Mapping

from tracks.commands.changelog import Changelog, Chapter
from tracks.lineage.crosswalk import crosswalk
from tracks.lineage.row import Row
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.model.edition import Edition
from tracks.model.item import Item, Line
from tracks.model.language import Language
from tracks.render.blocks import Column, Table
from tracks.views.citations import Citations
from tracks.views.wording import EVIDENCE, Wording, label, wording_of

Kinds = Mapping[tuple[bool, str], tuple[str, str]]
"""What changed of an item, and where that is stated, by side (whether the later one) and id."""


def crosswalk_table(log: Changelog, lang: Language, cited: Citations) -> Table:
    """Return a row for each pairing of neighbouring editions, of all of their items."""
    taxonomy = log.editions[0].head.taxonomy
    root = Wording(lang, (taxonomy,)).level(taxonomy.levels[0].id)
    titles = (
        say.NUMBER(lang),
        say.OLD_EDITION(lang),
        say.OLD_CODE(lang),
        say.OLD_NAME(lang),
        say.OLD_ROOT(lang, root=root),
        say.CHANGE(lang),
        say.NEW_EDITION(lang),
        say.NEW_CODE(lang),
        say.NEW_NAME(lang),
        say.NEW_ROOT(lang, root=root),
        say.RELATION(lang),
        say.EVIDENCE(lang),
        say.REMARK(lang),
    )
    rows = (
        row
        for chapter, old, new in _pairs(log)
        for row in _pairings(log, chapter, old, new, lang, cited)
    )
    numbered = tuple((str(n), *row) for n, row in enumerate(rows, start=1))
    return Table((Column(titles[0], "right"), *map(Column, titles[1:])), numbered)


def _pairs(log: Changelog) -> Iterator[tuple[Chapter, Edition, Edition]]:
    yield from zip(log.chapters, log.editions[1:], log.editions, strict=False)


def _pairings(
    log: Changelog, chapter: Chapter, old: Edition, new: Edition, lang: Language, cited: Citations
) -> Iterator[tuple[str, ...]]:
    words = wording_of(chapter.delta, lang)
    correspondence = log.succession.between(old.head.edition, new.head.edition)
    kinds = _kinds_of(chapter, words, cited)
    for row in crosswalk(correspondence, old, new).rows:
        kind, mark = _change(row, kinds, lang)
        yield (
            label(chapter.delta.before, chapter.delta),
            *_side(row.source, row.source_line, words),
            kind,
            label(chapter.delta.after, chapter.delta),
            *_side(row.target, row.target_line, words),
            row.cardinality or say.OPEN_CHANGE(lang),
            _evidence(row, words, cited) or mark or say_diff.NO_DATA(lang),
            words.clauses(_remarks(row, lang)),
        )


def _kinds_of(chapter: Chapter, words: Wording, cited: Citations) -> Kinds:
    """Return the kinds of change of each item and the mark of their source."""
    kinds: dict[tuple[bool, str], tuple[str, str]] = {}
    for change in chapter.change_set.changes:
        label = words.kinds(change.kinds), cited.place(change.sources)
        kinds.update(((False, item.id), label) for item in change.before)
        kinds.update(((True, item.id), label) for item in change.after)
    return kinds


def _change(row: Row, kinds: Kinds, lang: Language) -> tuple[str, str]:
    for later, item in ((True, row.target), (False, row.source)):
        if item and (kind := kinds.get((later, item.id))):
            return kind
    both = row.source and row.target
    return (say.UNCHANGED if both else say.OPEN_CHANGE)(lang), ""


def _side(item: Item | None, line: Line | None, words: Wording) -> tuple[str, str, str]:
    if item is None:
        return "", "", ""
    root = words.name(line[0]) if line else ""
    return words.shown_id(item) or "", words.name(item), root or say_diff.NO_DATA(words.lang)


def _evidence(row: Row, words: Wording, cited: Citations) -> str:
    if row.evidence is None:
        return ""
    marks = map(cited.number_of, row.cited)
    return words.listed(dict.fromkeys([EVIDENCE[row.evidence](words.lang), *marks]))


def _remarks(row: Row, lang: Language) -> Iterator[str]:
    if row.source_partial:
        yield say.PART_OF_OLD(lang)
    if row.target_partial:
        yield say.PART_OF_NEW(lang)
    yield from row.notes
