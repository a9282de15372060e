"""A correspondence: who became whom between two editions (xkos:Correspondence)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tracks.lineage.connected import connected
from tracks.lineage.path import ITSELF, Path

Paths = Mapping[str, Path]


@dataclass(frozen=True)
class Correspondence:
    """The paths from the items of one edition to those of a later one.

    `paths` has the ids that links between the two name, each with its paths by target; any other
    item is itself. `absent` are those of them that the earlier edition is known not to have.
    """

    before: str
    after: str
    paths: Mapping[str, Paths]
    absent: Collection[str] = ()

    def onward(self, item_id: str) -> Paths:
        """Return the paths of an item of the earlier edition, by target."""
        return self.paths.get(item_id, {item_id: ITSELF})

    def back(self, item_id: str) -> Paths:
        """Return the paths to an item of the later edition, by source."""
        if item_id not in self.paths:
            return {item_id: ITSELF}
        return self._sources.get(item_id, {})

    def is_same(self, source: str, target: str) -> bool:
        """Tell whether all of the one became the other: whole, and to nothing else."""
        onward = self.onward(source)
        return onward.keys() == {target} and not onward[target].partial

    def joined(self, item_ids: Iterable[str]) -> set[str]:
        """Return these ids, of either edition, and all that exchanged content with them."""
        return connected(item_ids, lambda item_id: (*self.onward(item_id), *self.back(item_id)))

    @cached_property
    def _sources(self) -> dict[str, dict[str, Path]]:
        found: dict[str, dict[str, Path]] = {}
        for source, paths in self.paths.items():
            for target, path in paths.items() if source not in self.absent else ():
                found.setdefault(target, {})[source] = path
        return found
