"""Counts that nobody states and arithmetic gives, for the commands that show counts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tracks.diff.change import Figure, Loss
from tracks.diff.delta import Delta, Key
from tracks.model.evidence import Evidence
from tracks.model.text import natural_key
from tracks.store import Store

if TYPE_CHECKING:
    from tracks.audit.audit import Derivation


def with_derived(store: Store, delta: Delta) -> Delta:
    """Return a delta of two current revisions, with the counts that follow for either of them."""
    before, after = delta.before.edition, delta.after.edition
    key = delta.after.head.taxonomy.id
    return with_following(store, delta, *follows(store, key, (before, after)))


def with_following(
    store: Store,
    delta: Delta,
    derived: Mapping[str, Mapping[Key, Figure]],
    losses: Iterable[Loss],
) -> Delta:
    """Return a delta with what follows of its editions, out of what follows of all."""
    if not derived and not losses:
        return delta
    before, after = delta.before.edition, delta.after.edition
    key = delta.after.head.taxonomy.id
    sources = {
        i: source for head in store.heads(key).values() for i, source in head.sources.items()
    }
    low, high = natural_key(before), natural_key(after)
    return replace(
        delta,
        before=replace(delta.before, derived=derived.get(before, {})),
        after=replace(delta.after, derived=derived.get(after, {})),
        sources={**sources, **delta.sources},
        losses=tuple(
            loss
            for loss in losses
            if low <= natural_key(loss.since) and natural_key(loss.edition) <= high
        ),
    )


def follows(
    store: Store, key: str, editions: Iterable[str]
) -> tuple[Mapping[str, Mapping[Key, Figure]], tuple[Loss, ...]]:
    """Return, by edition, the counts that follow from statements, and the losses; none without statements."""
    if not any(row.head.statements for row in store.editions(key).values()):
        return {}, ()
    from tracks.commands import kept
    from tracks.commands.audit import accounts_of

    return following(kept.derived(accounts_of(store, key), tuple(editions)))


def following(
    derivation: "Derivation",
) -> tuple[Mapping[str, Mapping[Key, Figure]], tuple[Loss, ...]]:
    """Return, by edition, the derived counts, and the losses."""
    by_edition: dict[str, dict[Key, Figure]] = {}
    for each in derivation.derived:
        if each.told:
            steps = each.workings.steps
            by_edition.setdefault(each.of.edition, {})[each.of.level, each.of.under] = Figure(
                each.interval.least,
                each.interval.most,
                Evidence.DERIVED,
                derivation.sources(each.reason),
                arithmetic=steps[-1].text if steps else None,
            )
    losses = tuple(
        Loss(
            gone.since,
            gone.edition,
            gone.level,
            gone.least,
            gone.named,
            f"{gone.opening}+{gone.added}-{gone.closing}",
            derivation.sources(gone.reason),
        )
        for gone in derivation.departed
    )
    return by_edition, losses
