"""Digests: what tells whether two recorded contents are the same.

An item's digest covers all of it but its place among its siblings; an edition's covers its head
and its items, whatever their order in the file. The prefix names the recipe, so that a later one
can stand beside it.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tracks.model.item import Item

if TYPE_CHECKING:
    from tracks.model.edition import Head

PREFIX = "t1:"


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


def head_digest(head: "Head") -> bytes:
    """Return the 32-byte sha256 of a head; lists count as sets, except the levels."""
    told = head.model_dump(mode="json", exclude_defaults=True)
    levels = told["taxonomy"].pop("levels")
    return sha256(canonical([levels, _unordered(told)]).encode()).digest()


def edition_digest(head: "Head", items: Iterable[Item]) -> str:
    """Return `t1:` and the sha256 of the head and the item digests, depth first with siblings by id."""
    return tree_digest(head, ((i.id, i.parent, item_digest(i)) for i in items))


def tree_digest(head: "Head", rows: Iterable[tuple[str, str | None, bytes]]) -> str:
    """Return the digest of an edition from its (id, parent, item digest) rows, in any order."""
    children: dict[str | None, list[tuple[str, bytes]]] = {}
    for item_id, parent, digest in rows:
        children.setdefault(parent, []).append((item_id, digest))
    whole = sha256(head_digest(head))
    pending = sorted(children.get(None, ()), reverse=True)
    while pending:
        item_id, digest = pending.pop()
        whole.update(digest)
        if below := children.get(item_id):
            pending.extend(sorted(below, reverse=True))
    return PREFIX + whole.hexdigest()


def _unordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((_unordered(inner) for inner in value), key=canonical)
    return value
