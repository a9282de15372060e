"""Reaching a server: addresses, logins, rights; whatever is wrong is told without a password."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from alembic import command

from tests.building import direction, edition, main
from tests.conftest import NewDatabase
from tests.postgresql import PASSWORD, Server
from tests.store.conftest import keep
from tests.store.refusing import refusal, told
from tracks.cli import main as tracks
from tracks.errors import Code, TracksError
from tracks.model.act import Deed
from tracks.store import Store
from tracks.store.dialects import database_at
from tracks.store.migrate import configuration

ROOT = Path(__file__).parents[2]
OLD = edition("2021", direction("a"), main("x", "a"))
NEXT = edition("2022", direction("a"))
ANN = f"ann:{quote(PASSWORD)}"


@pytest.fixture
def where(new_postgresql: NewDatabase) -> str:
    return new_postgresql()


class TestReaching:
    def test_both_ways_to_write_the_address_are_one_database(self, where: str) -> None:
        with Store.open(where) as store:
            keep(store, OLD)
        with Store.open(where.replace("+psycopg", ""), create=False) as store:
            assert store.taxonomies() == ["demo"]

    def test_reading_before_any_import_makes_no_table(self, where: str) -> None:
        for _ in range(2):
            assert refusal(where)[0] is Code.NOTHING_RECORDED
        Store.open(where).close()
        assert refusal(where)[0] is Code.NOTHING_RECORDED

    def test_a_login_with_a_password(self, server: Server, database: str) -> None:
        server.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO ann", database)
        with Store.open(server.address(database, ANN), create=False) as store:
            assert store.edition(store.editions("demo")["2021"]) == OLD
            assert list(store.verify()) == []
            with pytest.raises(TracksError) as caught:
                keep(store, NEXT)
        code, said = told(caught)
        assert code is Code.SERVER_REFUSES
        assert "permission denied for" in said

    def test_a_login_without_rights(self, server: Server, database: str) -> None:
        code, said = refusal(server.address(database, ANN))
        assert code is Code.SERVER_REFUSES
        assert "permission denied for table alembic_version" in said

    def test_a_refused_login(self, server: Server, database: str) -> None:
        code, said = refusal(server.address(database, f"ann:{quote(PASSWORD[::-1])}"))
        assert code is Code.SERVER_REFUSES
        assert 'password authentication failed for user "ann"' in said
        assert f"postgresql+psycopg://ann:***@/{database}" in said

    @pytest.mark.parametrize(
        "address",
        [
            "postgresql://ann@/no-such-database?host=FOLDER",
            "postgresql://ann@/x?host=/no/such/folder",
            "postgresql://ann@127.0.0.1:1/x",
            "postgresql://ann@/x?host=FOLDER&no_such_option=1",
        ],
    )
    def test_a_server_or_database_that_is_not_there(self, server: Server, address: str) -> None:
        assert refusal(address.replace("FOLDER", server.folder))[0] is Code.SERVER_REFUSES

    @pytest.mark.parametrize(
        "address",
        [
            "postgresql://ann:geheim@密码@host/x",
            "postgresql://ann:geheim@host:port/x",
            "postgresql+asyncpg://ann:geheim@host/x",
            "postgres://ann:geheim@host/x",
            "mysql://ann:geheim@host/x",
            "postgresql://host/x?password=geheim&timeout=soon",
            "postgresql://host/x?password=geheim&timeout=-1",
            "postgresql://host/x?password=geheim&timeout=nan",
        ],
    )
    def test_an_address_that_cannot_be_used(self, address: str) -> None:
        code, said = refusal(address)
        assert code is Code.DATABASE_UNSUPPORTED
        assert "geheim" not in said and "密码" not in said

    def test_the_driver_is_not_installed(self, tmp_path: Path) -> None:
        program = (
            "import sys; sys.modules['psycopg'] = None\n"
            "from tracks.cli import main; sys.exit(main(['list', '--lang', 'en']))"
        )
        done = run_python("-c", program, where="postgresql://ann:geheim@host/x")
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr == (
            "error[T511] The driver for PostgreSQL is not installed; "
            'run pip install "industry-tracks[postgres]".\n'
        )


def run_python(*arguments: str, where: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | {"TRACKS_DB": where},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("command", ["import", "list"])
def test_no_command_prints_a_password(
    server: Server,
    database: str,
    command: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for login, query in (
        (f"ann:{quote('falsch' + PASSWORD)}", {}),
        ("ann", {"password": quote("falsch" + PASSWORD)}),
        (f"ann:{PASSWORD}@", {}),
    ):
        monkeypatch.setenv("TRACKS_DB", server.address(database, login, **query))
        assert tracks([command, "--lang", "zh"]) == 3
        out, err = capfd.readouterr()
        assert out == ""
        assert err.startswith("错误[T5") and err.count("\n") == 1
        assert "geheim" not in err and "密码" not in err.partition("；")[0]


def test_the_page_for_teams_sets_up_who_may_do_what(server: Server) -> None:
    on_server, in_database = sql_of("postgresql.md")
    assert [on_server, in_database] == sql_of("postgresql.zh.md")
    for statement in on_server:
        server.run(statement)
    for statement in in_database:
        server.run(statement, "tracks")
    server.run("CREATE ROLE editor LOGIN IN ROLE tracks_editors")
    server.run("CREATE ROLE reader LOGIN IN ROLE tracks_readers")
    owner, editor, reader = (
        server.address("tracks", login) for login in ("tracks_owner", "editor", "reader")
    )
    assert "permission denied for schema public" in refusal(editor, create=True)[1]
    Store.open(owner).close()
    with Store.open(editor, create=True) as store:
        keep(store, NEXT, OLD, edition("2021", direction("a")))
        with store.recording() as session:
            session.enter(store.revisions("demo")[0], Deed.PUBLISHED)
    with Store.open(reader, create=False) as store:
        assert store.edition(store.editions("demo")["2021"]) == OLD
        assert list(store.verify()) == []
        with pytest.raises(TracksError) as caught:
            keep(store, edition("2023", direction("a")))
        assert told(caught)[0] is Code.SERVER_REFUSES
    with database_at(owner).writer.begin() as connection:
        command.downgrade(configuration(connection), "tracks_0001")
    for login in (editor, reader):  # whose newer program wants to upgrade the tables
        assert "permission denied for schema public" in refusal(login)[1]
    with Store.open(owner) as store:
        assert list(store.verify()) == []


def sql_of(page: str) -> list[list[str]]:
    """Return the statements of each block of SQL on a page of the docs."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    return [[one.strip() for one in block.split(";") if one.strip()] for block in blocks]
