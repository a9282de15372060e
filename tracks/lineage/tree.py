"""A tree: the items of an edition with what stands above and below them, as far as it is asked for."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from tracks.model.edition import Edition, Head
from tracks.model.item import Item, Items

Below = Callable[[Collection[str]], Iterable[Item]]
"""Gives the items that stand directly under any of these."""


class Line:
    """The items above one, innermost first: one object for all that stand under the same parent."""

    def __init__(self, items: tuple[Item, ...] = (), ids: tuple[str, ...] = ()) -> None:
        self.items, self.ids = items, ids
        self._of_level: dict[str, str] = {}

    def under(self, item: Item) -> "Line":
        """Return the line above what stands under an item that this is the line above of."""
        return Line((item, *self.items), (item.id, *self.ids))

    def of_level(self, level: str) -> str | None:
        """Return the id of the item of a level, None where there is none."""
        if not self._of_level:
            self._of_level = {item.level: item.id for item in reversed(self.items)}
        return self._of_level.get(level)


_NOTHING_ABOVE = Line()


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
        self._lines: dict[
            str, Line
        ] = {}  # by parent: most have several children that are asked about
        self._under: dict[str, Sequence[str]] = {}
        self._lowest: dict[str, tuple[str, ...]] = {}

    def item(self, item_id: str) -> Item | None:
        """Return an item, None where the edition has none such."""
        item = self.known.get(item_id)
        if item is None and self.other and item_id not in self._differing:
            item = self.other.known.get(item_id)
        return item

    def line(self, item_id: str) -> list[Item]:
        """Return an item and its ancestors, innermost first."""
        item = self.item(item_id)
        return [item, *self.above(item_id).items] if item else []

    def above(self, item_id: str) -> Line:
        """Return the ancestors of an item."""
        item = self.item(item_id)
        return self.line_above(item) if item else _NOTHING_ABOVE

    def line_above(self, item: Item) -> Line:
        """Return the ancestors of an item of the edition."""
        if item.parent is None:
            return _NOTHING_ABOVE
        return self._lines.get(item.parent) or self._climbed(item.parent)

    def _climbed(self, parent: str) -> Line:
        """Return the line above what stands under an item, and keep that above each item on it."""
        climbed: list[Item] = []
        above: str | None = parent
        while above is not None and above not in self._lines and (item := self.item(above)):
            climbed.append(item)
            above = item.parent
        line = self._lines.get(above or "", _NOTHING_ABOVE)
        for item in reversed(climbed):
            line = self._lines[item.id] = line.under(item)
        return line

    def ids(self, item_id: str) -> frozenset[str]:
        """Return the ids of an item and of its ancestors."""
        return frozenset((item_id, *self.above(item_id).ids) if self.item(item_id) else ())

    def is_in(self, item_id: str, above: str) -> bool:
        """Tell whether an item that the edition has is another one, or stands under it."""
        return item_id == above or above in self.above(item_id).ids

    def children(self, item_id: str) -> list[Item]:
        """Return the items that stand directly under one, by id."""
        self.read([item_id])
        return [self.known[i] for i in sorted(self._under[item_id])]

    def read_below(self, item_ids: Iterable[str]) -> None:
        """Read all that stands under any of these: a generation of all of them at a time."""
        generation = {*item_ids}
        while generation:
            self.read(generation)
            generation = {child for item_id in generation for child in self._under[item_id]}

    def lowest(self, item_id: str) -> tuple[str, ...]:
        """Return the ids of the items under one that have none under them; itself, if it is such."""
        if item_id not in self._lowest:
            self.read_below([item_id])
            self._lowest[item_id] = tuple(sorted(self._find_lowest(item_id)))
        return self._lowest[item_id]

    def _find_lowest(self, item_id: str) -> Iterator[str]:
        waiting = [item_id]
        while waiting:
            under = self._under[waiting[-1]]
            if not under:
                yield waiting[-1]
            waiting[-1:] = under

    def read(self, item_ids: Iterable[str]) -> None:
        """Read what stands directly under these, of those that it was not read of yet."""
        asked = [i for i in item_ids if i not in self._under]
        under: dict[str | None, list[str]] = {}
        for item in self._below(asked) if asked else ():
            self.known.setdefault(item.id, item)
            under.setdefault(item.parent, []).append(item.id)
        self._under |= {item_id: under.get(item_id, ()) for item_id in asked}


def whole_tree(edition: Edition) -> Tree:
    """Return the tree of an edition that is at hand with all its items."""
    levels = {level for level in edition.head.taxonomy.depths if edition.tally.lists(level)}
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
