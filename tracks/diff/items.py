"""Which items changed, by what evidence, and which of the differences nothing decides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tracks.diff.altered import Altered, altered, force_changed
from tracks.diff.change import Change, Placement, Undecided
from tracks.diff.claims import claims_of_pair
from tracks.diff.continuity import Continuity
from tracks.diff.delta import Delta
from tracks.lineage.events import Event
from tracks.lineage.linked import Association, Settled
from tracks.model.evidence import Citation, Evidence
from tracks.model.item import Item
from tracks.model.kind import Kind

Cited = dict[str, tuple[Citation, ...]]


@dataclass
class Decided:
    """Every item that differs, in exactly one place.

    `followed` differ in nothing but the id of a parent that is the same item all along.
    """

    changes: list[Change] = field(default_factory=list)
    first_listed: list[Item] = field(default_factory=list)
    no_longer_listed: list[Item] = field(default_factory=list)
    first_placed: list[Placement] = field(default_factory=list)
    no_longer_placed: list[Placement] = field(default_factory=list)
    followed: list[Placement] = field(default_factory=list)

    @property
    def undecided(self) -> Undecided:
        """What no evidence decides."""
        return Undecided(
            tuple(self.first_listed),
            tuple(self.no_longer_listed),
            tuple(self.first_placed),
            tuple(self.no_longer_placed),
        )


def decide(delta: Delta, continuity: Continuity) -> Decided:
    """Put each item that differs in exactly one place: a change, or what is undecided.

    Items that both editions or only the later one has come first, in its order, then those that
    only the earlier one has, then what links say of items that do not differ. An event stands where
    the first of its items does.
    """
    added, removed = _stated(delta)
    settled = continuity.found.settled
    begun = {i: s for i, s in continuity.found.begun.items() if not continuity.has_predecessor(i)}
    found = Decided()
    placed: set[int] = set()
    for before, after in _pairs(delta, continuity):
        event = continuity.event_to.get(after.id) if after else None
        if event is None and before:
            event = continuity.event_from.get(before.id)
        if event is not None:
            if event not in placed:
                placed.add(event)
                found.changes.append(_happened(continuity.events[event], delta, continuity))
        elif before and after:
            stated = (*added.get(after.id, ()), *removed.get(before.id, ()))
            _compare(before, after, delta, continuity, found, stated)
        elif after:
            if _is_left_listed(after, delta):
                change = Change((Kind.DEPRECATED,), after.level, (), (after,), Evidence.LISTED)
                found.changes.append(change)
                continue
            kind = Kind.REVIVED if after.id in delta.seen else Kind.ADDED
            complete = delta.before.head.is_complete(after.level)
            told = _Told(complete, added.get(after.id, ()), begun.get(after.id, ()))
            if evidence := told.evidence:
                found.changes.append(_decided(kind, after, evidence, told))
            else:
                found.first_listed.append(after)
        elif before:
            complete = delta.after.head.is_complete(before.level)
            told = _Told(complete, removed.get(before.id, ()), settled.get(before.id, ()))
            if evidence := told.evidence:
                found.changes.append(_decided(Kind.REMOVED, before, evidence, told))
            else:
                found.no_longer_listed.append(before)
    found.changes += [
        _happened(event, delta, continuity)
        for n, event in enumerate(continuity.events)
        if n not in placed
    ]
    for item_id in continuity.rescoped():
        if item_id not in delta.before.items and item_id not in delta.after.items:
            pair = delta.before.known[item_id], delta.after.known[item_id]
            _compare(*pair, delta, continuity, found)
    reasons = delta.after.head.reasons
    if reasons:
        found.changes = [_reasoned(change, reasons) for change in found.changes]
    return found


def _reasoned(change: Change, reasons: Mapping[str, str]) -> Change:
    """Return a change with what the later edition says of its items besides the links."""
    more = (reasons[item.id] for item in change.after if item.id in reasons)
    return change._replace(because=tuple(dict.fromkeys((*change.because, *more))))


def _pairs(delta: Delta, continuity: Continuity) -> Iterator[tuple[Item | None, Item | None]]:
    """Yield each item that differs as it was and as it is; an id that is another item now comes twice."""
    reused = frozenset(continuity.reused())
    for item_id, after in delta.after.items.items():
        before = None if item_id in reused else delta.before.items.get(item_id)
        yield before, after
    for item_id in sorted(reused - delta.after.items.keys()):
        yield None, delta.after.known[item_id]
    for item_id, was in delta.before.items.items():
        if item_id in reused or item_id not in delta.after.items:
            yield was, None
    for item_id in sorted(reused - delta.before.items.keys()):
        yield delta.before.known[item_id], None


def _is_left_listed(after: Item, delta: Delta) -> bool:
    """Tell whether an id stands deprecated for what links say has ended: nothing new, and a change told there."""
    before = delta.before.item(after.id)
    return before is not None and force_changed(before, after) is Kind.DEPRECATED


def _compare(
    before: Item,
    after: Item,
    delta: Delta,
    continuity: Continuity,
    found: Decided,
    stated: tuple[Citation, ...] = (),
) -> None:
    """Put an item that both editions list where it belongs; what is `stated` of its coming or going is cited."""
    what = altered(before, after, delta, continuity)
    if what.kinds:
        steps = continuity.steps([before.id], [after.id])
        rescoped = Kind.RESCOPED in what.kinds
        sources = _cited(steps) if rescoped else ()
        if force_changed(before, after):
            sources = tuple(dict.fromkeys((*sources, *stated)))
        found.changes.append(
            Change(
                what.kinds,
                after.level,
                (before,),
                (after,),
                Evidence.LINKED if rescoped else Evidence.LISTED,
                sources,
                what.paths,
                because=_because(steps),
            )
        )
    elif before.unplaced == after.unplaced:
        found.followed.append(Placement(before, after))
    elif before.unplaced:
        found.first_placed.append(Placement(before, after))
    else:
        found.no_longer_placed.append(Placement(before, after))


def _happened(event: Event, delta: Delta, continuity: Continuity) -> Change:
    """Return an event as a change of all its items, with what altered of those that live on."""
    before = tuple(delta.before.known[i] for i in event.before)
    after = tuple(delta.after.known[i] for i in event.after)
    if event.kind is None:
        whats = [altered(before[0], after[0], delta, continuity)]
    else:
        living = dict.fromkeys((*event.giving, *event.taking))
        whats = [
            altered(delta.before.known[i], delta.after.known[i], delta, continuity) for i in living
        ]
    what = Altered.together(whats)
    kinds = what.kinds if event.kind is None else (event.kind, *what.kinds)
    level = delta.after.known[(*event.begun, *event.taking)[0]].level
    steps = continuity.steps(event.before, event.after)
    evidence = Evidence.DERIVED if continuity.is_derived(event) else Evidence.LINKED
    pairs = () if event.kind is None else continuity.pairs(event)
    return Change(
        kinds, level, before, after, evidence, _cited(steps), what.paths, pairs, _because(steps)
    )


def _stated(delta: Delta) -> tuple[Cited, Cited]:
    """Return, by item id, where it is stated that the item was added or removed between the two."""
    found: dict[Kind, Cited] = {Kind.ADDED: {}, Kind.REMOVED: {}}
    for claim in claims_of_pair(delta):
        if claim.kind in found:
            for item in claim.items:
                known = found[claim.kind].get(item.id, ())
                found[claim.kind][item.id] = tuple(dict.fromkeys(known + claim.sources))
    return found[Kind.ADDED], found[Kind.REMOVED]


class _Told(NamedTuple):
    """What tells that an item began or ended: a complete list, sources, a link without another end."""

    listed: bool
    stated: tuple[Citation, ...]
    settled: tuple[Settled, ...]

    @property
    def evidence(self) -> Evidence | None:
        """What decides; what is said beside the lists is cited."""
        if self.listed:
            return Evidence.LISTED
        if self.stated:
            return Evidence.STATED
        return Evidence.LINKED if self.settled else None


def _decided(kind: Kind, item: Item, evidence: Evidence, told: _Told) -> Change:
    here: tuple[Item, ...] = (item,)
    before, after = (here, ()) if kind is Kind.REMOVED else ((), here)
    sources = tuple(dict.fromkeys((*told.stated, *_cited(told.settled))))
    because = _because(told.settled)
    return Change((kind,), item.level, before, after, evidence, sources, because=because)


def _cited(said: Iterable[Association | Settled]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(Citation(each.cited) for each in said if each.cited))


def _because(said: Iterable[Association | Settled]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.because for each in said if each.because))
