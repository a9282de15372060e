"""All rules that the facts and the assumptions lay upon the numbers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from tracks.audit.account import Account, Facts
from tracks.audit.facts import AddedFact, Assumption, Fact, Gone, Label, Listed, Stated
from tracks.audit.quantities import gained, lost, stock
from tracks.audit.solving.terms import Rule, at_least, at_most, total, zero
from tracks.model.item import with_ancestors
from tracks.model.text import natural_key

Spans = dict[str, set[tuple[str, str]]]
"""By level, the pairs of editions whose gains and losses are spoken of."""


class Frame:
    """What the editions at hand look like: their roots, and what stands under what."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._accounts = {account.head.edition: account for account in accounts}
        self._standing: dict[object, tuple[Rule, ...]] = {}

    @property
    def editions(self) -> list[str]:
        """The editions at hand, in natural order."""
        return sorted(self._accounts, key=natural_key)

    def roots(self, edition: str, level: str) -> tuple[str, ...]:
        """Return the roots of an edition that items of a level stand under (ids)."""
        account = self._accounts.get(edition)
        return tuple(account.tally.under.get(level, ())) if account else ()

    def whole(self, edition: str, level: str) -> bool:
        """Tell whether the roots that items of a level stand under are all listed."""
        account = self._accounts.get(edition)
        if account is None:
            return False
        levels = {account.items[root].level for root in self.roots(edition, level)}
        return bool(levels) and all(map(account.head.is_complete, levels))

    def complete(self, edition: str, level: str) -> bool:
        """Tell whether an edition lists all its items of a level."""
        account = self._accounts.get(edition)
        return account is not None and account.head.is_complete(level)

    def compared(self, since: str, edition: str, level: str) -> bool:
        """Tell whether it is known what the complete lists of two editions show to have come and gone."""
        account = self._accounts.get(edition)
        shown = account.turnovers if account else ()
        return any((each.since, each.level) == (since, level) for each in shown)

    def roots_at(self, edition: str, level: str) -> int:
        """Return how many roots of the level itself are listed: they stand under none."""
        tally = self._accounts[edition].tally
        below = sum(tally.under.get(level, {}).values())
        return tally.total.get(level, 0) - tally.unplaced.get(level, 0) - below

    def parent(self, edition: str, item: str, among: Iterable[str]) -> str | None:
        """Return the nearest of some items that an item stands under."""
        account = self._accounts.get(edition)
        if account is None or item not in account.items:
            return None
        wanted = set(among)
        above = with_ancestors(account.items[item], account.items)[1:]
        return next((up.id for up in above if up.id in wanted), None)

    def standing(
        self,
        edition: str,
        level: str,
        unders: Sequence[tuple[str, ...]],
        nothing: Sequence[Stated],
    ) -> tuple[Rule, ...]:
        """Return the rules of how items stand under each other: made once, asked for by each reading."""
        key = edition, level, tuple(unders), tuple(nothing)
        if key not in self._standing:
            self._standing[key] = tuple(_standing(edition, level, unders, self, nothing))
        return self._standing[key]

    def placed(self, edition: str, item: str) -> bool:
        """Tell whether it is known where an item of an edition stands."""
        account = self._accounts.get(edition)
        if account is None or item not in account.items:
            return False
        return not any(up.unplaced for up in with_ancestors(account.items[item], account.items))


def rules_of(facts: Facts, frame: Frame) -> list[Rule]:
    """Return the rules of the facts, of how items stand under each other, and of how numbers change."""
    found = [rule for fact in facts for rule in fact.rules(frame)]
    spans = _spans(facts, frame)
    spoken = {q for rule in found for q in rule.about if q.sort == "stock"}
    spoken |= {stock(label, level) for level in _levels(facts) for label in frame.editions}
    nothing = [fact for fact in facts if isinstance(fact, Stated) and fact.number == 0]
    for edition, level in sorted({(q.edition, q.level) for q in spoken}):
        unders = sorted({q.under for q in spoken if q[1:3] == (edition, level) and q.under})
        found += frame.standing(edition, level, unders, nothing)
    for level, pairs in spans.items():
        found += _flows(level, pairs, facts, frame)
    return found


def _levels(facts: Iterable[Fact]) -> set[str]:
    return {fact.level for fact in facts if not isinstance(fact, Listed)}


def _standing(
    edition: str,
    level: str,
    unders: Sequence[tuple[str, ...]],
    frame: Frame,
    nothing: Sequence[Stated],
) -> Iterator[Rule]:
    """Yield how the numbers under items make up those under what these stand under."""
    roots = frame.roots(edition, level)
    singles = dict.fromkeys([*roots, *(item for under in unders for item in under)])
    joint = [under for under in unders if len(under) > 1]
    for under in joint:
        members = ((-1, stock(edition, level, (item,))) for item in under)
        yield Rule(frozenset(), (zero((1, stock(edition, level, under)), *members),), "joint")
    below: dict[tuple[str, ...], list[str]] = {}
    for item in singles:
        parent = frame.parent(edition, item, singles)
        if parent is not None:
            below.setdefault((parent,), []).append(item)
        elif item in roots or frame.placed(edition, item):
            below.setdefault((), []).append(item)
        else:  # nobody knows under which other one it stands
            alone = total((1, stock(edition, level)), (-1, stock(edition, level, (item,))))
            yield Rule(frozenset({Assumption.SUMS}), ((alone,),), "sums")
    for above, items in below.items():
        for parts in _partitions(items, joint):
            terms = ((-1, stock(edition, level, part)) for part in parts)
            sums = total((1, stock(edition, level, above)), *terms)
            yield Rule(frozenset({Assumption.SUMS}), ((sums,),), "sums")
    if frame.whole(edition, level):
        own = frame.roots_at(edition, level)
        for parts in _partitions(list(roots), joint):
            terms = ((1, stock(edition, level, part)) for part in parts)
            whole = total((-1, stock(edition, level)), *terms, constant=own)
            yield Rule(frozenset({Assumption.ROOTS}), ((whole,),), "roots")
    if not frame.complete(edition, level):
        for root in roots:
            if not any(_covers(fact, edition, level, root) for fact in nothing):
                of = stock(edition, level, (root,))
                yield Rule(frozenset({Assumption.NONEMPTY}), ((at_least(of, 1),),), "nonempty")


def _covers(fact: Stated, edition: str, level: str, root: str) -> bool:
    """Tell whether a figure counts what stands under a root, alone or with others."""
    return (fact.edition, fact.level) == (edition, level) and (not fact.under or root in fact.under)


def _partitions(
    items: Sequence[str], joint: Sequence[tuple[str, ...]]
) -> Iterator[list[tuple[str, ...]]]:
    """Yield the items one by one, and once more with joint figures in place of their members.

    The second follows from the first; said by itself it makes the arithmetic short.
    """
    yield [(item,) for item in items]
    chosen: list[tuple[str, ...]] = []
    for under in joint:
        if set(under) <= set(items) and not any(set(under) & set(other) for other in chosen):
            chosen.append(under)
    if chosen:
        taken = {item for under in chosen for item in under}
        yield [*chosen, *((item,) for item in items if item not in taken)]


def _spans(facts: Facts, frame: Frame) -> Spans:
    """Return the pairs of editions that gains and losses are stated of, and the steps from year to year."""
    found: Spans = {}
    for fact in facts:
        if isinstance(fact, AddedFact | Gone) and not frame.compared(
            fact.since, fact.edition, fact.level
        ):
            found.setdefault(fact.level, set()).add((fact.since, fact.edition))
    for pairs in found.values():
        known = {*frame.editions, *(label for pair in pairs for label in pair)}
        pairs.update(pairwise(sorted(known, key=natural_key)))
    return found


def _flows(level: str, pairs: set[tuple[str, str]], facts: Facts, frame: Frame) -> Iterator[Rule]:
    """Yield how gains and losses carry one edition's number to another's."""
    for since, edition in sorted(pairs, key=lambda pair: tuple(map(natural_key, pair))):
        before, after = stock(since, level), stock(edition, level)
        gain, loss = gained(since, edition, level), lost(since, edition, level)
        always: frozenset[Label] = frozenset()
        flow = zero((1, before), (1, gain), (-1, loss), (-1, after))
        yield Rule(always, (flow,), "flow")
        yield Rule(always, ((total((1, after), (-1, gain)),),), "flow")
        yield Rule(always, ((total((1, before), (-1, loss)),),), "flow")
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
