"""The shapes of what attributes add up to; docs/schema is generated from them."""

from typing_extensions import TypedDict


class SumShape(TypedDict):
    """What an attribute that may be added up comes to: `known` of the `of` items that count have a number."""

    attribute: str
    value: int | float
    known: int
    of: int


class SumRowShape(TypedDict):
    """The same in both editions: in all, or under roots that are counted as one, by id.

    Null where no number is known; `difference` is null unless every item that counts has one.
    """

    attribute: str
    under: list[str]
    under_before: list[str]
    before: SumShape | None
    after: SumShape | None
    difference: int | float | None
