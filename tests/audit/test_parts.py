"""What is said of parts: true of generated years it gives no conflict, one number more gives one."""

from random import Random

import pytest

from tests.audit.building import audited, block, of_new, year
from tests.audit.generated import World, world
from tracks.audit.turnover import AddedFact, Gone
from tracks.model.amount import Amount
from tracks.model.statement import Added, Removed, Statement


def any_form(number: int, random: Random) -> Amount:
    """Write a number so that it is true: exactly, as bounds, or about so many."""
    forms: list[Amount] = [number, f">={number}", f"<{number + 1}", f"{number}..{number + 2}", "~9"]
    return random.choice(forms)


def true_of_parts(of: World, since: str, label: str, random: Random) -> list[Statement]:
    """Return for each root how many came and went, of all or of some of them."""
    says: list[Statement] = []
    for root in of.roots:
        before, after = of.years[since][root], of.years[label][root]
        for kind, number in ((Added, len(after - before)), (Removed, len(before - after))):
            key = kind.__name__.lower()
            some = number > 0 and random.random() < 0.3
            said = random.randint(1, number) if some else any_form(number, random)
            told = {"since": since, "number": said, "under": (root,), "some": some}
            says.append(kind.model_validate({key: "new", **told}))
    return says


def totals(of: World, label: str) -> list[Statement]:
    return [of_new(root, value=of.number(label, root)) for root in ("", *of.roots)]


@pytest.mark.parametrize("seed", range(40))
def test_what_is_true_of_parts_is_no_conflict(seed: int) -> None:
    random = Random(seed)
    of = world(random)
    first, second, *_ = of.years
    says = block("t", *true_of_parts(of, first, second, random))
    before = year(first, of.roots, block("s", *totals(of, first)))
    assert audited(before, year(second, of.roots, block("s", *totals(of, second)), says)).sound


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("kind", [Added, Removed])
def test_one_more_than_there_are_is_a_conflict_that_holds_it(
    seed: int, kind: type[Added] | type[Removed]
) -> None:
    random = Random(seed)
    of = world(random)
    first, second, *_ = of.years
    root = random.choice(of.roots)
    number = of.number(second if kind is Added else first, root) + 1
    told = {"since": first, "number": f">={number}", "under": (root,)}
    wrong = kind.model_validate({kind.__name__.lower(): "new", **told})
    found = audited(
        year(first, of.roots, block("s", *totals(of, first))),
        year(second, of.roots, block("s", *totals(of, second)), block("t", wrong)),
    )
    assert found.read.contradictions
    for contradiction in found.read.contradictions:
        held = [f for f in contradiction.labels if isinstance(f, AddedFact | Gone)]
        assert [(f.number, f.under) for f in held] == [(number, (root,))]
