"""What pictures are drawn from, gathered from editions and links."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tracks.lineage.correspondence import Correspondence
from tracks.messages import diff as say_diff
from tracks.messages import pictures as say
from tracks.model.edition import Edition
from tracks.model.item import Item, Items, with_ancestors
from tracks.views.pictures.alluvial import Alluvial, Box, Ribbon
from tracks.views.pictures.sunburst import Sector, Sunburst
from tracks.views.wording import Wording


def roots_of(editions: Sequence[Edition], words: Wording) -> dict[str, str]:
    """Return the names of all roots that any of the editions has, by id, in the order of the palette.

    Give all editions of the taxonomy, earliest first, so that every picture gets the same order.
    """
    roots: dict[str, str] = {}
    for edition in editions:
        for item in edition.items.values():
            if item.parent is None and not item.unplaced:
                roots[item.id] = words.short_name(item)
    return roots


def alluvial_of(
    key: str,
    caption: str,
    editions: Sequence[Edition],
    correspondences: Sequence[Correspondence],
    words: Wording,
) -> Alluvial | None:
    """Return the items that became others, in all the editions that list them.

    `editions` come in order, with a correspondence from each to the next. None where nothing became
    another item, or gave a part to one.
    """
    pairs = list(zip(pairwise(editions), correspondences, strict=True))
    events = [list(_events(correspondence, *ends)) for ends, correspondence in pairs]
    touched = {i for step in events for r in step for i in (r.origin, r.target)}
    if not touched:
        return None
    roots = roots_of(editions, words)
    return Alluvial(
        key,
        caption,
        tuple(edition.head.edition for edition in editions),
        tuple(
            {i: _box(edition.items[i], edition.items, words) for i in edition.items if i in touched}
            for edition in editions
        ),
        tuple(
            (*step, *_onward(touched, correspondence, *ends))
            for step, (ends, correspondence) in zip(events, pairs, strict=True)
        ),
        roots,
        _root_noun(editions, words),
    )


def _events(correspondence: Correspondence, before: Edition, after: Edition) -> Iterator[Ribbon]:
    """Yield a ribbon for each item that became, or gave a part to, another than itself."""
    for ribbon in (*_linked(correspondence), *_derived(correspondence)):
        there = ribbon.origin in before.items and ribbon.target in after.items
        if there and ribbon.origin != ribbon.target:
            yield ribbon


def _linked(correspondence: Correspondence) -> Iterator[Ribbon]:
    for origin, paths in correspondence.paths.items():
        for target, path in paths.items():
            yield Ribbon(origin, target, path.partial)


def _derived(correspondence: Correspondence) -> Iterator[Ribbon]:
    """Yield what became of items above the leaves; one that lives on gave only a part."""
    for origin, targets in sorted(correspondence.above.became.items()):
        for target in sorted(targets):
            yield Ribbon(origin, target, correspondence.lives_on(origin))


def _onward(
    touched: set[str], correspondence: Correspondence, before: Edition, after: Edition
) -> Iterator[Ribbon]:
    """Yield a ribbon for each of the items that go on as themselves."""
    for item_id in before.items:
        if (
            item_id in touched
            and item_id in after.items
            and item_id in correspondence.onward(item_id)
        ):
            yield Ribbon(item_id, item_id, event=False)


def _box(item: Item, items: Items, words: Wording) -> Box:
    root = with_ancestors(item, items)[-1]
    return Box(words.short_name(item), None if root.unplaced else root.id)


def sunburst_of(key: str, caption: str, edition: Edition, words: Wording) -> Sunburst:
    """Return the items of an edition as sectors; those of unknown place are one sector, the last.

    What is not in force is drawn as far as anything under it is.
    """
    below: dict[str | None, list[Item]] = {}
    adrift: list[Item] = []
    for item in edition.items.values():
        (adrift if item.unplaced else below.setdefault(item.parent, [])).append(item)

    def sectors_of(items: Iterable[Item], root: str | None) -> tuple[Sector, ...]:
        return tuple(sector for item in items if (sector := sector_of(item, root)))

    def sector_of(item: Item, root: str | None) -> Sector | None:
        children = sectors_of(below.get(item.id, ()), root)
        number = sum(child.number for child in children) or item.in_force
        return Sector(words.short_name(item), root, int(number), children) if number else None

    sectors = [sector for root in below.get(None, ()) for sector in sectors_of([root], root.id)]
    if unplaced := sectors_of(adrift, None):
        number = sum(child.number for child in unplaced)
        sectors.append(Sector(say.UNPLACED(words.lang), None, number, unplaced))
    return Sunburst(key, caption, edition.head.edition, tuple(sectors))


def _root_noun(editions: Sequence[Edition], words: Wording) -> str:
    """Return the word for a root: the noun of their level where all have the same one."""
    levels = {
        i.level for e in editions for i in e.items.values() if i.parent is None and not i.unplaced
    }
    return words.level_noun(levels.pop()) if len(levels) == 1 else say_diff.TOP_ITEM(words.lang)
