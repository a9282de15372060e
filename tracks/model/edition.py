"""An edition: the taxonomy as published for one year (GSIM statistical classification)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tracks.model.digest import edition_digest
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import Added, Block, Count, Source
from tracks.model.tally import Tally, tally
from tracks.model.taxonomy import Frozen, Taxonomy, Title

Listing = Literal["complete", "partial"]


class Mentioned(Frozen):
    """Names that a source mentions without saying their level; they make no items."""

    source: str
    names: tuple[str, ...]


class Focus(Frozen):
    """What a source singles out as the year's focus; it makes no items."""

    source: str
    title: Title
    names: tuple[str, ...]
    aspects: tuple[str, ...] = ()


class Outlook(Frozen):
    """What a source expects next: a driver, and the candidates or fields it names."""

    source: str
    driver: str
    candidates: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class Head(Frozen):
    """All of an edition that is not items; `listing` has one entry a level."""

    taxonomy: Taxonomy
    edition: str
    title: Title | None = None
    previous: str | None = None
    listing: Mapping[str, Listing]
    sources: Mapping[str, Source] = {}
    statements: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    mentioned: tuple[Mentioned, ...] = ()
    focus: Focus | None = None
    outlook: tuple[Outlook, ...] = ()

    def is_complete(self, level: str) -> bool:
        """Whether the edition names all its items of this level; a level it does not have has none."""
        return self.listing.get(level, "complete") == "complete"

    def counts(self) -> Iterator[tuple[Block, Count]]:
        """Yield the statements that count, each with the block that it stands in."""
        for block in self.statements:
            for said in block.says:
                if isinstance(said, Count):
                    yield block, said

    def named_ids(self) -> frozenset[str]:
        """Return the ids of this edition's items that its statements name."""
        found: set[str] = set()
        for block in self.statements:
            for said in block.says:
                if isinstance(said, Count):
                    found.update(said.under)
                elif isinstance(said, Added):
                    found.update(said.names)
        return frozenset(found)

    def cited(self) -> frozenset[str]:
        """Return the ids of the sources that this edition cites, wherever they are defined."""
        told: list[Block | Mentioned | Outlook | Focus | Link] = [
            *self.statements,
            *self.mentioned,
            *self.outlook,
            *self.links,
        ]
        if self.focus:
            told.append(self.focus)
        return frozenset(one.source for one in told if one.source)


@dataclass(frozen=True)
class Edition:
    """A head and its items by id; siblings keep the order in which they stand in the mapping."""

    head: Head
    items: Mapping[str, Item]

    @cached_property
    def tally(self) -> Tally:
        """The number of items by level and root."""
        return tally(self.items, self.head.taxonomy.depths)

    @cached_property
    def digest(self) -> str:
        """What identifies the content, whatever the order in the file."""
        return edition_digest(self.head, self.items.values())
