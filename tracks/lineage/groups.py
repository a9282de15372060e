"""Comparable groups: what may be compared as a time series between two editions (docs/adr/0006)."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from tracks.lineage.correspondence import Correspondence, Shift
from tracks.lineage.heirs import Step, item_in
from tracks.lineage.members import Members, Reason, members
from tracks.lineage.shares import Share, Shares
from tracks.lineage.succession import Node, Succession
from tracks.lineage.tree import whole_tree
from tracks.model.edition import Edition
from tracks.model.item import Item, Items, with_ancestors


class Grade(StrEnum):
    """What of a group may be compared.

    `identical`: the item as it is · `renamed`: the item under its other name, id or code ·
    `extended`: the item, though something under it began or ended, and nothing tells from or into
    what · `regrouped`: the sum over its members · `weighted_only`: what is listed, by the weights of
    the links, because some of what it became is not listed · `undecided`: what stands under it is
    not all listed, or its place is not known · `broken`: nothing.
    """

    IDENTICAL = "identical"
    RENAMED = "renamed"
    EXTENDED = "extended"
    REGROUPED = "regrouped"
    WEIGHTED_ONLY = "weighted_only"
    UNDECIDED = "undecided"
    BROKEN = "broken"


class Pairing(NamedTuple):
    """What two members of a group have in common, which have others under them.

    `kept` is how many of the lowest items of the one before lie, at least in part, in the one after,
    `shifts` the topmost that passed where the two are not the same item.
    """

    before: Item
    after: Item
    kept: Share
    shifts: tuple[tuple[Item, Item], ...] = ()


class Group(NamedTuple):
    """The least set of items that exchange content only among themselves.

    `before` and `after` are its members in the two editions, in their order. `reasons` name why
    it is not comparable: members that begin or end within the span and no link tells from or into
    what, that an edition does not list without being complete, or that a complete one in between
    lacks; of `extended` and `regrouped` they tell that lowest items under it began or ended.
    `pairings` tell of those regrouped that have others under them.
    """

    grade: Grade
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    reasons: tuple[Reason, ...] = ()
    pairings: tuple[Pairing, ...] = ()


def groups(
    succession: Succession,
    before: Edition,
    after: Edition,
    found: Correspondence | None = None,
    steps: Sequence[Step] = (),
) -> Iterator[Group]:
    """Yield every group with an item in one of two editions, in the order of the earlier one.

    Those that the later one alone has come last, in its order. `found` is who became whom between
    the two, `steps` from each edition to the next; without them nothing is known above the leaves.
    """
    labels = before.head.edition, after.head.edition
    found = found or succession.between(*labels)
    of_nodes = members(succession, found, steps)
    grading = _Grading(found, before, after, steps)
    seen: set[Node] = set()
    start, end = map(succession.number, labels)
    for number, items, passed in ((start, before.items, {}), (end, after.items, before.items)):
        for item_id in items:
            node = (number, item_id)
            group = of_nodes.get(node)
            if group is None:
                if item_id not in passed or (start, item_id) in of_nodes:
                    yield grading.alone(item_id)
            elif node not in seen:
                seen |= group.nodes
                yield grading.grade(group, (start, end))


def _is_gap(item_id: str, steps: Sequence[Step]) -> bool:
    """Tell whether an edition in between, which lists all of each level that an item ever has, lacks it."""
    if not any(item_id in step.differing for step in steps):
        return False
    items = [item_in(steps, n, item_id) for n in range(len(steps) + 1)]
    levels = {item.level for item in items if item}
    between = zip(items[1:], steps[1:], strict=False)
    return any(
        item is None and all(map(step.before.head.is_complete, levels)) for item, step in between
    )


class _Grading:
    def __init__(
        self, found: Correspondence, before: Edition, after: Edition, steps: Sequence[Step]
    ) -> None:
        self._found, self._before, self._after, self._steps = found, before, after, steps
        self._shares = Shares(found, whole_tree(before), whole_tree(after))

    def alone(self, item_id: str) -> Group:
        """Return the group of an item that exchanged nothing."""
        before, after = self._before.items.get(item_id), self._after.items.get(item_id)
        if before and after:
            reasons = {Reason.GAP} if _is_gap(item_id, self._steps) else set()
            return self._of_members((before,), (after,), reasons)
        edition, reason = (self._after, Reason.ENDS) if before else (self._before, Reason.BEGINS)
        known = all(map(edition.head.is_complete, self._levels(item_id)))
        there = (before,) if before else (), (after,) if after else ()
        return Group(Grade.BROKEN, *there, (reason if known else Reason.UNLISTED,))

    def _levels(self, item_id: str) -> set[str]:
        """Return the levels at which any edition lists an id."""
        items = [self._before.items.get(item_id), self._after.items.get(item_id)]
        if any(item_id in step.differing for step in self._steps):
            items += [item_in(self._steps, n, item_id) for n in range(1, len(self._steps))]
        return {item.level for item in items if item}

    def grade(self, group: Members, span: tuple[int, int]) -> Group:
        start, end = span
        before = tuple(self._before.items[i] for i in group.ids(start, self._before.items))
        after = tuple(self._after.items[i] for i in group.ids(end, self._after.items))
        reasons = set(group.reasons)
        unlisted_before = group.unlisted(start, self._before.items)
        if unlisted_before or group.unlisted(end, self._after.items):
            reasons.add(Reason.UNLISTED)
        if reasons == {Reason.UNLISTED} and before and after and not unlisted_before:
            grade = Grade.WEIGHTED_ONLY if all(map(self._is_weighted, before)) else Grade.BROKEN
            return Group(grade, before, after, (Reason.UNLISTED,))
        return self._of_members(before, after, reasons)

    def _of_members(
        self, before: tuple[Item, ...], after: tuple[Item, ...], reasons: set[Reason]
    ) -> Group:
        if not (before and after):
            return Group(Grade.BROKEN, before, after, tuple(sorted(reasons - {Reason.GAP})))
        if reasons:
            return Group(Grade.BROKEN, before, after, tuple(sorted(reasons)))
        every = (*before, *after)
        if any(item.level in self._levels_untold for item in every):
            return Group(Grade.UNDECIDED, before, after)
        ended, begun = self._inside
        inside = {Reason.ENDS for item in before if item.id in ended}
        inside |= {Reason.BEGINS for item in after if item.id in begun}
        told = tuple(sorted(inside))
        pairings = tuple(self._pairings(before, after))
        if len(every) > 2 or any(each.shifts for each in pairings):
            return Group(Grade.REGROUPED, before, after, told, pairings)
        was, now = every
        if told:
            return Group(Grade.EXTENDED, before, after, told)
        same = (was.id, was.name, was.code) == (now.id, now.name, now.code)
        return Group(Grade.IDENTICAL if same else Grade.RENAMED, before, after)

    def _is_weighted(self, item: Item) -> bool:
        """Tell whether links say what share of it went where, or it is lowest and itself."""
        onward = self._found.onward(item.id)
        if not self._found.is_linked(item.id):
            return item.id not in self._parents and onward.keys() <= {item.id}
        return all(path.weight is not None for path in onward.values())

    @cached_property
    def _parents(self) -> set[str | None]:
        return {item.parent for item in self._before.items.values()}

    def _pairings(self, before: Iterable[Item], after: Iterable[Item]) -> Iterator[Pairing]:
        pairs, derived = self._pairs, self._found.above.by_the_lowest
        joined = [(was.id, target) for was in before for target in derived.get(was.id, ())]
        joined += [
            (source, now.id) for now in after for source in self._joined_back.get(now.id, ())
        ]
        for source, target in dict.fromkeys(joined):
            was, now = self._before.items.get(source), self._after.items.get(target)
            if was and now:
                told = () if self._found.heir(source) == target else pairs[source][target]
                kept = self._shares.partly_to(source, target)
                yield Pairing(was, now, kept, tuple(map(self._items, told)))

    @cached_property
    def _joined_back(self) -> dict[str, list[str]]:
        """Of each item of the later edition, those of the earlier one that it is joined with from below."""
        found: dict[str, list[str]] = {}
        for source, targets in self._pairs.items():
            for target in targets:
                found.setdefault(target, []).append(source)
        return found

    @cached_property
    def _pairs(self) -> dict[str, dict[str, tuple[Shift, ...]]]:
        """What is joined from below, and what links brought in under an item from beside it.

        Links that say all that became of an item are all its pairs, also where what it became stands
        under an item that none of those above it is joined with.
        """
        found = {s: dict(into) for s, into in self._found.above.by_the_lowest.items()}
        for source in self._found.paths:
            was = self._before.items.get(source)
            if was is None or not self._found.is_linked(source):
                continue
            line = with_ancestors(was, self._before.items)
            for target in sorted(self._found.paths[source].keys() & self._after.items.keys()):
                for into in with_ancestors(self._after.items[target], self._after.items)[1:]:
                    if not any(into.id in self._found.onward(each.id) for each in line):
                        shifts = found.setdefault(source, {}).get(into.id, ())
                        found[source][into.id] = (*shifts, Shift(source, target))
        return found

    def _items(self, shift: Shift) -> tuple[Item, Item]:
        return self._before.items[shift.source], self._after.items[shift.target]

    @cached_property
    def _levels_untold(self) -> frozenset[str]:
        """The levels within which not everything is listed, or not everything has a place."""
        found: set[str] = set()
        for edition in (self._before, self._after):
            depths = edition.head.taxonomy.depths
            for level in depths:
                if not edition.head.is_complete(level) or edition.tally.lists_unplaced(level):
                    found |= {outer for outer in depths if depths[outer] < depths[level]}
        return frozenset(found)

    @cached_property
    def _inside(self) -> tuple[set[str], set[str]]:
        """What stands above lowest items that ended, and that began, and nothing tells into or from what."""
        return (
            set(self._above_untold(self._before.items, self._after.items, onward=True)),
            set(self._above_untold(self._after.items, self._before.items, onward=False)),
        )

    def _above_untold(self, items: Items, others: Items, *, onward: bool) -> Iterator[str]:
        for item in self._untold(items, others, onward=onward):
            yield from (above.id for above in with_ancestors(item, items)[1:])

    def _untold(self, items: Items, others: Items, *, onward: bool) -> Iterator[Item]:
        """Yield the lowest items that have nothing to answer them in the other edition."""
        answers = self._found.onward if onward else self._found.back
        above = {item.parent for item in items.values()}
        for item in items.values():
            if item.id not in above and others.keys().isdisjoint(answers(item.id)):
                yield item
