"""What attributes add up to in both editions, roots that became one in one row."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.building import TAXONOMY, direction, edition, main
from tracks.diff.attribute_sums import SumRow, sum_rows
from tracks.diff.delta import delta
from tracks.model.attribute import Sum
from tracks.model.edition import Edition
from tracks.model.link import Link
from tracks.model.taxonomy import Attribute

FIRMS = Attribute(id="firms", type="number", sum="yes")
DECLARED = TAXONOMY.model_copy(update={"attributes": (FIRMS,)})


def rows(before: Edition, after: Edition) -> dict[tuple[str, str], tuple[Sum | None, Sum | None]]:
    found = sum_rows(delta(before, after), before.items, after.items)
    return {(_ids(row, 1), _ids(row, 2)): (row.before, row.after) for row in found}


def _ids(row: SumRow, side: int) -> str:
    return "+".join(item.id for item in row[side])  # type: ignore[union-attr]


def year(label: str, *items: object, **head: object) -> Edition:
    made = edition(label, *items, **head)  # type: ignore[arg-type]
    return Edition(made.head.model_copy(update={"taxonomy": DECLARED}), made.items)


def of(number: int) -> dict[str, dict[str, str]]:
    return {"attributes": {"firms": str(number)}}


def whole(number: int, n: int) -> Sum:
    return Sum(Decimal(number), n, n)


def test_B5_roots_that_became_one_are_added_up_in_one_row() -> None:
    merger = Link(since="2024", origins=("A", "B"), targets=("C",))
    before = year("2024", direction("A", **of(3)), direction("B", **of(4)), direction("D", **of(1)))
    after = year("2025", direction("C", **of(9)), direction("D", **of(1)), links=(merger,))
    assert rows(before, after) == {
        ("", ""): (whole(8, 3), whole(10, 2)),
        ("A+B", "C"): (whole(7, 2), whole(9, 1)),
        ("D", "D"): (whole(1, 1), whole(1, 1)),
    }


def test_a_root_that_ended_or_has_no_number_is_not_nought() -> None:
    before = year("2024", direction("A", **of(3)), direction("B"))
    after = year("2025", direction("B", **of(2)), direction("E"))
    assert rows(before, after) == {
        ("", ""): (Sum(Decimal(3), 1, 2), Sum(Decimal(2), 1, 2)),
        ("B", "B"): (None, whole(2, 1)),
        ("A", ""): (whole(3, 1), None),
    }


@given(st.data())
def test_roots_and_what_is_unplaced_add_up_to_all(data: st.DataObject) -> None:
    def any_year(label: str) -> Edition:
        number = st.one_of(st.just({}), st.integers(0, 9).map(of))
        roots = data.draw(st.lists(st.sampled_from("ABC"), unique=True))
        items = [direction(root, **data.draw(number)) for root in roots]
        for name in data.draw(st.lists(st.sampled_from("abcdef"), unique=True)):
            parent = data.draw(st.sampled_from([None, *roots]))
            items.append(main(name, parent, **data.draw(number)))
        return year(label, *items)

    before, after = any_year("2024"), any_year("2025")
    found = sum_rows(delta(before, after), before.items, after.items)
    for side, one in ((3, before), (4, after)):
        unplaced = [i for i in one.items.values() if i.unplaced]
        floating = sum(int((i.attributes or {}).get("firms", 0)) for i in unplaced)
        each = [row[side] for row in found]
        total = next((row[side] for row in found if not row.was and not row.now), None)
        by_root = [s for row, s in zip(found, each, strict=True) if s and (row.was or row.now)]
        known = total.value if total else 0  # type: ignore[union-attr]
        assert known == floating + sum(s.value for s in by_root)  # type: ignore[union-attr]
