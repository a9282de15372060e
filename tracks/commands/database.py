"""`db`: the database as a whole: its version, its backup, its restoring."""

from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from typing import NamedTuple

from tracks import store
from tracks.errors import Code, wrong_usage

Progress = Callable[[str], None]


class Current(NamedTuple):
    """Where a database is, the version of its tables, None before there are any, and the newest there is."""

    database: str
    version: str | None
    newest: str


def current(database: str | None) -> Current:
    """Return a database's version; TracksError where it cannot be read, is foreign or newer."""
    asked = store.database_at(database)
    return Current(asked.name, store.version_of(asked), store.VERSIONS[-1])


def upgrade(database: str | None) -> Current:
    """Bring a database to the newest version, or make it; TracksError where that cannot be done."""
    store.prepare(store.database_at(database), create=True)
    return current(database)


def backup(database: str | None, file: Path, progress: Progress) -> int:
    """Write all that is recorded to a new file, and return how many revisions that is.

    TracksError: nothing is recorded, the file is there already or cannot be written.
    """
    try:
        return store.backup(store.database_at(database), file, progress)
    except OSError as error:
        raise wrong_usage(Code.OUTPUT_REFUSED, path=str(file), errno=error.errno) from error


def restore(database: str | None, file: Path, progress: Progress) -> int:
    """Take a backup into a database that holds nothing, and return how many revisions that is.

    TracksError: the database holds something, the file is no backup, or there is no room for a copy.
    """
    try:
        return store.restore(store.database_at(database), file, progress)
    except OSError as error:
        folder = error.filename or gettempdir()
        raise wrong_usage(Code.OUTPUT_REFUSED, path=str(folder), errno=error.errno) from error
