"""Editions that are at hand whole: what their links say, and who became whom between them."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from tracks.lineage.above import corresponding
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.heirs import Step, told_by
from tracks.lineage.linked import Linked, earliest_since, linked
from tracks.lineage.succession import Succession
from tracks.lineage.tree import whole_tree
from tracks.model.edition import Edition
from tracks.model.text import natural_key


def between(before: Edition, after: Edition, over: Sequence[Edition] = ()) -> Correspondence:
    """Return who became whom from an edition to a later one, over those in between, in order."""
    run = [before, *over, after]
    links = linked_over(run)
    steps = tuple(steps_over(run, links)) if over else ()
    trees = whole_tree(before), whole_tree(after)
    succession = Succession(links, told_by(steps))
    return corresponding(succession, *trees, differing(before, after), steps)


def differing(before: Edition, after: Edition) -> set[str]:
    """Return the ids of the items that differ between two editions."""
    ids = {*before.items, *after.items}
    return {i for i in ids if before.items.get(i) != after.items.get(i)}


def steps_over(run: Sequence[Edition], links: Linked) -> Iterator[Step]:
    """Yield who became whom from each of a run of editions to the next.

    Links that pass over editions lead from what earlier steps tell their source to be.
    """
    told: dict[tuple[str, str], str | None] = {}
    succession = Succession(links)
    trees = [whole_tree(edition) for edition in run]
    for (old, new), (before, after) in zip(pairwise(run), pairwise(trees), strict=True):
        ids = differing(old, new)
        step = Step(corresponding(succession, before, after, ids), before, after, ids)
        told |= told_by([step])
        if succession.passes_over:
            succession = Succession(links, told)
        yield step


def linked_over(run: Sequence[Edition], earlier: Sequence[Edition] = ()) -> Linked:
    """Gather what the links of a run of editions say; `earlier` are those before the run."""
    first = earliest_since([e.head for e in run], [e.head for e in earlier])
    editions = [*(e for e in earlier if natural_key(e.head.edition) >= first), *run]
    by_label = {edition.head.edition: edition for edition in editions}

    def find(label: str, _: Collection[str]) -> Iterator[tuple[str, str]]:
        for edition in [by_label[label]] if label in by_label else editions:
            yield from ((item.id, item.name) for item in edition.items.values())

    def levels(ids: Collection[str]) -> dict[str, dict[str, str]]:
        return {
            label: {i: edition.items[i].level for i in ids if i in edition.items}
            for label, edition in by_label.items()
        }

    return linked([edition.head for edition in editions], find, levels)
