"""A recorded edition for other programs: `tracks.edition/1`."""

from collections.abc import Iterator

from tracks.commands.show import Shown
from tracks.model.attribute import Sums
from tracks.model.edition import Edition
from tracks.model.item import Item, path_of
from tracks.wire.items import apart_shape, figure_shape, item_shape, source_shape, title_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.record import (
    CountedShape,
    RecordedEditionShape,
    RecordedItemShape,
    SaidShape,
    SumUnderShape,
)
from tracks.wire.sums import sum_shape


def edition_json(shown: Shown) -> str:
    """Return an edition as JSON text, each item and each count on a line of its own."""
    edition, head = shown.edition, shown.edition.head
    sources = {**shown.sources, **head.sources}
    cited = {s.id for figure in shown.counts.values() for s in figure.sources} | head.cited()
    return json_text(
        RecordedEditionShape(
            schema="tracks.edition/1",
            taxonomy=head.taxonomy.id,
            title=title_shape(head.taxonomy.title),
            edition=head.edition,
            revision=shown.revision.number if shown.revision else None,
            digest=shown.revision.digest if shown.revision else edition.digest,
            listing=dict(head.listing),
            valid_from=head.valid_from,
            valid_to=head.valid_to,
            released=head.released,
            listed=dict(edition.tally.total),
            **apart_shape(edition.tally),
            counts=[
                CountedShape(level=level, under=list(under), figure=figure_shape(figure))
                for (level, under), figure in shown.counts.items()
            ],
            sums=list(_sums(edition)),
            items=[
                RecordedItemShape(**item_shape(item, path_of(item, edition.items)), **_said(item))
                for item in shown.items()
            ],
            sources={i: source_shape(sources[i]) for i in sorted(cited) if i in sources},
        )
    )


def _said(item: Item) -> SaidShape:
    """Return what an edition says of an item besides what every document has of it."""
    shape = SaidShape()
    if item.name_en is not None:
        shape["name_en"] = item.name_en
    if item.aliases:
        shape["aliases"] = list(item.aliases)
    if item.definition is not None:
        shape["definition"] = item.definition
    if item.note is not None:
        shape["note"] = item.note
    if item.attributes:
        shape["attributes"] = dict(item.attributes)
    return shape


def _sums(edition: Edition) -> Iterator[SumUnderShape]:
    """Yield what attributes add up to in all and by root, as far as any number is known."""
    sums = Sums(edition.head.taxonomy, edition.items)
    roots = [item for item in edition.items.values() if item.parent is None]
    for attribute in sums.attributes:
        for items in (roots, *([root] for root in roots if not root.unplaced)):
            if found := sums.over(attribute, items):
                under = [] if items is roots else [items[0].id]
                yield SumUnderShape(under=under, **sum_shape(attribute, found))
