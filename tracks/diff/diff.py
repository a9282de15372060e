"""What changed between two editions: `diff(Delta) → ChangeSet`."""

from collections.abc import Mapping

from tracks.diff.by_kind import lists_of
from tracks.diff.change import ChangeSet, HeadChange
from tracks.diff.claims import claims_between, claims_of_pair
from tracks.diff.continuity import Continuity
from tracks.diff.counts import count_rows
from tracks.diff.delta import Delta
from tracks.diff.heads import head_changes
from tracks.diff.items import decide
from tracks.diff.passages import passages
from tracks.diff.roots import Roots
from tracks.model.statement import Source


def diff(delta: Delta) -> ChangeSet:
    """Tell what changed, what sources state of it, and what nothing decides; the cost follows the delta."""
    continuity = Continuity(delta)
    decided = decide(delta, continuity)
    return ChangeSet(
        counts=count_rows(delta, decided.changes, Roots(continuity)),
        changes=tuple(decided.changes),
        stated=claims_of_pair(delta),
        between=claims_between(delta),
        undecided=decided.undecided,
        followed=tuple(decided.followed),
        sources=_sources(delta),
        losses=delta.losses,
        head=_head(delta),
        lists=lists_of(delta, decided.changes),
        passages=tuple(passages(continuity)),
    )


def _head(delta: Delta) -> tuple[HeadChange, ...]:
    """Return what differs in the heads of two revisions; those of two editions are not comparable."""
    if delta.before.edition != delta.after.edition:
        return ()
    return head_changes(delta.before.head, delta.after.head)


def _sources(delta: Delta) -> Mapping[str, Source]:
    heads = (delta.after.head, delta.before.head, *(b.head for b in delta.between))
    own = {source_id: source for head in heads for source_id, source in head.sources.items()}
    return own | dict(delta.sources)
