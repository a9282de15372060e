"""What a changelog tells of: comparisons of editions, newest first, and the revisions they are of."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracks.audit.audit import Findings
from tracks.diff.flow import FlowRow
from tracks.lineage.succession import Succession
from tracks.model.act import Act, Deed
from tracks.model.change import ChangeSet
from tracks.model.delta import Delta
from tracks.model.edition import Edition, Head
from tracks.model.statement import Source


class Comparison(NamedTuple):
    """Two editions and what was found between them."""

    delta: Delta
    found: ChangeSet


class Chapter(NamedTuple):
    """An edition compared with an earlier one.

    `flow` accounts for the numbers. `elsewhere` compares the numbers of the later edition, and nothing
    else of it, with others than the earlier one, because its sources count against those.
    """

    delta: Delta
    found: ChangeSet
    flow: tuple[FlowRow, ...]
    elsewhere: tuple[Comparison, ...] = ()

    @property
    def head(self) -> Head:
        """The head of the later edition."""
        return self.delta.after.head


class Standing(NamedTuple):
    """Which revision of an edition is told of, and what was done with it: its acts, the oldest first."""

    edition: str
    number: int
    digest: str
    acts: tuple[Act, ...]

    @property
    def status(self) -> Deed:
        """What it is since the last act."""
        return self.acts[-1].deed

    @property
    def recorded(self) -> Act:
        """The act that recorded it."""
        return next(act for act in self.acts if act.deed is Deed.RECORDED)


class Changelog(NamedTuple):
    """Chapters, newest first, over a span of editions.

    `summary` compares the ends of the span where editions lie between them. `revisions` are newest
    first too; so are `editions` whole, with what becomes of their items in `succession`. `roots` are
    the ids of all roots that the taxonomy ever had, earliest first. `audit` holds the statements of all editions of the taxonomy against each other, None
    where there are none; `sources` are those that they cite.
    """

    chapters: tuple[Chapter, ...]
    summary: Chapter | None
    revisions: tuple[Standing, ...]
    editions: tuple[Edition, ...]
    succession: Succession
    roots: tuple[str, ...]
    audit: Findings | None = None
    sources: Mapping[str, Source] = {}

    @property
    def whole(self) -> Chapter:
        """The comparison of the two ends of the span."""
        return self.summary or self.chapters[0]

    def comparisons(self) -> Iterator[Comparison]:
        """Yield everything that was compared, in the order in which it is told."""
        for chapter in (*([self.summary] if self.summary else []), *self.chapters):
            yield Comparison(chapter.delta, chapter.found)
            yield from chapter.elsewhere
