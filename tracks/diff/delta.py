"""A delta: what a diff is computed from, so that its cost follows what changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tracks.diff.change import Figure, Loss
from tracks.diff.led import Led, led
from tracks.lineage.above import corresponding
from tracks.lineage.at_hand import linked_over, steps_over
from tracks.lineage.correspondence import NOTHING_FOUND, Correspondence
from tracks.lineage.heirs import told_by, told_of
from tracks.lineage.linked import Linked
from tracks.lineage.succession import Succession
from tracks.lineage.tree import whole_tree
from tracks.model.edition import Edition, Head
from tracks.model.item import Item, ancestors, depth_first, with_ancestors
from tracks.model.statement import Source
from tracks.model.tally import Tally
from tracks.model.text import natural_key

Key = tuple[str, tuple[str, ...]]
"""What is counted: a level, and the ids of the items that it is counted under (none: in all)."""


@dataclass(frozen=True)
class Side:
    """One of the two editions compared: its head, which revision it is, its counts.

    `stands` tells whether that revision is the one that the edition means.
    `items` are those that differ, as they are here, in the order of the edition (depth first,
    siblings as they stand); `context` are those that the diff must be able to name: ancestors of the
    differing ones, what took over from these, roots that counts speak of, items that the statements of
    any head here or links name. The two do not overlap. `derived` are counts that nobody states and arithmetic gives.
    """

    head: Head
    revision: int | None
    digest: str
    tally: Tally
    items: Mapping[str, Item]
    context: Mapping[str, Item]
    derived: Mapping[Key, Figure] = field(default_factory=dict)
    stands: bool = True

    @property
    def edition(self) -> str:
        """The edition's label."""
        return self.head.edition

    @cached_property
    def known(self) -> Mapping[str, Item]:
        """The items that differ and those that serve as context, by id."""
        return {**self.context, **self.items}

    def item(self, item_id: str) -> Item | None:
        """Return an item that differs or that serves as context, None where it is neither."""
        return self.known.get(item_id)

    def path(self, item: Item) -> tuple[str, ...] | None:
        """Return the names from the outermost to the item, None where its place is unknown."""
        if item.parent not in self._paths:
            parent = self.known.get(item.parent or "")
            self._paths[item.parent] = () if parent is None else self.path(parent)
        above = self._paths[item.parent]
        if above is None or (item.unplaced and not above):
            return None
        return (*above, item.name)

    @cached_property
    def _paths(self) -> dict[str | None, tuple[str, ...] | None]:
        """The paths of what stands above what was asked for: most have several that differ under them."""
        return {}

    def with_ancestors(self, item: Item) -> list[Item]:
        """Return the item and its ancestors, innermost first."""
        return with_ancestors(item, self.known)


@dataclass(frozen=True)
class Between:
    """An edition between the two: its head and the items its statements name, with their ancestors.

    `listed` are the ids, of the items that only one of the two has, that it lists.
    """

    head: Head
    context: Mapping[str, Item]
    listed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Delta:
    """Two editions of one taxonomy, reduced to what differs; `before` is the earlier one.

    `seen` are the ids, of items that only `after` has, that an edition before the earlier one had.
    `found` is who became whom from the one edition to the other, `sources` those sources that the
    heads cite and that editions outside this delta define, `losses` what arithmetic tells of items
    that left in between. `reordered`: of two revisions of one edition with the same items at the same
    places, whether siblings stand in another order. `led` is what links say of new items that came
    of what `before` does not list.
    """

    before: Side
    after: Side
    between: tuple[Between, ...] = ()
    found: Correspondence = NOTHING_FOUND
    seen: frozenset[str] = frozenset()
    sources: Mapping[str, Source] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
    reordered: bool = False
    led: tuple[Led, ...] = ()

    def both_have(self, level: str) -> bool:
        """Tell whether both editions have a level, so that a place under its items can be compared."""
        return self.before.head.has_level(level) and self.after.head.has_level(level)

    @property
    def may_be_reordered(self) -> bool:
        """Whether both have the same items at the same places, so that their orders can be compared."""
        places = [
            {i.id: i.parent for i in side.items.values()} for side in (self.before, self.after)
        ]
        return places[0] == places[1]


def delta(before: Edition, after: Edition, others: Iterable[Edition] = ()) -> Delta:
    """Reduce two editions in memory to what differs between them.

    `others` are the taxonomy's other editions, in any order: those between the two comment on the
    diff, those before the earlier one tell what is revived.
    """
    old = {i.id: i for i in depth_first(before.items) if after.items.get(i.id) != i}
    new = {i.id: i for i in depth_first(after.items) if before.items.get(i.id) != i}
    low, high = natural_key(before.head.edition), natural_key(after.head.edition)
    ordered = sorted(others, key=lambda edition: natural_key(edition.head.edition))
    earlier = [e for e in ordered if natural_key(e.head.edition) < low]
    between = [e for e in ordered if low < natural_key(e.head.edition) < high]
    heads = [before.head, after.head, *(e.head for e in between)]
    run = [before, *between, after] if low < high else [before]
    links = linked_over(run, earlier)
    since = [e for e in earlier if e.head.edition in links.editions]
    # Of the pair itself no step is asked, but of what links that pass over editions lead from.
    steps = tuple(steps_over([*since, *(run if between else [before])], links))
    trees = whole_tree(before), whole_tree(after)
    succession = Succession(links, told_by(steps))
    found = corresponding(succession, *trees, {*old, *new}, steps=steps)
    above = found.above.ids | told_of(steps)
    sides = (
        _side(before, old, context_ids(heads, before.tally, links) | above),
        _side(after, new, context_ids(heads, after.tally, links) | above),
    )

    def items(label: str, ids: Collection[str]) -> Mapping[str, Item]:
        there = (e.items for e in (*earlier, *between) if e.head.edition == label)
        return {i: listed[i] for listed in there for i in ids if i in listed}

    whole = Delta(
        before=sides[0],
        after=sides[1],
        between=tuple(
            Between(
                e.head,
                _named(e, e.head.named_ids()),
                frozenset(i for i in old.keys() ^ new.keys() if i in e.items),
            )
            for e in between
        ),
        found=found,
        seen=frozenset(i for i in new if i not in old and any(i in e.items for e in earlier)),
        sources=sources_elsewhere(heads, [e.head for e in ordered]),
        led=led(found, sides[0].known, sides[1].known, items),
    )
    same = before.head.edition == after.head.edition and whole.may_be_reordered
    return replace(whole, reordered=same and before.order != after.order)


def _side(edition: Edition, differing: Mapping[str, Item], wanted: Iterable[str]) -> Side:
    named = {i for item in differing.values() for i in item.named}
    context = _named(edition, named.union(wanted)) | ancestors(differing.values(), edition.items)
    return Side(
        head=edition.head,
        revision=None,
        digest=edition.digest,
        tally=edition.tally,
        items=differing,
        context={i: item for i, item in context.items() if i not in differing},
    )


def context_ids(heads: Sequence[Head], counts: Tally, links: Linked) -> set[str]:
    """Return the ids of the items that a diff must be able to name besides the differing ones.

    They are the roots of one side's counts, and what links and the statements of all `heads` name:
    whether a side lists that is asked too. The first two heads are those compared; where they are
    revisions of one edition, what the links that differ lead to is named too.
    """
    roots = {root for rows in counts.under.values() for root in rows}
    before, after, *_ = heads
    differing = {*before.links} ^ {*after.links} if before.edition == after.edition else ()
    led_to = (target for link in differing for target in link.targets)
    return roots.union(links.ids, led_to, *(head.named_ids() for head in heads))


def sources_elsewhere(heads: Sequence[Head], others: Iterable[Head]) -> dict[str, Source]:
    """Return the sources that the heads cite and do not define, as the other heads define them."""
    missing = {i for head in heads for i in head.cited()} - {i for h in heads for i in h.sources}
    if not missing:
        return {}
    return {i: source for head in others for i, source in head.sources.items() if i in missing}


def _named(edition: Edition, ids: Iterable[str]) -> dict[str, Item]:
    found: Sequence[Item] = [edition.items[i] for i in ids if i in edition.items]
    return {item.id: item for item in found} | ancestors(found, edition.items)
