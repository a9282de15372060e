"""Links: items of one edition → the items of a later one that carry on what they covered."""

from decimal import Decimal

from tracks.model.taxonomy import Frozen


class Link(Frozen):
    """One n:m correspondence (xkos:ConceptAssociation) from the edition `since` to the one that holds it.

    `sources` are names or ids as written, to be found in `since`; `targets` are ids of this edition.
    `weight` is the share of the source's content that goes to the target, between 0 and 1; only a
    link of one source and one target has it.
    """

    since: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    partial: bool = False
    weight: Decimal | None = None
    note: str | None = None
    source: str | None = None
