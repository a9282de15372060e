"""Digests of items: what tells whether two recorded items are the same.

An item's digest covers all of it but its place among its siblings; `edition` makes one of a whole
edition of them.
"""

import json
from hashlib import sha256
from typing import Any

from tracks.model.item import Item


def canonical(value: Any) -> str:
    """Return the one JSON text of a value: keys sorted, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def item_rest(item: Item) -> str:
    """Return all of an item but id, parent, level and name as canonical JSON, empty fields left out."""
    if item[4:] == _NOTHING:
        return "{}"
    rest = {name: value for name, value in zip(Item._fields[4:], item[4:], strict=True) if value}
    return canonical(rest)


_NOTHING = Item("", "", "")[4:]


def item_digest(item: Item) -> bytes:
    """Return the 32-byte sha256 of an item. Its fields hold no NUL, so that the joined text is unambiguous."""
    return row_digest(item.id, item.parent, item.level, item.name, item_rest(item))


def row_digest(item_id: str, parent: str | None, level: str, name: str, rest: str) -> bytes:
    """Return the digest of an item from the columns it is kept in; `rest` is its `item_rest`."""
    return sha256("\0".join((item_id, parent or "", level, name, rest)).encode()).digest()
