"""What attributes add up to, as JSON has it."""

from tracks.model.attribute import Sum, plain_number
from tracks.model.taxonomy import Attribute
from tracks.wire.shapes.record import SumShape


def sum_shape(attribute: Attribute, found: Sum) -> SumShape:
    """Return what an attribute adds up to."""
    return SumShape(
        attribute=attribute.id,
        value=plain_number(found.value),
        known=found.known,
        of=found.of,
    )
