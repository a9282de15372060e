"""A crosswalk between two taxonomies: a recorded map, composed with the links of either side's years."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from tracks.lineage.crosswalk import Crosswalk, cardinality, end_of
from tracks.lineage.leg import Leg, Way
from tracks.lineage.linked import Association, Settled
from tracks.lineage.row import Row
from tracks.model.evidence import Evidence
from tracks.model.item import Item, Line
from tracks.model.map import Match

Whole = Mapping[str, Collection[str]]
"""By item, those on the other side that all of it is in."""


def mapped_crosswalk(source: Leg, matches: Sequence[Match], target: Leg) -> Crosswalk:
    """Pair the items of two editions by matches between the editions that their legs lead to.

    All of an item is in another if it is so at each step of one way, or if all that it became is. Where
    two items each hold but a part of a third, nobody knows whether they have anything in common.
    Nothing is derived above what a match names: no level of one taxonomy is one of the other.
    """
    return Crosswalk(source.asked, target.asked, tuple(_rows(source, matches, target)))


def _rows(source: Leg, matches: Sequence[Match], target: Leg) -> Iterator[Row]:
    joined = _joined(source, matches, target)
    reached = {other for into in joined.values() for other in into}
    back = Counter(other for into in joined.values() for other in into if into[other].sure)
    order = {item_id: n for n, item_id in enumerate(target.asked.items)}
    ends = {match.source: match for match in matches if match.source and not match.target}
    for item_id in source.asked.items:
        into = joined.get(item_id, {})
        onward = sum(way.sure for way in into.values())
        for other in sorted(into, key=order.__getitem__):
            way = into[other]
            yield Row(
                *_end(source, item_id),
                *_end(target, other),
                cardinality(onward, back[other]) if way.sure else None,
                source_partial=way.source_partial,
                target_partial=way.target_partial,
                steps=way.steps,
                paths=way.paths,
                evidence=_evidence(way),
            )
        if not into:
            said = _settled(item_id, source, ends, target)
            yield _row_alone(source, item_id, target, None, said)
    ends = {match.target: match for match in matches if match.target and not match.source}
    for other in target.asked.items:
        if other not in reached:
            yield _row_alone(source, None, target, other, _settled(other, target, ends, source))


def _joined(source: Leg, matches: Sequence[Match], target: Leg) -> Mapping[str, Mapping[str, Way]]:
    """Return the ways from the items of one edition to those of the other."""
    onward: dict[str, list[Match]] = {}
    for match in matches:
        if match.source is not None and match.target is not None:
            onward.setdefault(match.source, []).append(match)
    back: dict[str, dict[str, Way]] = {}
    for other, ways in target.ways.items():
        for item_id, way in ways.items():
            back.setdefault(item_id, {})[other] = way.turned()
    found: dict[str, dict[str, Way]] = {}
    for item_id, ways in source.ways.items():
        for mapped, first in ways.items():
            for match in onward.get(mapped, ()):
                for other, last in back.get(str(match.target), {}).items():
                    step = _association(match, source, target)
                    way = Way(
                        steps=(*first.steps, step, *last.steps),
                        paths=first.paths * last.paths,
                        derived=first.derived or last.derived,
                        sure=_is_sure(first, match, last),
                    )
                    into = found.setdefault(item_id, {})
                    into[other] = _beside(way, into.get(other))
    all_of_source = _whole(source, _inner(target, _by_source(matches)))
    all_of_target = _whole(target, _inner(source, _by_source([m.turned() for m in matches])))

    def with_parts(way: Way, item_id: str, other: str) -> Way:
        of_source, of_target = all_of_source(item_id, other), all_of_target(other, item_id)
        return way._replace(
            source_partial=not of_source,
            target_partial=not of_target,
            sure=way.sure or of_source or of_target,
        )

    return {
        item_id: {other: with_parts(way, item_id, other) for other, way in into.items()}
        for item_id, into in found.items()
    }


def _is_sure(first: Way, match: Match, last: Way) -> bool:
    """Tell whether the ends of a way have something in common for certain.

    What the two items of a step have in common is in both ends if either item lies within its
    neighbour, that within the next, and so on to the end.
    """
    outward = (first.target_partial, match.target_partial, last.target_partial)
    onward = (first.source_partial, match.source_partial, last.source_partial)
    return any(not any(outward[:n]) and not any(onward[n + 1 :]) for n in range(3))


def _evidence(way: Way) -> Evidence | None:
    if not way.sure:
        return None
    return Evidence.DERIVED if way.derived else Evidence.LINKED


def _by_source(matches: Sequence[Match]) -> Whole:
    """Return, by what matches lead from, what all of it is in."""
    found: dict[str, list[str]] = {}
    for match in matches:
        if match.source is not None and match.target is not None and not match.source_partial:
            found.setdefault(match.source, []).append(match.target)
    return found


def _inner(far: Leg, matched: Whole) -> Whole:
    """Return, by what matches lead from, which items of the far edition all of it is in."""
    holders: dict[str, list[str]] = {}
    for other, ways in far.ways.items():
        for mapped, way in ways.items():
            if not way.target_partial:
                holders.setdefault(mapped, []).append(other)
    return {
        item_id: {other for mapped in into for other in holders.get(mapped, ())}
        for item_id, into in matched.items()
    }


def _whole(near: Leg, inner: Whole) -> Callable[[str, str], bool]:
    """Return what tells whether all of an item of the near edition is in one of the far edition."""

    def is_whole(item_id: str, other: str) -> bool:
        ways = near.ways[item_id]
        if any(not way.source_partial and other in inner.get(m, ()) for m, way in ways.items()):
            return True
        parts = near.parts(item_id)
        return bool(parts) and all(other in inner.get(part, ()) for part in parts)

    return is_whole


def _association(match: Match, source: Leg, target: Leg) -> Association:
    return Association(
        since=source.mapped.label,
        edition=target.mapped.label,
        origin=str(match.source),
        target=str(match.target),
        partial=match.source_partial,
        wider=match.target_partial,
        note=match.note,
        cited=match.cited,
    )


def _beside(way: Way, other: Way | None) -> Way:
    """Return two ways between the same items as one: what is sure goes first, then what links say, then the shorter."""
    if other is None:
        return way
    paths, sure = way.paths + other.paths, way.sure or other.sure
    return min(way, other, key=_rank)._replace(paths=paths, sure=sure)


def _rank(way: Way) -> tuple[object, ...]:
    return (
        not way.sure,
        way.derived,
        len(way.steps),
        [(s.edition, s.target, s.origin) for s in way.steps],
    )


def _settled(item_id: str, near: Leg, ends: Mapping[str, Match], far: Leg) -> tuple[Settled, ...]:
    """Return what says that nothing answers an item; of another edition of the far side nobody says it."""
    parts = near.parts(item_id)
    if not far.stays or not parts or not all(part in ends for part in parts):
        return ()
    said = (ends[part] for part in sorted(parts))
    return tuple(Settled(near.label, far.label, item_id, each.note, each.cited) for each in said)


def _row_alone(
    source: Leg, item_id: str | None, target: Leg, other: str | None, said: tuple[Settled, ...]
) -> Row:
    decided = "1:0" if other is None else "0:1"
    return Row(
        *_end(source, item_id),
        *_end(target, other),
        decided if said else None,
        evidence=Evidence.LINKED if said else None,
        settled=said,
    )


def _end(near: Leg, item_id: str | None) -> tuple[str, Item | None, Line | None]:
    return (near.label, *end_of(item_id, near.asked)[1:])
