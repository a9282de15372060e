"""The sum over the roots of a level, and whether it equals the total."""

from tracks.diff.change import CountRow, Figure, Trend
from tracks.diff.delta import Delta, Side
from tracks.messages import diff as say
from tracks.model.language import Language
from tracks.views.compared import edition


def sum_of(counts: list[CountRow], total: CountRow, delta: Delta) -> CountRow | None:
    """Return the row of sums: a figure where every root's is known, None where neither edition has one."""
    before = _summed([(c.under, c.before) for c in counts], delta.before)
    after = _summed([(c.under, c.after) for c in counts], delta.after)
    if before.value is None and after.value is None:
        return None
    net = growth = None
    if before.value is not None and after.value is not None:
        net = after.value - before.value
        growth = net / before.value if before.value else None
    return CountRow(total.level, (), before, after, net, growth, (), Trend())


def _summed(figures: list[tuple[tuple[str, ...], Figure]], side: Side) -> Figure:
    values = {under[0]: figure.value for under, figure in figures if len(under) == 1}
    joint = any(len(under) > 1 and figure.evidence for under, figure in figures)
    known = [value for value in values.values() if value is not None]
    if joint or len(known) < len(values):
        return Figure()
    return Figure(sum(known), sum(known))


def agreement(whole: CountRow, total: CountRow, delta: Delta, lang: Language) -> str:
    """Return whether the sums equal the totals, in words, as far as both are known; else nothing."""
    pairs = [
        (side, summed.value - counted.value)
        for side, summed, counted in (
            (delta.before, whole.before, total.before),
            (delta.after, whole.after, total.after),
        )
        if summed.value is not None and counted.value is not None
    ]
    for side, difference in pairs:
        if difference:
            called = edition(side, delta, lang)
            return say.SUM_DIFFERS(lang, edition=called, difference=abs(difference))
    if len(pairs) == 1:
        return say.SUM_AGREES_IN(lang, edition=edition(pairs[0][0], delta, lang))
    return say.SUM_AGREES(lang) if pairs else ""
