"""What the figures of the China New-Track System say when they are held against each other."""

from collections.abc import Iterable

import pytest

from tests.audit.building import account, audited, interval, plenty, subsets
from tracks.audit.account import Account, as_edited, as_printed, facts_of
from tracks.audit.audit import EVERYTHING, Belief, Findings
from tracks.audit.facts import Assumption, Label, Net, Stated
from tracks.audit.frame import Frame
from tracks.audit.names import Finding
from tracks.audit.quantities import Quantity, stock
from tracks.audit.readings import Comparison, Fit, Outcome
from tracks.audit.rules import rules_of
from tracks.audit.solving.components import components
from tracks.audit.solving.conflicts import conflicts
from tracks.audit.solving.solver import Solver
from tracks.commands.reading import nothing_known, read_editions
from tracks.formats.bundles import find
from tracks.shipped import taxonomies

DIRECTIONS = ("商业", "民生", "社会", "数字", "产业", "科技")
NEWS = Belief(sources=frozenset({"news-2025"}))


def read() -> list[Account]:
    folders, _ = find([taxonomies()])
    (folder,) = (each for each in folders if each.path.name == "china-new-tracks")
    editions = [each.edition for each in read_editions(folder, nothing_known, lambda _: None)]
    return [account(edition) for edition in editions if edition]


ACCOUNTS = read()


@pytest.fixture(scope="module")
def findings() -> Findings:
    return audited(*ACCOUNTS, smt=False)


def told(labels: Iterable[Label]) -> set[tuple[object, ...]]:
    """Return the assumptions, and of each stated number its edition, level, items and itself."""
    return {
        (label.edition, label.level, *label.under, label.number)
        if isinstance(label, Stated)
        else (label,)
        for label in labels
    }


def test_as_printed_the_figures_contradict_the_totals_of_main_tracks(findings: Findings) -> None:
    first, second, third = (
        contradiction.labels for contradiction in findings.printed.contradictions[:3]
    )
    sums = (Assumption.SUMS,)
    assert told(first) == {("2021", "main", "商业", 22), ("2021", "main", 21), sums}
    assert told(second) == {
        ("2025", "main", "商业", 9), ("2025", "main", "数字", 20), ("2025", "main", 28), sums,
    }  # fmt: skip
    assert told(third) == {
        ("2025", "main", "民生", "社会", 10),
        ("2025", "main", "数字", 20),
        ("2025", "main", 28),
        sums,
    }
    facts = findings.printed.facts
    sources = [
        {source.id for label in labels if label in facts for source in facts[label].sources}  # type: ignore[index]
        for labels in (first, second, third)
    ]
    assert sources == [
        {"news-2025", "gei-2021", "xinhua-2021", "xinhuabao-2023"},
        *[{"news-2025"}] * 2,
    ]
    sizes = [len(contradiction.labels) for contradiction in findings.printed.contradictions]
    assert sizes == sorted(sizes)
    assert (findings.printed.whole, findings.printed.decided) == (True, True)


def test_as_edited_nothing_contradicts_and_each_conflict_is_covered(findings: Findings) -> None:
    assert findings.read.contradictions == ()
    assert (findings.read.whole, findings.read.decided, findings.sound) == (True, True, True)
    assert all(contradiction.covered for contradiction in findings.printed.contradictions)


def test_every_conflict_is_one_and_minimal_and_z3_finds_the_same(findings: Findings) -> None:
    pytest.importorskip("z3")
    rules = rules_of(facts_of(ACCOUNTS, as_printed), Frame(ACCOUNTS))
    smt = Solver(rules, plenty(), smt=True)._ask
    for contradiction in findings.printed.contradictions:
        assert not isinstance(smt(contradiction.labels, ()), dict)
        # In one order: what z3 spends on a question depends on those before.
        for label in sorted(contradiction.labels, key=str):
            assert isinstance(smt(contradiction.labels - {label}, ()), dict)


def test_the_conflicts_are_all_of_them_by_brute_force_over_a_part_of_what_is_said() -> None:
    facts = facts_of(ACCOUNTS, as_printed)
    labels: list[Label] = [
        fact for fact in facts if isinstance(fact, Stated | Net) and fact.level == "main"
    ]
    labels = [each for each in labels if each.edition in ("2021", "2025")]
    labels += [Assumption.SUMS, Assumption.ROOTS, Assumption.NONEMPTY]
    main = (part.rules for part in components(rules_of(facts, Frame(ACCOUNTS))))
    (rules,) = (part for part in main if any(labels[0] in rule.guards for rule in part))
    solver = Solver(rules, plenty(), smt=False)
    broken: list[frozenset[Label]] = []
    for some in subsets(labels):
        if not any(known <= some for known in broken) and not solver.possible(some):
            broken.append(some)
    found = conflicts(solver, labels, lambda label: (labels.index(label),))
    assert found.whole
    assert set(found.found) == set(broken)
    assert len(broken) > 5


def outcomes(findings: Findings) -> dict[tuple[object, ...], Outcome]:
    (ambiguity,) = findings.ambiguities
    return {(o.level, o.each, o.rounding): o for o in ambiguity.outcomes}


def numbers(outcome: Outcome) -> dict[str, int]:
    """Return how many solutions each scope leaves, by the sources believed beside the block's own."""
    return {
        "all" if scope.more is None else "+".join(scope.more): left.number
        for scope, left in outcome.left
    }


NONE = dict.fromkeys(("", "gei-2021", "xinhua-2021", "xinhuabao-2023", "all"), 0)


@pytest.mark.parametrize("rounding", ["nearest", "down"])
def test_of_the_readings_only_new_tracks_each_are_possible(
    findings: Findings, rounding: str
) -> None:
    found = outcomes(findings)
    assert numbers(found["main", "yes", rounding]) == NONE
    assert numbers(found["main", "no", rounding]) == NONE
    assert numbers(found["new", "no", rounding]) == {**NONE, "": 1}
    assert numbers(found["new", "yes", rounding]) == dict.fromkeys(NONE, 1)
    assert all(left.whole for o in found.values() for _, left in o.left)


def test_rounded_up_no_reading_is_possible(findings: Findings) -> None:
    for (_, _, rounding), outcome in outcomes(findings).items():
        if rounding == "up":
            assert numbers(outcome) == NONE


def test_the_figures_support_the_editor(findings: Findings) -> None:
    (ambiguity,) = findings.ambiguities
    assert (ambiguity.place.edition, ambiguity.place.block) == ("2025", 1)
    assert (ambiguity.printed, ambiguity.fit) == ("main", Fit.ONLY)
    (edited,) = (outcome for outcome in ambiguity.outcomes if outcome.edited)
    assert (edited.level, edited.each, edited.rounding) == ("new", "yes", "nearest")
    assert findings.unique


def left_by(belief: Belief) -> list[tuple[str, tuple[int, int], tuple[int, int], int]]:
    """Return each way to read 12→10 that is left: which, 产业, 科技, and the total of 2021."""
    frame = Frame(ACCOUNTS)
    comparison = Comparison(ACCOUNTS, frame, belief.source, belief.assumptions, plenty(), None)
    (ambiguity,) = comparison.of(())
    found = []
    for outcome in ambiguity.outcomes:
        if outcome.level == "new" and outcome.rounding == "nearest":
            for values in outcome.all.found:
                industry, technology = (
                    (values[stock("2021", "new", (of,))], values[stock("2025", "new", (of,))])
                    for of in ("产业", "科技")
                )
                total = values[stock("2021", "new")]
                found.append((str(outcome.each), industry, technology, total))
    return found


def test_from_the_report_alone_two_solutions_are_left() -> None:
    assert left_by(NEWS) == [
        ("yes", (14, 29), (11, 25), 80),
        ("no", (24, 39), (11, 25), 78),
    ]


def test_without_the_superlatives_there_are_four() -> None:
    found = left_by(NEWS._replace(without=frozenset({"most"})))
    assert len(found) == 4
    assert {each for each, *_ in found} == {"yes", "no"}
    assert set(left_by(NEWS)) < set(found)
    assert {technology for _, _, technology, _ in found} >= {(11, 25)}


def test_without_the_notice_of_2021_still_one_is_left() -> None:
    without = Belief(without=frozenset({"gei-2021"}))
    assert left_by(without) == [("yes", (14, 29), (11, 25), 80)]
    assert left_by(EVERYTHING) == [("yes", (14, 29), (11, 25), 80)]


def test_what_follows(findings: Findings) -> None:
    assert interval(findings, stock("2025", "new", ("产业",))) == (29, 29)
    assert interval(findings, stock("2025", "new", ("科技",))) == (25, 25)
    assert interval(findings, stock("2024", "main")) == (25, None)
    assert interval(findings, stock("2024", "new")) == (93, None)
    workings = {d.of: [w.text for w in d.workings.steps] for d in findings.derived if d.told}
    assert workings == {
        stock("2024", "main"): ["28-3"],
        stock("2024", "new"): ["103-10"],
        stock("2025", "new", ("产业",)): ["14+15"],
        stock("2025", "new", ("科技",)): ["11+127%"],
    }


def test_what_is_derived_follows_from_its_reason_alone(findings: Findings) -> None:
    rules = rules_of(facts_of(ACCOUNTS, as_edited), Frame(ACCOUNTS))
    for derived in findings.derived:
        bounds = Solver(rules, plenty(), smt=False).bounds(derived.reason)
        of, found = derived.of, derived.interval
        assert bounds.least(of) == found.least
        assert found.most is None or bounds.most(of) == found.most


def test_what_agrees(findings: Findings) -> None:
    confirmed = {
        (each.fact.edition, each.fact.number): [w.text for w in each.workings.steps]
        for each in findings.confirmed
    }
    assert confirmed == {
        ("2021", 80): ["22+12+12+9+14+11"],
        ("2023", 98): ["80+19-1"],
        ("2025", 103): ["14+15", "11+127%", "9+10+10+20+29+25"],
    }


def test_what_left(findings: Findings) -> None:
    (departed,) = findings.departed
    assert (departed.since, departed.edition, departed.level) == ("2023", "2025", "new")
    assert (departed.least, departed.named) == (5, 0)
    assert (departed.opening, departed.added, departed.closing) == (98, 10, 103)


def test_which_names_are_missing(findings: Findings) -> None:
    found = [(n.finding, n.edition, n.level, n.number, len(n.names)) for n in findings.names]
    assert found == [
        (Finding.ALL_NAMED, "2023", "main", 4, 4),
        (Finding.NAMES_MISSING, "2023", "new", 19, 4),
        (Finding.ALL_NAMED, "2025", "main", 3, 3),
        (Finding.ALL_NAMED, "2025", "new", 10, 10),
    ]


def test_nobody_derives_a_direction_of_2024(findings: Findings) -> None:
    of_2024: list[Quantity] = [stock("2024", "new", (each,)) for each in DIRECTIONS]
    assert [interval(findings, of) for of in of_2024] == [(1, None)] * 6
    assert not any(each.told for each in findings.derived if each.of in of_2024)


def test_without_z3_the_same_is_found(findings: Findings) -> None:
    pytest.importorskip("z3")
    assert audited(*ACCOUNTS, smt=True) == findings
