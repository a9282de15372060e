"""The shape of `tracks.diff/1`: the types that docs/schema/tracks.diff-1.json is generated from.

Typed dictionaries and not models: making a document of them costs nothing beyond the dictionaries.
"""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from tracks.diff.change import HeadPart, How
from tracks.model.evidence import Evidence
from tracks.model.item import Status
from tracks.model.kind import Kind
from tracks.model.statement import Each, Measure
from tracks.wire.shapes.schemes import MapShape, SchemeShape
from tracks.wire.shapes.sums import SumRowShape


class ApartShape(TypedDict):
    """How many items by level are listed and not in force, so that no count has them; without zeros."""

    deprecated: NotRequired[dict[str, int]]
    proposed: NotRequired[dict[str, int]]


class EditionShape(ApartShape):
    """One of the two editions compared; `revision` is null for one that is not recorded.

    `levels_none` are the ids of the levels that the edition does not have.
    """

    edition: str
    revision: int | None
    digest: str
    levels_none: list[str]


class ItemShape(TypedDict):
    """An item as one edition has it; `path` are names from the outermost to itself, null if unplaced.

    `labels` are its names in other languages, by their tags (BCP 47), where it has any.
    It is in force unless it has a `status`; `replaced_by` are the ids of what took over from it.
    `also_under` are the ids of what it stands under besides its parent.
    """

    id: str
    code: str | None
    name: str
    level: str
    parent: str | None
    path: list[str] | None
    unplaced: bool
    labels: NotRequired[dict[str, str]]
    status: NotRequired[Status]
    replaced_by: NotRequired[list[str]]
    also_under: NotRequired[list[str]]


class CitationShape(TypedDict):
    """A place in a source: a key of `sources`, a locator within it, and the words where they are quoted."""

    id: str
    at: str | None
    quote: NotRequired[str]


class ExactFigure(TypedDict):
    """A number that is known."""

    value: int
    evidence: Evidence | None
    source: list[CitationShape]
    printed_level: str | None


class BoundedFigure(TypedDict):
    """A number of which only bounds are known, or nothing; null is unbounded.

    `printed` is what a source gives as about so many, which bounds nothing.
    """

    min: int | None
    max: int | None
    evidence: Evidence | None
    source: list[CitationShape]
    printed_level: str | None
    printed: NotRequired[str]


class GrowthShape(TypedDict):
    """A ratio of the net change to the number before, to four digits; and growth as a source prints it."""

    value: float | None
    printed: str | None


class CountShape(TypedDict):
    """The number of items of a level, in all or under some items; `source` is of what is stated of the trend.

    `under_before` are the roots that it was counted under in the earlier edition.
    """

    level: str
    under: list[str]
    under_before: list[str]
    before: ExactFigure | BoundedFigure
    after: ExactFigure | BoundedFigure
    net: int | None
    growth: GrowthShape
    kinds: list[Kind]
    word: str | None
    most: Measure | None
    each: Each | None
    source: list[CitationShape]


class PathShape(TypedDict):
    """One thing that a revised item changed; null is absence.

    `difference` is there of an attribute that is declared as a number, where both are one.
    """

    path: str
    before: Any
    after: Any
    difference: NotRequired[int | float]


class PairShape(TypedDict):
    """Two items of an event, by id: the one carries on content of the other, or is itself."""

    before: str
    after: str


class ChangeShape(TypedDict):
    """One item or event that changed, with every kind that applies; `source` is empty when listed.

    `pairs` is empty where at most one item stands on each side; `because` are the reasons given,
    `listed_in` what the list that shows it is taken from.
    """

    kinds: list[Kind]
    level: str
    before: list[ItemShape]
    after: list[ItemShape]
    evidence: Evidence
    source: list[CitationShape]
    paths: list[PathShape]
    pairs: list[PairShape]
    because: list[str]
    listed_in: NotRequired[list[CitationShape]]


class PassageItemShape(TypedDict):
    """An item that passed, by id as it was and as it is, and how: moved, became, part."""

    how: How
    before: str
    after: str


class PassageShape(TypedDict):
    """What went from one item that has others under it to another that is not the same."""

    level: str
    before: ItemShape
    after: ItemShape
    in_event: bool
    items: list[PassageItemShape]


class ClaimShape(TypedDict):
    """What an edition's source says of additions or losses since another edition.

    `number` is exact, else null, with `printed` as it is written where it is rough: `>=700`. Under
    the items of `under` only, and a part of them where `some`. What was merged or split came `into` so
    many (a rough number as it is written); what moved stood under `origins` and stands under
    `targets` (ids); what was regraded was of the level `of_level`.
    """

    edition: str
    since: str
    kinds: list[Kind]
    level: str
    items: list[ItemShape]
    number: int | None
    source: list[CitationShape]
    printed: NotRequired[str]
    under: NotRequired[list[str]]
    some: NotRequired[bool]
    into: NotRequired[int | str]
    origins: NotRequired[list[str]]
    targets: NotRequired[list[str]]
    of_level: NotRequired[str]
    what: NotRequired[str]
    because: NotRequired[str]


class NumberShape(TypedDict):
    """How many changes of a kind there were at a level, by what lists and links show and as sources state.

    `reach` bounds the numbers of a source that complete lists bear out; `named` items sources name.
    `apart` are changes of what is not in force, which no number has.
    """

    kind: Kind
    level: str
    found: ExactFigure | BoundedFigure
    by: dict[Evidence, int]
    reach: ExactFigure | BoundedFigure
    stated: list[ExactFigure | BoundedFigure]
    named: int
    apart: NotRequired[int]


class UndecidedShape(TypedDict):
    """Items that differ without evidence; the `no_longer_` ones as before, the others as after."""

    first_listed: list[ItemShape]
    no_longer_listed: list[ItemShape]
    first_placed: list[ItemShape]
    no_longer_placed: list[ItemShape]


class LossShape(TypedDict):
    """At least so many items that left between two editions, more than are counted as lost: derived."""

    since: str
    edition: str
    level: str
    min: int
    named: int
    evidence: Literal["derived"]
    source: list[CitationShape]


class TitleShape(TypedDict):
    """A text in either language or both; `labels` has it in others, by their tags (BCP 47)."""

    zh: str | None
    en: str | None
    labels: NotRequired[dict[str, str]]


class SourceShape(TypedDict):
    """Where statements come from."""

    title: TitleShape
    publisher: str | None
    date: str | None
    where: str | None


class HeadChangeShape(TypedDict):
    """One thing besides items that a revision added, removed or changed; null is absence.

    `what` is the id of a level or source, or the edition that a link leads from; null where there is
    but one. `before` and `after` have the keys of a file, items by id.
    """

    part: HeadPart
    change: Literal["added", "removed", "changed"]
    what: str | None
    before: Any
    after: Any


class LedShape(TypedDict):
    """An item of the edition `since`, before the two, that links lead from to an item that `before` lacks.

    `before` does not list it either, so that it is no change between the two.
    """

    since: str
    id: str
    name: str
    edition: str
    target: ItemShape
    partial: bool
    source: list[CitationShape]


class MatchedShape(TypedDict):
    """What answers an item in another taxonomy, by id and name; null where a map says that nothing does.

    `name` is null too where that edition no longer lists it.
    """

    id: str | None
    name: str | None
    subject_partial: bool
    object_partial: bool
    note: str | None
    source: str | None


class MappedItemShape(TypedDict):
    """An item that a map is about and that is not as it was; `kinds` are those of its change."""

    before: ItemShape
    after: list[ItemShape]
    kinds: list[Kind]
    matches: list[MatchedShape]


class ReviewShape(TypedDict):
    """A map of the earlier edition to an edition of another taxonomy, to which the later one has none."""

    map: MapShape
    other: SchemeShape
    items: list[MappedItemShape]


class DiffShape(TypedDict):
    """What changed between two editions of one taxonomy; `sums` where any attribute adds up to something.

    `mapped` where maps to other taxonomies are about what changed.
    """

    schema: Literal["tracks.diff/1"]
    taxonomy: str
    before: EditionShape
    after: EditionShape
    counts: list[CountShape]
    changes: list[ChangeShape]
    stated: list[ClaimShape]
    between: list[ClaimShape]
    undecided: UndecidedShape
    followed: list[ItemShape]
    losses: list[LossShape]
    reordered: bool
    numbers: list[NumberShape]
    sources: dict[str, SourceShape]
    head: list[HeadChangeShape]
    passages: list[PassageShape]
    led: list[LedShape]
    sums: NotRequired[list[SumRowShape]]
    mapped: NotRequired[list[ReviewShape]]
