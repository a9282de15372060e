"""Comparable groups as JSON for other programs: `tracks.groups/1`."""

from tracks.commands.groups import Grouped
from tracks.lineage.groups import Pairing
from tracks.model.item import path_of
from tracks.wire.ends import end_shape, share_shape
from tracks.wire.items import item_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.diff import PairShape
from tracks.wire.shapes.lineage import GroupShape, GroupsShape, PairedShape


def groups_json(grouped: Grouped) -> str:
    """Return groups as JSON text, each on a line of its own."""
    before, after = grouped.before, grouped.after
    ends = [end_shape(row) for row in grouped.revisions]
    return json_text(
        GroupsShape(
            schema="tracks.groups/1",
            taxonomy=after.head.taxonomy.id,
            before=ends[0],
            after=ends[1],
            groups=[
                GroupShape(
                    grade=group.grade,
                    reasons=list(group.reasons),
                    before=[item_shape(i, path_of(i, before.items)) for i in group.before],
                    after=[item_shape(i, path_of(i, after.items)) for i in group.after],
                    pairs=[_paired(pairing) for pairing in group.pairings],
                )
                for group in grouped.groups
            ],
        )
    )


def _paired(pairing: Pairing) -> PairedShape:
    return PairedShape(
        before=pairing.before.id,
        after=pairing.after.id,
        share=share_shape(pairing.kept),
        items=[PairShape(before=was.id, after=now.id) for was, now in pairing.shifts],
    )
