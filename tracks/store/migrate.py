"""The schema's version: made and upgraded by itself, and checked without importing alembic."""

from io import StringIO
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from tracks import shipped
from tracks.errors import Code
from tracks.store.database import Database
from tracks.store.schema import VERSIONS

if TYPE_CHECKING:
    from alembic.config import Config


def prepare(database: Database, *, create: bool) -> None:
    """Make the schema, or bring an older one up to date.

    TracksError: a database of a newer version or of another program, which is left as it is;
    without `create` also one that has no schema yet.
    """
    found = version_of(database)
    if found == VERSIONS[-1]:
        return
    if found is None and not create:
        raise database.problem(Code.NOTHING_RECORDED)
    with database.writer.begin() as connection:
        database.lock(connection, ["alembic_version"])
        # Asked again, now that nobody else can write: another process may have been faster.
        if _version(database, connection) != VERSIONS[-1]:
            _upgrade(connection)


def version_of(database: Database) -> str | None:
    """Return the schema's version, None where there is none yet.

    TracksError: a database of a newer version or of another program.
    """
    if database.is_absent():
        return None
    with database.reader.connect() as connection:
        return _version(database, connection)


def configuration(connection: Connection) -> "Config":
    """Return what alembic's commands need to work on this connection, within its transaction."""
    from alembic.config import Config

    # Alembic would print, and to whatever standard output was when it was imported.
    config = Config(stdout=StringIO(), attributes={"connection": connection})
    config.set_main_option("script_location", str(shipped.migrations()).replace("%", "%%"))
    return config


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(configuration(connection), "head")


def _version(database: Database, connection: Connection) -> str | None:
    """Return the schema's version, None for a database without tables."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise database.problem(Code.DATABASE_FOREIGN)
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found is None:
        return None
    if found not in VERSIONS:
        raise database.problem(Code.DATABASE_NEWER, version=found)
    return str(found)
