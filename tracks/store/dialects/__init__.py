"""The kinds of database, and which of them an address names."""

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from tracks.errors import Code
from tracks.store.database import Database, problem
from tracks.store.dialects.sqlite import SQLite


def database_at(where: str | Path | None) -> Database:
    """Return the database at a path or URL; None is a file in the user's data folder.

    TracksError: a URL of another kind of database.
    """
    if where is None:
        return SQLite.at(_in_data_folder())
    if isinstance(where, Path) or "://" not in where:
        return SQLite.at(Path(where))
    try:
        url = make_url(where)
        if url.get_backend_name() == "sqlite":
            return SQLite.by_url(url)
    except (ArgumentError, ValueError):
        pass  # the same as another kind of database
    raise problem(Code.DATABASE_UNSUPPORTED, where)


def _in_data_folder() -> Path:
    from platformdirs import user_data_path

    folder = user_data_path("tracks")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise problem(Code.DATABASE_UNREACHABLE, str(folder)) from None
    return folder / "tracks.db"
