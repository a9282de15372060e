"""What authors call an item: its id, its name in any spelling that stands for its id, or its name."""

from collections.abc import Sequence

from tracks.model.item import Item
from tracks.model.text import identify


class Named:
    """The items of an edition by what they may be called."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._ids = {item.id for item in items}
        self._by_name: dict[str, list[str]] | None = None

    def add(self, item: Item) -> None:
        """Know one more item, whose name is its id."""
        self._ids.add(item.id)

    def ids_of(self, name: str) -> list[str]:
        """Return the ids a name may stand for: an id itself, its identified form, an item's name."""
        identified = identify(name)
        for item_id in (name, identified):
            if item_id in self._ids:
                return [item_id]
        if self._by_name is None:
            self._by_name = {}
            for item in self._items:
                self._by_name.setdefault(identify(item.name), []).append(item.id)
        return self._by_name.get(identified, [])

    def called(self, item: Item) -> str:
        """Return what an item may be called: its name where that is its own, else its id."""
        return item.name if self.ids_of(item.name) == [item.id] else item.id
