"""Lives: an item over the editions, under whatever ids, from where it begins to where it ends."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tracks.lineage.correspondence import NOTHING_FOUND, Correspondence
from tracks.lineage.succession import Node, Succession

Listed = Callable[[Node], bool]
"""Tells whether an edition lists an id."""


class Life(NamedTuple):
    """One item: the nodes at which editions list it, in their order.

    `origins` are the lives that it began from and that ended or gave a part, `heirs` those that it
    ended in; each has its own origins, or heirs, in turn, but where it stands in the tree already.
    """

    nodes: tuple[Node, ...]
    origins: "tuple[Life, ...]" = ()
    heirs: "tuple[Life, ...]" = ()


class Lives:
    """Finds the life that an item of an edition is part of.

    What became of an item from one edition to the next is what their correspondence says (`found`,
    of all neighbours at hand); what it does not derive are links, by the succession.
    """

    def __init__(
        self, succession: Succession, listed: Listed, found: Iterable[Correspondence] = ()
    ) -> None:
        self._succession, self._listed = succession, listed
        self._onward: dict[int, tuple[int, Correspondence]] = {}
        self._back: dict[Node, set[Node]] = {}
        for each in found:
            before, after = succession.number(each.before), succession.number(each.after)
            self._onward[before] = after, each
            for source, targets in each.above.became.items():
                for target in targets:
                    self._back.setdefault((after, target), set()).add((before, source))

    def of(self, node: Node) -> Life:
        """Return the life of an item that an edition lists, with all that it came from and went to."""
        nodes = self._nodes(node)
        origins = tuple(self._origins(nodes, set(nodes)))
        return Life(nodes, origins, tuple(self._heirs(nodes, set(nodes))))

    def _forth(self, node: Node) -> list[Node]:
        """Return what an item goes on in, in the next edition or where its links lead."""
        item_id = node[1]
        after, found = self._derived(node)
        if item_id in found.above.others:
            return sorted((after, target) for target in found.above.became.get(item_id, ()))
        if became := found.above.became.get(item_id):
            lives = [item_id] if self._listed((after, item_id)) else []
            return sorted((after, target) for target in {*became, *lives})
        return self._succession.forth(node)

    def _derived(self, node: Node) -> tuple[int, Correspondence]:
        """Return the next edition and what is derived up to it, nothing where links tell of the item."""
        number, item_id = node
        after, found = self._onward.get(number, (number + 1, NOTHING_FOUND))
        return after, NOTHING_FOUND if found.is_linked(item_id) else found

    def _before(self, node: Node) -> list[Node]:
        """Return what an item comes from."""
        known = {*self._succession.back(node), *self._back.get(node, ())}
        return sorted(each for each in known if node in self._forth(each))

    def _origins(self, nodes: tuple[Node, ...], seen: set[Node]) -> Iterator[Life]:
        for node in self._nearest(nodes[0], self._before):
            if node not in seen:
                theirs = self._nodes(node)
                seen.update(theirs)
                yield Life(theirs, origins=tuple(self._origins(theirs, seen)))

    def _heirs(self, nodes: tuple[Node, ...], seen: set[Node]) -> Iterator[Life]:
        for node in self._nearest(nodes[-1], self._forth):
            if node not in seen:
                theirs = self._nodes(node)
                seen.update(theirs)
                yield Life(theirs, heirs=tuple(self._heirs(theirs, seen)))

    def _nearest(self, node: Node, step: "Step") -> Iterator[Node]:
        """Yield the listed nodes that a step leads to, passing over editions that do not list them."""
        for reached in step(node):
            if self._listed(reached):
                yield reached
            else:
                yield from self._nearest(reached, step)

    def _nodes(self, node: Node) -> tuple[Node, ...]:
        earlier = list(_chain(node, self._same_before))[::-1]
        later = list(_chain(node, self._same_after))
        return tuple(n for n in (*earlier, node, *later) if self._listed(n))

    def _same_after(self, node: Node) -> Node | None:
        reached = self._forth(node)
        for each in reached:
            if each[1] == node[1]:
                return each
        after, found = self._derived(node)
        if node[1] in found.above.became or node[1] in found.above.others:
            heir = found.heir(node[1])
            return None if heir is None else (after, heir)
        if len(reached) == 1 and self._succession.is_whole(node, reached[0]):
            # An id that some edition does not list may be thought to go on there, and nothing came.
            came = self._before(reached[0])
            others = [n for each in came if each != node for n in self._with_earlier(each)]
            return reached[0] if not any(map(self._listed, others)) else None
        return None

    def _with_earlier(self, node: Node) -> Iterator[Node]:
        """Yield a node, and what it came from while no edition lists it."""
        yield node
        if not self._listed(node):
            for each in self._before(node):
                yield from self._with_earlier(each)

    def _same_before(self, node: Node) -> Node | None:
        """Return the same item earlier; not an id that no edition lists, if another leads here."""
        same = [n for n in self._before(node) if self._same_after(n) == node]
        return next((n for n in same if any(map(self._listed, self._with_earlier(n)))), None)


Step = Callable[[Node], Iterable[Node]]


def _chain(node: Node, step: Callable[[Node], Node | None]) -> Iterator[Node]:
    following = step(node)
    while following is not None:
        yield following
        following = step(following)
