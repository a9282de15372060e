"""What is recorded, for other programs: `tracks.list/1`, `tracks.revisions/1`, `tracks.log/1`."""

from tracks.commands.listing import EditionRow, Listing
from tracks.commands.log import Entry, Journals, Revisions
from tracks.wire.ends import map_shape, scheme_shape
from tracks.wire.items import apart_shape, title_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.record import (
    ActShape,
    EditionRowShape,
    JournalShape,
    ListShape,
    LogShape,
    MapJournalShape,
    RevisionsShape,
    TaxonomyShape,
)


def listing_json(listing: Listing) -> str:
    """Return what is recorded as JSON text, each taxonomy on a line of its own."""
    by_taxonomy: dict[str, list[EditionRow]] = {}
    for row in listing.editions:
        by_taxonomy.setdefault(row.head.taxonomy.id, []).append(row)
    taxonomies = [
        TaxonomyShape(
            taxonomy=key,
            title=title_shape(own[-1].title),
            editions=[_edition(row) for row in own],
        )
        for key, own in by_taxonomy.items()
    ]
    shape = ListShape(schema="tracks.list/1", taxonomies=taxonomies)
    if listing.maps:
        shape["maps"] = [map_shape(act) for act in listing.maps]
    return json_text(shape)


def revisions_json(revisions: Revisions) -> str:
    """Return the revisions of an edition as JSON text, each on a line of its own."""
    return json_text(
        RevisionsShape(
            schema="tracks.revisions/1",
            taxonomy=revisions.taxonomy,
            edition=revisions.edition,
            current=revisions.current,
            revisions=[_act(entry) for entry in revisions.entries],
        )
    )


def journal_json(journals: Journals) -> str:
    """Return journals as JSON text, each on a line of its own."""
    shapes = [
        JournalShape(taxonomy=key, acts=[_act(entry) for entry in entries])
        for key, entries in journals.taxonomies.items()
    ]
    shape = LogShape(schema="tracks.log/1", journals=shapes)
    if journals.maps:
        shape["maps"] = [
            MapJournalShape(
                subject=scheme_shape(one),
                object=scheme_shape(other),
                acts=[_act(entry) for entry in entries],
            )
            for (one, other), entries in journals.maps.items()
        ]
    return json_text(shape)


def _edition(row: EditionRow) -> EditionRowShape:
    return EditionRowShape(
        **apart_shape(row.tally),
        edition=row.head.edition,
        revision=row.revision,
        status=row.status,
        digest=row.digest,
        listing=dict(row.head.listing),
        valid_from=row.head.valid_from,
        valid_to=row.head.valid_to,
        released=row.head.released,
        listed=dict(row.tally.total),
    )


def _act(entry: Entry) -> ActShape:
    act = entry.act
    return ActShape(
        number=act.number,
        revision=entry.revision,
        deed=act.deed,
        at=act.at,
        by=act.by,
        why=act.why,
        digest=entry.digest,
    )
