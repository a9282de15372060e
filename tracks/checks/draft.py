"""An edition that has been read and not yet been found right."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tracks.model.edition import Edition, Head
from tracks.model.item import Item


@dataclass(frozen=True)
class Draft:
    """A head and its items as they were read: perhaps two of one id, perhaps without their parent.

    Problems point to the n-th of `rows` as ("item", n) or ("item", n, FIELD), to parts of the head
    as it is written: ("statements", 0, "says", 2).
    """

    head: Head
    rows: Sequence[Item]

    @cached_property
    def items(self) -> dict[str, Item]:
        """The items by id; of several with one id, the first."""
        items = {row.id: row for row in self.rows}
        if len(items) < len(self.rows):
            items = {}
            for row in self.rows:
                items.setdefault(row.id, row)
        return items

    @cached_property
    def not_further_in(self) -> list[tuple[int, Item]]:
        """The rows whose level is not further in than their parent's; every cycle has one."""
        depths, items = self.head.taxonomy.depths, self.items
        found = []
        for n, item in enumerate(self.rows):
            if item.parent is not None and item.parent in items:
                outer, inner = depths.get(items[item.parent].level), depths.get(item.level)
                if outer is not None and inner is not None and inner <= outer:
                    found.append((n, item))
        return found

    @cached_property
    def edition(self) -> Edition:
        """The edition that this draft makes once it has no errors."""
        return Edition(self.head, self.items)
