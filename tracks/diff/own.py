"""What a change says of one of its items: of an event, the pairs in which that item stands."""

from collections.abc import Collection

from tracks.diff.altered import Altered, altered
from tracks.diff.change import Change
from tracks.diff.continuity import Continuity


def own_part(
    change: Change, before: Collection[str], after: Collection[str], continuity: Continuity
) -> Change:
    """Return a change, of an event only what concerns the item that has these ids before and after.

    Its kinds are the event's, and what altered of the item itself.
    """
    if not change.pairs:
        return change
    pairs = tuple(pair for pair in change.pairs if pair[0] in before or pair[1] in after)
    old, new = ({pair[side] for pair in pairs} for side in (0, 1))
    sources = tuple(item for item in change.before if item.id in old | {*before})
    targets = tuple(item for item in change.after if item.id in new | {*after})
    what = Altered.together(
        [
            altered(source, target, continuity.delta, continuity)
            for source in sources
            for target in targets
            if source.id in before and target.id in after and (source.id, target.id) in pairs
        ]
    )
    return change._replace(
        kinds=(change.kinds[0], *what.kinds),
        before=sources,
        after=targets,
        paths=what.paths,
        pairs=pairs,
    )
