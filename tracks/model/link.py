"""Links: items of one edition → the items of a later one that carry on what they covered."""

from tracks.model.taxonomy import Frozen


class Link(Frozen):
    """One n:m correspondence (xkos:ConceptAssociation) from the edition `since` to the one that holds it.

    `sources` are names or ids as written, to be found in `since`; `targets` are ids of this edition.
    """

    since: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    partial: bool = False
    note: str | None = None
    source: str | None = None
