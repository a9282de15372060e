"""Generated audits: years whose items are known, what is truly said of them, and what is not.

A seed makes one, quicker than hypothesis draws: thousands are wanted.
"""

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import NamedTuple

from tests.audit.building import block, of_new, year
from tracks.audit.account import Account
from tracks.audit.quantities import Quantity
from tracks.audit.solving.terms import Rule, holds
from tracks.model.statement import Added, Count, Lost, Removed, Statement

YEARS = ("2021", "2022", "2023")
Items = dict[str, set[int]]
"""The items under each root."""


class World(NamedTuple):
    """The items of some years."""

    years: dict[str, Items]

    @property
    def roots(self) -> str:
        """The roots, a letter each."""
        return "".join(next(iter(self.years.values())))

    def number(self, label: str, under: str) -> int:
        """Return how many items stand under some roots, or in all."""
        return len(set().union(*(self.years[label][root] for root in under or self.roots)))


def world(random: Random) -> World:
    """Make two or three years with a few roots, none of them ever empty."""
    roots = "abcd"[: random.choice((2, 2, 2, 3, 3, 4))]
    fresh = iter(range(1000))
    items: Items = {root: {next(fresh) for _ in range(random.randint(1, 4))} for root in roots}
    years = {}
    for label in YEARS[: random.choice((2, 2, 3))]:
        years[label] = items
        items = {
            root: {n for n in old if random.random() < 0.8} | {next(fresh) for _ in range(random.randint(0, 2))}
            or {next(fresh)}
            for root, old in items.items()
        }  # fmt: skip
    return World(years)


def true_statements(of: World, label: str, random: Random) -> Iterator[Statement]:
    """Yield statements about a year that are true, without end."""
    earlier = [each for each in of.years if each < label]
    while True:
        under = "".join(random.sample(of.roots, random.choice((0, 1, 1, 1, 2))))
        each = {} if len(under) < 2 else {"each": random.choice(("no", "no", "unclear"))}
        kind = random.choice(("is", "is", "was", "net", "growth", "most", "added", "gone"))
        now = of.number(label, under)
        since = random.choice(earlier) if earlier else None
        if kind == "is" or since is None:
            yield of_new(under, value=now, **each)
            continue
        before = of.number(since, under)
        if kind == "was":
            yield of_new(under, since=since, was=before, value=now, **each)
        elif kind == "net":
            yield of_new(under, since=since, net=now - before, **each)
        elif kind == "growth":
            yield of_new(under, since=since, growth=percent(before, now), **each)
        elif kind == "most":
            yield from _most(of, label, since, random)
        else:
            came, went = _flow(of, since, label)
            if kind == "added":
                yield Added(added="new", since=since, number=len(came))
            elif random.random() < 0.5:
                yield Removed(removed="new", since=since, number=len(went))
            else:
                yield Lost(lost="new", since=since, number=len(went), by="merging")


def percent(before: int, now: int) -> str:
    """Print growth as sources do, rounded to the nearest per cent."""
    return f"{round(Fraction(100 * (now - before), before))}%"


def _flow(of: World, since: str, label: str) -> tuple[set[int], set[int]]:
    before, now = (set().union(*of.years[each].values()) for each in (since, label))
    return now - before, before - now


def _most(of: World, label: str, since: str, random: Random) -> Iterator[Statement]:
    measure = random.choice(("is", "net", "growth"))

    def size(root: str) -> Fraction:
        now, before = of.number(label, root), of.number(since, root)
        return Fraction({"is": now, "net": now - before, "growth": Fraction(now, before)}[measure])

    first, second = sorted(of.roots, key=size, reverse=True)[:2]
    if size(first) > size(second):
        yield of_new(first, since=since, value=of.number(label, first), most=measure)


def true_accounts(of: World, random: Random, each: int = 3) -> list[Account]:
    """Tell of every year some of what is true."""
    accounts = []
    for label in of.years:
        told = true_statements(of, label, random)
        says = [next(told) for _ in range(random.randint(1, each))]
        accounts.append(year(label, of.roots, *(block(random.choice("st"), said) for said in says)))
    return accounts


def any_accounts(random: Random) -> list[Account]:
    """Tell of some years what is true in one world, and now and then what is true in another."""
    here, elsewhere = world(random), world(random)
    while (here.roots, len(here.years)) != (elsewhere.roots, len(elsewhere.years)):
        elsewhere = world(random)
    lies = random.choice((0.0, 0.2, 0.5))
    accounts = []
    for label in here.years:
        told = [true_statements(each, label, random) for each in (here, elsewhere)]
        says = [next(told[random.random() < lies]) for _ in range(random.randint(1, 4))]
        accounts.append(year(label, here.roots, block("s", *says)))
    return accounts


def restated(said: Statement) -> Statement:
    """Say something that cannot be true where a number of items is."""
    assert isinstance(said, Count)
    assert said.value is not None
    return said.model_copy(
        update={"value": said.value + 1, "was": None, "since": None, "most": None}
    )


def all_solutions(rules: list[Rule], most: int) -> list[dict[Quantity, int]]:
    """Return all numbers up to `most` of which the rules are true, by trying them."""
    quantities = sorted({quantity for rule in rules for quantity in rule.about})
    due: list[list[Rule]] = [[] for _ in quantities]
    for rule in rules:
        due[max(map(quantities.index, rule.about))].append(rule)
    found: list[dict[Quantity, int]] = [{}]
    for quantity, here in zip(quantities, due, strict=True):
        tried = ({**known, quantity: n} for known in found for n in range(most + 1))
        found = [values for values in tried if all(holds(rule, values) for rule in here)]
    return found
