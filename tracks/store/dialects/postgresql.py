"""PostgreSQL: a server for a team.

A reading transaction is REPEATABLE READ and so keeps the snapshot of its first question. A writing
one is READ COMMITTED: what it reads after waiting for a lock is what the one before it has left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.string import TextLoader
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    Table,
    create_engine,
    event,
    func,
    select,
    text,
)
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import IsolationLevel
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from tracks.errors import Code, TracksError
from tracks.store.database import Database, OneOf, Values, problem, tell_errors
from tracks.store.schema import metadata

CONNECT_SECONDS = 10
"""How long a server may take to answer; `?connect_timeout=` in an address says otherwise."""

_REASONS = {
    "25006": Code.DATABASE_READ_ONLY,
    "40001": Code.DATABASE_LOCKED,  # serialization_failure
    "40P01": Code.DATABASE_LOCKED,  # deadlock_detected
    "55P03": Code.DATABASE_LOCKED,  # lock_not_available
    "53100": Code.DISK_FULL,
    "58030": Code.DISK_FAILS,  # io_error
    "XX001": Code.DATABASE_DAMAGED,
    "XX002": Code.DATABASE_DAMAGED,
    "22P05": Code.SERVER_REFUSES,  # untranslatable_character: the database is not in UTF-8
    "42501": Code.SERVER_REFUSES,  # insufficient_privilege
}
"""By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html"""


@dataclass(frozen=True)
class PostgreSQL(Database):
    """A database on a server."""

    url: URL

    @classmethod
    def by_url(cls, url: URL, seconds: float) -> "PostgreSQL":
        """Return the database at `postgresql://user@host/name`.

        ValueError: a host with an @, which was part of a password.
        """
        if "@" in (url.host or ""):
            raise ValueError
        return cls(
            name=_shown(url),
            reader=_engine(url, seconds, "REPEATABLE READ", reads=True),
            writer=_engine(url, seconds, "READ COMMITTED", reads=False),
            url=url,
        )

    def is_absent(self) -> bool:
        """Return False: whether the server has the database shows when it is read."""
        return False

    def lock(self, connection: Connection, keys: Iterable[str]) -> None:
        """Take the advisory lock of each taxonomy, in an order that all writers share."""
        for number in sorted({_lock_number(key) for key in keys}):
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})

    def insert(self, connection: Connection, table: Table, rows: Iterator[Values]) -> None:
        """Insert rows by COPY."""
        driver: Any = connection.connection.driver_connection
        columns = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
        into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
        try:
            with driver.cursor() as cursor, cursor.copy(into) as copy:
                for row in rows:
                    copy.write_row(row)
        except psycopg.Error as error:  # past SQLAlchemy, which tells all others
            if told := _told(self.url, error, is_lost=driver.closed):
                raise told from error
            raise

    def continue_numbering(self, connection: Connection) -> None:
        """Set the sequences of the tables that have one."""
        for table in metadata.sorted_tables:
            column = table.autoincrement_column
            if column is not None:
                sequence = func.pg_get_serial_sequence(table.name, column.name)
                connection.execute(select(func.setval(sequence, func.max(column))))

    def damage(self, connection: Connection) -> str | None:
        """Return None: the server checks pages as it reads them, where it keeps checksums."""
        return None

    def read_anything(self, connection: Connection) -> None:
        """Let the driver decode what is no UTF-8."""
        driver: Any = connection.connection.driver_connection
        driver.adapters.register_loader("text", _LenientLoader)


class _LenientLoader(TextLoader):
    def load(self, data: Any) -> str:
        return bytes(data).decode(errors="replace")


@compiles(OneOf, "postgresql")
def _one_of(element: OneOf, compiler: SQLCompiler, **kw: Any) -> str:
    column, ids = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"{column} = ANY (ARRAY(SELECT json_array_elements_text(CAST({ids} AS JSON))))"


def _engine(url: URL, seconds: float, isolation_level: IsolationLevel, *, reads: bool) -> Engine:
    defaults = {"connect_timeout": str(CONNECT_SECONDS), "client_encoding": "utf8"}
    query = {name: value for name, value in url.query.items() if name != "timeout"}
    engine = create_engine(
        url.set(drivername="postgresql+psycopg", query={**defaults, **query}),
        isolation_level=isolation_level,
        execution_options={"postgresql_readonly": True} if reads else {},
        use_native_hstore=False,  # to know whether the server has it would cost a question
        poolclass=NullPool,
    )
    milliseconds = max(1, int(seconds * 1000))  # 0 would be for ever

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")

    def told(context: ExceptionContext) -> TracksError | None:
        if context.connection is None:
            return _problem(url, Code.SERVER_REFUSES, context.original_exception)
        return _told(url, context.original_exception, context.is_disconnect)

    tell_errors(engine, told)
    return engine


def _told(url: URL, error: BaseException, is_lost: bool) -> TracksError | None:
    """Return what an error means to people, None for one that only a mistake here explains."""
    if isinstance(error, UnicodeDecodeError):
        return _problem(url, Code.DATABASE_DAMAGED, error)
    if not isinstance(error, psycopg.Error):
        return None
    if is_lost:
        return _problem(url, Code.CONNECTION_LOST, error)
    code = _REASONS.get(error.sqlstate or "")
    if code is None and isinstance(error, psycopg.OperationalError):
        code = Code.SERVER_REFUSES
    return _problem(url, code, error) if code else None


def _problem(url: URL, code: Code, error: BaseException) -> TracksError:
    """Return the problem with what the server says of it, in its own first line."""
    detail = str(error).partition("\n")[0]
    for secret in (url.password, url.query.get("password")):
        if secret:
            detail = detail.replace(str(secret), "***")
    return problem(code, _shown(url), detail=detail)


def _shown(url: URL) -> str:
    return url.set(query={}).render_as_string(hide_password=True)


def _lock_number(key: str) -> int:
    """Return the number of a key's advisory lock: the same in every process and version."""
    return int.from_bytes(sha256(key.encode()).digest()[:8], signed=True)
