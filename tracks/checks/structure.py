"""What an edition's items must be to one another: distinct, and a forest whose levels go inward."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem
from tracks.model.attribute import fits
from tracks.model.digest import canonical
from tracks.model.item import STATUSES, Item, Items, with_ancestors
from tracks.model.resolve import nearest_first


def check_names_are_written(draft: Draft) -> Iterator[Problem]:
    """Every item has an id and a name."""
    for n, item in enumerate(draft.rows):
        if not (item.id and item.name):
            yield Problem(Code.NAME_EMPTY, at=("item", n))


def check_ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """No two items have one id; names that stand for one id ask for explicit ids."""
    if len(draft.items) == len(draft.rows):
        return
    first: dict[str, int] = {}
    for n, item in enumerate(draft.rows):
        known = first.setdefault(item.id, n)
        if known == n or not item.id:
            continue
        place = ("item", known)
        if item.named_by_id and draft.rows[known].named_by_id:
            yield Problem(Code.NAME_TAKEN, {"name": item.name, "first": place}, at=("item", n))
        else:
            yield Problem(Code.ID_TAKEN, {"id": item.id, "first": place}, at=("item", n, "id"))


def check_levels_exist(draft: Draft) -> Iterator[Problem]:
    """Every item is of a level that the taxonomy declares; told once where children inherit it."""
    depths, items = draft.head.taxonomy.depths, draft.items
    for n, item in enumerate(draft.rows):
        if item.level not in depths:
            parent = items.get(item.parent or "")
            if parent is None or parent.level != item.level:
                params = {"level": item.level, "known": tuple(depths)}
                yield Problem(Code.LEVEL_UNKNOWN, params, at=("item", n, "level"))


def check_parents_exist(draft: Draft) -> Iterator[Problem]:
    """Every parent is an item of the edition."""
    items = draft.items
    for n, item in enumerate(draft.rows):
        if item.parent is not None and item.parent not in items:
            params = {"name": item.name, "parent": item.parent}
            yield Problem(Code.PARENT_MISSING, params, at=("item", n, "parent"))


def check_parents_make_no_cycle(draft: Draft) -> Iterator[Problem]:
    """No item is its own ancestor; each cycle is told once."""
    told: set[str] = set()
    for n, item in draft.not_further_in:
        chain = with_ancestors(item, draft.items)
        if chain[-1].parent == item.id and item.id not in told:
            told.update(up.id for up in chain)
            ids = tuple(up.id for up in chain)
            yield Problem(
                Code.PARENT_CYCLE, {"name": item.name, "ids": ids}, at=("item", n, "parent")
            )


def check_levels_go_inward(draft: Draft) -> Iterator[Problem]:
    """A child's level is further in than its parent's, gaps allowed."""
    items = draft.items
    for n, item in draft.not_further_in:
        chain = with_ancestors(item, items)
        if chain[-1].parent != item.id:
            parent = items[item.parent or ""]
            params = {
                "name": item.name,
                "level": item.level,
                "parent": parent.name,
                "parent_level": parent.level,
            }
            yield Problem(Code.LEVEL_NOT_INNER, params, at=("item", n, "level"))


def check_attributes_have_values(draft: Draft) -> Iterator[Problem]:
    """Every key of an item's attributes, however deep, has a value."""
    for n, item in enumerate(draft.rows):
        for way in _empty_keys(item.attributes) if item.attributes else ():
            at: Pointer = ("item", n, "attributes", *way)
            yield Problem(Code.VALUE_ABSENT, {"key": str(way[-1])}, at=at)


def check_attributes_are_as_declared(draft: Draft) -> Iterator[Problem]:
    """Every value of an attribute that the taxonomy declares is of its type."""
    declared = {each.id: each for each in draft.head.taxonomy.attributes}
    for n, item in enumerate(draft.rows if declared else ()):
        for key, value in (item.attributes or {}).items():
            attribute = declared.get(key)
            if attribute and value is not None and not fits(attribute, value):
                params = {
                    "name": item.name,
                    "attribute": key,
                    "value": value if isinstance(value, str) else canonical(value),
                    "example": _EXAMPLES[attribute.type],
                }
                yield Problem(Code.ATTRIBUTE_MISTYPED, params, at=("item", n, "attributes", key))


_EXAMPLES = {"number": "1,234.5", "text": '"…"', "date": "2025-03-28", "flag": "yes / no"}


def _empty_keys(value: Any) -> Iterator[Pointer]:
    """Yield the ways to the keys within a value that have none."""
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, Mapping):
        inner = value.items()
    elif isinstance(value, list | tuple):
        inner = enumerate(value)
    for step, each in inner:
        if each is None and isinstance(step, str):
            yield (step,)
        for way in _empty_keys(each):
            yield (step, *way)


def check_statuses_are_known(draft: Draft) -> Iterator[Problem]:
    """Every status is one that there is, and only a deprecated item is replaced, by others."""
    for n, item in enumerate(draft.rows):
        status: str | None = item.status  # of a table any text
        if status is None and not item.replaced_by:
            continue
        if status is not None and status not in STATUSES:
            params: dict[str, Any] = {
                "value": status,
                "known": nearest_first(status, STATUSES),
            }
            yield Problem(Code.WORD_UNKNOWN, params, at=("item", n, "status"))
        elif item.replaced_by and status != "deprecated":
            yield Problem(
                Code.REPLACED_IN_FORCE, {"name": item.name}, at=("item", n, "replaced_by")
            )
        elif item.id in item.replaced_by:
            yield Problem(
                Code.REPLACED_BY_ITSELF, {"name": item.name}, at=("item", n, "replaced_by")
            )


def check_also_under_is_elsewhere(draft: Draft) -> Iterator[Problem]:
    """What an item stands under besides its parent is neither itself, nor that parent, nor below it."""
    if not any(item.also_under for item in draft.rows):
        return
    items = {item.id: item for item in draft.rows}
    for n, item in enumerate(draft.rows):
        for other in item.also_under:
            there = items.get(other)
            if there and (other == item.parent or _stands_under(there, item, items)):
                params = {"name": item.name, "other": there.name}
                yield Problem(Code.UNDER_IT_ANYWAY, params, at=("item", n, "also_under"))


def _stands_under(item: Item, other: Item, items: Items) -> bool:
    """Tell whether an item is another one, or stands under it by any of its places."""
    seen: set[str] = set()
    pending = [item]
    while pending:
        each = pending.pop()
        if each.id == other.id:
            return True
        if each.id not in seen:
            seen.add(each.id)
            above = (items.get(up or "") for up in (each.parent, *each.also_under))
            pending += [up for up in above if up]
    return False


def check_complete_lists_hold_items(draft: Draft) -> Iterator[Problem]:
    """A complete listing without a single item says that nothing is left, which is seldom meant."""
    if not draft.rows and "complete" in draft.head.listing.values():
        yield Problem(Code.TABLE_WITHOUT_ROWS, at=("items",))


def check_siblings_differ(draft: Draft) -> Iterator[Problem]:
    """Two siblings of one name with ids of their own occur in real data, and deserve a look."""
    rows = draft.rows
    if len({(item.parent, item.name) for item in rows}) == len(rows):
        return
    first: dict[tuple[str | None, str], int] = {}
    for n, item in enumerate(rows):
        known = first.setdefault((item.parent, item.name), n)
        if rows[known].id != item.id and not (item.unplaced or rows[known].unplaced):
            params = {"name": item.name, "first": ("item", known)}
            yield Problem(Code.SIBLINGS_ALIKE, params, at=("item", n))
