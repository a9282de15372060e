"""Declared links of items that have others under them, held against what stands lowest there (docs/adr/0006)."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from tracks.lineage.correspondence import Correspondence
from tracks.lineage.linked import identified
from tracks.lineage.shares import Share, Shares
from tracks.lineage.tree import Tree
from tracks.model.edition import Edition


class Claim(NamedTuple):
    """What a link says of two items: that all of the one went there, or that it did with others, into others."""

    whole: bool
    joint: bool


Declared = Mapping[str, Mapping[str, Claim]]
"""By an item of the earlier edition those of the later that links name, with what they say."""


class Contested(NamedTuple):
    """What links say of an item, and what its lowest items say otherwise.

    `targets` are those that the links name and that are meant; `share` tells how many of the lowest
    items of the source lie wholly elsewhere, and `elsewhere` what has them there. With `nothing` none
    is in the targets, not even in part; without it the links say that all went to the targets.
    """

    source: str
    targets: tuple[str, ...]
    nothing: bool
    share: Share
    elsewhere: tuple[str, ...]


def origin_ids(edition: Edition, earlier: Edition) -> dict[str, str]:
    """Return by what links of an edition call items of an earlier one the ids of these."""
    since = earlier.head.edition
    links = [link for link in edition.head.links if link.since == since]
    written = {name for link in links for name in link.origins}
    return identified(written, ((i.id, i.name) for i in earlier.items.values())) if links else {}


def declared(edition: Edition, earlier: Edition) -> dict[str, dict[str, Claim]]:
    """Return what the links of an edition say of items of an earlier one that have others under them."""
    ids, above = origin_ids(edition, earlier), {item.parent for item in earlier.items.values()}
    found: dict[str, dict[str, Claim]] = {}
    for link in edition.head.links:
        if link.since == earlier.head.edition:
            claim = Claim(not link.partial, len(link.origins) > 1 and len(link.targets) > 1)
            for source in (ids[name] for name in link.origins if ids[name] in above):
                found.setdefault(source, {}).update(dict.fromkeys(link.targets, claim))
    return found


def contested(
    told: Declared, found: Correspondence, before: Tree, after: Tree
) -> Iterator[Contested]:
    """Yield where the lowest items of an item say otherwise than the links that are `told` of it.

    Only what is known counts: a lowest item that ended, or of which an unknown part went on, may be
    anywhere. That an item is itself, which a link to itself says, is not asked: that is what settles it.
    """
    held = _Held(found, before, after)
    for source, claims in told.items():
        if not claims:  # it is said to have ended: of where its lowest items went that says nothing
            continue
        targets = tuple(t for t in claims if t != source)
        empty = tuple(t for t in targets if not claims[t].joint and held.takes_nothing(source, t))
        if empty:
            yield held.contested(source, empty, nothing=True)
        elif source not in claims and all(claim.whole for claim in claims.values()):
            told_of_all = held.contested(source, targets, nothing=False)
            if told_of_all.share.number:
                yield told_of_all


class _Held:
    def __init__(self, found: Correspondence, before: Tree, after: Tree) -> None:
        self._found, self._before, self._after = found, before, after
        self._shares = Shares(found, before, after)

    def takes_nothing(self, source: str, target: str) -> bool:
        """Tell whether it is known of all that is lowest under an item, and none of it is under another.

        What has nothing under it may have come from what an item covers beside what is listed there.
        """
        if self._after.lowest(target) == (target,):
            return False
        known = all(map(self._became, self._before.lowest(source)))
        return known and not self._shares.partly_to(source, target).number

    def contested(self, source: str, targets: tuple[str, ...], *, nothing: bool) -> Contested:
        lowest = self._before.lowest(source)
        reached = [ids for i in lowest if (ids := self._became(i)) and self._outside(ids, targets)]
        # What has them there is told by what stands right above them.
        lines = [self._after.line(i) for ids in reached for i in ids]
        tops = sorted({line[min(1, len(line) - 1)].id for line in lines})
        return Contested(source, targets, nothing, Share(len(reached), len(lowest)), tuple(tops))

    def _became(self, item_id: str) -> Collection[str]:
        """Return all that a lowest item became, nothing where some of it is not known."""
        paths = self._found.onward(item_id)
        rest_is_lost = all(path.partial for path in paths.values())
        return () if rest_is_lost or not all(map(self._after.item, paths)) else paths.keys()

    def _outside(self, ids: Collection[str], targets: Collection[str]) -> bool:
        return not any(t in self._after.ids(i) for i in ids for t in targets)
