"""Changes: what happened between two editions. Their kinds are derived, never written."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from tracks.model.amount import Amount, bounds
from tracks.model.evidence import Citation, Evidence
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.statement import Each, Measure, Source

Items = tuple[Item, ...]


class PathChange(NamedTuple):
    """One thing that a revised item changed: where, and from what to what; None is absence."""

    path: str
    before: Any
    after: Any


class Change(NamedTuple):
    """One item or event that changed, with every kind that applies and all its items on both sides.

    `pairs` are the ids, before and after, of the items of an event that exchanged content or lived
    on; where at most one item stands on each side there are none, for these are the pair. `because`
    are the reasons that links give, and the later edition of its items.
    """

    kinds: tuple[Kind, ...]
    level: str
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    evidence: Evidence
    sources: tuple[Citation, ...] = ()
    paths: tuple[PathChange, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    because: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether it is of any item in force: only these are counted (docs/adr/0009)."""
        return any(item.in_force for item in (*self.before, *self.after))

    def joined(self) -> Iterator[tuple[Item | None, Item | None]]:
        """Yield each item before with each that carries it on, None where there is none."""
        if len(self.before) <= 1 and len(self.after) <= 1:
            yield self.before[0] if self.before else None, self.after[0] if self.after else None
            return
        before, after = ({item.id: item for item in side} for side in (self.before, self.after))
        yield from ((before[old], after[new]) for old, new in self.pairs)
        old, new = ({ids[side] for ids in self.pairs} for side in (0, 1))
        yield from ((item, None) for item_id, item in before.items() if item_id not in old)
        yield from ((None, item) for item_id, item in after.items() if item_id not in new)

    def successions(self) -> list[tuple[Item | None, Items]]:
        """Return each item before with all that carry it on, then, with None, what carries on none."""
        found: dict[str | None, tuple[Item | None, list[Item]]] = {}
        for old, new in self.joined():
            _, successors = found.setdefault(old.id if old else None, (old, []))
            successors += [new] if new else []
        return [(old, tuple(successors)) for old, successors in found.values()]


class Placement(NamedTuple):
    """An item whose place is known on one side only."""

    before: Item
    after: Item


class Undecided(NamedTuple):
    """What differs between the files without evidence that it differs between the editions."""

    first_listed: tuple[Item, ...] = ()
    no_longer_listed: tuple[Item, ...] = ()
    first_placed: tuple[Placement, ...] = ()
    no_longer_placed: tuple[Placement, ...] = ()


class Claim(NamedTuple):
    """What an edition's source says of additions and losses since another edition.

    `items` are those it names, `number` how many it says there are: of a whole level, or under some
    items; a part of them where it is `some`. `places` are the blocks of statements, by number, that
    it stands in, and where in their sources: what one block says of parts adds up.

    `slug` is the kind of statement. What was merged or split came `into` so many; what moved stood
    under `origins` and stands under `targets`; what was regraded was of the level `of_level`.
    """

    edition: str
    since: str
    kind: Kind
    level: str
    items: tuple[Item, ...]
    number: Amount | None
    sources: tuple[Citation, ...]
    under: tuple[Item, ...] = ()
    some: bool = False
    slug: str = "added"
    into: Amount | None = None
    origins: tuple[Item, ...] = ()
    targets: tuple[Item, ...] = ()
    of_level: str | None = None
    what: str | None = None
    because: str | None = None
    places: tuple[tuple[int, Citation], ...] = ()

    @property
    def names_all(self) -> bool:
        """Whether the source names as many items as it counts."""
        return self.number is not None and len(self.items) == self.number

    @property
    def fewer(self) -> Amount | None:
        """How many items it counts; of mergers how many fewer there are by them."""
        if self.slug != "merged":
            return self.number
        merged, into = self.number, self.into
        if isinstance(merged, int) and isinstance(into, int):
            return max(0, merged - into)
        if isinstance(merged, int):  # two at least become one, and may become one that there was
            return f"{merged - merged // 2}..{merged}" if merged > 1 else merged
        least = 0 if into is None else bounds(into).least or 0
        return f">={least}" if least else None

    @property
    def unnamed(self) -> int:
        """How many items it counts at least and does not name."""
        return max(0, (bounds(self.number).least or 0) - len(self.items)) if self.number else 0


class Figure(NamedTuple):
    """A number of items, or the bounds that are known of it; None is unbounded.

    `printed_level` is the level that the source prints where an editor reads another one, and no
    source prints the figure at that one; `arithmetic` is what a derived one is reckoned by: 28-3.
    `printed` is what a source says is only about so many, as it is written (`~70`).
    """

    minimum: int | None = None
    maximum: int | None = None
    evidence: Evidence | None = None
    sources: tuple[Citation, ...] = ()
    printed_level: str | None = None
    arithmetic: str | None = None
    printed: str | None = None

    @property
    def value(self) -> int | None:
        """The number where it is known exactly, else None."""
        return self.minimum if self.minimum == self.maximum else None


class Loss(NamedTuple):
    """At least so many items of a level that left between two editions without being counted as lost.

    Sources name `named` of them; it is derived from what `sources` state.
    """

    since: str
    edition: str
    level: str
    least: int
    named: int
    arithmetic: str
    sources: tuple[Citation, ...]


class Trend(NamedTuple):
    """What a source says of a count's way from one edition to the other, as it is printed.

    Of a figure for several items, `each` is what the source says, `read_each` what the editor reads.
    """

    net: Amount | None = None
    growth: str | None = None
    most: Measure | None = None
    word: str | None = None
    each: Each | None = None
    read_each: Each | None = None
    sources: tuple[Citation, ...] = ()


class RootGroup(NamedTuple):
    """Roots that are counted in one row, by id: what is one, or in one event, is one (A + B → C)."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def formerly(self) -> tuple[str, ...]:
        """The roots that have become other ones; none where they are themselves, ended or began."""
        return self.before if self.after and self.before != self.after else ()


class CountRow(NamedTuple):
    """The number of items of a level, in all or under some items, in both editions.

    `group` are the roots that are counted in it, None where it counts all of the level, or what a
    source counts together.

    `net` is a number of items, `growth` a ratio of it to the number before; None is unknown.
    """

    level: str
    under: tuple[str, ...]
    before: Figure
    after: Figure
    net: int | None
    growth: float | None
    kinds: tuple[Kind, ...]
    trend: Trend
    group: RootGroup | None = None

    @property
    def formerly(self) -> tuple[str, ...]:
        """The roots that it was counted under, where they have become other ones."""
        return self.group.formerly if self.group else ()


class How(StrEnum):
    """How an item passed: it moved and is itself, all of it became another, or a part of it did."""

    MOVED = "moved"
    BECAME = "became"
    PART = "part"


class Passage(NamedTuple):
    """What went from one item to another that is not the same: the topmost items that did, and how.

    `in_event` tells that the two are in one event, so that what passed between them is its.
    """

    before: Item
    after: Item
    items: tuple[tuple[How, Item, Item], ...]
    in_event: bool


class HeadPart(StrEnum):
    """What an edition says besides its items, in the order in which changes of it are told."""

    TAXONOMY = "taxonomy"
    LEVELS = "levels"
    TITLE = "title"
    PREVIOUS = "previous"
    VALID = "valid"
    RELEASED = "released"
    LISTING = "listing"
    SOURCES = "sources"
    STATEMENTS = "statements"
    READINGS = "readings"
    LINKS = "links"
    ITEM_SOURCES = "item_sources"
    REASONS = "reasons"
    MENTIONED = "mentioned"
    FOCUS = "focus"
    OUTLOOK = "outlook"


class HeadChange(NamedTuple):
    """One thing of a part of the head that a revision added, removed or changed; None is absence.

    `what` tells whose it is: the id of a level or source, the edition that a link leads from; None
    where a head has but one. Values are plain data under the keys of a file, items by id.
    """

    part: HeadPart
    what: str | None
    before: Any
    after: Any

    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        """What happened to it."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


class Lists(NamedTuple):
    """What the lists of the two editions show of a level's items in force.

    `before` and `after` tell whether the earlier and the later one name all its items. `new` are how
    many items are not in force in the earlier one, `gone` how many are not in the later one; `begun` and
    `ended` are those of them without a predecessor and without a successor, which were not deprecated, `by_name` whether names are the ids
    of some that began and of some that ended, so that one may be another's new name.
    """

    before: bool
    after: bool
    new: int
    gone: int
    begun: int
    ended: int
    by_name: bool

    @property
    def complete(self) -> bool:
        """Whether both lists name all items of the level."""
        return self.before and self.after

    def shows(self, kind: Kind) -> bool:
        """Tell whether the level had no other changes of a kind than those that are known."""
        if kind is Kind.MERGED:
            hidden = self.ended >= 2 and self.begun >= 1
        elif kind is Kind.SPLIT:
            hidden = self.ended >= 1 and self.begun >= 2
        elif kind is Kind.ABSORBED:
            hidden = self.ended > 0
        elif kind is Kind.SPLIT_OFF:
            hidden = self.begun > 0
        elif kind in (Kind.RENAMED, Kind.RECODED):
            hidden = self.by_name
        else:
            hidden = False
        return self.complete and not hidden


class ChangeSet(NamedTuple):
    """All that a diff found: each item that differs stands in exactly one place.

    `stated` is what sources say of the very pair compared, `between` what they say of other pairs:
    commentary that decides nothing. `followed` are items that stand where they stood, under a
    parent that has another id: no change of theirs. `losses` are derived of counts alone. `head` is
    what a revision changed besides items; of two editions it is empty. `lists` are, by level, what
    can be known of numbers of changes at all. `passages` are what went from one item that has
    others under it to another: it stands among the changes already. `notes_only` is how many changes
    were left out because they are of notes alone.
    """

    counts: tuple[CountRow, ...]
    changes: tuple[Change, ...]
    stated: tuple[Claim, ...]
    between: tuple[Claim, ...]
    undecided: Undecided
    followed: tuple[Placement, ...]
    sources: Mapping[str, Source]
    losses: tuple[Loss, ...] = ()
    head: tuple[HeadChange, ...] = ()
    lists: Mapping[str, Lists] = MappingProxyType({})
    passages: tuple[Passage, ...] = ()
    notes_only: int = 0
