"""What is recorded can be read again, is never doubled, and is all there or not at all."""

import pytest

from tests.building import by_id, direction, edition, main, new
from tests.store.conftest import keep
from tracks.model.edition import Edition
from tracks.model.item import Item, depth_first
from tracks.model.statement import Source
from tracks.model.taxonomy import Title
from tracks.store import Store

OLD = edition("2021", direction("商业"), direction("数字"), main("x", "商业"), new("y"))
NEXT = edition("2025", direction("商业"), direction("数字"), main("x", "数字"), new("y", "x"))


def order(one: Edition) -> list[str]:
    return [item.id for item in depth_first(one.items)]


def states(store: Store, one: Edition) -> list[Item]:
    row = store.editions("demo")[one.head.edition]
    return list(store.edition(row).items.values())


class TestRecording:
    def test_first_and_next_edition(self, store: Store) -> None:
        with store.recording() as session:
            assert session.record(OLD) == ("demo", "2021", 1, True, 4, 4, None)
            assert session.record(NEXT) == ("demo", "2025", 1, True, 4, 2, None)
        assert store.taxonomies() == ["demo"]
        assert [row.label for row in store.revisions("demo")] == ["2021@1", "2025@1"]
        for one in (OLD, NEXT):
            row = store.editions("demo")[one.head.edition]
            assert store.edition(row) == one
            assert (row.head, row.tally, row.digest) == (one.head, one.tally, one.digest)

    def test_nothing_when_nothing_changed(self, store: Store) -> None:
        keep(store, OLD, NEXT)
        reordered = Edition(OLD.head, by_id(reversed(list(OLD.items.values()))))
        with store.recording() as session:
            assert session.record(OLD) == ("demo", "2021", 1, False, 4, 0, None)
        assert len(store.revisions("demo")) == 2
        with store.recording() as session:  # another order is another revision, of no changed item
            assert session.record(reordered) == ("demo", "2021", 2, True, 4, 0, None)
            assert session.record(reordered) == ("demo", "2021", 2, False, 4, 0, None)

    def test_a_correction_is_a_second_revision_and_the_first_stays(self, store: Store) -> None:
        corrected = edition("2021", direction("商业"), direction("数字"), main("z", "商业"))
        keep(store, OLD, NEXT)
        with store.recording() as session:
            assert session.record(corrected) == ("demo", "2021", 2, True, 3, 3, None)
        first, second, later = store.revisions("demo")
        assert [row.label for row in (first, second, later)] == ["2021@1", "2021@2", "2025@1"]
        assert [store.edition(row) for row in (first, second, later)] == [OLD, corrected, NEXT]
        assert store.editions("demo")["2021"] == second

    def test_a_changed_head_alone_is_a_revision(self, store: Store) -> None:
        told = edition("2021", *OLD.items.values(), sources={"s": Source(title=Title(zh="报道"))})
        keep(store, OLD, told)
        assert [row.head for row in store.revisions("demo")] == [OLD.head, told.head]

    def test_another_order_is_a_state_but_no_change(self, store: Store) -> None:
        names = "abcdefgh"
        before = edition("2021", *map(direction, names))
        after = edition("2022", *map(direction, "h" + names[:-1]))
        keep(store, before, after)
        old, new_ = store.revisions("demo")
        assert order(store.edition(new_)) == list("habcdefg")
        found = store.delta(old, new_)
        assert (found.before.items, found.after.items) == ({}, {})

    def test_moving_one_among_siblings_leaves_the_others(self, store: Store) -> None:
        names = [f"i{n:02}" for n in range(50)]
        keep(store, edition("2021", *map(direction, names)))
        moved = [*names[1:25], names[0], *names[25:], "new"]
        keep(store, edition("2022", *map(direction, moved)))
        assert order(store.edition(store.editions("demo")["2022"])) == moved
        with store._database.reader.connect() as connection:
            count = connection.exec_driver_sql("SELECT count(*) FROM state").scalar()
        assert count == len(names) + 2  # the one that moved, and the new one

    def test_correcting_an_old_year_writes_three_rows(self, store: Store) -> None:
        items = [direction(f"i{n}") for n in range(20)]
        keep(store, *(edition(str(year), *items) for year in range(2000, 2010)))
        changed = [*items[:7], items[7]._replace(name="改"), *items[8:]]
        keep(store, edition("2005", *changed))
        with store._database.reader.connect() as connection:
            count = connection.exec_driver_sql("SELECT count(*) FROM state").scalar()
        assert count == len(items) + 2  # before it, in it, after it; one of the three was there

    def test_an_equal_edition_before_the_first_writes_no_row(self, store: Store) -> None:
        items = [direction(f"i{n}") for n in range(20)]
        keep(store, edition("2005", *items), edition("2001", *items))
        with store._database.reader.connect() as connection:
            count = connection.exec_driver_sql("SELECT count(*) FROM state").scalar()
        assert count == len(items)

    def test_items_of_every_kind_come_back(self, store: Store) -> None:
        full = Item(
            id="ai-3",
            name='=HYPERLINK("x")\x1b\'--',
            level="main",
            code="001",
            name_en="AI",
            aliases=("b", "a"),
            definition="两\n行",
            note="n",
            attributes={"k": ["1", {"x": "2"}]},
        )
        keep(store, edition("2021", full, new("y", "ai-3"), new("z")))
        assert states(store, OLD) == [full, new("y", "ai-3"), new("z")]

    def test_an_empty_edition(self, store: Store) -> None:
        keep(store, OLD, edition("2022"))
        assert states(store, edition("2022")) == []

    def test_labels_are_ordered_naturally(self, store: Store) -> None:
        labels = ["3.10", "3.9", "2025-10", "2025", "2025-03"]
        keep(store, *(edition(label, direction(label)) for label in labels))
        assert list(store.editions("demo")) == ["3.9", "3.10", "2025", "2025-03", "2025-10"]

    @pytest.mark.parametrize("down", [True, False])
    def test_places_are_renumbered_when_none_is_free(self, store: Store, down: bool) -> None:
        keep(store, edition("1000", direction("a")), edition("2000", direction("b")))
        keep(store, edition("2000", direction("b"), direction("c")))
        inner = [str(1999 - n if down else 1001 + n) for n in range(30)]
        kept = [edition(label, direction("a"), direction(label)) for label in inner]
        keep(store, *kept)
        rows = {row.label: row for row in store.revisions("demo")}
        assert sorted(rows) == list(rows)
        for one in kept:
            assert store.edition(rows[f"{one.head.edition}@1"]) == one
        assert list(store.edition(rows["2000@2"]).items) == ["b", "c"]
        assert list(store.verify()) == []

    def test_two_taxonomies_do_not_meet(self, store: Store) -> None:
        other = OLD.head.taxonomy.model_copy(update={"id": "other"})
        theirs = Edition(
            OLD.head.model_copy(update={"taxonomy": other, "edition": "2020"}),
            by_id([direction("商业")._replace(name="别名")]),
        )
        keep(store, OLD, theirs, NEXT)
        assert store.taxonomies() == ["demo", "other"]
        assert list(store.editions("other")) == ["2020"]
        assert store.edition(store.editions("demo")["2025"]) == NEXT
        assert {name for _, _, name in store.names("demo")} == {"商业", "数字", "x", "y"}


class TestAllOrNothing:
    def test_an_exception_leaves_nothing(self, store: Store) -> None:
        with pytest.raises(ZeroDivisionError), store.recording() as session:
            session.record(OLD)
            raise ZeroDivisionError
        assert store.taxonomies() == []

    def test_discarding_leaves_nothing_but_answers(self, store: Store) -> None:
        keep(store, OLD)
        with store.recording() as session:
            assert session.record(NEXT).changed
            session.discard()
        assert list(store.editions("demo")) == ["2021"]
        assert list(store.verify()) == []

    def test_a_reader_sees_one_snapshot(self, store: Store, where: str) -> None:
        keep(store, OLD)
        with Store.open(where) as reader:
            assert list(reader.editions("demo")) == ["2021"]
            keep(store, NEXT)
            assert list(reader.editions("demo")) == ["2021"]
            reader.close()
            assert list(reader.editions("demo")) == ["2021", "2025"]


class TestAsking:
    def test_names_come_once_with_the_earliest_edition(self, store: Store) -> None:
        renamed = edition("2022", direction("商业")._replace(name="商 业"), direction("民生"))
        keep(store, renamed, OLD, NEXT)
        assert sorted(store.names("demo", without={"2025"})) == [
            ("2021", "x", "x"),
            ("2021", "y", "y"),
            ("2021", "商业", "商业"),
            ("2021", "数字", "数字"),
            ("2022", "商业", "商 业"),
            ("2022", "民生", "民生"),
        ]
        assert list(store.names("demo", without={"2021", "2022", "2025"})) == []

    def test_names_of_a_superseded_revision_are_gone(self, store: Store) -> None:
        keep(store, OLD, edition("2021", direction("科技")))
        assert list(store.names("demo")) == [("2021", "科技", "科技")]

    def test_heads(self, store: Store) -> None:
        keep(store, NEXT, OLD)
        assert store.heads("demo") == {"2021": OLD.head, "2025": NEXT.head}
        assert store.heads("demo", without=["2021"]) == {"2025": NEXT.head}

    def test_items_are_found_by_whatever_they_are_called(self, store: Store) -> None:
        renamed = direction("数字")._replace(name="数智", code="D_1", aliases=("AI", 'a"b'))
        wide = Item("w", "\uff21\uff29", "main", "数字")  # AI in full width
        keep(store, OLD, edition("2025", renamed, wide))
        for written in ("数字", "数智", "D_1", "AI", 'a"b'):
            assert store.find("demo", written) == {"数字"}
        assert store.find("demo", "ai") == {"w"}  # no alias in another case
        assert store.find("demo", "D%") == set()

    def test_what_stands_under_an_item(self, store: Store) -> None:
        keep(store, OLD, NEXT)
        old, next_ = store.revisions("demo")
        assert [store.under(row, "数字") for row in (old, next_)] == [[], ["x", "y"]]
        assert store.under(next_, "y") == []

    def test_items_with_all_above_them_by_edition(self, store: Store) -> None:
        keep(store, OLD, NEXT)
        found = store.states("demo", ["y", "z"])
        assert {label: list(items) for label, items in found.items()} == {
            "2021": ["y"],
            "2025": ["y", "x", "数字"],
        }

    def test_an_unknown_taxonomy_has_nothing(self, store: Store) -> None:
        keep(store, OLD)
        assert store.revisions("x") == []
        assert list(store.names("x")) == []
        assert store.heads("x") == {}
