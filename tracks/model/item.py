"""An item: one entry of an edition (GSIM classification item)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args

from tracks.model.text import identify

Items = Mapping[str, "Item"]

Status = Literal["deprecated", "proposed"]
"""What an item is that an edition lists and that is not in force: no longer, or not yet."""

STATUSES: tuple[Status, ...] = get_args(Status)

NAMING = ("replaced_by", "also_under")
"""The fields in which an item names others: what took over from it, what it stands under besides its parent."""

SEVERAL = ("aliases", *NAMING)
"""The fields that hold several texts."""

Line = tuple["Item", ...]
"""The items from an outermost one down to an item, that item included."""


class Item(NamedTuple):
    """One entry of an edition, as that edition has it.

    A tuple and not a pydantic model, because an edition may hold millions of them.
    `parent` is None for a root and for an unplaced item; `unplaced` tells the two apart. `labels` are its
    names in other languages, by their tags (BCP 47). `status` is None while it is in force; `replaced_by`
    are the ids of what took over from a deprecated one. `also_under` are the ids of what it stands under besides
    its parent, where its publisher gives it several: shown, and counted under the parent alone.
    """

    id: str
    name: str
    level: str
    parent: str | None = None
    unplaced: bool = False
    code: str | None = None
    name_en: str | None = None
    labels: Mapping[str, str] | None = None
    aliases: tuple[str, ...] = ()
    status: Status | None = None
    replaced_by: tuple[str, ...] = ()
    also_under: tuple[str, ...] = ()
    definition: str | None = None
    note: str | None = None
    attributes: Mapping[str, Any] | None = None

    @property
    def in_force(self) -> bool:
        """Whether it is in force, so that it counts (docs/adr/0009)."""
        return self.status is None

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of other items of its edition that it names, besides its parent."""
        return self.replaced_by + self.also_under

    @property
    def named_by_id(self) -> bool:
        """Whether its name is its id, so that no explicit id was given."""
        return self.id == identify(self.name)


def has(item: Item, values: Mapping[str, str]) -> bool:
    """Tell whether an item's attributes have all of these values, as they are written."""
    own = item.attributes or {}
    return all(own.get(key) == value for key, value in values.items())


def with_ancestors(item: Item, items: Items) -> list[Item]:
    """Return the item and its ancestors, innermost first; a cycle or a missing parent ends the walk."""
    chain, seen = [item], {item.id}
    while (parent := items.get(chain[-1].parent or "")) and parent.id not in seen:
        chain.append(parent)
        seen.add(parent.id)
    return chain


def line_of(item: Item, items: Items) -> Line | None:
    """Return the items from the outermost ancestor to the item, or None where its place is unknown."""
    chain = with_ancestors(item, items)
    return None if chain[-1].unplaced else tuple(reversed(chain))


def path_of(item: Item, items: Items) -> tuple[str, ...] | None:
    """Return the names from the outermost ancestor to the item, or None where its place is unknown."""
    return names_of(line_of(item, items))


def names_of(line: Line | None) -> tuple[str, ...] | None:
    """Return the names on a line, None where there is none."""
    return None if line is None else tuple(item.name for item in line)


def ancestors(wanted: Iterable[Item], items: Items) -> dict[str, Item]:
    """Return every ancestor of the wanted items, by id, without the wanted items themselves."""
    wanted = list(wanted)
    found = {up.id: up for item in wanted for up in with_ancestors(item, items)[1:]}
    for item in wanted:
        found.pop(item.id, None)
    return found


def depth_first(items: Items) -> Iterator[Item]:
    """Yield every item after its parent, siblings in the order in which they stand."""
    children: dict[str | None, list[Item]] = {}
    for item in items.values():
        children.setdefault(item.parent, []).append(item)
    pending = children.get(None, [])[::-1]
    while pending:
        item = pending.pop()
        yield item
        pending.extend(reversed(children.get(item.id, ())))
