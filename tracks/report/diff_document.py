"""A diff as JSON for other programs: `tracks.diff/1`, described in docs/diff-json.md."""

import json
from collections.abc import Iterable, Mapping

from tracks.model.change import Change, ChangeSet, Citation, Claim, CountRow, Figure
from tracks.model.delta import Delta, Side
from tracks.model.item import Item, path_of
from tracks.model.statement import Source
from tracks.report.diff_shape import (
    BoundedFigure,
    ChangeShape,
    CitationShape,
    ClaimShape,
    CountShape,
    DiffShape,
    EditionShape,
    ExactFigure,
    ItemShape,
    SourceShape,
    UndecidedShape,
)


def render_json(delta: Delta, found: ChangeSet) -> str:
    """Return a diff as JSON text: UTF-8, each count, change and claim on a line of its own.

    So a tool that reads lines sees one change a line, and Python's quick encoder can be used.
    """
    return _lines(diff_document(delta, found)) + "\n"


def _lines(value: object) -> str:
    """Return a list, or a mapping that holds lists, with each entry on a line; anything else on one."""
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_text, value)) + "\n]"
    if isinstance(value, dict) and any(isinstance(entry, list) for entry in value.values()):
        entries = (f"{_text(key)}: {_lines(entry)}" for key, entry in value.items())
        return "{\n" + ",\n".join(entries) + "\n}"
    return _text(value)


_text = json.JSONEncoder(ensure_ascii=False).encode


def diff_document(delta: Delta, found: ChangeSet) -> DiffShape:
    """Return a diff as `tracks.diff/1`, its keys in the order of the schema."""
    return DiffShape(
        schema="tracks.diff/1",
        taxonomy=delta.after.head.taxonomy.id,
        before=_edition(delta.before),
        after=_edition(delta.after),
        counts=[_count(row) for row in found.counts],
        changes=[_change(change, delta) for change in found.changes],
        stated=[_claim(claim, delta) for claim in found.stated],
        between=[_claim(claim, delta) for claim in found.between],
        undecided=_undecided(delta, found),
        followed=_items((p.after for p in found.followed), delta.after),
        sources={source_id: _source(found.sources[source_id]) for source_id in found.sources},
    )


def _edition(side: Side) -> EditionShape:
    return EditionShape(edition=side.edition, revision=side.revision, digest=side.digest)


def _item(item: Item, path: Iterable[str] | None) -> ItemShape:
    return ItemShape(
        id=item.id,
        code=item.code,
        name=item.name,
        level=item.level,
        parent=item.parent,
        path=None if path is None else list(path),
        unplaced=item.unplaced,
    )


def _items(items: Iterable[Item], side: Side) -> list[ItemShape]:
    return [_item(item, side.path(item)) for item in items]


def _cited(sources: Iterable[Citation]) -> list[CitationShape]:
    return [CitationShape(id=citation.id, at=citation.at) for citation in sources]


def _figure(figure: Figure) -> ExactFigure | BoundedFigure:
    cited = _cited(figure.sources)
    if figure.value is not None:
        return ExactFigure(
            value=figure.value,
            evidence=figure.evidence,
            source=cited,
            printed_level=figure.printed_level,
        )
    return BoundedFigure(
        min=figure.minimum,
        max=figure.maximum,
        evidence=figure.evidence,
        source=cited,
        printed_level=figure.printed_level,
    )


def _count(row: CountRow) -> CountShape:
    growth = None if row.growth is None else round(row.growth, 4)
    return CountShape(
        level=row.level,
        under=list(row.under),
        before=_figure(row.before),
        after=_figure(row.after),
        net=row.net,
        growth={"value": growth, "printed": row.trend.growth},
        kinds=list(row.kinds),
        word=row.trend.word,
        most=row.trend.most,
        each=row.trend.each,
        source=_cited(row.trend.sources),
    )


def _change(change: Change, delta: Delta) -> ChangeShape:
    return ChangeShape(
        kinds=list(change.kinds),
        level=change.level,
        before=_items(change.before, delta.before),
        after=_items(change.after, delta.after),
        evidence=change.evidence,
        source=_cited(change.sources),
        paths=[{"path": p.path, "before": p.before, "after": p.after} for p in change.paths],
    )


def _claim(claim: Claim, delta: Delta) -> ClaimShape:
    return ClaimShape(
        edition=claim.edition,
        since=claim.since,
        kinds=[claim.kind],
        level=claim.level,
        items=[_item(item, _claimed_path(item, claim, delta)) for item in claim.items],
        number=claim.number,
        source=_cited(claim.sources),
    )


def _claimed_path(item: Item, claim: Claim, delta: Delta) -> tuple[str, ...] | None:
    """Return where a named item stands in the edition that names it; a removed one as it stood before."""
    known: Mapping[str, Item] = next(
        (b.context for b in delta.between if b.head.edition == claim.edition), {}
    )
    if known:
        return path_of(item, known)
    ended = item.id in delta.before.items and item.id not in delta.after.items
    return (delta.before if ended else delta.after).path(item)


def _undecided(delta: Delta, found: ChangeSet) -> UndecidedShape:
    undecided = found.undecided
    return UndecidedShape(
        first_listed=_items(undecided.first_listed, delta.after),
        no_longer_listed=_items(undecided.no_longer_listed, delta.before),
        first_placed=_items((p.after for p in undecided.first_placed), delta.after),
        no_longer_placed=_items((p.before for p in undecided.no_longer_placed), delta.before),
    )


def _source(source: Source) -> SourceShape:
    return SourceShape(
        title={"zh": source.title.zh, "en": source.title.en},
        publisher=source.publisher,
        date=source.date,
        where=source.where,
    )
