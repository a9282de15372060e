"""A diff as JSON for other programs: `tracks.diff/1`, described in docs/diff-json.md."""

from collections.abc import Iterable, Iterator, Mapping

from tracks.commands.diff import Comparison
from tracks.commands.to_review import Review
from tracks.diff.by_kind import KindFigure, by_kind
from tracks.diff.change import Change, ChangeSet, Claim, CountRow, Passage, PathChange
from tracks.diff.delta import Delta, Side
from tracks.diff.listed import listed_in
from tracks.model.amount import exact
from tracks.model.attribute import number_of, plain_number
from tracks.model.item import Item, path_of
from tracks.model.map import Match
from tracks.wire.ends import map_shape, scheme_shape
from tracks.wire.items import apart_shape, cited, figure_shape, item_shape, source_shape
from tracks.wire.json_text import json_pieces
from tracks.wire.shapes.diff import (
    ChangeShape,
    ClaimShape,
    CountShape,
    DiffShape,
    EditionShape,
    HeadChangeShape,
    ItemShape,
    LedShape,
    LossShape,
    MappedItemShape,
    MatchedShape,
    NumberShape,
    PassageItemShape,
    PassageShape,
    PathShape,
    ReviewShape,
    UndecidedShape,
)
from tracks.wire.sums import sum_row_shape


def diff_json(compared: Comparison) -> Iterator[str]:
    """Yield the pieces of a diff as JSON text, each count, change and claim on a line of its own.

    Changes are made as they are written: as a document they would take more memory than all else.
    """
    delta, found = compared.delta, compared.change_set
    document = _without_changes(delta, found)
    if compared.sums:
        document["sums"] = list(map(sum_row_shape, compared.sums))
    if compared.reviews:
        document["mapped"] = [_review(review, delta) for review in compared.reviews]
    changes = (change_shape(change, delta) for change in found.changes)
    return json_pieces({**document, "changes": changes})


def _review(review: Review, delta: Delta) -> ReviewShape:
    return ReviewShape(
        map=map_shape(review.act),
        other=scheme_shape(review.other),
        items=[
            MappedItemShape(
                before=item_shape(item.before, delta.before.path(item.before)),
                after=_items(item.after, delta.after),
                kinds=list(item.kinds),
                matches=[_matched(match, review) for match in item.matches],
            )
            for item in review.items
        ],
    )


def _matched(match: Match, review: Review) -> MatchedShape:
    item = review.partners.get(match.target or "")
    return MatchedShape(
        id=match.target,
        name=item.name if item else None,
        subject_partial=match.source_partial,
        object_partial=match.target_partial,
        note=match.note,
        source=match.cited,
    )


def diff_document(delta: Delta, change_set: ChangeSet) -> DiffShape:
    """Return a diff as `tracks.diff/1`, its keys in the order of the schema."""
    document = _without_changes(delta, change_set)
    document["changes"] += (change_shape(change, delta) for change in change_set.changes)
    return document


def _without_changes(delta: Delta, change_set: ChangeSet) -> DiffShape:
    return DiffShape(
        schema="tracks.diff/1",
        taxonomy=delta.after.head.taxonomy.id,
        before=_edition(delta.before),
        after=_edition(delta.after),
        counts=[count_shape(row) for row in change_set.counts],
        changes=[],
        stated=[_claim(claim, delta) for claim in change_set.stated],
        between=[_claim(claim, delta) for claim in change_set.between],
        undecided=_undecided(delta, change_set),
        followed=_items((p.after for p in change_set.followed), delta.after),
        losses=[
            LossShape(
                since=loss.since,
                edition=loss.edition,
                level=loss.level,
                min=loss.least,
                named=loss.named,
                evidence="derived",
                source=cited(loss.sources),
            )
            for loss in change_set.losses
        ],
        reordered=delta.reordered,
        numbers=[
            _number(figure)
            for figure in by_kind(change_set).values()
            if figure.by or figure.stated or figure.apart
        ],
        sources={
            source_id: source_shape(change_set.sources[source_id])
            for source_id in change_set.sources
        },
        head=[
            HeadChangeShape(
                part=each.part,
                change=each.change,
                what=each.what,
                before=each.before,
                after=each.after,
            )
            for each in change_set.head
        ],
        passages=[passage_shape(passage, delta) for passage in change_set.passages],
        led=[
            LedShape(
                since=each.since,
                id=each.id,
                name=each.name,
                edition=each.edition,
                target=item_shape(each.target, delta.after.path(each.target)),
                partial=each.partial,
                source=cited(each.sources),
            )
            for each in delta.led
        ],
    )


def _number(figure: KindFigure) -> NumberShape:
    shape = NumberShape(
        kind=figure.kind,
        level=figure.level,
        found=figure_shape(figure.found),
        by=dict(figure.by),
        reach=figure_shape(figure.reach),
        stated=[figure_shape(each) for each in figure.stated],
        named=figure.named,
    )
    if figure.apart:
        shape["apart"] = figure.apart
    return shape


def _edition(side: Side) -> EditionShape:
    return EditionShape(
        edition=side.edition,
        revision=side.revision,
        digest=side.digest,
        levels_none=list(side.head.levels_none),
        **apart_shape(side.tally),
    )


def _items(items: Iterable[Item], side: Side) -> list[ItemShape]:
    return [item_shape(item, side.path(item)) for item in items]


def count_shape(row: CountRow) -> CountShape:
    """Return the numbers of a level in both editions, and the stated trend."""
    growth = None if row.growth is None else round(row.growth, 4)
    return CountShape(
        level=row.level,
        under=list(row.under),
        under_before=list(row.group.before if row.group else row.under),
        before=figure_shape(row.before),
        after=figure_shape(row.after),
        net=row.net,
        growth={"value": growth, "printed": row.trend.growth},
        kinds=list(row.kinds),
        word=row.trend.word,
        most=row.trend.most,
        each=row.trend.each,
        source=cited(row.trend.sources),
    )


def passage_shape(passage: Passage, delta: Delta) -> PassageShape:
    """Return what passed between two items as either edition has them."""
    return PassageShape(
        level=passage.before.level,
        before=item_shape(passage.before, delta.before.path(passage.before)),
        after=item_shape(passage.after, delta.after.path(passage.after)),
        in_event=passage.in_event,
        items=[
            PassageItemShape(how=how, before=was.id, after=now.id)
            for how, was, now in passage.items
        ],
    )


def change_shape(change: Change, delta: Delta) -> ChangeShape:
    """Return a change with all its items as either edition has them."""
    shape: ChangeShape = {
        "kinds": list(change.kinds),
        "level": change.level,
        "before": _items(change.before, delta.before),
        "after": _items(change.after, delta.after),
        "evidence": change.evidence,
        "source": cited(change.sources),
        "paths": [_path(path, delta) for path in change.paths],
        "pairs": [{"before": old, "after": new} for old, new in change.pairs],
        "because": list(change.because),
    }
    if lists := listed_in(change, delta):
        shape["listed_in"] = cited(lists)
    return shape


def _path(path: PathChange, delta: Delta) -> PathShape:
    shape = PathShape(path=path.path, before=path.before, after=path.after)
    declared = delta.after.head.taxonomy.attribute(path.path.removeprefix("attributes."))
    before, after = number_of(path.before), number_of(path.after)
    is_number = declared is not None and declared.type == "number"
    if is_number and before is not None and after is not None:
        shape["difference"] = plain_number(after - before)
    return shape


def _claim(claim: Claim, delta: Delta) -> ClaimShape:
    shape = ClaimShape(
        edition=claim.edition,
        since=claim.since,
        kinds=[claim.kind],
        level=claim.level,
        items=[item_shape(item, _claimed_path(item, claim, delta)) for item in claim.items],
        number=exact(claim.number),
        source=cited(claim.sources),
    )
    if isinstance(claim.number, str):
        shape["printed"] = claim.number
    if claim.under:
        shape["under"] = [item.id for item in claim.under]
    if claim.some:
        shape["some"] = True
    if claim.into is not None:
        shape["into"] = claim.into
    if claim.of_level is not None:
        shape["of_level"] = claim.of_level
    if claim.origins:
        shape["origins"] = [item.id for item in claim.origins]
    if claim.targets:
        shape["targets"] = [item.id for item in claim.targets]
    if claim.what:
        shape["what"] = claim.what
    if claim.because:
        shape["because"] = claim.because
    return shape


def _claimed_path(item: Item, claim: Claim, delta: Delta) -> tuple[str, ...] | None:
    """Return the path to an item in the edition that names it; to a removed one as it was before."""
    known: Mapping[str, Item] = next(
        (b.context for b in delta.between if b.head.edition == claim.edition), {}
    )
    if known:
        return path_of(item, known)
    ended = item.id in delta.before.items and item.id not in delta.after.items
    return (delta.before if ended else delta.after).path(item)


def _undecided(delta: Delta, change_set: ChangeSet) -> UndecidedShape:
    undecided = change_set.undecided
    return UndecidedShape(
        first_listed=_items(undecided.first_listed, delta.after),
        no_longer_listed=_items(undecided.no_longer_listed, delta.before),
        first_placed=_items((p.after for p in undecided.first_placed), delta.after),
        no_longer_placed=_items((p.before for p in undecided.no_longer_placed), delta.before),
    )
