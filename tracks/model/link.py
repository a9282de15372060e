"""Links: items of one edition → the items of a later one that carry on what they covered."""

from decimal import Decimal

from pydantic import ConfigDict, Field

from tracks.model.frozen import Frozen


class Link(Frozen):
    """One n:m correspondence (xkos:ConceptAssociation) from the edition `since` to the one that holds it.

    `origins` are names or ids as written, to be found in `since`; `targets` are ids of this edition.
    Without targets the origins ended, and nothing carries them on; without origins the targets
    begin, and carry on nothing. `wider` tells that a target holds more than what is carried on in
    it, `because` why it was done, for everybody; `note` is for the editors. `weight` is the share of the origin's content that goes to the target, between 0 and 1; only a
    link of one origin and one target has it. `cited` is the id of the source that says so. In JSON,
    and so in digests, `origins` is `sources` and `cited` is `source`, as when records were first kept.
    """

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    since: str
    origins: tuple[str, ...] = Field(alias="sources")
    targets: tuple[str, ...]
    partial: bool = False
    wider: bool = False
    weight: Decimal | None = None
    note: str | None = None
    because: str | None = None
    cited: str | None = Field(None, alias="source")
