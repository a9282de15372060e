"""The delta of two revisions by query, so that its cost follows what changed.

What differs between two places are the states that begin or end between them; everything else that
a diff must name is found from those. The result equals `diff.delta.delta`.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from sqlalchemy import Connection, select

from tracks.diff.delta import Between, Delta, context_ids, sources_elsewhere
from tracks.diff.led import led
from tracks.lineage.above import corresponding
from tracks.lineage.heirs import Step, told_by, told_of
from tracks.lineage.linked import Linked
from tracks.lineage.succession import Succession
from tracks.model.item import Item
from tracks.model.text import natural_key
from tracks.store.database import one_of
from tracks.store.pair import Differing, Pair
from tracks.store.queries import with_ancestors
from tracks.store.revision import RevisionRow, by_pages
from tracks.store.schema import state


def delta_of(
    connection: Connection,
    owner: int,
    before: RevisionRow,
    after: RevisionRow,
    standing: Mapping[str, RevisionRow],
    links: Linked,
    steps: Sequence[Step],
) -> Delta:
    """Reduce two revisions of the taxonomy `owner` to what differs between them.

    `standing` are the revisions that stand for the taxonomy's editions, in natural order; `links` is
    what links say from the one to the other, `steps` lead there where editions lie between, and from where
    links pass over the first.
    """
    others = [row for e, row in standing.items() if e not in (before.edition, after.edition)]
    differing = Differing.of(connection, owner, before, after)
    low, high = natural_key(before.edition), natural_key(after.edition)
    earlier = [row for row in others if natural_key(row.edition) < low]
    between = [row for row in others if low < natural_key(row.edition) < high]
    heads = [before.head, after.head, *(row.head for row in between)]
    told = told_of(steps)
    wanted = [context_ids(heads, row.tally, links) | told for row in (before, after)]
    pair = Pair.of(connection, owner, (before, after), differing, wanted)
    succession = Succession(links, told_by(steps))
    found = corresponding(succession, *pair.trees, pair.differing, steps=steps)
    above = found.above.ids
    stand = {row.id for row in standing.values()}
    sides = pair.side(0, above, stand), pair.side(1, above, stand)
    old, new = (side.items.keys() for side in sides)
    listed = _listed(connection, owner, old ^ new, [*earlier, *between])

    def items(label: str, ids: Collection[str]) -> Mapping[str, Item]:
        there = (row for row in (*earlier, *between) if row.edition == label)
        return {
            i: item for row in there for i, item in _context(connection, owner, row, ids).items()
        }

    return Delta(
        before=sides[0],
        after=sides[1],
        between=tuple(
            Between(
                row.head,
                _context(connection, owner, row, row.head.named_ids()),
                frozenset(listed[row.id]),
            )
            for row in between
        ),
        found=found,
        seen=frozenset(i for row in earlier for i in listed[row.id] if i in new),
        sources=sources_elsewhere(heads, (row.head for row in others)),
        led=led(found, sides[0].known, sides[1].known, items),
    )


def steps_over(
    connection: Connection, owner: int, run: Sequence[RevisionRow], links: Linked
) -> Iterator[Step]:
    """Yield who became whom from each of a run of revisions to the next.

    Links that pass over editions lead from what earlier steps tell their source to be.
    """
    told: dict[tuple[str, str], str | None] = {}
    succession = Succession(links)
    for rows in pairwise(run):
        differing = Differing.of(connection, owner, *rows)
        # What links name between these two, and not between any: that would grow with the square.
        named = set(succession.named(*(row.edition for row in rows)))
        pair = Pair.of(connection, owner, rows, differing, [named, named])
        found = corresponding(succession, *pair.trees, pair.differing)
        step = Step(found, *pair.trees, pair.differing)
        told |= told_by([step])
        if succession.passes_over:
            succession = Succession(links, told)
        yield step


def _context(
    connection: Connection, owner: int, row: RevisionRow, ids: Iterable[str]
) -> dict[str, Item]:
    return {i: row.item(s) for i, s in with_ancestors(connection, owner, row.place, ids).items()}


def _listed(
    connection: Connection, owner: int, ids: Collection[str], revisions: Sequence[RevisionRow]
) -> Mapping[int, Collection[str]]:
    """Return, by the revision's own id, those of these ids that each of some revisions has."""
    found: dict[int, set[str]] = {row.id: set() for row in revisions}
    if not ids or not revisions:
        return found
    ordered = sorted(revisions, key=attrgetter("place"))
    places = [row.place for row in ordered]
    states = select(state.c.item, state.c.since, state.c.until).where(
        state.c.taxonomy == owner,
        one_of(state.c.item, ids),
        state.c.since <= places[-1],
        state.c.until > places[0],
    )
    for item_id, since, until in by_pages(connection.execute(states)):
        for row in ordered[bisect_left(places, since) : bisect_left(places, until)]:
            found[row.id].add(item_id)
    return found
