"""A diff and its flow above the leaves, on the smallest inputs: faults B5, B6, B8 of real work."""

from collections import Counter

from tests.building import direction, edition, main, new
from tracks.diff.change import CountRow
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.flow import Flow, Movement, flow
from tracks.diff.moves import NO_ROOT, Cell
from tracks.model.edition import Edition
from tracks.model.kind import Kind
from tracks.model.link import Link


def link(sources: str, target: str) -> Link:
    return Link(since="2024", origins=tuple(sources.split()), targets=(target,))


def compared(
    before: Edition, after: Edition
) -> tuple[dict[str, tuple[Kind, ...]], list[CountRow], Flow]:
    """Return the kinds of change by the later id, the rows by root, and the flow."""
    pair = delta(before, after)
    found = diff(pair)
    kinds = {(c.after or c.before)[0].id: c.kinds for c in found.changes}
    rows = [row for row in found.counts if row.under]
    return kinds, rows, flow(pair, found, before, after)


def test_B5_a_root_under_another_name_has_one_row_and_nothing_moved() -> None:
    before = edition("2024", direction("digital"), main("AI", "digital"), main("6G", "digital"))
    after = edition(
        "2025",
        direction("digital economy"),
        *(main(name, "digital economy") for name in ("AI", "6G", "cloud")),
        links=(link("digital", "digital economy"),),
    )
    kinds, (row,), moved = compared(before, after)
    assert kinds == {"digital economy": (Kind.RENAMED,), "cloud": (Kind.ADDED,)}
    assert (row.formerly, row.under) == (("digital",), ("digital economy",))
    assert (row.before.value, row.after.value, row.net) == (2, 3, 1)
    assert moved.moves == ()
    assert all(not each.net[Movement.MOVED] and each.unexplained == 0 for each in moved.rows)


def test_B5_any_event_of_roots_has_one_row() -> None:
    before = edition(
        "2024", direction("A"), direction("B"), main("a1", "A"), main("a2", "A"), main("b1", "B")
    )
    items = (direction("C"), main("a1", "C"), main("a2", "C"), main("b1", "C"))
    _, (row,), _ = compared(before, edition("2025", *items, links=(link("A B", "C"),)))
    assert (row.formerly, row.under) == (("A", "B"), ("C",))
    assert (row.before.value, row.after.value) == (3, 3)
    # Without a link the same is derived: most of each is in C, and together most of C.
    kinds, (row,), _ = compared(before, edition("2025", *items))
    assert (row.formerly, row.under) == (("A", "B"), ("C",))
    assert kinds == {"A": (Kind.MERGED,)} or kinds == {"C": (Kind.MERGED,)}


def test_B6_what_stood_under_merged_items_did_not_move_by_itself() -> None:
    before = edition(
        "2024",
        *map(direction, "ABX"),
        main("a1", "A"),
        main("a2", "A"),
        main("b1", "B"),
        main("x1", "X"),
    )
    after = edition(
        "2025",
        *map(direction, "CX"),
        main("a1", "C"),
        main("b1", "C"),
        main("a2", "X"),
        main("x1", "X"),
        links=(link("A B", "C"),),
    )
    kinds, rows, moved = compared(before, after)
    assert kinds == {"C": (Kind.MERGED,), "a2": (Kind.MOVED,)}
    assert {row.under: (row.before.value, row.after.value) for row in rows} == {
        ("C",): (3, 2),
        ("X",): (1, 2),
    }
    (move,) = moved.moves
    assert [now.id for _, now in move.topmost] == ["a2"]
    assert all(row.unexplained == 0 for row in moved.rows)


def test_B8_who_adds_up_the_listed_moves_gets_the_moves_of_the_flow() -> None:
    # A leaf is raised, with a new child and some of its old parent's; a main track is a leaf now.
    before = edition(
        "2024",
        direction("r"),
        direction("s"),
        main("p", "r"),
        main("m", "s"),
        new("x", "p"),
        new("c1", "p"),
        new("c2", "p"),
        new("d1", "m"),
    )
    after = edition(
        "2025",
        direction("r"),
        direction("s"),
        main("p", "r"),
        main("x", "s"),
        new("m", "p"),
        new("c1", "x"),
        new("c2", "p"),
        new("n1", "x"),
        new("d1", "x"),
    )
    kinds, _, moved = compared(before, after)
    assert kinds["x"] == (Kind.MOVED, Kind.PROMOTED)
    assert kinds["m"] == (Kind.MOVED, Kind.DEMOTED)  # it stays itself
    assert kinds["n1"] == (Kind.ADDED,)
    for row in moved.rows:
        assert row.unexplained == 0
        assert row.net[Movement.MOVED] == summed(moved)[row.level, row.under]


def summed(moved: Flow) -> Counter[tuple[str, tuple[str, ...]]]:
    """Add up the listed moves by level in all, and by level and root."""
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for move in moved.moves:
        for sign, cell in ((-1, move.origin), (1, move.target)):
            for counted in counts_in(cell):
                found[counted] += sign * move.number
    return found


def counts_in(cell: Cell) -> list[tuple[str, tuple[str, ...]]]:
    by_root = [(cell.level, cell.root.after)] if cell.root not in (None, NO_ROOT) else []
    return [(cell.level, ()), *by_root]
