"""What the sources of an edition state of single items against an earlier edition."""

from collections.abc import Collection

from tracks.lineage.tree import Tree
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.statement import Added, Removed
from tracks.model.text import identify


def is_stated(kind: type[Added] | type[Removed], item: Item, before: Tree, after: Tree) -> bool:
    """Tell whether the later edition's sources say, of this very pair, that it was added or removed."""
    names = _named(kind, before.head, after.head)
    return item.id in names or identify(item.name) in names


def told_apart(before: Tree, after: Tree, differing: Collection[str]) -> set[str]:
    """Return the ids that stand in both editions and, as a source says, for two items.

    Their item is stated to be removed, and what stands under the id now has another name or level. Where
    that is deprecated, the same item was: it was removed from what is in force.
    """
    names = _named(Removed, before.head, after.head)
    return {
        item_id
        for item_id in (differing if names else ())
        if (was := before.item(item_id))
        and (now := after.item(item_id))
        and (was.name, was.level) != (now.name, now.level)
        and now.status != "deprecated"
        and (item_id in names or identify(was.name) in names)
    }


def _named(kind: type[Added] | type[Removed], before: Head, after: Head) -> set[str]:
    """Return the ids and names that the later edition's sources say this of, as ids are written."""
    if before.edition == after.edition:
        return set()
    return {
        written
        for block in after.statements
        for said in block.says
        if isinstance(said, kind) and said.since == before.edition
        for name in said.names
        for written in (name, identify(name))
    }
