"""`diff`: what changed between two recorded editions."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracks.commands import chosen, in_force, references
from tracks.commands.derived import with_derived
from tracks.commands.to_review import Review, to_review
from tracks.commands.usage import unknown
from tracks.diff.attribute_sums import SumRow, sum_rows
from tracks.diff.change import ChangeSet
from tracks.diff.delta import Delta
from tracks.diff.diff import diff
from tracks.diff.select import select
from tracks.errors import Code, Parameter
from tracks.model.attribute import summed
from tracks.model.kind import Kind
from tracks.store import Store


class Comparison(NamedTuple):
    """The delta of two editions and its changes, narrowed to what was asked for.

    `sums` are of attributes that may be added up; there are none where a level or kinds are asked for.
    `reviews` are the maps to other taxonomies that need a look.
    """

    delta: Delta
    change_set: ChangeSet
    sums: tuple[SumRow, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything differs between the two."""
        counts_differ = any(row.kinds for row in self.change_set.counts)
        return bool(
            counts_differ
            or self.delta.reordered
            or self.change_set.changes
            or self.change_set.stated
            or any(self.change_set.undecided)
            or self.change_set.head
        )


def compare(
    store: Store,
    before: str,
    after: str,
    *,
    taxonomy: str | None = None,
    level: str | None = None,
    under: str | None = None,
    kinds: Sequence[Kind] = (),
    on: bool = False,
) -> Comparison:
    """Compare two recorded editions, each written as `2025` or `2025@1`, the earlier one first.

    With `on` each is written as a day on which it is in force.
    `level` and `under` take an id, a name or (`under`) a code. Raises TracksError where one of them
    is not there, where the editions are the wrong way round, and for the database.
    """
    items = [] if under is None else [under]
    if on:
        taxonomy = in_force.dated_taxonomy(store, taxonomy)
        before, after = (in_force.edition_on(store, taxonomy, day) for day in (before, after))
    key = chosen.taxonomy(store, taxonomy, editions=[before, after], items=items)
    old, new = references.pair(store, key, before, after, right=f"diff {after} {before}")
    delta = with_derived(store, store.delta(old, new))
    if level is not None:
        level = references.level((new.head.taxonomy, old.head.taxonomy), level)
    if under is not None and not (delta.after.item(under) or delta.before.item(under)):
        # Not an id in the delta: all items of both editions are searched.
        under = references.item((store.edition(new), store.edition(old)), under)
    change_set = diff(delta)
    narrowed = select(change_set, delta, level=level, under=under, kinds=kinds)
    sums: tuple[SumRow, ...] = ()
    if summed(new.head.taxonomy) and level is None and not kinds:
        # What changed does not tell what all adds up to: only where sums are declared all is read.
        sums = sum_rows(delta, *store.outlines(old, new))
    if under is not None:
        sums = tuple(row for row in sums if any(i.id == under for i in (*row.was, *row.now)))
    return Comparison(delta, narrowed, sums, to_review(store, old, new, narrowed))


def known_kinds(written: Iterable[str]) -> list[Kind]:
    """Return the kinds of change with these slugs; TracksError where there is none such."""
    for each in written:
        if each not in tuple(Kind):
            raise unknown(Code.NO_SUCH_VALUE, each, tuple(Kind), option=Parameter("kind"))
    return [Kind(each) for each in written]
