"""Which items of an edition are those of the edition before: ids and names that may mean another item."""

from collections.abc import Iterator

from tracks.errors import Code, Pointer, Problem
from tracks.lineage.at_hand import between
from tracks.model.edition import Edition
from tracks.model.text import identify


def check_ids_are_kept(edition: Edition, earlier: Edition) -> Iterator[Problem]:
    """An explicit id that is new is none that is gone in other letters, nor of an item that stays.

    What links say of either is settled.
    """
    links = [link for link in edition.head.links if link.since == earlier.head.edition]
    into = {target for link in links for target in link.targets}
    carried = {name for link in links for name in link.origins}
    by_spelling: dict[str, str] = {}
    by_place: dict[tuple[str, str | None, str], str] = {}
    for item in earlier.items.values():
        is_gone = item.id not in edition.items and carried.isdisjoint((item.id, item.name))
        if is_gone and not item.named_by_id:
            by_spelling.setdefault(identify(item.id), item.id)
            by_place.setdefault((item.level, item.parent, identify(item.name)), item.id)
    for item in edition.items.values() if by_spelling else ():
        if item.id in earlier.items or item.id in into or item.named_by_id:
            continue
        told = {"id": item.id, "edition": earlier.head.edition}
        at: Pointer = ("item", item.id)
        if other := by_spelling.get(identify(item.id)):
            yield Problem(Code.ID_SPELLED_ALIKE, told | {"other": other}, at=at)
        elif other := by_place.get((item.level, item.parent, identify(item.name))):
            yield Problem(Code.ID_CHANGED, told | {"other": other, "name": item.name}, at=at)


def check_ids_stand_for_the_same(edition: Edition, earlier: Edition) -> Iterator[Problem]:
    """One warning tells of the ids that stand for other items than in the edition before.

    It is asked of items that have others under them: what stood under the id went elsewhere
    (docs/adr/0006).
    """
    above = {item.parent for item in earlier.items.values()}
    renamed = (
        i
        for i, item in edition.items.items()
        if i in above and i in earlier.items and earlier.items[i].name != item.name
    )
    if next(renamed, None) is None:
        return
    others = between(earlier, edition).above.others
    ids = [item_id for item_id in edition.items if item_id in others and item_id in above]
    if ids:
        told = {"n": len(ids), "edition": earlier.head.edition, "ids": tuple(ids)}
        yield Problem(Code.IDS_TAKEN_UP, told, at=("item", ids[0]))


def check_levels_of_names_are_meant(edition: Edition, earlier: Edition) -> Iterator[Problem]:
    """One warning tells of the items without an id of their own that stand at another level now.

    Their name is their id, so they count as the same items, unless a link or a source says otherwise.
    """
    linked = {name for link in edition.head.links for name in (*link.origins, *link.targets)}
    items = [
        item
        for item in edition.items.values()
        if item.named_by_id
        and (was := earlier.items.get(item.id))
        and was.level != item.level
        and linked.isdisjoint((item.id, item.name))
    ]
    if items:
        told = {"names": tuple(i.name for i in items), "edition": earlier.head.edition}
        yield Problem(Code.NAMES_AT_ANOTHER_LEVEL, told, at=("item", items[0].id))
