"""A flow as JSON for other programs: `tracks.flow/1`."""

from tracks.commands.flow import Flowed
from tracks.diff.delta import Delta, Side
from tracks.diff.flow import FlowRow
from tracks.diff.moves import Move
from tracks.wire.items import figure_shape, item_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.lineage import CellShape, EndShape, FlowRowShape, FlowShape, MoveShape


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
            moves=[_move(move, delta) for move in flowed.moves],
        )
    )


def flow_row_shape(row: FlowRow) -> FlowRowShape:
    """Return a row of a flow."""
    return FlowRowShape(
        level=row.level,
        under=row.root,
        roots=list(row.under),
        roots_before=list(row.group.before if row.group else ()),
        opening=figure_shape(row.opening),
        net=dict(row.net),
        closing=figure_shape(row.closing),
        unexplained=row.unexplained,
    )


def _move(move: Move, delta: Delta) -> MoveShape:
    origin, target = move.origin, move.target
    before = CellShape(level=origin.level, roots=origin.root and list(origin.root.before))
    after = CellShape(level=target.level, roots=target.root and list(target.root.after))
    topmost = [item_shape(now, delta.after.path(now)) for _, now in move.topmost]
    return MoveShape(before=before, after=after, number=move.number, topmost=topmost)


def _end(side: Side) -> EndShape:
    return EndShape(edition=side.edition, revision=side.revision or 0, digest=side.digest)
