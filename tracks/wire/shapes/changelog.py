"""The shape of `tracks.changelog/1`: the types that docs/schema/tracks.changelog-1.json is generated from."""

from typing import Literal

from typing_extensions import TypedDict

from tracks.model.act import Deed
from tracks.wire.shapes.diff import CountShape, DiffShape, TitleShape
from tracks.wire.shapes.lineage import FlowRowShape


class PublishedShape(TypedDict):
    """Who published a revision and when, and when it had been recorded (ISO 8601, UTC)."""

    by: str | None
    at: str
    recorded: str


class RevisionShape(TypedDict):
    """An edition that is told of; `published` is null where it is a draft or withdrawn."""

    edition: str
    revision: int
    digest: str
    status: Deed
    published: PublishedShape | None


class FocusShape(TypedDict):
    """What a source singles out of an edition; none of the names makes an item."""

    title: TitleShape
    names: list[str]
    aspects: list[str]
    source: str


class OutlookShape(TypedDict):
    """What a source expects next; none of the names makes an item."""

    driver: str
    candidates: list[str]
    fields: list[str]
    source: str


class MentionedShape(TypedDict):
    """Names whose level no source says; they make no items."""

    names: list[str]
    source: str


class ElsewhereShape(TypedDict):
    """The numbers of an edition beside those of another than the one before it."""

    since: str
    counts: list[CountShape]


class ChapterShape(TypedDict):
    """An edition compared with an earlier one, and its numbers with others that its sources count against."""

    diff: DiffShape
    flow: list[FlowRowShape]
    elsewhere: list[ElsewhereShape]
    focus: FocusShape | None
    outlook: list[OutlookShape]
    mentioned: list[MentionedShape]


class ChangelogShape(TypedDict):
    """What changed over a span of editions, newest first; `summary` compares its ends, if editions lie between."""

    schema: Literal["tracks.changelog/1"]
    taxonomy: str
    title: TitleShape
    date: str | None
    revisions: list[RevisionShape]
    summary: ChapterShape | None
    chapters: list[ChapterShape]
