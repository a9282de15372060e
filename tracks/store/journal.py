"""The journal: every act that was done with a revision, entered once and never changed."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from tracks.model.act import Act, Deed
from tracks.store.schema import act, revision, settings, taxonomy


class Stamp(NamedTuple):
    """When, by whom and why something is done."""

    at: str
    by: str | None = None
    why: str | None = None


def now() -> str:
    """Return the time as the journal has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def enter(connection: Connection, revision_id: int, deed: Deed, stamp: Stamp) -> None:
    """Enter an act done with a revision."""
    row = connection.execute(
        select(revision.c.taxonomy, revision.c.edition, revision.c.number, taxonomy.c.key)
        .join(taxonomy)
        .where(revision.c.id == revision_id)
    ).one()
    entry = Act(next_number(connection, row.taxonomy), deed, *stamp)
    connection.execute(
        insert(act).values(
            taxonomy=row.taxonomy,
            revision=revision_id,
            digest=entry.digest(row.key, f"{row.edition}@{row.number}"),
            **entry._asdict(),
        )
    )


def next_number(connection: Connection, owner: int) -> int:
    """Return the number of the next entry in the journal of a taxonomy."""
    last = (
        connection.scalar(select(func.max(table.c.number)).where(table.c.taxonomy == owner))
        for table in (act, settings)
    )
    return max(number or 0 for number in last) + 1
