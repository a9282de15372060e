"""`diff`: what changed between two recorded editions."""

from collections.abc import Sequence
from typing import NamedTuple

from tracks.commands import references
from tracks.commands.derived import with_derived
from tracks.commands.usage import unknown, wrong_usage
from tracks.diff import diff
from tracks.diff.select import select
from tracks.errors import Code
from tracks.model.change import ChangeSet, Kind
from tracks.model.delta import Delta
from tracks.model.text import natural_key
from tracks.store import RevisionRow, Store


class Comparison(NamedTuple):
    """The delta of two editions and what was found in it, narrowed to what was asked for."""

    delta: Delta
    found: ChangeSet

    @property
    def differs(self) -> bool:
        """Whether anything was found that differs between the two."""
        counts_differ = any(row.kinds for row in self.found.counts)
        return bool(
            counts_differ or self.found.changes or self.found.stated or any(self.found.undecided)
        )


def compare(
    database: str | None,
    before: str,
    after: str,
    *,
    taxonomy: str | None = None,
    level: str | None = None,
    under: str | None = None,
    kinds: Sequence[str] = (),
) -> Comparison:
    """Compare two recorded editions, each written as `2025` or `2025@1`, the earlier one first.

    `level` and `under` take an id, a name or (`under`) a code. Raises TracksError where one of them
    is not there, where the editions are the wrong way round, and for the database.
    """
    wanted_kinds = [_kind(kind) for kind in kinds]
    with Store.open(database, create=False) as store:
        key = references.taxonomy(store, taxonomy)
        old, new = (references.revision(store, key, written) for written in (before, after))
        check_order(f"diff {after} {before}", old, new)
        delta = with_derived(store, store.delta(old, new))
        if level is not None:
            level = references.level((new.head.taxonomy, old.head.taxonomy), level)
        if under is not None and not (delta.after.item(under) or delta.before.item(under)):
            # Not an id that the diff speaks of: both editions are searched for it whole.
            under = references.item((store.edition(new), store.edition(old)), under)
    found = diff(delta)
    narrowed = select(found, delta, level=level, under=under, kinds=wanted_kinds)
    return Comparison(delta, narrowed)


def check_order(right: str, old: RevisionRow, new: RevisionRow) -> None:
    """Raise TracksError with the `right` command where the later edition is written first."""
    if natural_key(old.edition) > natural_key(new.edition):
        command = f"tracks {right}"
        raise wrong_usage(
            Code.EDITIONS_REVERSED, before=old.edition, after=new.edition, command=command
        )


def _kind(written: str) -> Kind:
    if written not in tuple(Kind):
        raise unknown(Code.NO_SUCH_VALUE, written, tuple(Kind), option="--kind")
    return Kind(written)
