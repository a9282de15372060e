"""Whole audits: what is true never contradicts, what is false is found, and order does not matter."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.audit.building import (
    audited,
    block,
    conflicts,
    interval,
    new,
    nothing,
    of_new,
    year,
)  # fmt: skip
from tests.audit.generated import any_accounts, restated, true_accounts, world
from tests.examples import examples
from tracks.audit.account import Account
from tracks.audit.audit import Belief, Findings, audit, derive
from tracks.audit.facts import Assumption, Growth, Label, Net, Stated
from tracks.audit.solving.budget import Budget
from tracks.audit.turnover import AddedFact, Gone
from tracks.model.evidence import Citation
from tracks.model.statement import Added, Block, Count, Reading

SEEDS = st.integers(0, 2**32)


@given(SEEDS)
@example(17924)  # too large for the plain solver, which then calls nothing sound
def test_what_is_true_has_no_conflict_and_lies_within_what_is_derived(seed: int) -> None:
    random = Random(seed)
    here = world(random)
    found = audited(*true_accounts(here, random), smt=None)
    assert found.printed.contradictions == ()
    assert found.sound
    for derived in found.derived:
        true = here.number(derived.of.edition, "".join(derived.of.under))
        assert derived.interval.least <= true
        assert derived.interval.most is None or true <= derived.interval.most
    for departed in found.departed:
        steps = [each for each in here.years if departed.since <= each <= departed.edition]
        sets = [set().union(*here.years[each].values()) for each in steps]
        left = sum(len(old - later) for old, later in pairwise(sets))
        assert departed.least <= left


@examples(25)
@given(SEEDS)
def test_a_planted_contradiction_is_found_and_its_minimal_conflict_holds_it(seed: int) -> None:
    random = Random(seed)
    here = world(random)
    accounts = true_accounts(here, random)
    stated = [
        (n, said)
        for n, account in enumerate(accounts)
        for each in account.head.statements
        for said in each.says
        if isinstance(said, Count) and said.value is not None and said.each != "unclear"
    ]
    if not stated:
        return
    number, said = random.choice(stated)
    planted = with_block(accounts[number], block("planted", restated(said)))
    found = audited(*accounts[:number], planted, *accounts[number + 1 :])
    wrong = {
        fact
        for fact, evidence in found.read.facts.items()
        if Citation("planted") in evidence.sources and len(evidence.sources) == 1
    }
    assert len(wrong) == 1
    assert found.read.contradictions
    assert all(contradiction.labels & wrong for contradiction in found.read.contradictions)
    assert any(len(contradiction.labels) == 2 for contradiction in found.read.contradictions)
    assert not found.sound


@given(SEEDS)
@example(2522)  # a most that is reckoned from an end that was still open
def test_the_arithmetic_of_a_clash_is_right_and_comes_to_what_cannot_be(seed: int) -> None:
    found = audited(*any_accounts(Random(seed)))
    for contradiction in (*found.printed.contradictions, *found.read.contradictions):
        for step in contradiction.workings.steps:
            if step.growth is None:
                assert sum(part.sign * part.number for part in step.parts) == step.number
        if contradiction.workings.steps and contradiction.workings.steps[-1].end is None:
            assert contradiction.workings.steps[-1].number < 0


def test_a_clash_shows_both_sides_of_what_fails() -> None:
    found = audited(year("2021", "ab", block("s", of_new(value=5), of_new(value=6))))
    (contradiction,) = found.read.contradictions
    assert [step.equation for step in contradiction.workings.steps] == ["6 > 5"]
    most = of_new("b", value=9, most="is")
    found = audited(year("2021", "ab", block("s", of_new("a", value=9), most)))
    (contradiction,) = found.read.contradictions
    assert [step.equation for step in contradiction.workings.steps] == ["9+1 > 9"]


def with_block(account: Account, more: Block) -> Account:
    head = account.head
    return account._replace(head=head.model_copy(update={"statements": (*head.statements, more)}))


def shuffled(account: Account, random: Random) -> Account:
    blocks = list(account.head.statements)
    random.shuffle(blocks)
    return account._replace(head=account.head.model_copy(update={"statements": tuple(blocks)}))


def gist(found: Findings) -> tuple[object, ...]:
    """Return what was found, but for the order of what a file orders, and what is shown of it."""
    return (
        {contradiction.labels for contradiction in found.printed.contradictions},
        {contradiction.labels for contradiction in found.read.contradictions},
        {(d.of, d.interval) for d in found.derived},
        {c.fact for c in found.confirmed},
        {d[:-1] for d in found.departed},
    )


@examples(20)
@given(SEEDS)
def test_the_order_of_files_and_of_statements_changes_nothing(seed: int) -> None:
    random = Random(seed)
    accounts = true_accounts(world(random), random)
    accounts[0] = with_block(accounts[0], block("t", of_new(value=1)))
    moved = [shuffled(account, random) for account in accounts]
    random.shuffle(moved)
    assert gist(audited(*moved)) == gist(audited(*accounts))
    assert [a.head.edition for a in audited(*moved).accounts] == [a.head.edition for a in accounts]


HASHED = """
from random import Random
from tests.audit.building import plenty
from tests.audit.generated import any_accounts
from tracks.audit.audit import audit
from tracks.audit.solving.budget import Budget
for seed in range(24):
    accounts = any_accounts(Random(seed // 2))
    found = audit(accounts, Budget(2_000) if seed % 2 else plenty(), smt=True)
    print(found.printed.whole, found.read.whole)
    for verdict in (found.printed, found.read):
        for contradiction in verdict.contradictions:
            print(sorted(map(repr, contradiction.labels)), contradiction.workings, contradiction.covered)
    for each in found.derived:
        print(each._replace(reason=None), sorted(map(repr, each.reason)))
    for each in (*found.confirmed, *found.departed):
        print(each._replace(reason=None), sorted(map(repr, each.reason)))
"""


def test_hashes_change_nothing() -> None:
    pytest.importorskip("z3")
    told = [
        subprocess.run(
            (sys.executable, "-c", HASHED),
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(told[0].splitlines()) > 50
    assert "False True" in told[0] or "False False" in told[0]


def test_equal_facts_of_two_sources_are_one_with_both() -> None:
    said = of_new("a", value=3)
    found = audited(year("2021", "ab", block("s", said), block("t", said, of_new(value=1))))
    (fact,) = (f for f in found.read.facts if isinstance(f, Stated) and f.under)
    assert found.read.facts[fact].sources == (Citation("s"), Citation("t"))
    assert len(conflicts(found)) == 2
    alone = audited(
        year("2021", "ab", block("s", said), block("t", said, of_new(value=1))),
        belief=Belief(sources=frozenset({"s"})),
    )
    assert alone.read.facts[fact].sources == (Citation("s"),)
    assert alone.sound


def test_conflicts_come_by_size_then_by_place() -> None:
    found = audited(
        year("2021", "ab", block("s", of_new("b", value=9), of_new("a", value=8), of_new(value=5))),
        year("2022", "ab", block("s", of_new(value=1), of_new(value=2))),
    )
    told = [
        sorted((f.edition, f.under, f.number) for f in labels if isinstance(f, Stated))
        for labels in conflicts(found)
    ]
    assert told == [
        [("2022", (), 1), ("2022", (), 2)],
        [("2021", (), 5), ("2021", ("b",), 9)],
        [("2021", (), 5), ("2021", ("a",), 8)],
        [("2022", (), 1)],
    ]


def test_sources_and_assumptions_can_be_left_out() -> None:
    account = year("2021", "ab", block("s", of_new(value=2)), block("t", of_new("a", value=2)))
    (conflict,) = audited(account).read.contradictions
    assert {label for label in conflict.labels if isinstance(label, Assumption)} == {
        Assumption.SUMS, Assumption.NONEMPTY,
    }  # fmt: skip
    for without in ("s", "t", "sums", "nonempty"):
        assert audited(account, belief=Belief(without=frozenset({without}))).sound
    assert not audited(account, belief=Belief(without=frozenset({"most"}))).sound


def test_an_editors_reading_covers_the_conflict_that_it_ends() -> None:
    reading = Reading(level="new", by="e")
    block_ = block("s", Count(count="main", under=("a",), value=9), reading=reading)
    account = year("2021", "a", block_, block("t", Count(count="main", value=3)))
    found = audited(account)
    assert [contradiction.covered for contradiction in found.printed.contradictions] == [True]
    assert found.sound
    both = with_block(account, block("u", of_new(value=1)))
    found = audited(both)
    assert [contradiction.covered for contradiction in found.printed.contradictions] == [True]
    assert [len(contradiction.labels) for contradiction in found.read.contradictions] == [3]
    assert not found.sound


def test_nothing_stated_nothing_found() -> None:
    for accounts in ([], [year("2021", "ab")], [year("2021", "ab"), year("2022", "")]):
        found = audited(*accounts)
        assert (found.printed.facts, found.derived, found.departed, found.names) == ({}, (), (), ())
        assert (found.sound, found.printed.whole, found.printed.decided) == (True, True, True)


def test_without_steps_nothing_is_decided_and_nothing_is_guessed() -> None:
    wrong = year("2021", "ab", block("s", of_new(value=2), of_new("a", value=3)))
    right = year("2022", "ab", block("s", of_new(value=5), of_new("a", value=3)))
    for smt in (True, False, None):
        found = audit([wrong, right], nothing(), smt=smt)
        for verdict in (found.printed, found.read):
            assert (verdict.contradictions, verdict.whole, verdict.decided) == ((), False, False)
        assert (found.derived, found.confirmed, found.departed) == ((), (), ())
    assert derive([wrong, right], {"2021", "2022"}, nothing()).derived == ()


def test_when_the_steps_run_out_the_bounds_proven_so_far_are_right() -> None:
    accounts = true_accounts(world(Random(3)), Random(4), each=6)
    whole = audited(*accounts)
    for steps in (10, 100, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000):
        found = audit(accounts, Budget(steps), smt=False)
        exact = {d.of: d.interval for d in whole.derived}
        for derived in found.derived:
            inner, outer = exact[derived.of], derived.interval
            assert outer.least <= inner.least
            assert outer.most is None or (inner.most is not None and inner.most <= outer.most)
            assert outer == inner or not outer.tight
    assert found.derived


def test_what_is_too_large_for_the_plain_solver_is_told_as_undecided() -> None:
    """Two ways that nothing says the beginning of: only a proof over all numbers tells them apart."""
    accounts = [
        year("2021", "ab"),
        year(
            "2022", "ab",
            block("s", of_new(since="2021", net=0)),
            block("s", of_new("ab", since="2021", net=1, each="no")),
        ),
    ]  # fmt: skip
    plain = audited(*accounts, smt=False)
    assert (plain.read.contradictions, plain.read.whole, plain.read.decided) == ((), False, False)
    assert plain.derived == ()
    pytest.importorskip("z3")
    (contradiction,) = audited(*accounts, smt=True).read.contradictions
    assert {Assumption.SUMS, Assumption.ROOTS} <= contradiction.labels


def test_each_kind_of_statement_is_a_fact() -> None:
    found = audited(
        year("2021", "ab", block("s", of_new("a", value=2))),
        year(
            "2022", "ab",
            block("s", of_new("a", since="2021", was=2, value=3), of_new("b", since="2021", net=1)),
            block("s", of_new("b", since="2021", growth="50%"), Added(added="new", since="2021", names=("x",))),
        ),
    )  # fmt: skip
    kinds = {type(label) for label in found.read.facts}
    assert kinds == {Stated, Net, Growth, AddedFact}
    assert interval(found, new("2022", "b")) == (3, 3)
    assert Gone not in kinds
    labels: set[Label] = set(found.read.facts)
    assert len(labels) == 5
