"""What attributes add up to, as JSON has it."""

from tracks.diff.attribute_sums import SumRow
from tracks.model.attribute import Sum, plain_number
from tracks.model.taxonomy import Attribute
from tracks.wire.shapes.sums import SumRowShape, SumShape


def sum_shape(attribute: Attribute, found: Sum) -> SumShape:
    """Return what an attribute adds up to."""
    return SumShape(
        attribute=attribute.id,
        value=plain_number(found.value),
        known=found.known,
        of=found.of,
    )


def sum_row_shape(row: SumRow) -> SumRowShape:
    """Return what an attribute adds up to in both editions."""
    before, after = (each and sum_shape(row.attribute, each) for each in (row.before, row.after))
    known = row.before and row.after and row.before.is_whole and row.after.is_whole
    difference = row.after.value - row.before.value if known and row.before and row.after else None
    return SumRowShape(
        attribute=row.attribute.id,
        under=[item.id for item in row.now or row.was],
        under_before=[item.id for item in row.was],
        before=before,
        after=after,
        difference=None if difference is None else plain_number(difference),
    )
