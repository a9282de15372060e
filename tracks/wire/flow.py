"""A flow as JSON for other programs: `tracks.flow/1`."""

from tracks.commands.flow import Flowed
from tracks.diff.delta import Side
from tracks.diff.flow import FlowRow
from tracks.wire.items import figure_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.lineage import EndShape, FlowRowShape, FlowShape


def flow_json(flowed: Flowed) -> str:
    """Return a flow as JSON text, each row on a line of its own."""
    delta = flowed.delta
    return json_text(
        FlowShape(
            schema="tracks.flow/1",
            taxonomy=delta.after.head.taxonomy.id,
            before=_end(delta.before),
            after=_end(delta.after),
            rows=[flow_row_shape(row) for row in flowed.rows],
        )
    )


def flow_row_shape(row: FlowRow) -> FlowRowShape:
    """Return a row of a flow."""
    return FlowRowShape(
        level=row.level,
        under=row.root,
        opening=figure_shape(row.opening),
        net=dict(row.net),
        closing=figure_shape(row.closing),
        unexplained=row.unexplained,
    )


def _end(side: Side) -> EndShape:
    return EndShape(edition=side.edition, revision=side.revision or 0, digest=side.digest)
