"""The sheet that pairs every item of an edition with what became of it (新旧对照表)."""

from collections.abc import Iterator, Mapping

from tracks.commands.changelog import Changelog, Chapter
from tracks.diff.change import Change
from tracks.lineage.crosswalk import crosswalk
from tracks.lineage.row import Row
from tracks.messages import Text
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.item import Item, Line
from tracks.model.language import Language
from tracks.render.blocks import Column, Table
from tracks.views.citations import Citations
from tracks.views.compared import label, wording_of
from tracks.views.wording import EVIDENCE, Wording

Changes = Mapping[tuple[bool, str], Change]
"""What changed of an item, by side (whether the later one) and id."""


def crosswalk_table(log: Changelog, lang: Language, labels: str | None, cited: Citations) -> Table:
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
        for row in _pairings(log, chapter, old, new, wording_of(chapter.delta, lang, labels), cited)
    )
    numbered = tuple((str(n), *row) for n, row in enumerate(rows, start=1))
    return Table((Column(titles[0], "right"), *map(Column, titles[1:])), numbered)


def _pairs(log: Changelog) -> Iterator[tuple[Chapter, Edition, Edition]]:
    yield from zip(log.chapters, log.editions[1:], log.editions, strict=False)


def _pairings(
    log: Changelog, chapter: Chapter, old: Edition, new: Edition, words: Wording, cited: Citations
) -> Iterator[tuple[str, ...]]:
    changes = _by_item(chapter)
    for row in crosswalk(chapter.delta.found, old, new).rows:
        change = _change_of(row, changes)
        mark = cited.place(change.sources) if change else ""
        yield (
            label(chapter.delta.before, chapter.delta),
            *_side(row.source, row.source_line, words),
            words.kinds(change.kinds) if change else _otherwise(row, chapter)(words.lang),
            label(chapter.delta.after, chapter.delta),
            *_side(row.target, row.target_line, words),
            row.cardinality or say.OPEN_CHANGE(words.lang),
            _evidence(row, words, cited) or mark or say_diff.NO_DATA(words.lang),
            words.clauses(_remarks(row, words.lang)),
        )


def _by_item(chapter: Chapter) -> Changes:
    changes: dict[tuple[bool, str], Change] = {}
    for change in chapter.change_set.changes:
        changes.update(((False, item.id), change) for item in change.before)
        changes.update(((True, item.id), change) for item in change.after)
    return changes


def _change_of(row: Row, changes: Changes) -> Change | None:
    """Return the change that joins the two items; what passes from below needs none that does."""
    source = changes.get((False, row.source.id)) if row.source else None
    target = changes.get((True, row.target.id)) if row.target else None
    if row.source and row.target and row.evidence is Evidence.DERIVED and source is not target:
        return None
    return target or source


def _otherwise(row: Row, chapter: Chapter) -> Text:
    """Return what happened where no change tells it."""
    if row.source is None or row.target is None:
        return say.OPEN_CHANGE
    if row.evidence is not Evidence.DERIVED:
        return say.UNCHANGED
    if chapter.delta.found.heir(row.source.id) != row.target.id:
        return say.PASSED
    return _EXCHANGED[row.source_partial, row.target_partial]


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
    for share, text in (
        (row.source_share, say.SHARE_OF_OLD),
        (row.target_share, say.SHARE_OF_NEW),
    ):
        if share and not share.is_all:
            yield text(lang, n=share.number, of=share.of)
    yield from row.reasons
    yield from row.notes


_EXCHANGED = {
    (False, False): say.UNCHANGED,
    (True, False): say.GAVE,
    (False, True): say.TOOK,
    (True, True): say.GAVE_AND_TOOK,
}
