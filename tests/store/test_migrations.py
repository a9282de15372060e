"""Migrations: up and down on populated data, and no difference left to the tables in code."""

from collections.abc import Callable

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from tests.building import direction, edition, main
from tests.store.conftest import keep
from tracks.errors import TracksError
from tracks.model.act import Act, Deed
from tracks.store import Store
from tracks.store.dialects import database_at
from tracks.store.migrate import configuration
from tracks.store.schema import VERSIONS

OLD = edition("2021", direction("a"), main("x", "a"))
NEXT = edition("2022", direction("a"), main("y", "a"))


def test_the_versions_are_those_of_alembic(store: Store) -> None:
    with store._database.reader.connect() as connection:
        scripts = ScriptDirectory.from_config(configuration(connection))
    assert tuple(s.revision for s in scripts.walk_revisions())[::-1] == VERSIONS


def test_down_and_up_on_populated_data(store: Store, where: str) -> None:
    keep(store, OLD, NEXT)
    store.close()
    with store._database.writer.begin() as connection:
        command.downgrade(configuration(connection), "base")
    with store._database.reader.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    with Store.open(where) as again:
        keep(again, OLD, NEXT)
        assert again.edition(again.editions("demo")["2022"]) == NEXT
        assert list(again.verify()) == []


def test_a_database_of_the_first_version_is_upgraded_by_itself(
    new_database: Callable[[], str], where: str
) -> None:
    """Its revisions get the act of their recording, at the time that they were recorded."""
    corrected = edition("2021", direction("a"), main("z", "a"))
    with Store.open(new_database()) as today:
        keep(today, NEXT, OLD, corrected)
        of_first_version(today, where)
    with Store.open(where, create=False) as upgraded:
        rows = {row.label: row for row in upgraded.revisions("demo")}
        assert [upgraded.edition(row) for row in rows.values()] == [OLD, corrected, NEXT]
        assert {label: row.acts for label, row in rows.items()} == {
            "2021@1": (Act(2, Deed.RECORDED, "2026-01-02T00:00:00Z"),),
            "2021@2": (Act(3, Deed.RECORDED, "2026-01-03T00:00:00Z"),),
            "2022@1": (Act(1, Deed.RECORDED, "2026-01-01T00:00:00Z"),),
        }
        assert list(upgraded.verify()) == []
        with upgraded.recording("ann") as session:
            session.enter(rows["2021@1"], Deed.PUBLISHED)
        keep(upgraded, NEXT, OLD)
        assert upgraded.edition(upgraded.editions("demo")["2021"]) == OLD
        assert list(upgraded.verify()) == []


def of_first_version(today: Store, where: str) -> None:
    """Make a database by migration 0001 alone and fill it with what another one holds."""
    database = database_at(where)
    with database.writer.begin() as old, today._database.reader.connect() as new:
        command.upgrade(configuration(old), "tracks_0001")
        for table in ("taxonomy", "revision", "state"):
            for row in new.execute(text(f"SELECT * FROM {table}")).mappings():
                values = dict(row)
                if table == "revision":
                    del values["order_digest"]
                    values["recorded_at"] = f"2026-01-{row['id']:02}T00:00:00+00:00"
                names = ", ".join(values)
                places = ", ".join(f":{name}" for name in values)
                old.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), values)


def test_down_to_the_first_version_and_up_keeps_what_was_recorded(store: Store, where: str) -> None:
    keep(store, OLD, NEXT)
    with store.recording("ann", "because") as session:
        session.enter(store.editions("demo")["2021"], Deed.PUBLISHED)
    before = store.revisions("demo")
    store.close()
    with store._database.writer.begin() as connection:
        command.downgrade(configuration(connection), "tracks_0001")
    with Store.open(where) as again:
        rows = again.revisions("demo")
        assert [again.edition(row) for row in rows] == [OLD, NEXT]
        assert [[act.at for act in row.acts] for row in rows] == [
            [row.acts[0].at] for row in before
        ]
        assert list(again.verify()) == []


def test_a_database_of_the_third_version_takes_settings(store: Store, where: str) -> None:
    keep(store, OLD, NEXT)
    store.close()
    with store._database.writer.begin() as connection:
        command.downgrade(configuration(connection), "tracks_0003")
        assert "settings" not in inspect(connection).get_table_names()
    levels = (OLD.head.taxonomy.levels[0].model_copy(update={"unit": "项"}),)
    levels += OLD.head.taxonomy.levels[1:]
    taxonomy = OLD.head.taxonomy.model_copy(update={"levels": levels})
    with Store.open(where) as again:
        with again.recording("ann") as session:
            assert session.settle(taxonomy) and not session.settle(taxonomy)
        rows = again.revisions("demo")
        assert [row.head.taxonomy for row in rows] == [taxonomy, taxonomy]
        assert [row.digest for row in rows] == [OLD.digest, NEXT.digest]
        assert [row.act.number for row in again.settings("demo")] == [3]
        assert list(again.verify()) == []


def test_a_failed_migration_leaves_nothing(where: str) -> None:
    store = Store.open(where)
    try:
        with store._database.writer.begin() as connection:
            command.downgrade(configuration(connection), "base")
            raise TracksError
    except TracksError:
        assert store.taxonomies() == []  # the tables are there again
    store.close()


def test_alembic_finds_nothing_to_change(store: Store) -> None:
    with store._database.writer.begin() as connection:
        command.check(configuration(connection))
