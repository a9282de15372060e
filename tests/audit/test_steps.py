"""Work is bounded by counted steps: no clock, no load and nothing done before changes what is found."""

import ast
import time
from pathlib import Path
from random import Random

import pytest

import tracks
from benchmarks import statements
from tests.asking import ask, record
from tests.audit.building import account, block, nothing, of_new, plenty, rules, year
from tests.audit.generated import any_accounts
from tests.audit.test_shipped import ACCOUNTS
from tracks.audit.account import Account
from tracks.audit.audit import audit
from tracks.audit.solving.bounds import Bounds
from tracks.audit.solving.budget import Budget, Exhausted, TooLarge
from tracks.audit.solving.models import Models, mended
from tracks.audit.solving.terms import Atom, Rule, Term, at_least, at_most, holds, total
from tracks.commands import kept
from tracks.commands.audit import audited
from tracks.commands.reading import nothing_known, read_editions
from tracks.formats.bundles import find
from tracks.shipped import taxonomies

CODE = Path(tracks.__file__).parent


def test_the_clock_is_imported_in_one_place_and_only_for_who_asks() -> None:
    found = []
    for file in (*(CODE / "audit").rglob("*.py"), *(CODE / "commands").glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for node in ast.walk(tree):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if "time" in modules or (isinstance(node, ast.ImportFrom) and node.module == "time"):
                found += [
                    function.name for function in functions if node in ast.walk(function)
                ] or ["the whole module"]
    assert found == ["lasting"]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("steps") / "tracks.db")
    assert record(path, [taxonomies()]).errors == 0
    return path


def test_a_clock_that_leaps_changes_nothing_unless_there_is_a_limit(
    database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steady = ask(audited, database)
    monkeypatch.setenv("TRACKS_CACHE", str(tmp_path))
    hours = iter(range(0, 10**9, 3600))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(hours)))
    assert ask(audited, database) == steady
    hurried = ask(audited, database, limit="60")
    assert (hurried.spent, hurried.limited, hurried.sound) == (True, True, False)
    assert hurried.findings.derived == ()


def test_with_a_limit_steps_are_not_counted(
    database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRACKS_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "STEPS", 10)
    assert ask(audited, database).spent
    patient = ask(audited, database, limit="600")
    assert (patient.spent, patient.sound) == (False, True)


def test_a_fifth_of_the_steps_does_for_the_bundled_editions_without_z3() -> None:
    found = audit(ACCOUNTS, Budget(kept.STEPS / 5), smt=False)
    assert len(found.printed.contradictions) == 30
    assert found.printed.whole
    assert found.unique


def stated(folder: Path, *, planted: bool) -> list[Account]:
    """Return what is told of the editions of the benchmark: a thousand statements."""
    written = statements.write(folder, 20, 50, 1000, planted=planted)
    (read,), _ = find([written])
    editions = [each.edition for each in read_editions(read, nothing_known, lambda _: None)]
    return [account(edition) for edition in editions if edition]


def test_a_thousand_statements_are_decided_within_the_steps(tmp_path: Path) -> None:
    budget = Budget(kept.STEPS)
    found = audit(stated(tmp_path, planted=False), budget, smt=False)
    assert (found.sound, found.read.whole, budget.spent) == (True, True, False)
    assert found.derived
    assert all(each.interval.tight for each in found.derived)


def test_a_thousand_statements_with_a_false_one_have_conflicts_up_to_the_bound(
    tmp_path: Path,
) -> None:
    budget = Budget(kept.STEPS)
    found = audit(stated(tmp_path, planted=True), budget, smt=False)
    assert (found.sound, found.read.whole, found.read.decided, budget.spent) == (
        False, False, True, True,
    )  # fmt: skip
    assert any(len(each.labels) == 2 for each in found.read.contradictions)


def test_an_upper_end_that_only_a_search_shows_is_not_looked_for_from_the_end_of_all_numbers() -> (
    None
):
    accounts = [
        year("2021", "ab", block("s", of_new("a", value=2))),
        year(
            "2022", "ab",
            block("s", of_new("a", since="2021", was=2, value=3), of_new("b", since="2021", net=1)),
            block("s", of_new("b", since="2021", growth="50%")),
        ),
    ]  # fmt: skip
    budget = Budget(500_000)  # halving it from there took seven millions
    found = audit(accounts, budget, smt=False)
    assert not budget.spent
    assert all(each.interval.tight for each in found.derived)


def test_half_a_budget_is_spent_from_the_whole() -> None:
    whole = Budget(10)
    half = whole.half()
    half.spend(4)
    assert (half.steps, whole.steps) == (1, 6)
    with pytest.raises(Exhausted):
        half.spend(2)
    assert whole.spent
    whole.spend(6)
    with pytest.raises(Exhausted):
        whole.spend(1)
    with pytest.raises(Exhausted):
        nothing().spend(1)


def test_z3_spends_the_same_whatever_else_was_asked_of_another() -> None:
    pytest.importorskip("z3")
    from tracks.audit.solving.smt import Smt

    problems = [rules(any_accounts(Random(seed))) for seed in range(8)]

    def asked(found: list[Rule], labels: frozenset[object]) -> tuple[object, float]:
        budget = plenty()
        return Smt(found).solve(labels, (), budget), budget.steps

    alone = [asked(*problem) for problem in problems]
    assert [asked(*problem) for problem in reversed(problems)] == alone[::-1]
    assert all(steps < plenty().steps for _, steps in alone)


def test_a_question_that_is_too_hard_for_z3_is_given_up() -> None:
    pytest.importorskip("z3")
    from tracks.audit.solving.smt import Smt

    # Which two numbers make the product of two large primes is not seen in so few steps.
    product = Atom((Term(1, ("a", "b")),), -1_000_003 * 1_000_033)
    other = Atom((Term(-1, ("a", "b")),), 1_000_003 * 1_000_033)
    small = [at_least("a", 2), at_least("b", 2), at_most("a", 10**6 + 2)]
    hard = Rule(frozenset({"hard"}), ((product, other, *small),), "figure")
    left = []
    for _ in range(2):
        budget = Budget(200_000)
        with pytest.raises((TooLarge, Exhausted)):
            Smt([hard]).solve(["hard"], (), budget)
        left.append(budget.steps)
    assert left[0] == left[1] < 100_000


def test_numbers_are_mended_over_products_and_true_of_every_rule() -> None:
    faster = Atom((Term(1, ("mine", "theirs before")), Term(-1, ("theirs", "mine before"))), -1)
    more = [
        Rule(frozenset(), ((at_least(of, 1),),), "figure")
        for of in ("mine before", "theirs before")
    ]
    found = [
        *more,
        Rule(frozenset(), ((faster,),), "most"),
        Rule(frozenset(), ((total((1, "theirs"), (-1, "mine"), constant=-5),),), "figure"),
    ]
    values = mended({}, found, Bounds(found), 200, plenty())
    assert values is not None
    assert all(holds(rule, values) for rule in found)
    assert values["theirs"] >= values["mine"] + 5
    assert mended({}, found, Bounds(found), 0, plenty()) is None


def test_kept_numbers_fit_where_no_believed_rule_is_broken() -> None:
    few = Rule(frozenset({"few"}), ((at_most("a", 3),),), "figure")
    many = Rule(frozenset({"many"}), ((at_least("a", 5),),), "figure")
    models = Models([few, many])
    models.add({"a": 7})
    assert models.fitting(frozenset({"many"}), ()) == {"a": 7}
    assert models.fitting(frozenset({"few"}), ()) is None
    assert (
        models.fitting(frozenset({"many"}), [Rule(frozenset(), ((at_most("a", 6),),), "")]) is None
    )
    models.add({"a": 2})
    assert models.nearest(frozenset({"few"}), (), 1) == [{"a": 2}]
