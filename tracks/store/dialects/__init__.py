"""The kinds of database, and which of them an address names."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from tracks.errors import Code
from tracks.store.database import BUSY_SECONDS, Database, problem
from tracks.store.dialects.sqlite import SQLite

POSTGRESQL = ("postgresql", "postgresql+psycopg")
MOST_SECONDS = 24 * 60 * 60


def database_at(where: str | Path | None) -> Database:
    """Return the database at a path or URL; None is a file in the user's data folder.

    TracksError: a URL of another kind of database, or one whose driver is not installed.
    """
    if where is None:
        return SQLite.at(_in_data_folder())
    if isinstance(where, Path) or "://" not in where:
        return SQLite.at(Path(where))
    try:
        return _by_url(make_url(where))
    except (ArgumentError, ValueError):
        # Of what cannot be read, who can tell which part is the password?
        scheme = where.partition("://")[0]
        shown = where if scheme == "sqlite" else f"{scheme}://***"
        raise problem(Code.DATABASE_UNSUPPORTED, shown) from None


def _by_url(url: URL) -> Database:
    """Return the database at a URL; ValueError for one that cannot be used."""
    seconds = float(str(url.query.get("timeout", BUSY_SECONDS)))
    if not 0 <= seconds <= MOST_SECONDS:
        raise ValueError
    if url.get_backend_name() == "sqlite":
        return SQLite.by_url(url, seconds)
    if url.drivername not in POSTGRESQL:
        raise ValueError
    try:
        from tracks.store.dialects.postgresql import PostgreSQL
    except ImportError:
        raise problem(Code.DRIVER_MISSING, "PostgreSQL") from None
    return PostgreSQL.by_url(url, seconds)


def _in_data_folder() -> Path:
    from platformdirs import user_data_path

    folder = user_data_path("tracks")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise problem(Code.DATABASE_UNREACHABLE, str(folder)) from None
    return folder / "tracks.db"
