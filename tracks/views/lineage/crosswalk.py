"""A crosswalk as one table for people."""

from tracks.commands.crosswalk import Walked
from tracks.lineage.row import Row
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say
from tracks.model.item import Item, Line
from tracks.model.language import Language
from tracks.render.blocks import Column, Document, Table, Title
from tracks.views.wording import EVIDENCE, Wording, decimal_text


def crosswalk_view(walked: Walked, lang: Language, labels: str | None = None) -> Document:
    """Return a crosswalk as one table."""
    walk = walked.walk
    words = Wording(lang, (walk.target.head.taxonomy, walk.source.head.taxonomy), labels)
    source, target = walked.labels
    title = walk.target.head.taxonomy.title.text(lang)
    columns: tuple[Column, ...] = (
        Column(say.SUBJECT(lang, edition=source)),
        Column(say.SUBJECT(lang, edition=target)),
        Column(say.CARDINALITY(lang)),
        Column(say.WEIGHT(lang), "right"),
        Column(say.EVIDENCE(lang)),
    )
    shares = any(row.source_share for row in walk.rows)
    if shares:
        columns = (*columns, Column(say.SHARES(lang), "right"))
    rows = tuple(_row(row, words, shares=shares) for row in walk.rows)
    heading = Title(say.CROSSWALK(lang, taxonomy=title, source=source, target=target))
    return Document(lang, (heading, Table(columns, rows)))


def _row(row: Row, words: Wording, *, shares: bool) -> tuple[str, ...]:
    by = EVIDENCE[row.evidence] if row.evidence else say.UNDECIDED
    return (
        _named(row.source, row.source_line, row.source_partial, words),
        _named(row.target, row.target_line, row.target_partial, words),
        row.cardinality or "",
        decimal_text(row.weight),
        by(words.lang),
        *([_shares(row)] if shares else []),
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
