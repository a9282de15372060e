"""Which items of the two editions compared are the same, and which exchanged content, by the links."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tracks.diff.delta import Delta
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.events import Event, events
from tracks.lineage.succession import Succession
from tracks.model.evidence import Citation
from tracks.model.item import Item


@dataclass(frozen=True)
class Continuity:
    """Who became whom between the editions of a delta."""

    delta: Delta

    @cached_property
    def found(self) -> Correspondence:
        """The correspondence of the two editions."""
        before, after = self.delta.before.edition, self.delta.after.edition
        if not self.delta.linked.associations:
            return Correspondence(before, after, {})
        return Succession(self.delta.linked).between(before, after)

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

    def lives_on(self, item_id: str) -> bool:
        """Tell whether an id, where it stands in both editions, is the same item in both."""
        return item_id in self.found.onward(item_id)

    def reused(self) -> list[str]:
        """Return the ids that stand in both editions and are another item in each."""
        before, after = self.delta.before.known, self.delta.after.known
        ids = self.found.paths
        return [i for i in ids if i in before and i in after and not self.lives_on(i)]

    def moved(self, before: Item, after: Item) -> bool:
        """Tell whether both places of an item are known and its parent is not the same item."""
        if before.unplaced or after.unplaced:
            return False
        if before.parent is None or after.parent is None:
            return before.parent != after.parent
        if before.parent == after.parent and self.lives_on(before.parent):
            return False
        return not self.found.is_same(before.parent, after.parent)

    def sources(self, event: Event) -> tuple[Citation, ...]:
        """Return the sources of the links that make up an event."""
        after = frozenset(event.after)
        steps = [
            step
            for source in event.before
            for target, path in self.found.onward(source).items()
            if target in after
            for step in path.steps
        ]
        return tuple(dict.fromkeys(Citation(step.cited) for step in steps if step.cited))
