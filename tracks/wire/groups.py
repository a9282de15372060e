"""Comparable groups as JSON for other programs: `tracks.groups/1`."""

from tracks.commands.groups import Grouped
from tracks.lineage.groups import Group, Pairing
from tracks.model.attribute import Sum, Sums
from tracks.model.item import path_of
from tracks.model.taxonomy import Attribute
from tracks.wire.ends import end_shape, share_shape
from tracks.wire.items import item_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.diff import PairShape
from tracks.wire.shapes.lineage import GroupShape, GroupsShape, PairedShape, SumsShape
from tracks.wire.shapes.sums import SumShape
from tracks.wire.sums import sum_shape


def groups_json(grouped: Grouped) -> str:
    """Return groups as JSON text, each on a line of its own."""
    before, after = grouped.before, grouped.after
    adding = Sums(after.head.taxonomy, before.items), Sums(after.head.taxonomy, after.items)
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
                    sums=_sums(group, adding),
                )
                for group in grouped.groups
            ],
        )
    )


def _sums(group: Group, adding: tuple[Sums, Sums]) -> dict[str, SumsShape]:
    before, after = adding
    return {
        attribute.id: SumsShape(
            before=_sum(attribute, before.over(attribute, group.before)),
            after=_sum(attribute, after.over(attribute, group.after)),
        )
        for attribute in after.attributes
    }


def _sum(attribute: Attribute, found: Sum | None) -> SumShape | None:
    return found and sum_shape(attribute, found)


def _paired(pairing: Pairing) -> PairedShape:
    return PairedShape(
        before=pairing.before.id,
        after=pairing.after.id,
        share=share_shape(pairing.kept),
        items=[PairShape(before=was.id, after=now.id) for was, now in pairing.shifts],
    )
