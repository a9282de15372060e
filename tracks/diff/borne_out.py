"""Between what numbers a source's count of changes may lie that two complete lists and the links bear out."""

from collections.abc import Callable, Iterable, Iterator

from tracks.diff.change import Change, ChangeSet, Claim, Figure, Lists
from tracks.diff.delta import Delta, Side
from tracks.model.evidence import Evidence
from tracks.model.item import Item
from tracks.model.kind import EVENTS, Kind

_JOINING = frozenset({Kind.MERGED, Kind.ABSORBED, Kind.REGROUPED, Kind.TRANSFERRED})
_PARTING = frozenset({Kind.SPLIT, Kind.SPLIT_OFF, Kind.REGROUPED, Kind.TRANSFERRED})


class BorneOut:
    """Tells of a claim about the very pair compared what its lists and links show of the same.

    What changes show is the least; what may be the same by another word, and what items without a
    predecessor or a successor may hide, is added for the most.
    """

    def __init__(self, delta: Delta, found: ChangeSet) -> None:
        self._delta, self._found = delta, found

    def number(self, claim: Claim) -> Figure:
        """Return the bounds of what it counts; unknown where the lists are not complete."""
        if not self._is_shown(claim):
            return Figure()
        lists = self._found.lists[claim.level]
        match claim.kind:
            case Kind.MERGED:
                return self._rearranged(claim, _JOINING, _ended, lists.ended)
            case Kind.SPLIT:
                return self._rearranged(claim, _PARTING, _ended, lists.begun)
            case Kind.KEPT:
                return self._kept(claim, lists)
            case Kind.REVISED:
                kept = self._kept(claim, lists)
                return kept._replace(minimum=0)
        return self._altered(claim, lists)

    def into(self, claim: Claim) -> Figure:
        """Return the same of how many came out of a merger or a split."""
        if not self._is_shown(claim) or claim.into is None:
            return Figure()
        kinds = _JOINING if claim.kind is Kind.MERGED else _PARTING
        begun = self._found.lists[claim.level].begun
        return self._rearranged(claim, kinds, _begun, begun)

    def _is_shown(self, claim: Claim) -> bool:
        levels = [claim.level, *([claim.of_level] if claim.of_level else [])]
        lists = [self._found.lists.get(level) for level in levels]
        if claim.under and claim.kind in (Kind.KEPT, Kind.REVISED):
            return False  # of these the diff does not know where each stands
        return all(each is not None and each.complete for each in lists)

    def _rearranged(
        self,
        claim: Claim,
        kinds: frozenset[Kind],
        side: Callable[[Change], tuple[Item, ...]],
        hidden: int,
    ) -> Figure:
        sure = loose = 0
        for change in self._found.changes:
            if kinds.isdisjoint(change.kinds):
                continue
            of_level = [i for i in side(change) if i.level == claim.level]
            if claim.under and not self._within(self._delta.after, change.after, claim.under):
                continue
            counted = sum(item.in_force for item in of_level)
            if claim.kind in change.kinds:
                sure, loose = sure + counted, loose + len(of_level) - counted
            else:
                loose += len(of_level)
        return Figure(sure, sure + loose + hidden, Evidence.LISTED)

    def _altered(self, claim: Claim, lists: Lists) -> Figure:
        sure = loose = 0
        for before, after, is_event in self._of_kind(claim.kind):
            if after.level != claim.level or claim.of_level not in (None, before.level):
                continue
            delta = self._delta
            ends = (
                (delta.before, before, claim.origins),
                (delta.after, after, claim.targets),
                (delta.after, after, claim.under),
            )
            if all(not above or self._within(side, [of], above) for side, of, above in ends):
                is_sure = not is_event and before.in_force and after.in_force
                sure, loose = sure + is_sure, loose + (not is_sure)
        # One that began may be one that ended under another name, where names are the ids.
        hidden = min(lists.begun, lists.ended) if lists.by_name else 0
        if claim.of_level is not None:
            gone = self._found.lists[claim.of_level]
            hidden = min(lists.begun, gone.ended) if lists.by_name or gone.by_name else 0
        if claim.kind is Kind.MOVED:
            undecided = self._found.undecided
            placed = (*undecided.first_placed, *undecided.no_longer_placed)
            loose += sum(each.after.level == claim.level for each in placed)
        return Figure(sure, sure + loose + hidden, Evidence.LISTED)

    def _of_kind(self, kind: Kind) -> Iterator[tuple[Item, Item, bool]]:
        """Yield the pairs of items to which something of the kind happened, and whether in an event."""
        for change in self._found.changes:
            if kind in change.kinds:
                is_event = not EVENTS.isdisjoint(change.kinds)
                for before, after in change.joined():
                    if before and after:
                        yield before, after, is_event

    def _kept(self, claim: Claim, lists: Lists) -> Figure:
        """Return how many go on: of the items before all but those that ended."""
        total = self._delta.before.tally.total.get(claim.level, 0)
        ended = altered = 0
        for change in self._found.changes:
            before = [i for i in change.before if i.level == claim.level and i.in_force]
            living = {item.id for item in change.after}
            if change.kinds[0] in EVENTS:
                stays = [item for item in before if item.id in living]
                ended, altered = ended + len(before) - len(stays), altered + len(stays)
            elif not change.after:
                ended += len(before)
            elif change.before:
                altered += len(before)
        hidden = min(lists.begun, lists.ended) if lists.by_name else 0
        return Figure(total - ended - altered, total - ended + hidden, Evidence.LISTED)

    @staticmethod
    def _within(side: Side, items: Iterable[Item], above: Iterable[Item]) -> bool:
        wanted = {item.id for item in above}
        return any(up.id in wanted for item in items for up in side.with_ancestors(item)[1:])


def _ended(change: Change) -> tuple[Item, ...]:
    return change.before


def _begun(change: Change) -> tuple[Item, ...]:
    return change.after
