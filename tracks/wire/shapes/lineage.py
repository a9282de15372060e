"""The shapes of `tracks.crosswalk/1`, `tracks.flow/1`, `tracks.groups/1` and `tracks.history/1`.

The types that docs/schema is generated from.
"""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from tracks.commands.named_by import Where
from tracks.diff.flow import Movement
from tracks.lineage.groups import Grade
from tracks.lineage.members import Reason
from tracks.model.evidence import Evidence
from tracks.wire.shapes.diff import (
    BoundedFigure,
    ChangeShape,
    CitationShape,
    ExactFigure,
    ItemShape,
    PairShape,
    PassageShape,
    SourceShape,
    TitleShape,
)
from tracks.wire.shapes.schemes import MapShape
from tracks.wire.shapes.sums import SumShape


class EndShape(TypedDict):
    """One of two editions."""

    edition: str
    revision: int
    digest: str


class StepShape(TypedDict):
    """What a link says of an item of the edition `since` and one of the later edition `edition`."""

    since: str
    edition: str
    origin: str
    target: str
    partial: bool
    wider: bool
    weight: float | None
    note: str | None
    because: str | None
    source: str | None


class SettledShape(TypedDict):
    """That an item of `since` has no successor in `edition`, or one of `edition` no predecessor."""

    since: str
    edition: str
    id: str
    note: str | None
    because: str | None
    source: str | None


class ShareShape(TypedDict):
    """So many of the lowest items of an item, out of all that it has."""

    number: int
    of: int


class MappingShape(TypedDict):
    """An item and one that carries it on, or null where nothing does (SSSOM mapping).

    `weight` is the share of the earlier of the two that is in the later one; `way` are the links on
    the shortest of the `ways`; the shares are of what is derived: how many of the lowest items of the
    one are, at least in part, in the other. `evidence` is null where nothing decides. Where a side is
    null, `way` goes as far as links lead from the item or to it, `ended` is the edition since
    which what it leads to is known to be gone, and `settled` is what says that nothing answers.
    """

    subject: ItemShape | None
    predicate_id: str | None
    object: ItemShape | None
    mapping_cardinality: str | None
    subject_partial: bool
    object_partial: bool
    weight: float | None
    evidence: Evidence | None
    way: list[StepShape]
    ways: int
    subject_share: ShareShape | None
    object_share: ShareShape | None
    ended: str | None
    settled: list[SettledShape]


class CrosswalkShape(TypedDict):
    """Every item of one edition with the items of another that carry it on.

    Between two taxonomies `taxonomy` is that of the subjects, and `map` is what the mappings go by; a
    `way` then has editions such as `cn-sei:2018`, and is read from the subject to the object.
    """

    schema: Literal["tracks.crosswalk/1"]
    taxonomy: str
    subject_source: EndShape
    object_source: EndShape
    mappings: list[MappingShape]
    object_taxonomy: NotRequired[str]
    map: NotRequired[MapShape]


class FlowRowShape(TypedDict):
    """A level, in all or under one root (an id), from the opening to the closing number.

    `roots` are all that it counts under together, `roots_before` what they were in the earlier edition;
    both are empty in all. `net` are begun minus ended by movement, null where nothing tells of it; `unexplained` is null
    where a number is not known.
    """

    level: str
    under: str | None
    roots: list[str]
    roots_before: list[str]
    opening: ExactFigure | BoundedFigure
    net: dict[Movement, int | None]
    closing: ExactFigure | BoundedFigure
    unexplained: int | None


class CellShape(TypedDict):
    """What an item counts in: a level, and the roots of its row; none for a root, null if unknown."""

    level: str
    roots: list[str] | None


class MoveShape(TypedDict):
    """Items of a level that went from one cell to another: how many, and the topmost as they are now.

    None are topmost where all went with what they stand under.
    """

    before: CellShape
    after: CellShape
    number: int
    topmost: list[ItemShape]


class FlowShape(TypedDict):
    """How the numbers of one edition became those of another."""

    schema: Literal["tracks.flow/1"]
    taxonomy: str
    before: EndShape
    after: EndShape
    rows: list[FlowRowShape]
    moves: list[MoveShape]


class PairedShape(TypedDict):
    """An item before and one after, by id, the share of the first that is in the second, and what passed."""

    before: str
    after: str
    share: ShareShape
    items: list[PairShape]


class SumsShape(TypedDict):
    """What an attribute adds up to over a group in both editions; null where no number is known."""

    before: SumShape | None
    after: SumShape | None


class GroupShape(TypedDict):
    """Items that exchange content only among themselves; `sums` by the attributes that may be added up."""

    grade: Grade
    reasons: list[Reason]
    before: list[ItemShape]
    after: list[ItemShape]
    pairs: list[PairedShape]
    sums: dict[str, SumsShape]


class GroupsShape(TypedDict):
    """What may be compared as a time series between two editions."""

    schema: Literal["tracks.groups/1"]
    taxonomy: str
    before: EndShape
    after: EndShape
    groups: list[GroupShape]


class StationShape(TypedDict):
    """An item as an edition has it."""

    edition: str
    item: ItemShape


class WholeShape(TypedDict):
    """How many items an event has in either edition."""

    before: int
    after: int


class HistoryStepShape(TypedDict):
    """What happened from an edition to the next; of an event, as far as it concerns the item.

    `whole` are the numbers of items that the event has before and after.
    """

    since: str
    edition: str
    change: ChangeShape
    whole: WholeShape


class HistoryPassageShape(TypedDict):
    """What went from an item to another, or came from it, as follows from what stands under the two."""

    since: str
    edition: str
    passage: PassageShape


class AncestryShape(TypedDict):
    """An item that another began from or ended in: its first and last station, and what it came from."""

    first: StationShape
    last: StationShape
    origins: "list[AncestryShape]"
    heirs: "list[AncestryShape]"


class PlaceShape(TypedDict):
    """How many items under another came from, or went to, one place; null where that is unknown."""

    path: list[str] | None
    number: int


class LatestShape(TypedDict):
    """Where an item is in the latest edition; `listed` is null where nobody says, `item` where it is not."""

    edition: str
    listed: bool | None
    item: ItemShape | None


class ItemFigureShape(TypedDict):
    """The number of items of a level under an item, as it is listed, stated or derived."""

    edition: str
    level: str
    figure: ExactFigure | BoundedFigure


class NamingShape(TypedDict):
    """That the focus of an edition, by its title, or its outlook, by its driver, names the item."""

    edition: str
    where: Where
    title: TitleShape
    source: str


class ReasonShape(TypedDict):
    """The reason of a statement that names the item; `kind` is its key in the file, such as `added`."""

    edition: str
    since: str | None
    kind: str
    level: str
    because: str
    source: list[CitationShape]


class LifeShape(TypedDict):
    """An item over all editions that list it.

    Where it begins or ends without a link, `came` and `went` tell of what stands under it; `gave` and
    `took` tell of it while it lives on. `first_placed` is the edition that first says where it stands.
    """

    stations: list[StationShape]
    steps: list[HistoryStepShape]
    origins: list[AncestryShape]
    heirs: list[AncestryShape]
    came: list[PlaceShape]
    went: list[PlaceShape]
    gave: list[HistoryPassageShape]
    took: list[HistoryPassageShape]
    latest: LatestShape
    first_placed: str | None
    counts: list[ItemFigureShape]
    named: list[NamingShape]
    reasons: list[ReasonShape]


class HistoryShape(TypedDict):
    """Every item that ever had a name, an id, an alias or a code."""

    schema: Literal["tracks.history/1"]
    taxonomy: str
    asked: str
    lives: list[LifeShape]
    sources: dict[str, SourceShape]
