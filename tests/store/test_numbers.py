"""Places and ranks: plain arithmetic that everything in the store is ordered by."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tracks.model.text import natural_key
from tracks.store.places import APART, SLOT, slot_for, spread
from tracks.store.ranks import GAP, arrange


def test_slots_lie_behind_before_and_midway() -> None:
    assert slot_for("2021", {}) == 0
    assert slot_for("2025", {"2021": 0}) == APART
    assert slot_for("2019", {"2021": 0}) == -APART
    assert slot_for("2023", {"2021": 0, "2025": APART}) == APART // 2


def test_no_slot_is_free_between_two_adjacent_ones() -> None:
    assert slot_for("2", {"1": 0, "3": SLOT}) is None
    assert slot_for("2", {"1": 0, "3": 2 * SLOT}) == SLOT


@given(st.permutations([f"{n // 3}.{n}" for n in range(12)]))
def test_slots_keep_the_natural_order(labels: list[str]) -> None:
    taken: dict[str, int] = {}
    for label in labels:
        slot = slot_for(label, taken)
        assert slot is not None
        assert slot % SLOT == 0
        taken[label] = slot
    assert sorted(taken, key=taken.__getitem__) == sorted(taken, key=natural_key)


@given(st.sets(st.integers(-9, 9), min_size=1))
def test_spread_keeps_the_order_and_meets_no_old_slot(numbers: set[int]) -> None:
    slots = [number * SLOT for number in numbers]
    moved = spread(slots)
    assert sorted(moved, key=moved.__getitem__) == sorted(slots)
    assert min(moved.values()) > max(slots) + SLOT


def test_new_siblings_are_spaced() -> None:
    assert arrange([None, None, None]) == [0, GAP, 2 * GAP]
    assert arrange([0, None, GAP, None]) == [0, GAP // 2, GAP, 2 * GAP]
    assert arrange([None, None, 0]) == [-2 * GAP, -GAP, 0]


def test_one_that_moves_leaves_the_others() -> None:
    assert arrange([30, 0, 10, 20]) == [-GAP, 0, 10, 20]
    assert arrange([0, 30, 10, 20]) == [0, 5, 10, 20]


def test_without_room_all_siblings_are_spaced_anew() -> None:
    assert arrange([0, None, 1]) == [0, GAP, 2 * GAP]


@given(st.lists(st.none() | st.integers(0, 40)))
def test_ranks_increase_strictly(kept: list[int | None]) -> None:
    ranks = arrange(kept)
    assert len(ranks) == len(kept)
    assert all(a < b for a, b in itertools.pairwise(ranks))


@given(st.lists(st.integers(0, 10**6).map(lambda n: n * GAP), unique=True, max_size=7))
def test_as_few_as_possible_move(kept: list[int]) -> None:
    def rising(chosen: int) -> bool:
        run = [rank for nth, rank in enumerate(kept) if chosen >> nth & 1]
        return run == sorted(run)

    longest = max((c.bit_count() for c in range(2 ** len(kept)) if rising(c)), default=0)
    assert sum(a == b for a, b in zip(kept, arrange(kept), strict=True)) >= longest
