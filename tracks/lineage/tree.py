"""A tree: the items of an edition with what stands above and below them, as far as it is asked for."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from tracks.model.edition import Edition, Head
from tracks.model.item import Item, Items

Below = Callable[[Collection[str]], Iterable[Item]]
"""Gives the items that stand directly under any of these."""


class Tree:
    """One edition to whoever asks for single items, their ancestors, or all that is lowest under one.

    `known` are the items at hand, with all their ancestors; `below` is asked for more, and what it
    gives is kept. What it does not know and the `other` edition has is the same here, unless it is
    one of those that are `differing`. `levels` are those at which the edition has items.
    """

    def __init__(
        self,
        head: Head,
        known: Mapping[str, Item],
        below: Below,
        levels: Collection[str],
        differing: Collection[str] = (),
    ) -> None:
        self.head, self.levels = head, levels
        self.known = dict(known)
        self.other: Tree | None = None
        self._below = below
        self._differing = differing
        self._lines: dict[str, list[Item]] = {}
        self._ids: dict[str, frozenset[str]] = {}
        self._lowest: dict[str, tuple[str, ...]] = {}

    def item(self, item_id: str) -> Item | None:
        """Return an item, None where the edition has none such."""
        item = self.known.get(item_id)
        if item is None and self.other and item_id not in self._differing:
            item = self.other.known.get(item_id)
        return item

    def line(self, item_id: str) -> list[Item]:
        """Return an item and its ancestors, innermost first."""
        line: list[Item] = []
        above: str | None = item_id
        while above is not None and above not in self._lines and (item := self.item(above)):
            line.append(item)
            above = item.parent
        line += self._lines.get(above or "", ())
        if line[1:]:  # those of parents are kept: most have several children that are asked about
            self._lines.setdefault(line[1].id, line[1:])
        return line

    def ids(self, item_id: str) -> frozenset[str]:
        """Return the ids of an item and of its ancestors."""
        if item_id not in self._ids:
            self._ids[item_id] = frozenset(item.id for item in self.line(item_id))
        return self._ids[item_id]

    def children(self, item_id: str) -> list[Item]:
        """Return the items that stand directly under one, by id."""
        children = {item.id: item for item in self._below([item_id])}
        self.known |= children
        return [children[i] for i in sorted(children)]

    def lowest(self, item_id: str) -> tuple[str, ...]:
        """Return the ids of the items under one that have none under them; itself, if it is such."""
        if item_id not in self._lowest:
            self._lowest[item_id] = tuple(sorted(self._find_lowest(item_id)))
        return self._lowest[item_id]

    def _find_lowest(self, item_id: str) -> Iterator[str]:
        generation = {item_id}
        while generation:
            children = {item.id: item for item in self._below(generation)}
            self.known |= children
            yield from generation - {item.parent for item in children.values()}
            generation = set(children)


def whole_tree(edition: Edition) -> Tree:
    """Return the tree of an edition that is at hand with all its items."""
    levels = {level for level, number in edition.tally.total.items() if number}
    return Tree(edition.head, edition.items, _children(edition.items), levels)


def _children(items: Items) -> Below:
    by_parent: dict[str | None, list[Item]] = {}

    def below(ids: Collection[str]) -> Iterator[Item]:
        if not by_parent:
            for item in items.values():
                by_parent.setdefault(item.parent, []).append(item)
        for item_id in ids:
            yield from by_parent.get(item_id, ())

    return below
