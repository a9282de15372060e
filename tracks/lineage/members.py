"""Members: which items exchange content only among themselves, over all editions of a span."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracks.lineage.connected import connected
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.heirs import Step, item_in
from tracks.lineage.path import DERIVED
from tracks.lineage.stated import is_stated
from tracks.lineage.succession import Node, Onward, Succession
from tracks.model.edition import Head
from tracks.model.item import Item, Items
from tracks.model.statement import Added


class Reason(StrEnum):
    """Why a group is broken or comparable by weights alone."""

    BEGINS = "begins"
    ENDS = "ends"
    GAP = "gap"
    UNLISTED = "unlisted"


@dataclass
class Members:
    """The nodes of a group, `there` those that either edition may have, and why it is not comparable."""

    nodes: set[Node]
    there: set[Node]
    reasons: set[Reason]

    def ids(self, number: int, items: Items) -> list[str]:
        """Return its ids in the edition with this number, as far as that lists them."""
        return sorted(i for n, i in self.nodes if n == number and i in items)

    def unlisted(self, number: int, items: Items) -> int:
        """Return how many ids the edition with this number may have and does not list."""
        return sum(n == number and i not in items for n, i in self.there)


def members(
    succession: Succession, found: Correspondence, steps: Sequence[Step]
) -> dict[Node, Members]:
    """Return the group of each item that exchanged anything, in every edition of the span."""
    span = _Span(succession, found, steps)
    start, end = span.start, span.end
    near: dict[Node, list[Node]] = {}
    carried: dict[int, set[str]] = {}
    begun: set[Node] = set()
    ended: set[Node] = set()
    for number in range(start, end + 1):
        there = {i for i in span.ids if span.is_there(number, i)}
        begun |= {(number, i) for i in there if (number, i) not in near}
        if number in (start, end):  # what may stand in one of the two is missing from the sums
            there |= {i for i in span.ids if not span.is_absent(number, i)}
        for item_id in there | carried.pop(number, set()):
            node = (number, item_id)
            near.setdefault(node, [])
            steps_onward = list(span.onward(*node)) if number < end else []
            for to, target, path in steps_onward:
                if path.wider:  # nothing says where the rest came from
                    begun.add((to, target))
                near[node].append((to, target))
                near.setdefault((to, target), []).append(node)
                carried.setdefault(to, set()).add(target)
            # What gave parts away and is gone: nothing says where the rest went.
            rest_is_lost = bool(steps_onward) and all(path.partial for *_, path in steps_onward)
            if rest_is_lost or (not steps_onward and (number < end or item_id not in there)):
                ended.add(node)
    for one, other in span.joined_over_all():
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    return _components(near, span, begun, ended)


def _components(
    near: dict[Node, list[Node]], span: "_Span", begun: set[Node], ended: set[Node]
) -> dict[Node, Members]:
    of_nodes: dict[Node, Members] = {}
    for node in near:
        if node not in of_nodes:
            nodes = connected([node], near.__getitem__)
            not_absent = {each for each in nodes if not span.is_absent(*each)}
            reasons = {Reason.ENDS} if nodes & ended else set()
            if any(number > span.start for number, _ in nodes & begun):
                reasons.add(Reason.BEGINS)
            if any(span.is_gap(number, item_id) for number, item_id in nodes):
                reasons.add(Reason.GAP)
            of_nodes.update(dict.fromkeys(nodes, Members(nodes, not_absent, reasons)))
    return of_nodes


class _Span:
    """Two editions and those between: what is known of the ids that links name, and of those above.

    `ids` are those that anything was exchanged under, or that links name.
    """

    def __init__(
        self, succession: Succession, found: Correspondence, steps: Sequence[Step]
    ) -> None:
        self._succession, self._found, self._steps = succession, found, steps
        self.start, self.end = map(succession.number, (found.before, found.after))
        labels = [*(step.found.before for step in steps), found.after]
        self._place = {succession.number(label): n for n, label in enumerate(labels)}
        self._joined = [step.found.above.by_the_lowest for step in steps]
        self._arrived = [{t for into in told.values() for t in into} for told in self._joined]
        pairs = [found.above.by_the_lowest, *self._joined]
        self._above = {
            i for told in pairs for source, into in told.items() for i in (source, *into)
        }
        self._named = succession.named(found.before, found.after) & succession.ids
        self.ids = self._above | found.paths.keys()

    def is_there(self, number: int, item_id: str) -> bool:
        """Tell whether an edition lists an id, or a link says that it was there."""
        if self._succession.is_there(number, item_id):
            return True
        return item_id in self._above and self._item(number, item_id) is not None

    def is_absent(self, number: int, item_id: str) -> bool:
        """Tell whether an id is known not to stand in an edition, by all that the span knows of it.

        Of what links to its editions name that goes back to where these lead from.
        """
        if item_id in self._named or number not in self._place:
            return self._succession.is_absent(number, item_id)
        if self._item(number, item_id):
            return False
        head = self._head(number)
        items = (self._item(n, item_id) for n in self._place)
        return all(head.is_complete(item.level) for item in items if item)

    def is_gap(self, number: int, item_id: str) -> bool:
        """Tell whether an edition in between lacks an id that stands before and after it."""
        if not (self.start < number < self.end and self.is_absent(number, item_id)):
            return False
        there = [n for n in range(self.start, self.end + 1) if self.is_there(n, item_id)]
        return bool(there) and there[0] < number < there[-1]

    def onward(self, number: int, item_id: str) -> Iterator[Onward]:
        """Yield the steps that an item takes next, by links and by what stands under it."""
        linked = list(self._succession.onward(number, item_id, self.end))
        place = self._place.get(number, len(self._steps))
        derived = self._derived(number, item_id) if place < len(self._steps) else None
        if derived is None:
            yield from linked
            return
        step = self._steps[place].found
        if any(path.steps for *_, path in linked):
            yield from linked
            derived = self._beside_links(step, item_id)
        to = self._succession.number(step.after)
        for target in derived:
            if self._on_one_level((number, item_id), (to, target)):
                yield to, target, DERIVED

    def _derived(self, number: int, item_id: str) -> Collection[str] | None:
        """Return what an item is joined with from below in the next edition; None where nothing tells.

        What a list may lack is carried over it.
        """
        place = self._place[number]
        step, derived = self._steps[place], self._joined[place].get(item_id)
        if step.before.item(item_id) is None:
            return () if self._begins(number, item_id) else None
        return derived if derived or step.after.item(item_id) else None

    def _begins(self, number: int, item_id: str) -> bool:
        """Tell whether something arrives under an id that an edition is known not to have."""
        place = self._place[number]
        step, now = self._steps[place], self._steps[place].after.item(item_id)
        if now is None or item_id not in self._arrived[place]:
            return False
        stated = is_stated(Added, now, step.before, step.after)
        return stated or self.is_absent(number, item_id)

    def _beside_links(self, step: Correspondence, item_id: str) -> list[str]:
        """Return what something under a linked item joins it with; that it stays its links alone say."""
        named = step.paths.get(item_id, {})
        stays = {item_id} - step.above.others
        beside = [
            target
            for target, shifts in step.above.pairs.get(item_id, {}).items()
            if target not in named or any(shift.source != item_id for shift in shifts)
        ]
        return [i for i in beside if i not in stays] + [*step.above.unsaid.get(item_id, ())]

    def joined_over_all(self) -> Iterator[tuple[Node, Node]]:
        """Yield what is joined between the two ends, where editions in between do not list it all."""
        if len(self._steps) < 2:
            return
        found = self._found
        for item_id in self.ids:  # the same over all, though one in between may lack it
            ends = (self.start, item_id), (self.end, item_id)
            if (
                found.lives_on(item_id)
                and not found.is_linked(item_id)
                and all(map(self._is_at, ends))
            ):
                yield ends
        for source, joined in found.above.by_the_lowest.items():
            is_linked = found.is_linked(source)
            for target in self._beside_links(found, source) if is_linked else joined:
                ends = (self.start, source), (self.end, target)
                if all(map(self._is_at, ends)) and self._on_one_level(*ends):
                    yield ends

    def _is_at(self, node: Node) -> bool:
        return self._item(*node) is not None

    def _item(self, number: int, item_id: str) -> Item | None:
        return item_in(self._steps, self._place[number], item_id) if number in self._place else None

    def _head(self, number: int) -> Head:
        place = self._place[number]
        step = self._steps[min(place, len(self._steps) - 1)]
        return (step.after if place == len(self._steps) else step.before).head

    def _on_one_level(self, one: Node, other: Node) -> bool:
        if one[1] == other[1]:
            return True
        was, now = self._item(*one), self._item(*other)
        return was is not None and now is not None and was.level == now.level
