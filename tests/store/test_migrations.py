"""Migrations: up and down on populated data, and no difference left to the tables in code."""

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from tests.building import direction, edition, main
from tests.store.conftest import keep
from tracks.errors import TracksError
from tracks.store import Store
from tracks.store.migrate import VERSIONS, configuration

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
