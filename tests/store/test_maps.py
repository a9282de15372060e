"""Maps between taxonomies are a record of their own: with revisions, a journal and a digest."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import inspect, text

from tests.building import direction, edition, main
from tests.conftest import NewDatabase
from tests.store.conftest import keep, of_taxonomy
from tests.views.showing import shown
from tracks.commands.crosswalk import walk
from tracks.commands.diff import compare
from tracks.commands.listing import listing
from tracks.commands.log import journal
from tracks.errors import Code
from tracks.model.act import Deed
from tracks.model.map import Map, Match, Scheme
from tracks.reports import formats
from tracks.store import Store, backup, database_at, restore
from tracks.store.migrate import configuration

FRUIT = of_taxonomy("fruit", edition("2021", direction("a"), main("plums", "a")))
TRADE = of_taxonomy("trade", edition("4", direction("T"), main("T1", "T"), main("T2", "T")))
ENDS = Scheme(taxonomy="fruit", edition="2021"), Scheme(taxonomy="trade", edition="4")
FIRST = Map.of(*ENDS, [Match(source="plums", target="T1", note="secret")])
SECOND = Map.of(*ENDS, [Match(source="plums", target="T2", target_partial=True, cited="customs")])


def record(store: Store, *maps: Map) -> list[tuple[int, bool]]:
    """Record maps, each import with one of them; return the number of each and whether it is new."""
    became = []
    for said in maps:
        with store.recording("ann", "seen") as session:
            recorded = session.map(said)
            became.append((recorded.number, recorded.changed))
    return became


def test_a_map_is_recorded_once_and_again_where_it_says_something_else(store: Store) -> None:
    keep(store, FRUIT, TRADE)
    digests = {key: [row.digest for row in store.revisions(key)] for key in ("fruit", "trade")}
    assert record(store, FIRST, FIRST, SECOND, SECOND, FIRST) == [
        (1, True), (1, False), (2, True), (2, False), (3, True),
    ]  # fmt: skip
    assert [(act.label, act.act.by, act.act.why, act.map) for act in store.map_acts()] == [
        ("fruit:2021..trade:4@1", "ann", "seen", FIRST),
        ("fruit:2021..trade:4@2", "ann", "seen", SECOND),
        ("fruit:2021..trade:4@3", "ann", "seen", FIRST),
    ]
    assert {ends: act.map for ends, act in store.maps().items()} == {ENDS: FIRST}
    assert store.maps()[ENDS].digest == FIRST.digest
    assert list(store.verify()) == []
    # It is part of no edition, and of neither taxonomy's journal.
    for key, known in digests.items():
        assert [row.digest for row in store.revisions(key)] == known
        assert [act.number for row in store.revisions(key) for act in row.acts] == [1]


def test_a_withdrawn_map_is_kept_and_does_not_stand(store: Store) -> None:
    keep(store, FRUIT, TRADE)
    record(store, FIRST)
    with store.recording("ann", "the wrong year") as session:
        session.enter_map(ENDS, None)
    assert store.maps() == {}
    assert [act.act.deed for act in store.map_acts()] == [Deed.RECORDED, Deed.WITHDRAWN]
    assert list(store.verify()) == []
    assert record(store, FIRST) == [(3, True)]
    assert store.maps()[ENDS].map == FIRST


def test_a_map_of_a_withdrawn_edition_does_not_stand(store: Store) -> None:
    keep(store, FRUIT, TRADE)
    record(store, FIRST)
    with store.recording() as session:
        session.enter(store.editions("trade")["4"], Deed.WITHDRAWN)
    assert store.maps() == {}
    assert len(store.map_acts()) == 1


def test_everybody_sees_the_map_that_stands_without_its_notes(store: Store, where: str) -> None:
    keep(store, FRUIT, TRADE)
    record(store, SECOND, FIRST)
    with Store.open(where, public=True) as public:
        (act,) = public.map_acts()
        assert (act.label, act.act.by, act.act.why) == ("fruit:2021..trade:4@2", None, None)
        assert act.map.matches == (Match(source="plums", target="T1"),)
        assert public.maps()[ENDS].digest == FIRST.digest
    with store.recording() as session:
        session.enter(store.editions("trade")["4"], Deed.WITHDRAWN)
    with Store.open(where, public=True) as public:
        assert public.map_acts() == []


ASKED: dict[str, Callable[[Store], Any]] = {
    "list": listing,
    "log": journal,
    "diff": lambda store: compare(store, "2021", "2022", taxonomy="fruit"),
    "crosswalk": lambda store: walk(store, "fruit:2022", "trade:4"),
}


def test_no_report_shows_everybody_what_editors_noted(store: Store, where: str) -> None:
    changed = edition("2022", direction("a"), main("plums", "a", definition="More"))
    keep(store, FRUIT, of_taxonomy("fruit", changed), TRADE)
    with store.recording("secret person", "secret reason") as session:
        session.map(FIRST)
    with Store.open(where, public=True) as public:
        for report, use_case in ASKED.items():
            for form in {"text", "json", "csv"} & {*formats(report)}:
                assert "secret" not in shown(report, form, use_case(public), "en"), (report, form)
    assert "secret" in shown("crosswalk", "csv", ASKED["crosswalk"](store), "en")
    assert "secret" in shown("diff", "json", ASKED["diff"](store), "en")
    assert "secret person" in shown("log", "text", ASKED["log"](store), "en")


def test_damage_of_any_column_is_told(store: Store) -> None:
    keep(store, FRUIT, TRADE, of_taxonomy("third", TRADE))
    record(store, FIRST, SECOND)
    with store._database.reader.connect() as connection:
        kept = connection.execute(text('SELECT * FROM "map" WHERE number = 1')).mappings().one()
        third = connection.execute(text("SELECT id FROM taxonomy WHERE key = 'third'")).scalar()
    changed = {
        "source": third, "source_edition": "2022", "target": third, "target_edition": "5",
        "deed": "withdrawn", "at": "2020-01-01T00:00:00Z", "by": "eve", "why": None,
        "digest": b"x" * 32, "content": kept["content"].replace("T1", "T2"),
        "content_digest": SECOND.digest,
    }  # fmt: skip
    assert {*changed, "number"} == {*kept}
    for column, value in changed.items():
        for one in (value, kept[column]):
            with store._database.writer.begin() as connection:
                connection.execute(
                    text(f'UPDATE "map" SET "{column}" = :one WHERE number = 1'), {"one": one}
                )
            store.close()
            codes = {flaw.code for flaw in store.verify()}
            assert (Code.MAP_DAMAGED in codes) is (one != kept[column]), column
    with store._database.writer.begin() as connection:
        connection.execute(text('DELETE FROM "map" WHERE number = 1'))
    store.close()
    (flaw,) = store.verify()
    assert (flaw.code, flaw.params["number"]) == (Code.ACT_MISSING, 1)


def test_a_backup_holds_maps(store: Store, where: str, new_database: NewDatabase, tmp_path: Path):
    keep(store, FRUIT, TRADE)
    record(store, FIRST, SECOND)
    file, other = tmp_path / "backup.db", new_database()
    backup(database_at(where), file, lambda _: None)
    restore(database_at(other), file, lambda _: None)
    with Store.open(other) as again:
        assert [(act.label, act.act, act.map) for act in again.map_acts()] == [
            (act.label, act.act, act.map) for act in store.map_acts()
        ]
        assert record(again, SECOND, FIRST) == [(2, False), (3, True)]
        assert list(again.verify()) == []


def test_a_database_of_the_fourth_version_takes_maps(store: Store, where: str) -> None:
    keep(store, FRUIT, TRADE)
    store.close()
    with store._database.writer.begin() as connection:
        command.downgrade(configuration(connection), "tracks_0004")
        assert "map" not in inspect(connection).get_table_names()
    with Store.open(where) as again:
        assert again.map_acts() == []
        assert record(again, FIRST) == [(1, True)]
        assert list(again.verify()) == []


def test_a_discarded_import_leaves_no_map(store: Store) -> None:
    keep(store, FRUIT, TRADE)
    with store.recording() as session:
        assert session.map(FIRST).changed
        session.discard()
    assert store.map_acts() == []
