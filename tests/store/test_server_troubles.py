"""What a server does to recording: other encodings, waiting, refusing, going away in the middle."""

from collections.abc import Iterator

import pytest

from tests.building import direction, edition, main
from tests.conftest import NewDatabase
from tests.postgresql import Server, running
from tests.store.conftest import keep, of_taxonomy
from tests.store.refusing import refusal, told
from tracks.errors import Code, TracksError
from tracks.store import Store
from tracks.store.dialects import database_at
from tracks.store.schema import state

OLD = edition("2021", direction("a"), main("x", "a"))
NEXT = edition("2022", direction("a"), *(main(f"i{n}", "a") for n in range(5000)))


@pytest.fixture
def where(new_postgresql: NewDatabase) -> str:
    return new_postgresql()


class TestDatabases:
    def test_the_database_of_another_program(self, server: Server, where: str) -> None:
        with database_at(where).writer.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE notes (line text)")
        assert refusal(where, create=True)[0] is Code.DATABASE_FOREIGN

    def test_a_newer_database(self, where: str) -> None:
        Store.open(where).close()
        with database_at(where).writer.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'tracks_9999'")
        for create in (True, False):
            code, said = refusal(where, create=create)
            assert code is Code.DATABASE_NEWER and "tracks_9999" in said

    def test_a_schema_of_its_own_in_a_database_that_is_shared(
        self, server: Server, where: str
    ) -> None:
        with database_at(where).writer.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE notes (line text)")
            connection.exec_driver_sql("CREATE SCHEMA tracks")
        with Store.open(f"{where}&options=-csearch_path%3Dtracks") as store:
            keep(store, OLD)
            assert store.edition(store.editions("demo")["2021"]) == OLD
            assert list(store.verify()) == []

    def test_one_that_takes_any_bytes_keeps_utf_8(self, server: Server) -> None:
        name = server.new_database("TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
        chinese = edition("2021", direction("具身智能"))
        with Store.open(server.address(name)) as store:
            keep(store, chinese)
            assert store.edition(store.editions("demo")["2021"]) == chinese
            assert list(store.verify()) == []

    def test_one_that_knows_no_chinese(self, server: Server) -> None:
        name = server.new_database("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
        with Store.open(server.address(name)) as store:
            with pytest.raises(TracksError) as caught:
                keep(store, edition("2021", direction("具身智能")))
            code, said = told(caught)
            assert code is Code.SERVER_REFUSES and 'has no equivalent in encoding "LATIN1"' in said
            assert store.taxonomies() == []

    def test_what_is_looked_up_is_compared_byte_by_byte(
        self, server: Server, database: str
    ) -> None:
        """In whatever language the server sorts, and whatever its next version thinks of that."""
        found = server.run(
            "SELECT attrelid::regclass::text, attname FROM pg_attribute"
            " JOIN pg_collation ON pg_collation.oid = attcollation"
            " WHERE attrelid IN ('taxonomy'::regclass, 'revision'::regclass, 'state'::regclass)"
            " AND collname = 'C'",
            database,
        )
        assert set(found) == {
            ("taxonomy", "key"),
            ("revision", "edition"),
            ("state", "item"),
            ("state", "parent"),
        }


class TestWaiting:
    def test_another_writer_of_the_taxonomy_is_waited_for_in_vain(self, where: str) -> None:
        impatient = where.replace("timeout=60", "timeout=0.1")
        with Store.open(where) as store, Store.open(impatient) as other:
            keep(store, OLD)
            with store.recording() as session:
                session.lock(["demo"])
                session.record(NEXT)
                with pytest.raises(TracksError) as caught, other.recording() as second:
                    second.lock(["demo"])
                assert other.taxonomies() == ["demo"]  # reading goes on meanwhile
                with other.recording() as second:  # and so does writing elsewhere
                    second.lock(["other"])
                    assert second.record(of_taxonomy("other", OLD)).changed
            assert told(caught)[0] is Code.DATABASE_LOCKED
            other.close()
            assert other.taxonomies() == ["demo", "other"]
            assert list(other.verify()) == []


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("53100", Code.DISK_FULL),
        ("25006", Code.DATABASE_READ_ONLY),
        ("40P01", Code.DATABASE_LOCKED),
        ("40001", Code.DATABASE_LOCKED),
        ("XX001", Code.DATABASE_DAMAGED),
        ("XX002", Code.DATABASE_DAMAGED),
        ("58030", Code.DISK_FAILS),
        ("42501", Code.SERVER_REFUSES),
        ("53200", Code.SERVER_REFUSES),
        ("57014", Code.SERVER_REFUSES),
    ],
)
def test_what_the_server_cannot_do_leaves_nothing(where: str, state: str, code: Code) -> None:
    with Store.open(where) as store:
        keep(store, OLD)
        with pytest.raises(TracksError) as caught, store.recording() as session:
            session.record(NEXT)
            session.connection.exec_driver_sql(
                f"DO $$ BEGIN RAISE 'so it is' USING ERRCODE = '{state}'; END $$"
            )
        assert told(caught)[0] is code
        assert list(store.editions("demo")) == ["2021"]
        assert list(store.verify()) == []


def test_a_database_that_is_read_only(server: Server, database: str) -> None:
    server.run(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    with Store.open(server.address(database), create=False) as store:
        with pytest.raises(TracksError) as caught:
            keep(store, NEXT)
        assert told(caught)[0] is Code.DATABASE_READ_ONLY
        assert list(store.editions("demo")) == ["2021"]


class TestLosing:
    """The connection, at any moment of recording."""

    @pytest.fixture
    def end(self, server: Server, database: str) -> str:
        return (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            f" WHERE datname = '{database}' AND pid <> pg_backend_pid()"
        )

    @pytest.fixture
    def store(self, server: Server, database: str) -> Iterator[Store]:
        with Store.open(server.address(database)) as store:
            yield store
        with Store.open(server.address(database)) as store:
            assert list(store.editions("demo")) == ["2021"]
            assert list(store.verify()) == []

    def test_while_reading(self, server: Server, store: Store, end: str) -> None:
        assert store.taxonomies() == ["demo"]
        server.run(end)
        with pytest.raises(TracksError) as caught:
            store.taxonomies()
        code, said = told(caught)
        assert code is Code.CONNECTION_LOST
        assert "terminating connection due to administrator command" in said

    def test_before_recording(self, server: Server, store: Store, end: str) -> None:
        with pytest.raises(TracksError) as caught, store.recording() as session:
            server.run(end)
            session.record(NEXT)
        assert told(caught)[0] is Code.CONNECTION_LOST

    def test_while_items_are_written(self, server: Server, store: Store, end: str) -> None:
        def rows() -> Iterator[tuple[object, ...]]:
            for n in range(200_000):
                if n == 1000:
                    server.run(end)
                yield (1, f"i{n}", 7, 8, None, "main", "n" * 1000, "{}", n, b"")

        with pytest.raises(TracksError) as caught, store.recording() as session:
            session.database.insert(session.connection, state, rows())
        assert told(caught)[0] is Code.CONNECTION_LOST

    def test_before_what_is_recorded_is_kept(self, server: Server, store: Store, end: str) -> None:
        with pytest.raises(TracksError) as caught, store.recording() as session:
            session.record(NEXT)
            server.run(end)
        assert told(caught)[0] is Code.CONNECTION_LOST


def test_a_server_that_stops_and_comes_back() -> None:
    with running() as server:
        where = server.address(server.new_database())
        with Store.open(where) as store:
            keep(store, OLD)
            with pytest.raises(TracksError) as caught, store.recording() as session:
                session.record(NEXT)
                server.stop()
                session.record(edition("2023", direction("a")))
            assert told(caught)[0] is Code.CONNECTION_LOST
            assert refusal(where)[0] is Code.SERVER_REFUSES
            server.start()
            assert list(store.editions("demo")) == ["2021"]
            assert list(store.verify()) == []
            keep(store, NEXT)
            assert list(store.editions("demo")) == ["2021", "2022"]
