"""Small editions for tests, written in a few words."""

from collections.abc import Iterable
from typing import Any

from tracks.model.edition import Edition, Head
from tracks.model.item import Item
from tracks.model.taxonomy import Level, Taxonomy, Title

TAXONOMY = Taxonomy(
    id="demo",
    title=Title(zh="示例", en="Demo"),
    levels=(
        Level(id="direction", zh="方向", en="direction"),
        Level(id="main", zh="主赛道", en="main track"),
        Level(id="new", zh="新赛道", en="new track"),
    ),
)
LEVELS = tuple(level.id for level in TAXONOMY.levels)


def edition(
    label: str, *items: Item, listing: str | dict[str, str] = "complete", **head: Any
) -> Edition:
    """Make an edition of the demo taxonomy; `listing` is one word or one a level."""
    by_level = dict.fromkeys(LEVELS, listing) if isinstance(listing, str) else listing
    return Edition(Head(taxonomy=TAXONOMY, edition=label, listing=by_level, **head), by_id(items))


def by_id(items: Iterable[Item]) -> dict[str, Item]:
    """Key items by id."""
    return {item.id: item for item in items}


def direction(name: str, **fields: Any) -> Item:
    """Make a root of the outermost level whose name is its id."""
    return Item(name, name, "direction", **fields)


def main(name: str, parent: str | None = None, **fields: Any) -> Item:
    """Make a main track, unplaced where no parent is given."""
    return Item(name, name, "main", parent, unplaced=parent is None, **fields)


def new(name: str, parent: str | None = None, **fields: Any) -> Item:
    """Make a new track, unplaced where no parent is given."""
    return Item(name, name, "new", parent, unplaced=parent is None, **fields)
