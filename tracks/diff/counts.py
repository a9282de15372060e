"""Counts by level and root, before and after, and what sources say of the way between."""

from collections.abc import Iterable, Iterator, Mapping

from tracks.diff.change import Change, CountRow, Figure, RootGroup, Trend
from tracks.diff.delta import Delta, Key, Side
from tracks.diff.figures import keys_of, listed_figure, stated_figures
from tracks.diff.roots import Roots
from tracks.model.amount import bounds, exact
from tracks.model.evidence import Evidence
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.statement import Block, Count

# A source's own words for a trend, as far as they tell how it came about.
CONSOLIDATING = frozenset({"整合", "合并", "归并", "consolidated", "consolidation", "merged"})
EXPANDING = frozenset({"扩容", "扩张", "扩展", "expanded", "expansion"})

_MERGING = frozenset({Kind.MERGED, Kind.ABSORBED})
_SPLITTING = frozenset({Kind.SPLIT, Kind.SPLIT_OFF})
_UNKNOWN = Figure()
_NONE = Figure(0, 0, Evidence.LISTED)
_NOTHING_SAID = Trend()


def count_rows(delta: Delta, changes: Iterable[Change], roots: Roots) -> tuple[CountRow, ...]:
    """Return a row for each level, and one for each root or joint figure of which something is known.

    A complete listing counts for more than a statement, a statement for more than what is derived.
    Roots that are one, or in one event, have one row.
    """
    before, after = delta.before, delta.after
    # Of two revisions of one edition, neither states anything about the other.
    about_before = [before.head] if before.edition == after.edition else [before.head, after.head]
    stated_before = stated_figures(about_before, before.edition)
    stated_after = stated_figures([after.head], after.edition)
    trends = _trends(delta)
    linked = _linked(delta, changes)
    rows = []
    for level, group in _groups(delta, roots, [*stated_after, *stated_before, *trends]):
        earlier, later = group.before or group.after, group.after or group.before
        old = _figure(level, earlier, before, stated_before)
        new = _figure(level, later, after, stated_after)
        # Of an id that is another item now, the one has ended and the other had not begun.
        if group.after and not group.before and roots.stands_anew(later[0]):
            old = _NONE
        elif group.before and not group.after and roots.stands_anew(earlier[0]):
            new = _NONE
        trend = trends.get((level, later), _NOTHING_SAID)
        if not later or _tells(old, new, trend):
            row = _row(level, earlier, later, old, new, trend, linked)
            if not delta.both_have(level):  # what a level that comes or goes has is no growth
                row = row._replace(growth=None, kinds=())
            rows.append(row._replace(group=group if roots.is_group(group) else None))
    return tuple(rows)


def _groups(delta: Delta, roots: Roots, stated: Iterable[Key]) -> Iterator[tuple[str, RootGroup]]:
    """Yield, outermost level first, the level in all, its roots in their order, then what else is stated."""
    stated = list(dict.fromkeys(stated))
    earlier, later = delta.before.head.taxonomy.depths, delta.after.head.taxonomy.depths
    for level in [*later, *(level for level in earlier if level not in later)]:
        others = [roots.of_stated(under) for at, under in stated if at == level and under]
        groups = dict.fromkeys([RootGroup((), ()), *roots.at(level), *others])
        yield from ((level, group) for group in groups)


def _figure(level: str, under: tuple[str, ...], side: Side, stated: Mapping[Key, Figure]) -> Figure:
    """Return what is known of a count; of several roots in one event the sum, where none is stated."""
    if len(under) < 2 or (level, under) in stated:
        return _figure_of((level, under), side, stated.get((level, under)))
    each = [_figure_of((level, (root,)), side, stated.get((level, (root,)))) for root in under]
    if any(figure.evidence is None for figure in each):
        return _UNKNOWN
    evidence = {figure.evidence for figure in each}
    most = [figure.maximum for figure in each]
    return Figure(
        minimum=sum(figure.minimum or 0 for figure in each),
        maximum=None if None in most else sum(number or 0 for number in most),
        evidence=evidence.pop() if len(evidence) == 1 else Evidence.DERIVED,
        sources=tuple(dict.fromkeys(source for figure in each for source in figure.sources)),
    )


def _figure_of(key: Key, side: Side, stated: Figure | None) -> Figure:
    """Return what is known of a count: listed, else stated, else derived, where one of them is exact."""
    listed, derived = listed_figure(side, key), side.derived.get(key)
    for figure in (listed, stated, derived):
        if figure is not None and figure.value is not None:
            return figure
    return stated or derived or listed or _UNKNOWN


def _trends(delta: Delta) -> dict[Key, Trend]:
    """Return what the later edition's sources say of each count's way since the earlier one."""
    found: dict[Key, Trend] = {}
    for block, said in delta.after.head.counts():
        if said.since == delta.before.edition:
            for key in keys_of(block, said):
                found[key] = _and(found.get(key, _NOTHING_SAID), _trend(block, said))
    return found


def _trend(block: Block, said: Count) -> Trend:
    read = block.each_of(said) if len(said.under) > 1 else None
    cited = (block.cite(said),)
    return Trend(said.net, said.growth, said.most, said.word, said.each, read, cited)


def _and(first: Trend, second: Trend) -> Trend:
    """Join what two statements say of one count; where they differ the first is shown."""
    missing = {k: v for k, v in second._asdict().items() if getattr(first, k) is None}
    sources = tuple(dict.fromkeys(first.sources + second.sources))
    return first._replace(**missing)._replace(sources=sources)


def _tells(old: Figure, new: Figure, trend: Trend) -> bool:
    """Tell whether a row says more than that nothing is, or that nothing is known."""
    known = any(f.evidence is not None and f.value != 0 for f in (old, new))
    return known or any(part is not None for part in trend[:-1])


def _linked(delta: Delta, changes: Iterable[Change]) -> dict[Kind, set[Key]]:
    """Return the counts that links say were brought down by mergers, and brought up by splits."""
    found: dict[Kind, set[Key]] = {Kind.CONSOLIDATED: set(), Kind.EXPANDED: set()}
    for change in changes:
        if not _MERGING.isdisjoint(change.kinds):
            found[Kind.CONSOLIDATED].update(_counted(delta.before, change.before))
        if not _SPLITTING.isdisjoint(change.kinds):
            found[Kind.EXPANDED].update(_counted(delta.after, change.after))
    return found


def _counted(side: Side, items: Iterable[Item]) -> Iterator[Key]:
    for item in (item for item in items if item.in_force):
        yield item.level, ()
        yield item.level, (side.with_ancestors(item)[-1].id,)


def _row(
    level: str,
    earlier: tuple[str, ...],
    later: tuple[str, ...],
    old: Figure,
    new: Figure,
    trend: Trend,
    linked: Mapping[Kind, set[Key]],
) -> CountRow:
    net, growth = exact(trend.net), None
    if old.value is not None and new.value is not None:
        net = new.value - old.value
        growth = net / old.value if old.value else None
    sign = _sign(old, new, net, trend)
    kinds: tuple[Kind, ...] = ()
    if sign < 0:
        kinds = (Kind.DECREASED,)
        if trend.word in CONSOLIDATING or _among(level, earlier, linked[Kind.CONSOLIDATED]):
            kinds = (Kind.DECREASED, Kind.CONSOLIDATED)
    elif sign > 0:
        kinds = (Kind.INCREASED,)
        if trend.word in EXPANDING or _among(level, later, linked[Kind.EXPANDED]):
            kinds = (Kind.INCREASED, Kind.EXPANDED)
    return CountRow(level, later, old, new, net, growth, kinds, trend)


def _among(level: str, roots: tuple[str, ...], counted: set[Key]) -> bool:
    """Tell whether a level is counted in all, or under any of the roots if some are given."""
    keys: list[Key] = [(level, (root,)) for root in roots] or [(level, ())]
    return not counted.isdisjoint(keys)


def _sign(old: Figure, new: Figure, net: int | None, trend: Trend) -> int:
    """Return -1 for fewer, 1 for more, 0 for as many or undecided."""
    if net is not None:
        return (net > 0) - (net < 0)
    if trend.net is not None:
        least, most = bounds(trend.net)
        if (least or 0) > 0:
            return 1
        if most is not None and most < 0:
            return -1
    growth = trend.growth
    if growth is not None and any(digit in growth for digit in "123456789"):
        return -1 if growth.startswith("-") else 1
    if old.maximum is not None and new.minimum is not None and old.maximum < new.minimum:
        return 1
    if new.maximum is not None and old.minimum is not None and new.maximum < old.minimum:
        return -1
    return 0
