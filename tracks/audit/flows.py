"""The rules of how gains and losses carry the number of one edition to that of another."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from tracks.audit.account import Facts
from tracks.audit.changes import Happened
from tracks.audit.facts import Assumption, Fact, Label
from tracks.audit.frame import Frame
from tracks.audit.quantities import Quantity, gained, lost, stock
from tracks.audit.solving.terms import Rule, at_most, total, zero
from tracks.audit.turnover import AddedFact, Gone
from tracks.model.text import natural_key

Spans = dict[str, set[tuple[str, str]]]
"""By level, the pairs of editions whose gains and losses are spoken of."""


def spans_of(facts: Facts, frame: Frame) -> Spans:
    """Return the pairs of editions that gains and losses are stated of, and the steps from year to year."""
    found: Spans = {}
    for fact in facts:
        if isinstance(fact, AddedFact | Gone) and not frame.compared(
            fact.since, fact.edition, fact.level
        ):
            found.setdefault(fact.level, set()).add((fact.since, fact.edition))
        for _, passed in passages(fact, frame):
            found.setdefault(passed.level, set()).add((passed.since, passed.edition))
    for pairs in found.values():
        known = {*frame.editions, *(label for pair in pairs for label in pair)}
        pairs.update(pairwise(sorted(known, key=natural_key)))
    return found


def passages(fact: Fact, frame: Frame) -> Iterator[tuple[int, Quantity]]:
    """Yield what a fact says passed to, or from, levels whose lists do not show it."""
    if isinstance(fact, Happened):
        for sign, passed in fact.passages():
            if not frame.compared(fact.since, fact.edition, passed.level):
                yield sign, passed


def _passed(
    since: str, edition: str, level: str, facts: Facts, frame: Frame
) -> Iterator[tuple[int, Quantity]]:
    """Yield the same of a level between two editions; several that say it say one thing."""
    found = dict.fromkeys(each for fact in facts for each in passages(fact, frame))
    pair = since, edition, level
    yield from (each for each in found if (each[1].since, each[1].edition, each[1].level) == pair)


def flows(level: str, pairs: set[tuple[str, str]], facts: Facts, frame: Frame) -> Iterator[Rule]:
    """Yield how gains and losses carry one edition's number to another's."""
    for since, edition in sorted(pairs, key=lambda pair: tuple(map(natural_key, pair))):
        before, after = stock(since, level), stock(edition, level)
        gain, loss = gained(since, edition, level), lost(since, edition, level)
        always: frozenset[Label] = frozenset()
        passed = list(_passed(since, edition, level, facts, frame))
        came = [(-1, q) for sign, q in passed if sign > 0]
        went = [(-1, q) for sign, q in passed if sign < 0]
        flow = zero((1, before), (1, gain), (-1, loss), *passed, (-1, after))
        yield Rule(always, (flow,), "flow")
        yield Rule(always, ((total((1, after), (-1, gain), *came),),), "flow")
        yield Rule(always, ((total((1, before), (-1, loss), *went),),), "flow")
        yield from _under(since, edition, level, facts, frame)
        told = [
            fact
            for fact in facts
            if isinstance(fact, Gone)
            and not fact.under
            and (fact.since, fact.edition, fact.level) == (since, edition, level)
            and not frame.compared(since, edition, level)
        ]
        # Merged and removed items are counted apart; where one of them is not counted, it may be more.
        kinds = [
            [fact for fact in told if fact.whole and fact.merging is merging]
            for merging in sorted({fact.merging for fact in told})
        ]
        for counted in product(*kinds) if kinds else ():
            most = sum(fact.upper or 0 for fact in counted)
            guards = frozenset[Label]({*counted, Assumption.GONE})
            yield Rule(guards, ((at_most(loss, most),),), "gone")
    yield from _over_steps(level, pairs)


def _under(since: str, edition: str, level: str, facts: Facts, frame: Frame) -> Iterator[Rule]:
    """Yield how what came, or went, under some items makes up all that did."""
    told = [
        fact
        for fact in facts
        if isinstance(fact, AddedFact | Gone)
        and fact.under
        and (fact.since, fact.edition, fact.level) == (since, edition, level)
    ]
    for of, there in ((gained, edition), (lost, since)):
        kind = AddedFact if of is gained else Gone
        unders = sorted({fact.under for fact in told if isinstance(fact, kind)})
        singles: list[tuple[str, ...]] = sorted({(item,) for under in unders for item in under})
        whole = of(since, edition, level)
        for under in singles:
            part = of(since, edition, level, under)
            yield Rule(frozenset(), ((total((1, whole), (-1, part)),),), "flow")
            yield Rule(
                frozenset(), ((total((1, stock(there, level, under)), (-1, part)),),), "flow"
            )
        for under in unders:
            if len(under) > 1:
                members = ((-1, of(since, edition, level, (item,))) for item in under)
                joint = zero((1, of(since, edition, level, under)), *members)
                yield Rule(frozenset(), (joint,), "joint")
        roots = [under for under in singles if under[0] in frame.roots(there, level)]
        parts = ((-1, of(since, edition, level, under)) for under in roots)
        if roots:
            guards = frozenset[Label]({Assumption.SUMS})
            yield Rule(guards, ((total((1, whole), *parts),),), "flow")
        if of is lost:
            yield from _gone_under(told, singles)


def _gone_under(
    told: Sequence[AddedFact | Gone], unders: Sequence[tuple[str, ...]]
) -> Iterator[Rule]:
    """Yield that losses under an item are no more than all that are counted there."""
    for under in unders:
        here = [fact for fact in told if isinstance(fact, Gone) and fact.under == under]
        kinds = [
            [fact for fact in here if fact.whole and fact.merging is merging]
            for merging in sorted({fact.merging for fact in here})
        ]
        for counted in product(*kinds) if kinds else ():
            first = counted[0]
            loss = lost(first.since, first.edition, first.level, under)
            guards = frozenset[Label]({*counted, Assumption.GONE})
            most = sum(fact.upper or 0 for fact in counted)
            yield Rule(guards, ((at_most(loss, most),),), "gone")


def _over_steps(level: str, pairs: set[tuple[str, str]]) -> Iterator[Rule]:
    """Yield that what came or went over several steps did so in one of them."""
    labels = sorted({label for pair in pairs for label in pair}, key=natural_key)
    for since, edition in pairs:
        span = labels[labels.index(since) : labels.index(edition) + 1]
        if len(span) > 2:
            for of in (gained, lost):
                steps = ((1, of(*step, level)) for step in pairwise(span))
                atom = total((-1, of(since, edition, level)), *steps)
                yield Rule(frozenset(), ((atom,),), "flow")
