"""`flow`: how the numbers of one edition became those of another."""

from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.commands.derived import with_derived
from tracks.commands.usage import unknown
from tracks.diff.delta import Delta
from tracks.diff.diff import diff
from tracks.diff.flow import FlowRow, flow, not_closing
from tracks.diff.moves import Move
from tracks.errors import Code
from tracks.store import Store


class Flowed(NamedTuple):
    """The rows of a flow, what moved, and the delta of the two editions that it is of."""

    rows: tuple[FlowRow, ...]
    moves: tuple[Move, ...]
    delta: Delta

    @property
    def closes(self) -> bool:
        """Whether every row leads from its opening to its closing number without a rest."""
        return not not_closing(self.rows)


def flowed(
    store: Store,
    before: str,
    after: str,
    *,
    taxonomy: str | None = None,
    under: str | None = None,
) -> Flowed:
    """Return the flow between two editions, each written as `2025` or `2025@1`, the earlier one first.

    `under` takes the id, name or code of a root. Raises TracksError where one of them is not there,
    where the editions are the wrong way round, and for the database.
    """
    items = [] if under is None else [under]
    key = chosen.taxonomy(store, taxonomy, editions=[before, after], items=items)
    old, new = references.pair(store, key, before, after, right=f"flow {after} {before}")
    delta = with_derived(store, store.delta(old, new))
    earlier, later = store.edition(old), store.edition(new)
    rows, moves = flow(delta, diff(delta), earlier, later)
    if under is not None:
        root = references.item((later, earlier), under)
        roots = dict.fromkeys(i for row in rows for i in (*row.under, *row.formerly))
        if root not in roots:
            raise unknown(Code.NO_SUCH_ROOT, under, roots)
        rows = tuple(row for row in rows if root in (*row.under, *row.formerly))
        moves = tuple(m for m in moves if m.counts_under(root))
    return Flowed(rows, moves, delta)
