"""The order of siblings is the publisher's: kept with each revision, and no change of any item."""

import pytest
from sqlalchemy import text

from tests.building import direction, edition, main
from tests.store.conftest import keep
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.model.edition import Edition
from tracks.store import Store


def of(*children: str, **head) -> Edition:
    return edition("2025", direction("a"), *(main(child, "a") for child in children), **head)


def test_A5_another_order_is_another_revision_of_the_same_content(store: Store) -> None:
    keep(store, of("b", "c"), of("c", "b"))
    first, second = store.revisions("demo")
    assert (first.label, second.label, first.digest) == ("2025@1", "2025@2", second.digest)
    assert first.order_digest != second.order_digest
    assert [list(store.edition(row).items) for row in (first, second)] == [
        ["a", "b", "c"],
        ["a", "c", "b"],
    ]
    assert list(store.verify()) == []
    keep(store, of("c", "b"))
    assert len(store.revisions("demo")) == 2


def test_A5_diff_says_so_and_calls_it_no_change(store: Store) -> None:
    keep(store, of("b", "c", "d"), of("c", "b", "d"))
    first, second = store.revisions("demo")
    for found in (store.delta(first, second), delta(of("b", "c", "d"), of("c", "b", "d"))):
        assert found.reordered
        assert not (found.before.items or found.after.items)
        assert not (diff(found).changes or any(diff(found).undecided))
    assert not store.delta(first, first).reordered


def test_A5_order_is_told_beside_a_change_that_moves_nothing(store: Store) -> None:
    renamed = of("b", "c")
    items = {**renamed.items, "b": renamed.items["b"]._replace(name="B")}
    later = Edition(renamed.head, {i: items[i] for i in ("a", "c", "b")})
    keep(store, renamed, later)
    found = store.delta(*store.revisions("demo"))
    assert found.reordered and found == delta_of(found, renamed, later)
    assert len(diff(found).changes) == 1


def delta_of(found, before: Edition, after: Edition):
    """The delta in memory, which knows no revisions."""
    from dataclasses import replace

    told = delta(before, after)
    sides = {
        side: replace(
            getattr(told, side),
            revision=getattr(found, side).revision,
            stands=getattr(found, side).stands,
        )
        for side in ("before", "after")
    }
    return replace(told, **sides)


def test_A5_editions_of_two_years_are_not_compared_by_order(store: Store) -> None:
    older = edition("2024", direction("a"), main("c", "a"), main("b", "a"))
    keep(store, older, of("b", "c"))
    assert not store.delta(*store.revisions("demo")).reordered
    assert not delta(older, of("b", "c")).reordered


@pytest.mark.parametrize("again", [("b", "c"), ("c", "b")])
def test_A5_order_of_what_was_recorded_before_is_found_by_its_ranks(
    store: Store, again: tuple[str, ...]
) -> None:
    keep(store, of("b", "c"))
    _forget(store)
    keep(store, of(*again))
    rows = store.revisions("demo")
    assert len(rows) == (1 if again == ("b", "c") else 2)
    assert store.delta(rows[0], rows[-1]).reordered == (again != ("b", "c"))
    assert list(store.verify()) == []


def test_A5_rank_that_was_changed_is_found_by_verify(store: Store) -> None:
    keep(store, of("b", "c"))
    store.close()
    with store._database.writer.begin() as connection:
        connection.execute(text("UPDATE state SET rank = -rank - 1"))
    assert [problem.code.slug for problem in store.verify()] == ["T525"]


def _forget(store: Store) -> None:
    store.close()
    with store._database.writer.begin() as connection:
        connection.execute(text("UPDATE revision SET order_digest = NULL"))


def test_E11_aliases_in_another_order_are_not_recorded_again(store: Store) -> None:
    first = edition("2025", direction("a", aliases=("y", "x")), direction("b", aliases=("z", "x")))
    keep(store, first)
    other = edition("2025", direction("a", aliases=("x", "y")), direction("b", aliases=("x", "z")))
    keep(store, other)
    [row] = store.revisions("demo")
    assert (row.digest, store.edition(row)) == (first.digest, first)
    keep(
        store,
        edition(
            "2025", direction("a", aliases=("x", "y", "w")), direction("b", aliases=("x", "z"))
        ),
    )
    before, after = store.revisions("demo")
    [change] = diff(store.delta(before, after)).changes
    assert [item.id for item in change.after] == ["a"]
    assert list(store.verify()) == []
