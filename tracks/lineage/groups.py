"""Comparable groups: what may be compared as a time series between two editions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracks.lineage.connected import connected
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.succession import Node, Succession
from tracks.model.item import Item, Items


class Grade(StrEnum):
    """What of a group may be compared.

    `identical`: the item as it is · `renamed`: the item under its other name, id or code ·
    `regrouped`: the sum over its members · `weighted_only`: what is listed, by the weights of the
    links, because some of what it became is not listed · `broken`: nothing.
    """

    IDENTICAL = "identical"
    RENAMED = "renamed"
    REGROUPED = "regrouped"
    WEIGHTED_ONLY = "weighted_only"
    BROKEN = "broken"


class Reason(StrEnum):
    """Why a group is broken or comparable by weights alone."""

    BEGINS = "begins"
    ENDS = "ends"
    UNLISTED = "unlisted"


class Group(NamedTuple):
    """The least set of items that exchange content only among themselves.

    `before` and `after` are its members in the two editions, in their order. `reasons` name why
    it is not comparable: members that begin or end within the span and no link tells from or into
    what, or that an edition does not list without being complete.
    """

    grade: Grade
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    reasons: tuple[Reason, ...] = ()


class Ends(NamedTuple):
    """The items of the two editions, and the levels at which each lists all there are."""

    before: Items
    after: Items
    complete_before: frozenset[str]
    complete_after: frozenset[str]


def groups(succession: Succession, before: str, after: str, ends: Ends) -> Iterator[Group]:
    """Yield every group with an item in one of two editions, in the order of the earlier one.

    Those that the later one alone has come last, in its order.
    """
    found = succession.between(before, after)
    members = _members(succession, before, after, found.paths)
    seen: set[Node] = set()
    start, end = succession.number(before), succession.number(after)
    for number, items, passed in ((start, ends.before, {}), (end, ends.after, ends.before)):
        for item_id in items:
            node = (number, item_id)
            if item_id not in found.paths:
                if item_id not in passed:
                    yield _alone(item_id, ends)
            elif node not in seen:
                group = members[node]
                seen |= group.nodes
                yield _grade(group, (start, end), ends, found)


@dataclass
class _Members:
    """The nodes of a group, `there` those that either edition may have, and why it is not comparable."""

    nodes: set[Node]
    there: set[Node]
    reasons: set[Reason]

    def ids(self, number: int, items: Items) -> list[str]:
        return sorted(i for n, i in self.nodes if n == number and i in items)

    def unlisted(self, number: int, items: Items) -> int:
        return sum(n == number and i not in items for n, i in self.there)


def _members(
    succession: Succession, before: str, after: str, named: Iterable[str]
) -> dict[Node, _Members]:
    """Return the group of each item that links name, in every edition of the span."""
    start, end = succession.number(before), succession.number(after)
    near: dict[Node, list[Node]] = {}
    carried: dict[int, set[str]] = {}
    begun: set[Node] = set()
    ended: set[Node] = set()
    for number in range(start, end + 1):
        there = {i for i in named if succession.is_there(number, i)}
        begun |= {(number, i) for i in there if (number, i) not in near}
        if number in (start, end):  # what may stand in one of the two is missing from the sums
            there |= {i for i in named if not succession.is_absent(number, i)}
        for item_id in there | carried.pop(number, set()):
            node = (number, item_id)
            near.setdefault(node, [])
            steps = list(succession.onward(*node, end)) if number < end else []
            for to, target, _ in steps:
                near[node].append((to, target))
                near.setdefault((to, target), []).append(node)
                carried.setdefault(to, set()).add(target)
            # What gave parts away and is gone: nothing says where the rest went.
            rest_is_lost = bool(steps) and all(path.partial for *_, path in steps)
            if rest_is_lost or (not steps and (number < end or item_id not in there)):
                ended.add(node)
    found: dict[Node, _Members] = {}
    for node in near:
        if node not in found:
            nodes = connected([node], near.__getitem__)
            not_absent = {each for each in nodes if not succession.is_absent(*each)}
            reasons = {Reason.ENDS} if nodes & ended else set()
            if any(number > start for number, _ in nodes & begun):
                reasons.add(Reason.BEGINS)
            found.update(dict.fromkeys(nodes, _Members(nodes, not_absent, reasons)))
    return found


def _grade(group: _Members, span: tuple[int, int], ends: Ends, found: Correspondence) -> Group:
    start, end = span
    before = tuple(ends.before[i] for i in group.ids(start, ends.before))
    after = tuple(ends.after[i] for i in group.ids(end, ends.after))
    unlisted_before = group.unlisted(start, ends.before)
    unlisted_after = group.unlisted(end, ends.after)
    reasons = set(group.reasons)
    if unlisted_before or unlisted_after:
        reasons.add(Reason.UNLISTED)
    if reasons == {Reason.UNLISTED} and before and after and not unlisted_before:
        grade = Grade.WEIGHTED_ONLY if _are_weighted(before, found) else Grade.BROKEN
    elif reasons:
        grade = Grade.BROKEN
    elif len(before) == len(after) == 1:
        grade = _of_one(before[0], after[0])
    else:
        grade = Grade.REGROUPED
    return Group(grade, before, after, tuple(sorted(reasons)))


def _are_weighted(before: Iterable[Item], found: Correspondence) -> bool:
    return all(
        path.weight is not None for item in before for path in found.onward(item.id).values()
    )


def _alone(item_id: str, ends: Ends) -> Group:
    """Return the group of an item that no link names."""
    before, after = ends.before.get(item_id), ends.after.get(item_id)
    if before and after:
        return Group(_of_one(before, after), (before,), (after,))
    if before:
        reason = Reason.ENDS if before.level in ends.complete_after else Reason.UNLISTED
        return Group(Grade.BROKEN, (before,), (), (reason,))
    assert after is not None, "it was found in one of the two"
    reason = Reason.BEGINS if after.level in ends.complete_before else Reason.UNLISTED
    return Group(Grade.BROKEN, (), (after,), (reason,))


def _of_one(before: Item, after: Item) -> Grade:
    same = (before.id, before.name, before.code) == (after.id, after.name, after.code)
    return Grade.IDENTICAL if same else Grade.RENAMED
