"""How a database is reached, and all that differs between one kind and another.

SQLite's transactions need help: the driver's own begin too late and let DDL escape a rollback, and
one that reads before it writes fails as locked instead of waiting. So the driver's are turned off
(isolation_level None), the writing engine begins with BEGIN IMMEDIATE, the reading one with BEGIN,
which holds one snapshot until it ends.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    Connection,
    Engine,
    NullPool,
    TableValuedAlias,
    create_engine,
    event,
    func,
    make_url,
)
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError

from tracks.errors import Code, Problem, TracksError
from tracks.model.digest import canonical

BUSY_SECONDS = 30.0
"""How long one writer waits for another; `?timeout=` in a URL says otherwise."""

CACHE_KIB = 64 * 1024

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
    "SQLITE_IOERR": Code.DATABASE_DAMAGED,
}


@dataclass(frozen=True)
class Database:
    """One database file with an engine for reading and one for writing."""

    path: Path
    reader: Engine
    writer: Engine

    @classmethod
    def at(cls, where: str | Path | None) -> "Database":
        """Return the database at a path or URL; None is a file in the user's data folder.

        TracksError: a URL of another kind of database.
        """
        path, seconds = _located(where)
        return cls(
            path=path,
            reader=_engine(path, "rw", seconds, "BEGIN", ("query_only=ON",)),
            writer=_engine(
                path,
                "rwc",
                seconds,
                "BEGIN IMMEDIATE",
                ("journal_mode=WAL", f"cache_size=-{CACHE_KIB}"),
            ),
        )

    def is_absent(self) -> bool:
        """Tell whether there is no database yet: no file, or an empty one."""
        try:
            return not self.path.exists() or (self.path.is_file() and not self.path.stat().st_size)
        except OSError:
            raise self.problem(Code.DATABASE_UNREACHABLE) from None

    def problem(self, code: Code, **params: object) -> TracksError:
        """Return the error to raise when something is wrong with this database."""
        return TracksError(Problem(code, {"database": str(self.path), **params}), exit_code=3)


def one_a_row(ids: Iterable[str]) -> TableValuedAlias:
    """Return a table with the ids in its column `value`: one parameter, however many they are."""
    return func.json_each(canonical(list(ids))).table_valued("value", name="wanted")


def read_anything(connection: Connection) -> None:
    """Let a reading connection show damaged text too, instead of failing on it."""
    driver: Any = connection.connection.driver_connection
    driver.text_factory = lambda stored: stored.decode(errors="replace")


def _located(where: str | Path | None) -> tuple[Path, float]:
    """Return the file, and how many seconds to wait for another writer."""
    if where is None:
        return _in_data_folder(), BUSY_SECONDS
    if isinstance(where, str) and "://" in where:
        return _by_url(where)
    return Path(where), BUSY_SECONDS


def _in_data_folder() -> Path:
    from platformdirs import user_data_path

    folder = user_data_path("tracks")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        told = {"database": str(folder)}
        raise TracksError(Problem(Code.DATABASE_UNREACHABLE, told), exit_code=3) from None
    return folder / "tracks.db"


def _by_url(where: str) -> tuple[Path, float]:
    try:
        url = make_url(where)
        seconds = float(str(url.query.get("timeout", BUSY_SECONDS)))
        # Reading and writing have a connection each, which a database in memory cannot share.
        if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
            return Path(str(url.database)), seconds
    except (ArgumentError, ValueError):
        pass  # the same as another kind of database
    raise TracksError(Problem(Code.DATABASE_UNSUPPORTED, {"database": where}), exit_code=3)


def _engine(path: Path, mode: str, seconds: float, begin: str, pragmas: tuple[str, ...]) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode={mode}",
            uri=True,
            timeout=seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def tell(context: ExceptionContext) -> None:
        if problem := _problem(path, context.original_exception):
            raise TracksError(problem, exit_code=3) from context.original_exception

    return engine


def _problem(path: Path, error: BaseException) -> Problem | None:
    """Return what a driver's error means to people, None for one that only a mistake here explains."""
    name = getattr(error, "sqlite_errorname", "")
    code = next((code for reason, code in _REASONS.items() if name.startswith(reason)), None)
    if code is None and "Could not decode to UTF-8" in str(error):
        code = Code.DATABASE_DAMAGED  # the driver's own finding, which carries no name
    if code is None:
        return None
    params = {"database": str(path)}
    if code is Code.DATABASE_DAMAGED:
        params["detail"] = str(error)
    return Problem(code, params)
