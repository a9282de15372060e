"""An edition, and its taxonomy, as an author would write them: plain data under the keys of a file."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from tracks.model.edition import Edition, Head
from tracks.model.item import Item, Items
from tracks.model.link import Link
from tracks.model.statement import Added, Block, Count, Statement
from tracks.model.taxonomy import Frozen, Taxonomy

Tree = dict[str, Any]


def taxonomy_tree(taxonomy: Taxonomy) -> Tree:
    """Return what a taxonomy.yaml says."""
    told = _told(taxonomy)
    return {"taxonomy": told.pop("id"), **told, "levels": _levels(taxonomy)}


def opening(head: Head) -> Tree:
    """Return what an edition says before its items: what it is, and its sources."""
    return {
        "taxonomy": head.taxonomy.id,
        **_told(head, "edition", "title", "previous"),
        "listing": _listing(head),
        **_told(head, "sources"),
    }


def entries(edition: Edition) -> Tree:
    """Return `items` and `unplaced`, without those that are empty; siblings keep their order."""
    return _Entries(edition.head.taxonomy, edition.items).trees()


def sayings(edition: Edition) -> Tree:
    """Return what an edition says after its items: statements, links, and what makes no items."""
    head, items = edition.head, edition.items
    return {
        **_statements(head, items),
        **_links(head, items),
        **_told(head, "mentioned", "focus", "outlook"),
    }


def _levels(taxonomy: Taxonomy) -> list[Tree]:
    return [{"id": level.id, **_told(level, "zh", "en")} for level in taxonomy.levels]


def _told(value: Frozen, *fields: str) -> Tree:
    """Return what these fields, or all, have besides their defaults, in the order of the fields."""
    only = set(fields) or None
    return value.model_dump(mode="json", exclude_defaults=True, include=only)


def _listing(head: Head) -> str | Mapping[str, str]:
    words = set(head.listing.values())
    return words.pop() if len(words) == 1 else head.listing


class _Entries:
    """Makes trees of items, each without what its place and its name say already."""

    def __init__(self, taxonomy: Taxonomy, items: Items) -> None:
        levels = [level.id for level in taxonomy.levels]
        self._outermost = levels[0]
        self._inner = dict(pairwise(levels))
        self._below: dict[str | None, list[Item]] = {}
        for item in items.values():
            self._below.setdefault(item.parent, []).append(item)

    def trees(self) -> Tree:
        """Return `items` and `unplaced`, without those that are empty."""
        roots = self._below.get(None, ())
        placed = [self._tree(item, self._outermost) for item in roots if not item.unplaced]
        unplaced: dict[str, list[str | Tree]] = {}
        for item in roots:
            if item.unplaced:
                unplaced.setdefault(item.level, []).append(self._tree(item, item.level))
        return {k: v for k, v in {"items": placed, "unplaced": unplaced}.items() if v}

    def _tree(self, item: Item, level: str) -> str | Tree:
        """Return an item, its bare name where it has nothing else."""
        tree: Tree = {} if item.named_by_id else {"id": item.id}
        tree["name"] = item.name
        if item.level != level:
            tree["level"] = item.level
        for key in ("code", "name_en", "aliases", "definition", "note", "attributes"):
            if value := getattr(item, key):
                tree[key] = value
        if below := self._below.get(item.id):
            inner = self._inner.get(item.level, item.level)
            tree["children"] = [self._tree(child, inner) for child in below]
        return item.name if tree.keys() == {"name"} else tree


def _statements(head: Head, items: Items) -> Tree:
    blocks = [_block(block, head, items) for block in head.statements]
    return {"statements": blocks} if blocks else {}


def _block(block: Block, head: Head, items: Items) -> Tree:
    says = [_statement(said, head.previous, items) for said in block.says]
    return {**_told(block, "source", "at"), "says": says, **_told(block, "reading")}


def _statement(said: Statement, previous: str | None, items: Items) -> Tree:
    told = {"is" if key == "value" else key: value for key, value in _told(said).items()}
    if isinstance(said, Count) and said.under:
        told["under"] = _one_or_many([_name(item_id, items) for item_id in said.under])
    if isinstance(said, Added) and said.names:
        told["names"] = [_name(item_id, items) for item_id in said.names]
    if told.get("since") == previous and _compares(said):
        told.pop("since", None)
    return told


def _compares(said: Statement) -> bool:
    """Tell whether it speaks of an earlier edition even where it names none."""
    return not isinstance(said, Count) or (said.was, said.net, said.growth) != (None, None, None)


def _links(head: Head, items: Items) -> Tree:
    links = [_link(link, head.previous, items) for link in head.links]
    return {"links": links} if links else {}


def _link(link: Link, previous: str | None, items: Items) -> Tree:
    tree: Tree = {
        "part_of" if link.partial else "from": _one_or_many(link.origins),
        "to": _one_or_many([_name(item_id, items) for item_id in link.targets]),
    }
    if link.since != previous:
        tree["since"] = link.since
    if link.weight is not None:
        tree["weight"] = f"{link.weight:f}"
    return tree | _told(link, "note", "source")


def _one_or_many(names: Sequence[str]) -> str | Sequence[str]:
    return names[0] if len(names) == 1 else names


def _name(item_id: str, items: Items) -> str:
    """Return what an item is called in statements: its name where that is its id, else its id."""
    item = items[item_id]
    return item.name if item.named_by_id and item.name not in items else item_id
