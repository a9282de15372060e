"""What an author may write of what a source says: a class for each kind of statement."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Discriminator, Field, Tag

from tracks.formats.written.fields import Part, Percent, Quote, Signed, SomeNames, Whole, YesOrNo
from tracks.model.frozen import Frozen
from tracks.model.statement import Each, Measure, Reading

STATEMENT_KINDS = (
    *("count", "share", "added", "removed", "lost", "merged", "split"),
    *("moved", "regraded", "renamed", "recoded", "revised", "kept"),
)


def _statement_kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else ()
    return next((f"<{kind}>" for kind in STATEMENT_KINDS if kind in keys), None)


class QuotedSaid(Frozen):
    """Where in a source something stands, and the words that stand there."""

    at: str | None = None
    quote: Quote | None = None


class CountSaid(QuotedSaid):
    """A stated number of items."""

    count: str
    under: SomeNames = ()
    having: dict[str, str] = Field({}, alias="with")
    each: Each | None = None
    since: str | None = None
    was: Whole | None = None
    value: Whole | None = Field(None, alias="is")
    net: Signed | None = None
    growth: Percent | None = None
    most: Measure | None = None
    word: str | None = None
    because: str | None = None


class ShareSaid(QuotedSaid):
    """What part of a level some items are."""

    share: str
    under: SomeNames = ()
    of: str | None = None
    value: Part = Field(alias="is")
    because: str | None = None


class HappenedSaid(QuotedSaid):
    """What happened to items since an earlier edition."""

    under: SomeNames = ()
    since: str | None = None
    number: Whole | None = None
    some: YesOrNo | None = None
    because: str | None = None


class NamedSaid(HappenedSaid):
    """The same, with names."""

    names: SomeNames = ()


class AddedSaid(NamedSaid):
    """Stated additions."""

    added: str


class RemovedSaid(NamedSaid):
    """Stated removals."""

    removed: str


class LostSaid(HappenedSaid):
    """A stated number of items that ended without being named."""

    lost: str
    number: Whole
    by: Literal["merging"]


class MergedSaid(NamedSaid):
    """So many items were merged into so many."""

    merged: str
    into: Whole | None = None


class SplitSaid(NamedSaid):
    """So many items were split into so many."""

    split: str
    into: Whole | None = None


class MovedSaid(NamedSaid):
    """Items stand elsewhere."""

    moved: str
    from_: SomeNames = Field((), alias="from")
    to: SomeNames = ()


class RegradedSaid(NamedSaid):
    """Items are of a level that were of another one."""

    regraded: str
    from_: str = Field(alias="from")


class RenamedSaid(NamedSaid):
    """Items are called otherwise."""

    renamed: str


class RecodedSaid(NamedSaid):
    """Items have other codes."""

    recoded: str


class RevisedSaid(NamedSaid):
    """What items are said to be was revised."""

    revised: str
    what: str | None = None


class KeptSaid(NamedSaid):
    """Items stayed."""

    kept: str


AlteredSaid = MovedSaid | RegradedSaid | RenamedSaid | RecodedSaid | RevisedSaid | KeptSaid

Said = Annotated[
    Annotated[CountSaid, Tag("<count>")]
    | Annotated[ShareSaid, Tag("<share>")]
    | Annotated[AddedSaid, Tag("<added>")]
    | Annotated[RemovedSaid, Tag("<removed>")]
    | Annotated[LostSaid, Tag("<lost>")]
    | Annotated[MergedSaid, Tag("<merged>")]
    | Annotated[SplitSaid, Tag("<split>")]
    | Annotated[MovedSaid, Tag("<moved>")]
    | Annotated[RegradedSaid, Tag("<regraded>")]
    | Annotated[RenamedSaid, Tag("<renamed>")]
    | Annotated[RecodedSaid, Tag("<recoded>")]
    | Annotated[RevisedSaid, Tag("<revised>")]
    | Annotated[KeptSaid, Tag("<kept>")],
    Discriminator(_statement_kind),
]


class BlockSaid(QuotedSaid):
    """What one place in a source says."""

    source: str
    says: tuple[Said, ...]
    reading: Reading | None = None


STATEMENT_TAGS: dict[str, type[BaseModel]] = {
    "<count>": CountSaid,
    "<added>": AddedSaid,
    "<removed>": RemovedSaid,
    "<lost>": LostSaid,
    "<share>": ShareSaid,
    "<merged>": MergedSaid,
    "<split>": SplitSaid,
    "<moved>": MovedSaid,
    "<regraded>": RegradedSaid,
    "<renamed>": RenamedSaid,
    "<recoded>": RecodedSaid,
    "<revised>": RevisedSaid,
    "<kept>": KeptSaid,
}
"""What pydantic calls each kind in the paths of its errors."""
