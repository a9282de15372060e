"""What is true of the items in force of two complete editions is no conflict, however it is counted.

A source may call what was deprecated removed or not, and what was reinstated added or not.
"""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.audit.test_true_statements import ROOTS, conflicts, found_of, pairs
from tracks.model.edition import Edition
from tracks.model.item import Item, Status
from tracks.model.statement import Added, Altered, Count, Removed, Share, Statement

WORDS: tuple[Status | None, ...] = (None, None, "deprecated", "proposed")


@st.composite
def pairs_of_any_status(draw: st.DrawFn) -> tuple[Edition, Edition]:
    """Draw two complete editions of which some items, roots too, are not in force."""
    before, after = draw(pairs())

    def year(one: Edition) -> Edition:
        items = {i: x._replace(status=draw(st.sampled_from(WORDS))) for i, x in one.items.items()}
        return replace(one, items=items)

    return year(before), year(after)


def of(one: Edition) -> dict[str, Item]:
    """Return the items of the level that is spoken of."""
    return {i: item for i, item in one.items.items() if item.level == "new"}


def true_of(before: Edition, after: Edition) -> Iterator[tuple[str, Statement]]:
    """Yield statements that are true of the items in force, by comparing the items one by one."""
    old, new = of(before), of(after)
    was, now = ({i for i, x in items.items() if x.in_force} for items in (old, new))
    yield "count", Count(count="new", since="2024", was=len(was), value=len(now))
    yield "count", Count(count="new", since="2024", net=len(now) - len(was))
    for root in ROOTS:
        here = [i for i in now if new[i].parent == root]
        yield "count", Count(count="new", under=(root,), value=len(here))
        if now:
            share = f"{100 * len(here) / len(now):.2f}%"
            yield "share", Share(share="new", under=(root,), value=share)
    reinstated = {i for i in now - was if i in old and old[i].status == "deprecated"}
    deprecated = {i for i in was - now if i in new and new[i].status == "deprecated"}
    for ids in (now - was, now - was - reinstated):
        yield "added", Added(added="new", since="2024", number=len(ids), names=tuple(sorted(ids)))
        yield "added", Added(added="new", since="2024", number=len(ids))
    for ids in (was - now, was - now - deprecated):
        names = tuple(sorted(ids))
        yield "removed", Removed(removed="new", since="2024", number=len(ids), names=names)
        yield "removed", Removed(removed="new", since="2024", number=len(ids))
    for kind, field in (("renamed", "name"), ("recoded", "code"), ("moved", "parent")):
        ids = {i for i in was & now if getattr(old[i], field) != getattr(new[i], field)}
        yield kind, Altered(kind=kind, level="new", since="2024", number=len(ids))
    yield "kept", Altered(kind="kept", level="new", since="2024", number=len(was & now))


@given(pairs_of_any_status(), st.data())
def test_what_is_true_of_the_items_in_force_is_no_conflict(
    pair: tuple[Edition, Edition], data: st.DataObject
) -> None:
    by_kind: dict[str, list[Statement]] = {}
    for kind, said in true_of(*pair):
        by_kind.setdefault(kind, []).append(said)
    # One source counts in one way: figures of a kind in one block would add up.
    says = [data.draw(st.sampled_from(each)) for each in by_kind.values()]
    found = found_of(*pair, says)
    assert not found.read.contradictions
    assert all(named.finding.fits for named in found.names)


@given(pairs_of_any_status(), st.booleans())
def test_a_count_of_all_that_is_listed_is_a_conflict_where_some_are_not_in_force(
    pair: tuple[Edition, Edition], earlier: bool
) -> None:
    old, new = of(pair[0]), of(pair[1])
    listed = old if earlier else new
    said = Count(count="new", since="2024", **{"was" if earlier else "value": len(listed)})
    in_force = all(item.in_force for item in listed.values())
    assert bool(conflicts(*pair, [said])) is not in_force


@given(pairs_of_any_status())
def test_more_than_ever_came_or_went_is_a_conflict(pair: tuple[Edition, Edition]) -> None:
    old, new = of(pair[0]), of(pair[1])
    was, now = ({i for i, x in items.items() if x.in_force} for items in (old, new))
    assert conflicts(*pair, [Added(added="new", since="2024", number=len(now - was) + 1)])
    assert conflicts(*pair, [Removed(removed="new", since="2024", number=len(was - now) + 1)])
