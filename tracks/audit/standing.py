"""Whether items that a source says were merged, split or renamed stand in the later list as before."""

from collections.abc import Collection, Iterator

from tracks.audit.account import Account
from tracks.model.item import Item
from tracks.model.statement import Altered, Rearranged
from tracks.model.text import identify


def still_standing(
    account: Account, since: Account | None, said: Rearranged, level: str
) -> Iterator[str]:
    """Yield the names of items that ended, as it is said, and stand in the edition's list.

    Not those that links say ended or took part in an exchange, nor those out of force; of several
    items of one name, all must stand.
    """
    changed = account.changed.get(said.since, frozenset())
    for name in said.names:
        if known := _meant(name, since.items.values() if since else ()):
            meant = [item for item in known if item.level == level]
            stand = [_stands(item, account.items.get(item.id)) for item in meant] or [False]
            ids = {item.id for item in meant}
        else:  # the earlier edition does not list it: where its name is its id, this is the item
            item = account.items.get(identify(name))
            named = item is not None and identify(item.name) == identify(name)
            stand = [item is not None and named and item.in_force and item.level == level]
            ids = {identify(name)}
        if all(stand) and changed.isdisjoint(ids):
            yield name


def named_alike(account: Account, since: Account | None, said: Altered) -> Iterator[str]:
    """Yield the ids of items that were renamed, as it is said, and had the same name before."""
    changed = account.changed.get(said.since, frozenset())
    for item_id in said.names if since and said.kind == "renamed" else ():
        before, after = since.items.get(item_id) if since else None, account.items.get(item_id)
        if before and after and before.name == after.name and item_id not in changed:
            yield item_id


def _meant(name: str, items: Collection[Item]) -> list[Item]:
    """Return the items that a printed name may stand for: by id, else by name."""
    return [item for item in items if item.id == name] or [
        item for item in items if identify(item.name) == identify(name)
    ]


def _stands(before: Item, after: Item | None) -> bool:
    """Whether an item stands again as it was: whose name or level is another may be another item."""
    return (
        after is not None
        and after.in_force
        and after.level == before.level
        and identify(after.name) == identify(before.name)
    )
