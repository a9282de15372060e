"""A crosswalk as one table for people."""

from collections.abc import Iterator
from typing import NamedTuple

from tracks.commands.crosswalk import Walked
from tracks.lineage.crosswalk import Crosswalk
from tracks.lineage.row import Row
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say
from tracks.model.item import Item, Line
from tracks.model.language import Language
from tracks.render.blocks import Block, Column, Document, Paragraph, Table, Title
from tracks.render.blocks import Line as TextLine
from tracks.views.wording import EVIDENCE, Wording, decimal_text


def crosswalk_view(walked: Walked, lang: Language, labels: str | None = None) -> Document:
    """Return a crosswalk as one table; of one by a map it is said how many items have a match."""
    walk = walked.walk
    words = Wording(lang, (walk.target.head.taxonomy, walk.source.head.taxonomy), labels)
    source, target = walked.labels
    of_years = walked.by is None
    shares = any(row.source_share for row in walk.rows)
    # What a map says goes without a way, unless links of other years lead to the map or from it.
    ways = not of_years and any(len(row.steps) > 1 for row in walk.rows)
    columns = (
        Column(say.SUBJECT(lang, edition=source)),
        Column(say.SUBJECT(lang, edition=target)),
        Column(say.CARDINALITY(lang)),
        *([Column(say.WEIGHT(lang), "right")] if of_years else []),
        Column(say.EVIDENCE(lang)),
        *([Column(say.SHARES(lang), "right")] if shares else []),
        *([Column(say.WAY(lang))] if ways else []),
    )
    shown = _Shown(words, weights=of_years, shares=shares, ways=ways)
    rows = tuple(_row(row, shown) for row in walk.rows)
    return Document(lang, (*_opening(walked, lang), Table(columns, rows)))


class _Shown(NamedTuple):
    """In which words a row is told, and which of the columns there are that only some need."""

    words: Wording
    weights: bool
    shares: bool
    ways: bool


def _opening(walked: Walked, lang: Language) -> Iterator[Block]:
    (source, target), walk = walked.labels, walked.walk
    one, other = (each.head.taxonomy.title.text(lang) for each in (walk.source, walk.target))
    if walked.by is None:
        yield Title(say.CROSSWALK(lang, taxonomy=other, source=source, target=target))
        return
    yield Title(say.MAPPED(lang, one=one, other=other, source=source, target=target))
    by_map = say.BY_MAP(lang, map=walked.by.label, n=len(walked.by.map.matches))
    yield Paragraph(TextLine(by_map))
    for edition, of_target in zip(walked.labels, (False, True), strict=True):
        yield Paragraph(TextLine(_answered(walk, edition, of_target, lang)))


def _answered(walk: Crosswalk, edition: str, of_target: bool, lang: Language) -> str:
    """Return of how many items of an edition anything is known."""
    sides = [(row.target if of_target else row.source, row) for row in walk.rows]
    known: dict[str, bool] = {}
    for item, row in sides:
        if item and row.evidence:
            known[item.id] = not row.settled
    items = walk.target.items if of_target else walk.source.items
    matched = sum(known.values())
    told = {"matched": matched, "none": len(known) - matched, "open": len(items) - len(known)}
    return say.ANSWERED(lang, edition=edition, n=len(items), **told)


def _row(row: Row, shown: _Shown) -> tuple[str, ...]:
    words = shown.words
    by = EVIDENCE[row.evidence] if row.evidence else say.UNDECIDED
    return (
        _named(row.source, row.source_line, row.source_partial, words),
        _named(row.target, row.target_line, row.target_partial, words),
        row.cardinality or "",
        *([decimal_text(row.weight)] if shown.weights else []),
        by(words.lang),
        *([_shares(row)] if shown.shares else []),
        *([say_diff.PATH_STEP.join(row.stations)] if shown.ways else []),
    )


def _shares(row: Row) -> str:
    """Return how many of the lowest items of either are in the other, of what is derived."""
    each = (row.source_share, row.target_share)
    return "  ".join(f"{share.number}/{share.of}" for share in each if share)


def _named(item: Item | None, line: Line | None, part: bool, words: Wording) -> str:
    if item is None:
        return ""
    above = words.path(line[:-1]) if line else []
    name = say_diff.PATH_STEP.join((*above, words.name_with_id(item)))
    return say.PART(words.lang, name=name) if part else name
