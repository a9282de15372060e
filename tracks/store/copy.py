"""Copying a whole record from one database to another, whatever their kinds."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from tracks.errors import Code
from tracks.store.database import Database
from tracks.store.dialects.sqlite import SQLite
from tracks.store.migrate import prepare, version_of
from tracks.store.schema import metadata, revision

BATCH = 10_000
"""So many rows are read at a time, which bounds the memory they take."""

Progress = Callable[[str], None]
"""Called with the name of each table before it is copied."""


def backup(database: Database, file: Path, progress: Progress) -> int:
    """Write all that a database holds, as of now, to a new SQLite file; return how many revisions.

    Others may write meanwhile. The file is there whole or not at all. OSError: it cannot be
    written. TracksError: it is there already, or the database cannot be read.
    """
    if file.exists():
        raise database.problem(Code.BACKUP_EXISTS, file=str(file))
    prepare(database, create=False)
    with TemporaryDirectory(prefix=f".{file.name}.", dir=file.parent) as folder:
        made = SQLite.draft(Path(folder) / file.name, str(file))
        prepare(made, create=True)
        revisions = copy(database, made, progress)
        with made.path.open("rb") as written:
            os.fsync(written.fileno())
        made.path.replace(file)
    return revisions


def restore(database: Database, file: Path, progress: Progress) -> int:
    """Copy a backup into a database that holds nothing; return how many revisions.

    The backup stays as it is; one of an older version is upgraded on a copy. All of it is
    restored or nothing. TracksError: the database holds something, or the file is no backup.
    """
    given = SQLite.at(file)
    if version_of(given) is None:
        raise given.problem(Code.NOTHING_RECORDED)
    with TemporaryDirectory() as folder:
        copied = SQLite.draft(Path(folder) / "backup.db", str(file))
        given.copy_to(copied.path)
        prepare(copied, create=False)
        prepare(database, create=True)
        return copy(copied, database, progress)


def copy(source: Database, target: Database, progress: Progress) -> int:
    """Copy all tables in one transaction, from one snapshot; TracksError where the target holds anything."""
    with source.reader.connect() as reading, target.writer.begin() as writing:
        target.lock(writing, ["alembic_version"])
        if any(writing.execute(select(table).limit(1)).first() for table in metadata.sorted_tables):
            raise target.problem(Code.NOT_EMPTY)
        for table in metadata.sorted_tables:
            progress(table.name)
            everything = select(table).order_by(*table.primary_key)
            rows = reading.execute(everything, execution_options={"yield_per": BATCH})
            target.insert(writing, table, (tuple(row) for row in rows))
        target.continue_numbering(writing)
        return writing.scalar(select(func.count()).select_from(revision)) or 0
