"""The shapes of `tracks.list/1`, `tracks.revisions/1`, `tracks.log/1` and `tracks.edition/1`.

docs/schema/ is generated from these types.
"""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from tracks.model.act import Deed
from tracks.model.edition import Listing
from tracks.wire.shapes.diff import (
    ApartShape,
    BoundedFigure,
    ExactFigure,
    ItemShape,
    SourceShape,
    TitleShape,
)
from tracks.wire.shapes.schemes import MapShape, SchemeShape
from tracks.wire.shapes.sums import SumShape


class WhenShape(TypedDict):
    """The first and the last day on which an edition is in force, and when it came out (ISO 8601).

    null is what is not said.
    """

    valid_from: str | None
    valid_to: str | None
    released: str | None


class EditionRowShape(WhenShape, ApartShape):
    """An edition as the revision that stands for it; `listed` counts its items in force by level."""

    edition: str
    revision: int
    status: Deed
    digest: str
    listing: dict[str, Listing]
    listed: dict[str, int]


class TaxonomyShape(TypedDict):
    """A taxonomy and its editions, in natural order."""

    taxonomy: str
    title: TitleShape
    editions: list[EditionRowShape]


class ListShape(TypedDict):
    """What is recorded; `maps` are those between taxonomies that stand, where there are any."""

    schema: Literal["tracks.list/1"]
    taxonomies: list[TaxonomyShape]
    maps: NotRequired[list[MapShape]]


class ActShape(TypedDict):
    """What was done with a revision such as `2025@1`, when (ISO 8601, UTC), by whom and why.

    `number` counts the entries of a taxonomy's journal; null is what nobody said. Of a change of the
    taxonomy itself the revision is `@1`, `@2`, the digest that of what its taxonomy.yaml says.
    """

    number: int
    revision: str
    deed: Deed
    at: str
    by: str | None
    why: str | None
    digest: str


class RevisionsShape(TypedDict):
    """The revisions of an edition, each with its last act; `current` stands for the edition, if any."""

    schema: Literal["tracks.revisions/1"]
    taxonomy: str
    edition: str
    current: str | None
    revisions: list[ActShape]


class JournalShape(TypedDict):
    """The journal of a taxonomy, newest last."""

    taxonomy: str
    acts: list[ActShape]


class MapJournalShape(TypedDict):
    """The journal of a map between editions of two taxonomies, newest last; its revisions are `@1`, `@2`."""

    subject: SchemeShape
    object: SchemeShape
    acts: list[ActShape]


class LogShape(TypedDict):
    """What was done with what is recorded; `maps` where there are any between taxonomies."""

    schema: Literal["tracks.log/1"]
    journals: list[JournalShape]
    maps: NotRequired[list[MapJournalShape]]


class CountedShape(TypedDict):
    """What is stated of the number of items of a level, or follows: in all, or under the items with these ids."""

    level: str
    under: list[str]
    figure: ExactFigure | BoundedFigure


class SumUnderShape(SumShape):
    """The same in all, or of the root with this id and what stands under it."""

    under: list[str]


class SaidShape(TypedDict, total=False):
    """What an edition says of an item besides, each where it says it."""

    name_en: str
    aliases: list[str]
    definition: str
    note: str
    attributes: dict[str, Any]


class RecordedItemShape(ItemShape, SaidShape):
    """An item with all that its edition says of it; `path` are names from the outermost, null if unplaced.

    `labels` are its names in other languages, by their tags (BCP 47), where it has any.
    It is in force unless it has a `status`; `replaced_by` are the ids of what took over from it.
    `also_under` are the ids of what it stands under besides its parent.
    `attributes` are as they are written: texts where they are declared. `note` is internal.
    """


class RecordedEditionShape(WhenShape, ApartShape):
    """An edition: its items depth first, as far as they were asked for, and its numbers.

    `listed` counts what of the whole edition is in force, `counts` is what sources say. `revision` is null of
    an edition that is not recorded.
    """

    schema: Literal["tracks.edition/1"]
    taxonomy: str
    title: TitleShape
    edition: str
    revision: int | None
    digest: str
    listing: dict[str, Listing]
    listed: dict[str, int]
    counts: list[CountedShape]
    sums: list[SumUnderShape]
    items: list[RecordedItemShape]
    sources: dict[str, SourceShape]
