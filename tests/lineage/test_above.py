"""Above the leaves: the program held against brute force over all items and all lowest items."""

from collections import Counter

from hypothesis import given

from tests.lineage.oracle_above import OracleAbove
from tests.lineage.strategies import BLOWS, restructurings
from tracks.diff.delta import delta
from tracks.lineage.correspondence import Correspondence
from tracks.lineage.crosswalk import crosswalk
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence

TWO, SEVERAL = ("2021", "2022"), ("2021", "2022", "2023")
SURE = tuple(kind for kind in BLOWS if kind not in ("another", "link", "partial", "said"))
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


def hold_rows(run: list[Edition]) -> None:
    """Hold the rows of the crosswalk: their flags, numbers and evidence."""
    oracle, first, last = OracleAbove(run), run[0], run[-1]
    pairs, possible = oracle.pairs(), oracle.possible()
    rows = crosswalk(found_between(run), first, last).rows
    told = {(row.source.id, row.target.id): row for row in rows if row.source and row.target}
    assert told.keys() == pairs
    derived = {pair for pair, row in told.items() if row.evidence is Evidence.DERIVED}
    derived |= {
        (a, b)
        for a, targets in possible.items()
        for b in targets - {*last.items}
        if not oracle.by_links(a, b)
    }
    onward, back = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    for row in rows:
        if row.source is None:
            assert row.target and not back[row.target.id]
            continue
        if row.target is None:
            assert not onward[row.source.id]
            continue
        source, target = row.source.id, row.target.id
        linked = oracle.by_links(source, target)
        many = back[target] > 1, onward[source] > 1
        assert row.cardinality == {(0, 0): "1:1", (0, 1): "1:n", (1, 0): "n:1", (1, 1): "n:m"}[many]
        others_after = {(source, other) for other in possible[source] - {target}}
        others_before = {(other, b) for other, b in pairs if b == target and other != source}
        assert row.source_partial == (
            (linked and oracle.heirs[source][target].partial)
            or any(
                oracle.have_each_a_part((source, target), other, derived) for other in others_after
            )
        )
        assert row.target_partial == any(
            oracle.have_each_a_part((source, target), other, derived) for other in others_before
        )
        if linked:
            paths = oracle.heirs[source][target]
            assert row.evidence is (Evidence.LINKED if paths.linked else Evidence.LISTED)
            assert (row.weight, row.paths) == (paths.share, paths.ways)
        elif row.evidence is Evidence.LISTED:
            assert (onward[source], source, row.weight) == (1, target, 1)
            assert source not in oracle.others
        else:
            assert (row.evidence, row.weight) == (Evidence.DERIVED, None)
            assert (row.source_share, row.target_share) == oracle.numbers(source, target)


@given(restructurings(*TWO, kinds=SURE))
def test_two_complete_lists_without_links(run: list[Edition]) -> None:
    hold(run)
    hold_rows(run)


@given(restructurings(*TWO))
def test_two_editions_with_links_and_partial_lists(run: list[Edition]) -> None:
    hold(run)
    hold_rows(run)


@given(restructurings(*SEVERAL, kinds=SURE))
def test_several_complete_lists_without_links(run: list[Edition]) -> None:
    hold(run)
    hold_rows(run)


@given(restructurings(*SEVERAL))
def test_several_editions_with_links_and_partial_lists(run: list[Edition]) -> None:
    hold(run)
    hold_rows(run)
