"""SQLite: a file for one person.

Its transactions need help: the driver's own begin too late and let DDL escape a rollback, and one
that reads before it writes fails as locked instead of waiting. So the driver's are turned off
(isolation_level None), the writing engine begins with BEGIN IMMEDIATE, the reading one with BEGIN,
which holds one snapshot until it ends.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    Table,
    create_engine,
    event,
    insert,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from tracks.errors import Code, TracksError
from tracks.store.database import BUSY_SECONDS, Database, OneOf, Values, problem, tell_errors

CACHE_KIB = 16 * 1024

BATCH = 50_000
"""So many rows are handed to the driver at a time, which bounds the memory they take."""

_TURNS = 100
"""So often a connection that would change the journal lets other writers go first: two were seen."""

_REASONS = {
    "SQLITE_BUSY": Code.DATABASE_LOCKED,
    "SQLITE_LOCKED": Code.DATABASE_LOCKED,
    "SQLITE_NOTADB": Code.NOT_A_DATABASE,
    "SQLITE_CANTOPEN": Code.DATABASE_UNREACHABLE,
    "SQLITE_PERM": Code.DATABASE_UNREACHABLE,
    "SQLITE_AUTH": Code.DATABASE_UNREACHABLE,
    "SQLITE_READONLY": Code.DATABASE_READ_ONLY,
    "SQLITE_FULL": Code.DISK_FULL,
    "SQLITE_CORRUPT": Code.DATABASE_DAMAGED,
    "SQLITE_IOERR": Code.DISK_FAILS,
}


@dataclass(frozen=True)
class SQLite(Database):
    """A database in one file."""

    path: Path

    @classmethod
    def at(cls, path: Path, seconds: float = BUSY_SECONDS) -> "SQLite":
        """Return the database in the file of that path, there or not."""
        return cls._in(path, str(path), seconds, "WAL")

    @classmethod
    def draft(cls, path: Path, name: str) -> "SQLite":
        """Return a database that nobody else knows yet: one file, for which people are shown `name`."""
        return cls._in(path, name, BUSY_SECONDS, "DELETE")

    @classmethod
    def by_url(cls, url: URL, seconds: float) -> "SQLite":
        """Return the database at `sqlite:///path`.

        ValueError: it names no file. Reading and writing have a connection each, which a database
        in memory cannot share.
        """
        if url.database in (None, "", ":memory:"):
            raise ValueError
        return cls.at(Path(str(url.database)), seconds)

    @classmethod
    def _in(cls, path: Path, name: str, seconds: float, journal: str) -> "SQLite":
        writing = (f"journal_mode={journal}", f"cache_size=-{CACHE_KIB}")
        return cls(
            name=name,
            reader=_engine(path, name, "rw", seconds, "BEGIN", ("query_only=ON",)),
            writer=_engine(path, name, "rwc", seconds, "BEGIN IMMEDIATE", writing),
            path=path,
        )

    def is_absent(self) -> bool:
        """Tell whether there is no file, or an empty one."""
        try:
            return not self.path.exists() or (self.path.is_file() and not self.path.stat().st_size)
        except OSError:
            raise self.problem(Code.DATABASE_UNREACHABLE) from None

    def lock(self, connection: Connection, keys: Iterable[str]) -> None:
        """Do nothing: BEGIN IMMEDIATE has locked the whole file."""

    def insert(self, connection: Connection, table: Table, rows: Iterator[Values]) -> None:
        """Insert rows straight through the driver: Core would make a dict of each."""
        statement = str(insert(table).compile(dialect=connection.dialect))
        while batch := list(islice(rows, BATCH)):
            connection.exec_driver_sql(statement, batch)

    def continue_numbering(self, connection: Connection) -> None:
        """Do nothing: an id is one more than the largest."""

    def copy_to(self, path: Path) -> None:
        """Copy the whole file, with what was written last; this one stays as it is."""
        try:
            with self.reader.connect() as connection, closing(sqlite3.connect(path)) as target:
                driver: Any = connection.connection.driver_connection
                driver.backup(target)
        except sqlite3.Error as error:  # past SQLAlchemy, which tells all others
            if told := _told(str(path), error):
                raise told from error
            raise

    def damage(self, connection: Connection) -> str | None:
        """Return what SQLite finds first when it checks its pages and holds the indexes to the rows."""
        found = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one())
        return None if found == "ok" else found.strip().replace("\n", "; ")

    def read_anything(self, connection: Connection) -> None:
        """Let the driver decode what is no UTF-8."""
        driver: Any = connection.connection.driver_connection
        driver.text_factory = lambda stored: stored.decode(errors="replace")


@compiles(OneOf, "sqlite")
def _one_of(element: OneOf, compiler: SQLCompiler, **kw: Any) -> str:
    column, ids = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({ids}))"


def _engine(
    path: Path, name: str, mode: str, seconds: float, begin: str, pragmas: tuple[str, ...]
) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode={mode}",
            uri=True,
            timeout=seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in pragmas:
            _set(connection, pragma)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    tell_errors(engine, lambda context: _told(name, context.original_exception))
    return engine


def _set(connection: sqlite3.Connection, pragma: str) -> None:
    """Set a pragma, after others if need be: for another journal SQLite itself waits for no writer."""
    for _ in range(_TURNS):
        try:
            connection.execute(f"PRAGMA {pragma}")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":
                raise
        connection.execute("BEGIN IMMEDIATE")  # waits its turn, as long as the connection may
        connection.execute("COMMIT")
    connection.execute(f"PRAGMA {pragma}")


def _told(name: str, error: BaseException) -> TracksError | None:
    """Return what an error means to people, None for one that only a mistake here explains."""
    kind = getattr(error, "sqlite_errorname", "")
    code = next((code for reason, code in _REASONS.items() if kind.startswith(reason)), None)
    if code is None and (
        "Could not decode to UTF-8" in str(error) or isinstance(error, UnicodeDecodeError)
    ):
        code = Code.DATABASE_DAMAGED  # the driver's own finding, which carries no name
    return problem(code, name, detail=str(error)) if code else None
