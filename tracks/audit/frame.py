"""What the editions at hand look like, and the rules of how items stand under each other."""

from collections.abc import Iterable, Iterator, Sequence

from tracks.audit.account import Account
from tracks.audit.facts import Assumption, Stated
from tracks.audit.quantities import Quantity, stock
from tracks.audit.solving.terms import Rule, at_least, total, zero
from tracks.model.item import with_ancestors
from tracks.model.text import natural_key


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

    def is_borne_out(self, number: Quantity) -> bool:
        """Tell whether complete lists and links show what a source counts."""
        account = self._accounts.get(number.edition)
        return account is not None and any(each.number == number for each in account.shown)

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

    def is_in_force(self, edition: str, item: str) -> bool:
        """Tell whether a listed item of an edition is in force."""
        return self._accounts[edition].items[item].in_force

    def placed(self, edition: str, item: str) -> bool:
        """Tell whether it is known where an item of an edition stands."""
        account = self._accounts.get(edition)
        if account is None or item not in account.items:
            return False
        return not any(up.unplaced for up in with_ancestors(account.items[item], account.items))


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
            in_force = frame.is_in_force(edition, root)
            if in_force and not any(_covers(fact, edition, level, root) for fact in nothing):
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
