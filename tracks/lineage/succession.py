"""Succession: what becomes of an item from edition to edition."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping

from tracks.lineage.correspondence import Correspondence
from tracks.lineage.linked import Association, Linked
from tracks.lineage.path import ITSELF, WHOLE, Path

Node = tuple[int, str]
"""An item: the number of an edition, in order from 0, and an id in it."""

Onward = tuple[int, str, Path]
"""A step: the number of the edition it leads to, the item there, and the path that it is."""


class Succession:
    """What becomes of items from edition to edition, by the links between any two of them composed.

    An item goes on by its links. One without is itself; so is one that also links to itself, or
    that gives only parts away. One whose links are all whole has ended, even if its id stands
    again: then that is another item. A link that passes over editions goes before the links of its
    source to those in between; where there are none, its source is itself until the last of them.
    """

    def __init__(self, linked: Linked) -> None:
        self.editions = linked.editions
        self._number = {label: n for n, label in enumerate(self.editions)}
        self._absent = {self._number[label]: ids for label, ids in linked.absent.items()}
        self._listed = {self._number[label]: ids for label, ids in linked.listed.items()}
        self._links: dict[Node, dict[int, dict[str, Association]]] = {}
        self._origins: dict[Node, set[Node]] = {}
        self._arrivals: list[tuple[int, str, str]] = []
        leaving, arriving = self._written(linked)
        self._named = arriving.union(leaving)
        for link in sorted(linked.associations, key=_order):
            edition = self._number[link.edition]
            since = self._leaves(link, leaving, arriving)
            onward = self._links.setdefault((since, link.origin), {}).setdefault(edition, {})
            # Of several that say the same, one that is whole counts.
            onward.setdefault(link.target, link)
            self._origins.setdefault((edition, link.target), set()).add((since, link.origin))
            self._arrivals.append((edition, link.origin, link.target))

    def _written(self, linked: Linked) -> tuple[dict[Node, set[int]], set[Node]]:
        """Return the editions that links of each item lead to as written, and what they lead to."""
        leaving: dict[Node, set[int]] = {}
        for link in linked.associations:
            node = (self._number[link.since], link.origin)
            leaving.setdefault(node, set()).add(self._number[link.edition])
        return leaving, {(self._number[i.edition], i.target) for i in linked.associations}

    def _leaves(
        self, link: Association, leaving: Mapping[Node, set[int]], arriving: Collection[Node]
    ) -> int:
        """Return the last edition in which the source of a link that passes over some is itself."""
        since, edition = self._number[link.since], self._number[link.edition]
        if edition == since + 1 or len(leaving[since, link.origin]) > 1:
            return since
        passed = [(number, link.origin) for number in range(since + 1, edition)]
        is_itself = all(node not in leaving and node not in arriving for node in passed)
        return edition - 1 if is_itself else since

    def between(self, before: str, after: str) -> Correspondence:
        """Return the correspondence from an edition to a later one, or to itself."""
        start, end = self._number[before], self._number[after]
        named = self.named(before, after)
        paths = {item_id: self._paths(item_id, start, end) for item_id in sorted(named)}
        return Correspondence(before, after, paths, self._absent.get(start, ()))

    def named(self, before: str, after: str) -> frozenset[str]:
        """Return the ids that any link to an edition after `before` and up to `after` names."""
        start, end = self._number[before], self._number[after]
        return frozenset(
            item_id
            for edition, *named in self._arrivals
            if start < edition <= end
            for item_id in named
        )

    def number(self, label: str) -> int:
        """Return the number of an edition, in order from 0."""
        return self._number[label]

    def is_absent(self, number: int, item_id: str) -> bool:
        """Tell whether an id that links name is known not to stand in an edition."""
        return item_id in self._absent.get(number, ())

    def is_there(self, number: int, item_id: str) -> bool:
        """Tell whether an edition lists an id that links name, or a link says that it was there."""
        return item_id in self._listed.get(number, ()) or (number, item_id) in self._named

    def onward(self, number: int, item_id: str, end: int) -> Iterator[Onward]:
        """Yield the steps that an item of the edition takes next, towards the edition `end`."""
        by_edition = self._links.get((number, item_id), {})
        reach = sorted(by_edition)
        far = reach[: bisect_right(reach, end)]
        if not far:
            if not self._is_another(number, item_id):
                yield number + 1, item_id, ITSELF
            return
        to = far[-1]
        links = by_edition[to]
        lives = item_id not in links and self._lives_on(to, item_id, links)
        alone = len(links) == 1 and not lives
        for target, link in links.items():
            partial = link.partial and target != item_id  # to itself it says that it lives on
            whole = WHOLE if alone and not partial else None
            weight = link.weight if link.weight is not None else whole
            yield to, target, Path(partial, weight, steps=(link,))
        if lives:
            yield to, item_id, Path(weight=None)

    def forth(self, node: Node) -> list[Node]:
        """Return what an item goes on in, in the next edition or where its links lead."""
        last = len(self.editions) - 1
        if node[0] >= last:
            return []
        return sorted((to, target) for to, target, _ in self.onward(*node, last))

    def is_whole(self, node: Node, target: Node) -> bool:
        """Tell whether all of an item becomes another: by a whole link, and by no other."""
        steps = list(self.onward(*node, len(self.editions) - 1))
        return [(to, i, path.partial) for to, i, path in steps] == [(*target, False)]

    def back(self, node: Node) -> list[Node]:
        """Return what an item comes from."""
        number, item_id = node
        found = self._origins.get(node, set()) | ({(number - 1, item_id)} if number else set())
        return sorted(each for each in found if node in self.forth(each))

    def _paths(self, item_id: str, start: int, end: int) -> dict[str, Path]:
        reached: list[dict[str, Path]] = [{} for _ in range(start, end + 1)]
        reached[0][item_id] = ITSELF
        for number in range(start, end):
            for passed, path in reached[number - start].items():
                for to, target, step in self.onward(number, passed, end):
                    there = reached[to - start]
                    there[target] = path.onward(step).beside(there.get(target))
        return reached[-1]

    def _lives_on(self, to: int, item_id: str, links: Mapping[str, Association]) -> bool:
        """Tell whether an item with links, none of them to itself, still is there afterwards."""
        gives_parts_only = any(link.partial for link in links.values())
        return gives_parts_only and not self.is_absent(to, item_id)

    def _is_another(self, number: int, item_id: str) -> bool:
        """Tell whether an id that is missing here begins anew in the next edition, by a link."""
        return self.is_absent(number, item_id) and (number + 1, item_id) in self._origins


def _order(link: Association) -> tuple[object, ...]:
    return link.since, link.edition, link.origin, link.target, link.partial, str(link.weight)
