"""What links say of items that the earlier of two editions does not list, and an edition before it did."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from tracks.lineage.correspondence import Correspondence
from tracks.model.evidence import Citation
from tracks.model.item import Item

Items = Callable[[str, Collection[str]], Mapping[str, Item]]
"""Gives those of the ids that an edition before the earlier one lists; none of one not at hand."""


class Led(NamedTuple):
    """An item of an earlier edition that links lead from to one of the later edition compared.

    Neither lists the earlier edition compared. `name` is the id where no edition at hand has the item.
    """

    since: str
    id: str
    name: str
    edition: str
    target: Item
    partial: bool
    sources: tuple[Citation, ...]


def led(
    found: Correspondence, before: Mapping[str, Item], after: Mapping[str, Item], items: Items
) -> tuple[Led, ...]:
    """Return what links lead to items that the earlier edition lacks, from what it lacks too.

    `before` and `after` have, of what links name, what the editions list.
    """
    told = sorted(
        _told(found, before, after), key=lambda each: (each.since, each.id, each.target.id)
    )
    by_edition: dict[str, set[str]] = {}
    for each in told:
        by_edition.setdefault(each.since, set()).add(each.id)
    names = {
        (since, item_id): item.name
        for since, ids in by_edition.items()
        for item_id, item in items(since, ids).items()
    }
    return tuple(each._replace(name=names.get((each.since, each.id), each.id)) for each in told)


def _told(
    found: Correspondence, before: Mapping[str, Item], after: Mapping[str, Item]
) -> Iterator[Led]:
    for source, paths in found.paths.items():
        for target, path in paths.items() if source not in before else ():
            if path.steps and target in after and target not in before:
                first, last = path.steps[0], path.steps[-1]
                cited = dict.fromkeys(Citation(step.cited) for step in path.steps if step.cited)
                yield Led(
                    first.since,
                    first.origin,
                    first.origin,
                    last.edition,
                    after[target],
                    path.partial,
                    tuple(cited),
                )
