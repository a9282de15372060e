"""Declared links above the leaves of a recorded taxonomy, where what is lowest says otherwise."""

from collections.abc import Iterator
from typing import NamedTuple

from tracks.lineage.at_hand import between
from tracks.lineage.declared import contested, declared
from tracks.lineage.shares import Share
from tracks.lineage.tree import whole_tree
from tracks.model.item import Item
from tracks.model.text import natural_key
from tracks.store import RevisionRow, Store


class LinkAbove(NamedTuple):
    """What links of an edition say of an item of an earlier one, and where its lowest items are.

    As lineage.declared.Contested, with the items: `share` tells how many of the lowest items lie in
    `elsewhere`; with `nothing` none is in the targets, else the links say that all went there.
    """

    since: str
    edition: str
    source: Item
    targets: tuple[Item, ...]
    nothing: bool
    share: Share
    elsewhere: tuple[Item, ...]


def contested_links(store: Store, key: str) -> Iterator[LinkAbove]:
    """Yield what is contested in the revisions that stand for the editions, in their order.

    Editions are read only where a link leads from an item that has others under it.
    """
    rows = store.editions(key)
    for row in rows.values():
        for since in dict.fromkeys(link.since for link in row.head.links):
            if since in rows and _any_above(store, rows[since], row):
                yield from _between(store, rows, since, row)


def _any_above(store: Store, earlier: RevisionRow, row: RevisionRow) -> bool:
    """Tell whether links lead from an item that has others under it."""
    told = store.linked(earlier, row).associations
    ends = earlier.edition, row.edition
    ids = {link.origin for link in told if (link.since, link.edition) == ends}
    listed = store.states(earlier.taxonomy, ids).get(earlier.edition, {})
    innermost = earlier.head.taxonomy.levels[-1].id
    return any(
        i in listed and listed[i].level != innermost and store.under(earlier, i)
        for i in sorted(ids)
    )


def _between(
    store: Store, rows: dict[str, RevisionRow], since: str, row: RevisionRow
) -> Iterator[LinkAbove]:
    low, high = natural_key(since), natural_key(row.edition)
    over = [label for label in rows if low < natural_key(label) < high]
    earlier, edition = store.edition(rows[since]), store.edition(row)
    found = between(earlier, edition, [store.edition(rows[label]) for label in over])
    told = declared(edition, earlier)
    for each in contested(told, found, whole_tree(earlier), whole_tree(edition)):
        yield LinkAbove(
            since,
            row.edition,
            earlier.items[each.source],
            tuple(edition.items[i] for i in each.targets),
            each.nothing,
            each.share,
            tuple(edition.items[i] for i in each.elsewhere),
        )
