"""An edition: the taxonomy as published for one year (GSIM statistical classification)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from tracks.model.digest import canonical, item_digest
from tracks.model.evidence import Citation
from tracks.model.frozen import Frozen
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import Added, Altered, Block, Count, Source
from tracks.model.tally import Tally, tally
from tracks.model.taxonomy import Taxonomy, Title

PREFIX = "t1:"
"""Names the recipe of an edition's digest, so that a later one can stand beside it."""

ORDER_PREFIX = "o1:"
"""Names the recipe of the digest of an edition's order."""

Listing = Literal["complete", "partial", "none"]
"""Whether an edition names all its items of a level, only some, or has no such level."""


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


class ListSource(Frozen):
    """The sources that the list of a level is taken from, and where in them."""

    sources: tuple[str, ...]
    at: str | None = None


class Head(Frozen):
    """All of an edition that is not items; `listing` has one entry a level.

    `list_sources` say by level what its list is taken from, `item_sources` by id what an item is,
    where it is not taken from the list's. `reasons` say of items, by id, why they are as they are
    here, where no link says it.
    `valid_from` and `valid_to` are the first and the last day on which it is in force, `released` the day, month
    or year in which it came out (ISO 8601); None is not said.
    """

    taxonomy: Taxonomy
    edition: str
    title: Title | None = None
    previous: str | None = None
    listing: Mapping[str, Listing]
    list_sources: Mapping[str, ListSource] = {}
    sources: Mapping[str, Source] = {}
    statements: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    item_sources: Mapping[str, str] = {}
    reasons: Mapping[str, str] = {}
    mentioned: tuple[Mentioned, ...] = ()
    focus: Focus | None = None
    outlook: tuple[Outlook, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    released: str | None = None

    @property
    def says_when(self) -> bool:
        """Whether it says when it is in force."""
        return self.valid_from is not None or self.valid_to is not None

    @property
    def valid(self) -> str:
        """The days on which it is in force as an interval of ISO 8601-2: 2025-03-28/.. is open to the right."""
        return f"{self.valid_from or '..'}/{self.valid_to or '..'}"

    def is_in_force(self, day: str) -> bool:
        """Whether it says that it is in force on a day, such as 2024-06-30."""
        begun = self.valid_from is None or self.valid_from <= day
        return self.says_when and begun and (self.valid_to is None or day <= self.valid_to)

    @property
    def facts(self) -> "Head":
        """The head without the settings of its taxonomy: what is recorded of it, and digested."""
        return self.model_copy(update={"taxonomy": self.taxonomy.facts})

    def is_complete(self, level: str) -> bool:
        """Whether the edition names all its items of this level; a level it does not have has none."""
        return self.listing.get(level, "complete") != "partial"

    def has_level(self, level: str) -> bool:
        """Whether the edition may have items of this level: only `none` says that it has no such level."""
        return self.listing.get(level) != "none"

    @property
    def levels_none(self) -> tuple[str, ...]:
        """The levels that the edition does not have."""
        return tuple(level for level in self.listing if not self.has_level(level))

    def counts(self) -> Iterator[tuple[Block, Count]]:
        """Yield the statements that count items, whatever attributes they have, each with its block."""
        for block in self.statements:
            for said in block.says:
                if isinstance(said, Count) and not said.having:
                    yield block, said

    def named_ids(self) -> frozenset[str]:
        """Return the ids of this edition's items that its statements name."""
        found: set[str] = set()
        for block in self.statements:
            for said in block.says:
                found.update(said.under)
                if isinstance(said, Added | Altered):
                    found.update(said.names)
                if isinstance(said, Altered):
                    found.update(said.targets)
        return frozenset(found)

    def list_cited(self, level: str) -> tuple[Citation, ...]:
        """Return where the list of a level is taken from, nothing where nobody says."""
        taken = self.list_sources.get(level)
        return tuple(Citation(source, taken.at) for source in taken.sources) if taken else ()

    def item_cited(self, item: Item) -> tuple[Citation, ...]:
        """Return where it stands that the edition lists an item: its own source, else its list's."""
        own = self.item_sources.get(item.id)
        return (Citation(own),) if own else self.list_cited(item.level)

    def cited(self) -> frozenset[str]:
        """Return the ids of the sources that this edition cites, wherever they are defined."""
        said: list[Block | Mentioned | Outlook | Focus] = [
            *self.statements,
            *self.mentioned,
            *self.outlook,
            *([self.focus] if self.focus else []),
        ]
        by_links = {link.cited for link in self.links if link.cited}
        by_lists = {source for taken in self.list_sources.values() for source in taken.sources}
        found = frozenset(one.source for one in said) | by_links | by_lists
        return found | frozenset(self.item_sources.values())


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
        rows = ((i.id, i.parent, item_digest(i)) for i in self.items.values())
        return tree_digest(self.head, rows)

    @cached_property
    def order(self) -> str:
        """What identifies the order of siblings, whatever else the items say."""
        return order_digest((item.id, item.parent) for item in self.items.values())


def order_digest(rows: Iterable[tuple[str, str | None]]) -> str:
    """Return the digest of the order of an edition, from (id, parent) rows with siblings in order.

    It is `o1:` and the sha256, in hexadecimal, of the ids depth first, each ended by a NUL.
    """
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    for item_id, parent in rows:
        children[parent].append(item_id)
    whole = sha256()
    pending = children[None][::-1]
    while pending:
        item_id = pending.pop()
        whole.update(f"{item_id}\0".encode())
        if item_id in children:
            pending.extend(reversed(children[item_id]))
    return ORDER_PREFIX + whole.hexdigest()


def head_digest(head: Head) -> bytes:
    """Return the 32-byte sha256 of a head; lists count as sets, except the levels."""
    content = head.facts.model_dump(mode="json", exclude_defaults=True)
    levels = content["taxonomy"].pop("levels")
    return sha256(canonical([levels, unordered(content)]).encode()).digest()


def tree_digest(head: Head, rows: Iterable[tuple[str, str | None, bytes]]) -> str:
    """Return the digest of an edition from its (id, parent, item digest) rows, in any order.

    It is `t1:` and the sha256, in hexadecimal, of the head's digest and those of the items, depth
    first with siblings by id.
    """
    # Ids and digests in lists of their own: a million pairs would take a hundred megabytes.
    children: defaultdict[str | None, tuple[list[str], list[bytes]]] = defaultdict(lambda: ([], []))
    for item_id, parent, digest in rows:
        ids, digests = children[parent]
        ids.append(item_id)
        digests.append(digest)
    whole = sha256(head_digest(head))
    pending = sorted(zip(*children[None], strict=True), reverse=True)
    while pending:
        item_id, digest = pending.pop()
        whole.update(digest)
        if item_id in children:
            pending.extend(sorted(zip(*children[item_id], strict=True), reverse=True))
    return PREFIX + whole.hexdigest()


def unordered(value: Any) -> Any:
    """Return plain data in which every list has one order, so that lists compare as sets do."""
    if isinstance(value, dict):
        return {key: unordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((unordered(inner) for inner in value), key=canonical)
    return value
