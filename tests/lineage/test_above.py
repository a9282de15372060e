"""Above the leaves: the program held against brute force over all items and all lowest items."""

from hypothesis import given

from tests.lineage.oracle_above import OracleAbove
from tests.lineage.strategies import BLOWS, restructurings
from tracks.diff.delta import delta
from tracks.lineage.correspondence import Correspondence
from tracks.model.edition import Edition

TWO, SEVERAL = ("2021", "2022"), ("2021", "2022", "2023")
SURE = tuple(kind for kind in BLOWS if kind not in ("another", "link", "partial"))
"""Complete lists, and no links."""


def found_between(run: list[Edition]) -> Correspondence:
    return delta(run[0], run[-1], run[1:-1]).found


def hold(run: list[Edition]) -> None:
    found, oracle = found_between(run), OracleAbove(run)
    first, last = run[0].items, run[-1].items
    assert (
        found.above.others
        | {i for i in found.paths if i in first and i in last and not found.lives_on(i)}
        == oracle.others
    )
    told = {(i, target) for i in first for target in found.onward(i) if target in last}
    assert told == oracle.pairs()
    back = {(source, i) for i in last for source in found.back(i) if source in first}
    assert back == oracle.pairs()
    assert {s: set(t) for s, t in found.above.became.items()} == oracle.became()
    for i in first:
        told = (found.heir(i), oracle.heir(i))
        assert len({heir if heir in last else None for heir in told}) == 1


@given(restructurings(*TWO, kinds=SURE))
def test_two_complete_lists_without_links(run: list[Edition]) -> None:
    hold(run)


@given(restructurings(*TWO))
def test_two_editions_with_links_and_partial_lists(run: list[Edition]) -> None:
    hold(run)


@given(restructurings(*SEVERAL, kinds=SURE))
def test_several_complete_lists_without_links(run: list[Edition]) -> None:
    hold(run)


@given(restructurings(*SEVERAL))
def test_several_editions_with_links_and_partial_lists(run: list[Edition]) -> None:
    hold(run)
