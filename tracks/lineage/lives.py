"""Lives: an item over the editions, under whatever ids, from where it begins to where it ends."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

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
    """Finds the life that an item of an edition is part of."""

    def __init__(self, succession: Succession, listed: Listed) -> None:
        self._succession, self._listed = succession, listed

    def of(self, node: Node) -> Life:
        """Return the life of an item that an edition lists, with all that it came from and went to."""
        nodes = self._nodes(node)
        origins = tuple(self._origins(nodes, set(nodes)))
        return Life(nodes, origins, tuple(self._heirs(nodes, set(nodes))))

    def _origins(self, nodes: tuple[Node, ...], seen: set[Node]) -> Iterator[Life]:
        for node in self._nearest(nodes[0], self._succession.back):
            if node not in seen:
                theirs = self._nodes(node)
                seen.update(theirs)
                yield Life(theirs, origins=tuple(self._origins(theirs, seen)))

    def _heirs(self, nodes: tuple[Node, ...], seen: set[Node]) -> Iterator[Life]:
        for node in self._nearest(nodes[-1], self._succession.forth):
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
        reached = self._succession.forth(node)
        for each in reached:
            if each[1] == node[1]:
                return each
        if len(reached) == 1 and self._succession.is_whole(node, reached[0]):
            # An id that some edition does not list may be thought to go on there, and nothing came.
            came = self._succession.back(reached[0])
            others = [n for each in came if each != node for n in self._with_earlier(each)]
            return reached[0] if not any(map(self._listed, others)) else None
        return None

    def _with_earlier(self, node: Node) -> Iterator[Node]:
        """Yield a node, and what it came from while no edition lists it."""
        yield node
        if not self._listed(node):
            for each in self._succession.back(node):
                yield from self._with_earlier(each)

    def _same_before(self, node: Node) -> Node | None:
        return next((n for n in self._succession.back(node) if self._same_after(n) == node), None)


Step = Callable[[Node], Iterable[Node]]


def _chain(node: Node, step: Callable[[Node], Node | None]) -> Iterator[Node]:
    following = step(node)
    while following is not None:
        yield following
        following = step(following)
