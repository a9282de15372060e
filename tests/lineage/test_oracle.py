"""Random histories of a taxonomy, each told twice: by the program and by brute force."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.lineage.oracle import Oracle
from tests.strategies import histories
from tracks.diff import diff
from tracks.diff.lineage import Lineage
from tracks.lineage.crosswalk import crosswalk, reversed_crosswalk
from tracks.lineage.succession import Succession
from tracks.model.change import EVENTS, Evidence
from tracks.model.delta import Delta, delta
from tracks.model.edition import Edition
from tracks.model.link import Link

YEARS = ("2021", "2022", "2023", "2024")
COMPLETE = {"direction": "complete", "main": "complete", "new": "complete"}


@st.composite
def runs(draw: st.DrawFn) -> list[Edition]:
    """Draw a few editions in order; some of the links between single items have a weight."""
    found = []
    for edition in draw(histories(*YEARS)):
        head: dict[str, object] = {"links": tuple(agreeing(edition.head.links))}
        if draw(st.booleans()):
            head["listing"] = COMPLETE
        found.append(replace(edition, head=edition.head.model_copy(update=head)))
    return found


def agreeing(links: tuple[Link, ...]) -> Iterator[Link]:
    """Yield the links that say nothing else of two items than one before; half of those of one item
    and another have a weight."""
    told: dict[tuple[str, str, str], tuple[bool, bool]] = {}
    for link in links:
        pairs = [(link.since, *pair) for pair in product(link.sources, link.targets)]
        weighted = len(pairs) == 1 and ord(pairs[0][1][0]) % 2 == 1
        if all(
            told.setdefault(pair, says) == says
            for says in [(link.partial, weighted)]
            for pair in pairs
        ):
            yield link.model_copy(update={"weight": Decimal("0.25") if weighted else None})


STARTS = st.integers(0, len(YEARS) - 2)


@given(runs(), STARTS)
def test_the_correspondence_is_every_way_walked_on_its_own(run: list[Edition], start: int) -> None:
    found = Lineage(delta_from(run, start)).found
    oracle = Oracle(run, start)
    for item_id in run[start].items:
        told = {t: (p.partial, p.weight, p.ways) for t, p in found.onward(item_id).items()}
        assert told == {t: tuple(p) for t, p in oracle.heirs(item_id).items()}


@given(runs())
def test_the_crosswalk_both_ways_is_the_pairs_and_what_has_none(run: list[Edition]) -> None:
    first, last = run[0], run[-1]
    found = Succession(delta(first, last, run[1:-1]).linked).between("2021", "2024")
    walk = crosswalk(found, first, last)
    pairs = Oracle(run).pairs()
    onward, back = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)

    def cardinality(source: str, target: str) -> str:
        many = back[target] > 1, onward[source] > 1
        return {(0, 0): "1:1", (0, 1): "1:n", (1, 0): "n:1", (1, 1): "n:m"}[many]

    expected = {
        (a, b): (cardinality(a, b), pairing.share, pairing.ways)
        for (a, b), pairing in pairs.items()
    }
    for items, counted, other, open_end in (
        (first.items, onward, last, "1:0"),
        (last.items, back, first, "0:1"),
    ):
        for item in items.values():
            if not counted[item.id]:
                pair = (item.id, None) if open_end == "1:0" else (None, item.id)
                known = other.head.is_complete(item.level)
                expected[pair] = (open_end if known else None, None, 0)
    told = [
        ((p.source and p.source.id, p.target and p.target.id), (p.cardinality, p.weight, p.ways))
        for p in walk.pairings
    ]
    assert len(told) == len(expected)
    assert dict(told) == expected
    for p in walk.pairings:
        if p.source and p.target:
            whole = len(Oracle(run).heirs(p.source.id)) == 1
            assert p.source_partial == (not whole or pairs[p.source.id, p.target.id].partial)
            assert p.target_partial == (back[p.target.id] > 1)
            assert p.evidence is (Evidence.LINKED if p.way else Evidence.LISTED)
    turned = reversed_crosswalk(walk)
    assert reversed_crosswalk(turned).pairings == walk.pairings
    assert [
        (p.target and p.target.id, p.source and p.source.id) for p in turned.pairings
    ] == sorted(
        (pair for pair, _ in told),
        key=lambda pair: list(last.items).index(pair[1]) if pair[1] else len(last.items),
    )


def delta_from(run: list[Edition], start: int) -> Delta:
    return delta(run[start], run[-1], [*run[:start], *run[start + 1 : -1]])


@given(runs(), STARTS)
def test_a_diff_tells_the_events_of_the_table(run: list[Edition], start: int) -> None:
    result = diff(delta_from(run, start))
    told = [
        (
            change.kinds[0] if change.kinds[:1] and change.kinds[0] in EVENTS else None,
            frozenset(item.id for item in change.before),
            frozenset(item.id for item in change.after),
        )
        for change in result.changes
        if change.evidence is Evidence.LINKED
    ]
    assert len(told) == len(set(told))
    assert set(told) == Oracle(run, start).events()
