"""How many changes of each kind there were at each level, and whose each number is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tracks.diff.change import Change, ChangeSet, Claim, Figure, Lists
from tracks.diff.delta import Delta, Side
from tracks.model.amount import bounds
from tracks.model.evidence import Citation, Evidence
from tracks.model.item import Item
from tracks.model.kind import OF_COUNTS, SAID_ALONE, Kind

ASKED = (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT, Kind.RENAMED)
"""The kinds of which it is said, too, that there were none, or that nothing is known."""

_BEGAN = frozenset({Kind.ADDED, Kind.REVIVED})
_ALL_END_AND_BEGIN = frozenset({Kind.MERGED, Kind.SPLIT})


class KindFigure(NamedTuple):
    """How many changes of a kind there were at a level: events of a kind of events, else items in force.

    `found` is what the lists and the links show, `by` the same by evidence, without what only a
    source says. `reach` is between what numbers a source's may lie that the lists are to bear out: of
    additions, from those without a predecessor to all that the earlier list lacks. `stated` are the
    different figures of sources, `said` all of them as one, `named` how many items they name. `apart` are
    changes of what is not in force, which are not counted.
    """

    kind: Kind
    level: str
    found: Figure
    by: Mapping[Evidence, int]
    reach: Figure
    stated: tuple[Figure, ...]
    said: Figure
    named: int
    apart: int = 0

    @property
    def known(self) -> bool:
        """Whether there is a number, be it 0, or a bound of it."""
        return self.found.evidence is not None or self.said.evidence is not None


def by_kind(found: ChangeSet) -> dict[tuple[Kind, str], KindFigure]:
    """Return a figure for each kind of change of items and each level, in the order of both."""
    shown: Counter[tuple[Kind, str, Evidence]] = Counter()
    apart: Counter[tuple[Kind, str]] = Counter()
    for change in found.changes:
        for kind in change.kinds:
            if not change.is_counted:
                apart[kind, change.level] += 1
            elif change.evidence is not Evidence.STATED:
                shown[kind, change.level, change.evidence] += 1
    claims: dict[tuple[Kind, str], list[Claim]] = {}
    for claim in found.stated:
        claims.setdefault((claim.kind, claim.level), []).append(claim)
    return {
        (kind, level): _figure(
            kind,
            level,
            lists,
            {e: n for e in Evidence if (n := shown[kind, level, e])},
            claims.get((kind, level), ()),
        )._replace(apart=apart[kind, level])
        for kind in Kind
        if kind not in OF_COUNTS
        for level, lists in found.lists.items()
    }


def without_evidence(found: ChangeSet) -> list[Kind]:
    """Return the kinds of ASKED of which nothing tells a number, nor the lists that there were none."""
    figures = by_kind(found).values()
    seen = {figure.kind for figure in figures if figure.by or figure.stated}
    seen |= {claim.kind for claim in found.between}
    open_kinds = {figure.kind for figure in figures if not figure.known}
    return [kind for kind in ASKED if kind in open_kinds and kind not in seen]


def lists_of(
    delta: Delta, changes: Iterable[Change], under: tuple[str, ...] = ()
) -> dict[str, Lists]:
    """Return what the two lists show of each level's items in force, the later taxonomy's levels first.

    Of all such items, or of those that stand under some (ids).
    """

    wanted = set(under)

    def within(side: Side, items: Sequence[Item]) -> Sequence[Item]:
        items = [item for item in items if item.in_force]
        if not wanted:
            return items
        return [i for i in items if any(up.id in wanted for up in side.with_ancestors(i)[1:])]

    new: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    begun: dict[str, list[Item]] = {}
    ended: dict[str, list[Item]] = {}
    for change in changes:
        before, after = within(delta.before, change.before), within(delta.after, change.after)
        for level in _lacking(change, after, change.before):
            new[level] += 1
        for level in _lacking(change, before, change.after):
            gone[level] += 1
        if not change.before or change.kinds[0] is Kind.ADDED:
            begun.setdefault(change.level, []).extend(after)
        if not change.after or change.kinds[0] is Kind.REMOVED:
            ended.setdefault(change.level, []).extend(before)
    heads = (delta.after.head, delta.before.head)
    return {
        level: Lists(
            before=delta.before.head.is_complete(level),
            after=delta.after.head.is_complete(level),
            new=new[level],
            gone=gone[level],
            begun=len(begun.get(level, ())),
            ended=len(ended.get(level, ())),
            by_name=_by_name(begun.get(level, ())) and _by_name(ended.get(level, ())),
        )
        for level in dict.fromkeys(level for head in heads for level in head.taxonomy.depths)
    }


def _by_name(items: Iterable[Item]) -> bool:
    return any(item.named_by_id for item in items)


def _lacking(change: Change, items: Iterable[Item], others: Iterable[Item]) -> list[str]:
    """Return the level of each of some items that are not in force at that level in the other edition."""
    if change.kinds[0] in _ALL_END_AND_BEGIN:
        others = ()  # an id that stands again is another item
    standing = {(item.id, item.level) for item in others if item.in_force}
    return [item.level for item in items if (item.id, item.level) not in standing]


def _figure(
    kind: Kind,
    level: str,
    lists: Lists,
    by: Mapping[Evidence, int],
    claims: Sequence[Claim],
) -> KindFigure:
    number = sum(by.values())
    evidence = next(iter(by)) if len(by) == 1 else None
    found = Figure()
    if kind in SAID_ALONE:
        found = Figure()
    elif lists.shows(kind):
        found = Figure(number, number, evidence or Evidence.LISTED)
    elif number:
        found = Figure(number, None, evidence or Evidence.LISTED)
    stated = _stated(claims)
    named = {item.id for claim in claims if claim.slug != "merged" for item in claim.items}
    said = _together(stated, len(named))
    return KindFigure(kind, level, found, by, reach(kind, lists), stated, said, len(named))


def reach(kind: Kind, lists: Lists) -> Figure:
    """Return between what numbers of a source's additions, or removals, the lists bear out."""
    if not lists.complete or kind not in (Kind.ADDED, Kind.REMOVED):
        return Figure()
    least, most = (lists.begun, lists.new) if kind is Kind.ADDED else (lists.ended, lists.gone)
    return Figure(least, most, Evidence.LISTED)


def _stated(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """Return what each block of statements says, equal figures of several sources as one."""
    by_block: dict[int, list[Claim]] = {}
    cited: dict[int, list[Citation]] = {}
    for claim in claims:
        for block, citation in claim.places:
            cited.setdefault(block, []).append(citation)
        for block in dict.fromkeys(block for block, _ in claim.places):  # said twice, it is one
            by_block.setdefault(block, []).append(claim)
    sources: dict[Figure, list[Citation]] = {}
    for block, said in by_block.items():
        sources.setdefault(added_up(said), []).extend(cited[block])
    return tuple(
        figure._replace(sources=tuple(dict.fromkeys(where))) for figure, where in sources.items()
    )


def added_up(claims: Sequence[Claim]) -> Figure:
    """Return between what numbers lies all that one place says: its figures are of parts and add up.

    What it says of items under others, or of some of all, leaves a lower bound.
    """
    of_all = [claim for claim in claims if not (claim.under or claim.some)]
    counted = [claim for claim in of_all if claim.fewer is not None]
    named = {item.id for claim in claims if claim.slug != "merged" for item in claim.items}
    named_and_counted = [i.id for claim in counted if claim.slug != "merged" for i in claim.items]
    twice = len(named_and_counted) - len(set(named_and_counted))
    numbers = [bounds(number) for claim in counted if (number := claim.fewer) is not None]
    least = sum(number.least or 0 for number in numbers) - twice
    parts = (_part(claim) for claim in claims if claim.some and not claim.under)
    least = max([least, len(named), _under_others(claims), *parts])
    mosts = [number.most for number in numbers]
    most = sum(number or 0 for number in mosts) - twice
    # Names without a number may be those that a number beside them counts.
    if not counted or None in mosts or most < least:
        rough = next((c.number for c in claims if isinstance(c.number, str)), None)
        if least == 0 and rough is not None:
            return Figure(evidence=Evidence.STATED, printed=rough)
        return Figure(least, None, Evidence.STATED)
    return Figure(least, most, Evidence.STATED)


def _part(claim: Claim) -> int:
    number = claim.fewer
    least = 0 if number is None else bounds(number).least or 0
    return max(least, 0 if claim.slug == "merged" else len(claim.items))


def _under_others(claims: Sequence[Claim]) -> int:
    """Return how many items, at least, are said of under others: no item stands under two of one level."""
    by_level: dict[str, dict[str, int]] = {}
    for claim in claims:
        if len(claim.under) == 1:
            [above] = claim.under
            found = by_level.setdefault(above.level, {})
            part = _part(claim)
            known = found.get(above.id, 0)
            found[above.id] = max(known, part) if claim.some else known + part
    joint = [_part(claim) for claim in claims if len(claim.under) > 1]
    return max([0, *joint, *(sum(found.values()) for found in by_level.values())])


def _together(stated: Sequence[Figure], named: int) -> Figure:
    """Make one figure of what sources say: bounds where they differ, exact ones before open ones."""
    if not stated:
        return Figure()
    known = [figure for figure in stated if figure.maximum is not None]
    least = max([named, *(figure.minimum or 0 for figure in stated)])
    cited = tuple(dict.fromkeys(c for figure in known or stated for c in figure.sources))
    if known:
        least = min(figure.minimum or 0 for figure in known)
        most = max(figure.maximum or 0 for figure in known)
        return Figure(least, most, Evidence.STATED, cited)
    if least == 0 and stated[0].printed:
        return stated[0]._replace(sources=cited)
    return Figure(least, None, Evidence.STATED, cited)
