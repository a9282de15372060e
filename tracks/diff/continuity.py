"""Which items of the two editions compared are the same, and which exchanged content, by the links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tracks.diff.change import How
from tracks.diff.delta import Delta, Side
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.events import Event, events
from tracks.lineage.linked import Association
from tracks.model.item import Item


@dataclass(frozen=True)
class Continuity:
    """Who became whom between the editions of a delta."""

    delta: Delta

    @property
    def found(self) -> Correspondence:
        """The correspondence of the two editions."""
        return self.delta.found

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened to the items that links join."""
        return tuple(events(self.found, self.delta.before.known, self.delta.after.known))

    @cached_property
    def event_from(self) -> Mapping[str, int]:
        """The number, among `events`, of the one that an item of the earlier edition is in."""
        return {item_id: n for n, event in enumerate(self.events) for item_id in event.before}

    @cached_property
    def event_to(self) -> Mapping[str, int]:
        """The number, among `events`, of the one that an item of the later edition is in."""
        return {item_id: n for n, event in enumerate(self.events) for item_id in event.after}

    def has_predecessor(self, item_id: str) -> bool:
        """Tell whether an item of the later edition carries on any that the earlier one lists."""
        return not self.delta.before.known.keys().isdisjoint(self.found.back(item_id))

    def lives_on(self, item_id: str) -> bool:
        """Tell whether an id, where it stands in both editions, is the same item in both."""
        return self.found.lives_on(item_id)

    def reused(self) -> list[str]:
        """Return the ids that stand in both editions and are another item in each."""
        before, after = self.delta.before.known, self.delta.after.known
        ids = {*self.found.paths, *self.found.above.others}
        return [i for i in sorted(ids) if i in before and i in after and not self.lives_on(i)]

    def rescoped(self) -> list[str]:
        """Return the ids of which a link to themselves alone says that they cover more or less."""
        return [
            i
            for i, paths in sorted(self.found.paths.items())
            if i in paths and i in self.delta.before.known and self.is_rescoped(i)
        ]

    def is_rescoped(self, item_id: str) -> bool:
        """Tell whether an item is itself and said to cover more or less, with nothing else involved."""
        path = self.found.paths.get(item_id, {}).get(item_id)
        if path is None or item_id in self.event_from or item_id in self.event_to:
            return False
        return any(step.wider or step.partial for step in path.steps)

    def moved(self, before: Item, after: Item) -> bool:
        """Tell whether both places of an item are known and its parent is not the same item.

        What happened to the parents in one event happened to them, and is no move of the item. A
        level that only one of the editions has moves nothing: the parent is the next one further out.
        """
        if before.unplaced or after.unplaced:
            return False
        was = self._parent(before, self.delta.before)
        now = self._parent(after, self.delta.after)
        if was is None or now is None:
            return was != now
        return not self.are_one(was, now)

    def _parent(self, item: Item, side: Side) -> str | None:
        """Return the innermost item above one that is of a level which both editions have."""
        parent = item.parent
        while parent and self._of_one and (above := side.item(parent)):
            if above.level not in self._of_one:
                break
            parent = above.parent
        return parent

    @cached_property
    def _of_one(self) -> frozenset[str]:
        """The levels that only one of the editions has, or neither."""
        heads = self.delta.before.head, self.delta.after.head
        return frozenset(level for head in heads for level in head.levels_none)

    def are_one(self, before: str, after: str) -> bool:
        """Tell whether an item of the earlier edition and one of the later are the same, or in one event."""
        if before == after and self.lives_on(before):
            return True
        event = self.event_from.get(before)
        return event is not None and event == self.event_to.get(after)

    def how(self, source: str, target: str) -> How:
        """Return how an item of the earlier edition passed to one of the later."""
        event = self.event_from.get(source)
        renamed = event is not None and self.events[event].kind is None
        if (source == target and self.lives_on(source)) or renamed:
            return How.MOVED
        paths = self.found.onward(source)
        return How.PART if len(paths) > 1 or paths[target].partial else How.BECAME

    def is_derived(self, event: Event) -> bool:
        """Tell whether an event follows from what stands under its items alone."""
        return not any(map(self.found.is_linked, event.before))

    def pairs(self, event: Event) -> tuple[tuple[str, str], ...]:
        """Return which items of an event carry on which, those that are themselves too, by id."""
        order = {item_id: n for n, item_id in enumerate(event.after)}
        return tuple(
            (source, target)
            for source in event.before
            for target in sorted(order.keys() & self.found.onward(source), key=order.__getitem__)
        )

    def steps(self, before: Iterable[str], after: Iterable[str]) -> list[Association]:
        """Return what links say of these items of the earlier edition and those of the later one."""
        if not self.found.paths:
            return []  # no link joins the two editions
        there = frozenset(after)
        return [
            step
            for source in before
            for target in self.found.onward(source)
            if target in there
            for step in self._steps(source, target)
        ]

    def _steps(self, source: str, target: str) -> Iterator[Association]:
        """Yield what links say of two items, or of what stands under them where that joins the two."""
        yield from self.found.onward(source)[target].steps
        for shift in self.found.above.pairs.get(source, {}).get(target, ()):
            yield from self.found.onward(shift.source)[shift.target].steps
