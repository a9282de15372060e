"""The plain solver, z3 and trying everything agree on thousands of generated problems."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.building import block, of_new, plenty, rules, subsets, year
from tests.audit.generated import all_solutions, any_accounts
from tests.examples import examples
from tracks.audit.account import Account
from tracks.audit.facts import Label
from tracks.audit.solving.bounds import Bounds
from tracks.audit.solving.budget import Budget, TooLarge
from tracks.audit.solving.conflicts import conflicts
from tracks.audit.solving.cores import Core, core_of, lean
from tracks.audit.solving.search import bound, search
from tracks.audit.solving.solutions import Intervals, solutions
from tracks.audit.solving.solver import Solver
from tracks.audit.solving.terms import Rule, active, holds

SEEDS = st.integers(0, 2**32)
MOST = 5
"""What is tried by force goes up to so much."""


def some_of(labels: frozenset[Label], random: Random) -> frozenset[Label]:
    """Return most of the labels."""
    return frozenset(each for each in sorted(labels, key=repr) if random.random() < 0.9)


def small(random: Random) -> tuple[list[Rule], frozenset[Label]]:
    """Return a problem with few quantities, none of them greater than MOST."""
    while True:
        found, labels = within(MOST, any_accounts(random))
        if len(Bounds(found).quantities) <= 9:
            return found, some_of(labels, random)


def within(most: int, accounts: list[Account]) -> tuple[list[Rule], frozenset[Label]]:
    """Return the rules of an audit in which nothing is greater than so much, and its labels."""
    found, labels = rules(accounts)
    about = sorted({quantity for rule in found for quantity in rule.about})
    return [*found, *(bound(each, most=most) for each in about)], labels


@examples(14)
@given(SEEDS)
def test_plain_search_and_z3_agree(seed: int) -> None:
    """Thirty audits a seed, of each all labels and four times some: two thousand questions."""
    pytest.importorskip("z3")
    from tracks.audit.solving.smt import Smt

    random, possible, impossible, large = Random(seed), 0, 0, 0
    for _ in range(30):
        found, labels = rules(any_accounts(random))
        z3 = Smt(found)
        for believed in (labels, *(some_of(labels, random) for _ in range(4))):
            try:
                plain = search(Bounds(active(found, believed)), 300, plenty())
            except TooLarge:
                large += 1
                continue
            smt = z3.solve(believed, (), plenty())
            if isinstance(plain, Core):
                impossible += 1
                assert isinstance(smt, frozenset)
                assert plain.labels <= believed
                assert isinstance(z3.solve(plain.labels, (), plenty()), frozenset)
            else:
                possible += 1
                assert not isinstance(smt, frozenset)
                for values in (plain, smt):
                    assert all(holds(rule, values) for rule in active(found, believed))
    assert min(possible, impossible) >= 10
    assert large <= 5


@given(SEEDS)
def test_bounds_hold_of_every_solution_and_a_clash_means_there_is_none(seed: int) -> None:
    found, labels = small(Random(seed))
    believed = active(found, labels)
    bounds, every = Bounds(believed), all_solutions(believed, MOST)
    if bounds.clash:
        assert every == []
        core = lean(core_of(bounds), by_place(list(labels)).__getitem__, plenty())
        assert all_solutions(active(core.rules, core.labels), MOST) == []
    for values in every:
        assert all(bounds.least(q) <= number <= bounds.most(q) for q, number in values.items())


@given(SEEDS)
def test_bounds_reckoned_on_are_those_reckoned_anew(seed: int) -> None:
    random = Random(seed)
    found, labels = small(random)
    random.shuffle(found)
    half = len(found) // 2
    joined = Bounds(active(found[:half], labels))
    start = dict(joined.low), dict(joined.high)
    more = joined
    for rule in active(found[half:], labels):
        more = more.also(rule)
    anew = Bounds(active(found, labels))
    assert bool(more.clash) == bool(anew.clash)
    if not anew.clash:
        quantities = list(anew.quantities)
        assert [(more.least(q), more.most(q)) for q in quantities] == [
            (anew.least(q), anew.most(q)) for q in quantities
        ]
    assert start == (joined.low, joined.high)


@given(SEEDS)
def test_intervals_and_solutions_are_those_that_trying_everything_finds(seed: int) -> None:
    random = Random(seed)
    found, labels = small(random)
    every = all_solutions(active(found, labels), MOST)
    solver = Solver(found, plenty(), smt=False)
    assert solver.possible(labels) == bool(every)
    if not every:
        return
    intervals = Intervals(solver, labels)
    for of in every[0]:
        told = intervals.of(of)
        numbers = [values[of] for values in every]
        assert (told.least, told.most, told.tight) == (min(numbers), max(numbers), True)
    over = sorted(every[0])[: random.randint(1, 3)]
    left = solutions(solver, labels, over)
    projected = {tuple(values[of] for of in over) for values in every}
    if len(projected) <= 100:
        assert left.whole
        assert {tuple(values[of] for of in over) for values in left.found} == projected
        assert left.number == len(projected)
    else:
        assert (left.number, left.whole) == (100, False)


def by_place(labels: Sequence[Label]) -> dict[Label, tuple[int, ...]]:
    return {label: (n,) for n, label in enumerate(sorted(labels, key=repr))}


@given(SEEDS)
def test_conflicts_are_minimal_and_complete(seed: int) -> None:
    random = Random(seed)
    found, labels = within(9, any_accounts(random))
    while len(labels) > 9 or Solver(found, plenty(), smt=False).possible(labels):
        found, labels = within(9, any_accounts(random))
    solver, rank = Solver(found, plenty(), smt=False), by_place(list(labels))
    told = conflicts(solver, labels, rank.__getitem__)
    assert told.whole
    assert told.decided
    broken: list[frozenset[Label]] = []
    for some in subsets(labels):
        if not any(known <= some for known in broken) and not solver.possible(some):
            broken.append(some)
    assert set(told.found) == set(broken)
    assert len(told.found) == len(broken)
    keys = [(len(each), sorted(rank[label] for label in each)) for each in told.found]
    assert all(first < second for first, second in pairwise(keys))


def test_many_conflicts_that_have_nothing_to_do_with_each_other_are_found_in_little_room() -> None:
    """Twenty pairs leave a million sets to give up, which are not to be made before their turn."""
    says = (
        year(str(2000 + n), "ab", block("s", of_new(value=1), of_new(value=2))) for n in range(20)
    )
    found, labels = rules(list(says))
    told = conflicts(
        Solver(found, Budget(500_000), smt=False), labels, by_place(list(labels)).__getitem__
    )
    pairs = [each for each in told.found if len(each) == 2]
    assert len(pairs) == 20
    assert (told.whole, told.decided) == (False, True)
