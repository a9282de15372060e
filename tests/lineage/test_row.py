"""What a row of a crosswalk says by itself."""

from decimal import Decimal

import pytest

from tests.building import direction, edition, main
from tracks.lineage.crosswalk import crosswalk, reversed_crosswalk
from tracks.lineage.linked import Association, Linked
from tracks.lineage.row import Relation, Row
from tracks.lineage.succession import Succession
from tracks.model.evidence import Evidence
from tracks.model.item import names_of

A, B = main("a"), main("b")
STEPS = (
    Association("1", "2", "a", "x", note="n", cited="s"),
    Association("2", "3", "x", "b", note="n", cited="t"),
)


@pytest.mark.parametrize(
    ("source_partial", "target_partial", "relation"),
    [
        (False, False, Relation.EXACT),
        (False, True, Relation.BROAD),
        (True, False, Relation.NARROW),
        (True, True, Relation.RELATED),
    ],
)
def test_a_part_tells_how_two_items_relate(
    source_partial: bool, target_partial: bool, relation: Relation
) -> None:
    row = Row(
        "1", A, (A,), "3", B, (B,), "1:1", source_partial, target_partial, evidence=Evidence.LINKED
    )
    assert row.relation is relation
    assert row._replace(target=None).relation is None
    assert row._replace(evidence=None).relation is None


def test_a_row_tells_where_it_leads_through_and_what_says_so_each_once() -> None:
    row = Row("1", A, (A,), "3", B, (B,), "1:1", steps=STEPS)
    assert row.stations == ("a@1", "x@2", "b@3")
    assert row.cited == ("s", "t")
    assert row.notes == ("n",)
    assert row._replace(steps=()).stations == ()


def test_a_row_is_whole_in_itself() -> None:
    before = edition("1", direction("数字"), main("a", "数字"), main("c"))
    after = edition("2", direction("数字"), main("b", "数字"))
    linked = Linked(
        ("1", "2"),
        (
            Association("1", "2", "a", "b", weight=Decimal("0.5")),
            Association("1", "2", "a", "数字", weight=Decimal("0.5")),
        ),
    )
    walk = crosswalk(Succession(linked).between("1", "2"), before, after)
    row = next(r for r in walk.rows if r.source and r.target and r.target.id == "b")
    assert (row.source_edition, row.target_edition) == ("1", "2")
    assert (names_of(row.source_line), names_of(row.target_line)) == (("数字", "a"), ("数字", "b"))
    assert (row.cardinality, row.weight, row.relation) == ("1:n", Decimal("0.5"), Relation.NARROW)
    gone = next(r for r in walk.rows if r.target is None)
    assert (gone.target_edition, gone.target_line, gone.cardinality) == ("2", None, "1:0")
    assert {r.turned() for r in walk.rows} == set(reversed_crosswalk(walk).rows)
    assert all(r.turned().turned() == r for r in walk.rows)
