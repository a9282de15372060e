"""All rules that the facts and the assumptions lay upon the numbers."""

from collections.abc import Iterable

from tracks.audit.account import Facts
from tracks.audit.changes import Happened, Share
from tracks.audit.facts import Fact, Listed, Stated
from tracks.audit.flows import flows, passages, spans_of
from tracks.audit.frame import Frame
from tracks.audit.quantities import How, stock
from tracks.audit.solving.terms import Rule


def rules_of(facts: Facts, frame: Frame) -> list[Rule]:
    """Return the rules of the facts, of how items stand under each other, and of how numbers change."""
    found = [rule for fact in facts for rule in fact.rules(frame)]
    spans = spans_of(facts, frame)
    spoken = {q for rule in found for q in rule.about if q.sort == "stock"}
    spoken |= {stock(label, level) for level in _levels(facts) for label in frame.editions}
    nothing = [fact for fact in facts if isinstance(fact, Stated) and fact.number == 0]
    for edition, level in sorted({(q.edition, q.level) for q in spoken}):
        unders = sorted({q.under for q in spoken if q[1:3] == (edition, level) and q.under})
        found += frame.standing(edition, level, unders, nothing)
    for level, pairs in spans.items():
        found += flows(level, pairs, facts, frame)
    for fact in facts:
        if isinstance(fact, Happened) and any(True for _ in passages(fact, frame)):
            found += fact.passing()
    return found


def _levels(facts: Iterable[Fact]) -> set[str]:
    told = [fact for fact in facts if not isinstance(fact, Listed)]
    others = {fact.of for fact in told if isinstance(fact, Share)}
    others |= {
        level
        for fact in told
        if isinstance(fact, Happened) and fact.how is How.REGRADED
        for level in fact.of
    }
    return {fact.level for fact in told} | others
