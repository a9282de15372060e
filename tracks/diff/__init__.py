"""What changed between two editions: `diff(Delta) → ChangeSet`, and how to play it on items."""

from collections.abc import Mapping

from tracks.diff.claims import claims_between, claims_of_pair
from tracks.diff.counts import count_rows
from tracks.diff.items import decide
from tracks.diff.patch import apply, revert
from tracks.diff.select import select
from tracks.model.change import ChangeSet
from tracks.model.delta import Delta
from tracks.model.statement import Source

__all__ = ["apply", "diff", "revert", "select"]


def diff(delta: Delta) -> ChangeSet:
    """Tell what changed, what sources state of it, and what nothing decides; the cost follows the delta."""
    decided = decide(delta)
    return ChangeSet(
        counts=count_rows(delta, decided.changes),
        changes=tuple(decided.changes),
        stated=claims_of_pair(delta),
        between=claims_between(delta),
        undecided=decided.undecided,
        followed=tuple(decided.followed),
        sources=_sources(delta),
        losses=delta.losses,
    )


def _sources(delta: Delta) -> Mapping[str, Source]:
    heads = (delta.after.head, delta.before.head, *(b.head for b in delta.between))
    own = {source_id: source for head in heads for source_id, source in head.sources.items()}
    return own | dict(delta.sources)
