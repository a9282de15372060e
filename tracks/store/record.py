"""Recording: makes editions into revisions, all of an import or none."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from tracks.model.digest import item_digest, tree_digest
from tracks.model.edition import Edition, Head
from tracks.store.places import SLOT, slot_for, spread
from tracks.store.schema import IS_CLOSED, revision, state, taxonomy
from tracks.store.states import lay


class Recorded(NamedTuple):
    """What became of an edition: its newest revision, and whether that is a new one.

    `items` counts its items, `changed_items` those that differ from the revision before it in
    edition order: the edition's own one before, or the last of the edition before.
    """

    taxonomy: str
    edition: str
    revision: int
    changed: bool
    items: int
    changed_items: int


class _Newest(NamedTuple):
    number: int
    place: int
    digest: str


@dataclass
class Recording:
    """A transaction that records editions, all of them or none."""

    connection: Connection
    discarded: bool = False

    def discard(self) -> None:
        """Record nothing after all, though every answer was as if (a dry run)."""
        self.discarded = True

    def record(self, edition: Edition) -> Recorded:
        """Record an edition as a new revision, unless its newest one has the same digest."""
        head = edition.head
        owner = self._taxonomy(head.taxonomy.id)
        newest = self._newest(owner, head.edition)
        digests = {item.id: item_digest(item) for item in edition.items.values()}
        digest = tree_digest(
            head, ((i.id, i.parent, digests[i.id]) for i in edition.items.values())
        )
        key, label, size = head.taxonomy.id, head.edition, len(digests)
        if newest and newest.digest == digest:
            return Recorded(key, label, newest.number, False, size, 0)
        number = newest.number + 1 if newest else 1
        place = newest.place + 1 if newest else self._slot(owner, label)
        changed = lay(self.connection, owner, place, edition.items, digests)
        self._add_revision(owner, head, number, place, digest, edition.tally.model_dump_json())
        return Recorded(key, label, number, True, size, changed)

    def _taxonomy(self, key: str) -> int:
        wanted = select(taxonomy.c.id).where(taxonomy.c.key == key)
        if self.connection.scalar(wanted) is None:
            self.connection.execute(insert(taxonomy).values(key=key))
        owner: int = self.connection.scalars(wanted).one()
        return owner

    def _newest(self, owner: int, edition: str) -> _Newest | None:
        row = self.connection.execute(
            select(revision.c.number, revision.c.place, revision.c.digest)
            .where(revision.c.taxonomy == owner, revision.c.edition == edition)
            .order_by(revision.c.number.desc())
            .limit(1)
        ).first()
        return _Newest(*row) if row else None

    def _slot(self, owner: int, label: str) -> int:
        slot = slot_for(label, self._slots(owner))
        if slot is None:
            self._renumber(owner)
            slot = slot_for(label, self._slots(owner))
        assert slot is not None, "renumbered editions have room between them"
        return slot

    def _slots(self, owner: int) -> dict[str, int]:
        rows = self.connection.execute(
            select(revision.c.edition, func.min(revision.c.place).label("place"))
            .where(revision.c.taxonomy == owner)
            .group_by(revision.c.edition)
        )
        return {row.edition: row.place for row in rows}

    def _renumber(self, owner: int) -> None:
        """Give every revision a new place, with room between the editions."""
        slots = spread(list(self._slots(owner).values()))
        places = self.connection.scalars(
            select(revision.c.place).where(revision.c.taxonomy == owner)
        )
        moves = [{"old": at, "new": slots[at // SLOT * SLOT] + at % SLOT} for at in places]
        if not moves:
            return
        for column in (revision.c.place, state.c.since, state.c.until):
            statement = (
                update(column.table)
                .where(column.table.c.taxonomy == owner, column == bindparam("old"))
                .values({column.name: bindparam("new")})
            )
            if column is state.c.until:
                statement = statement.where(text(IS_CLOSED))
            self.connection.execute(statement, moves)

    def _add_revision(
        self, owner: int, head: Head, number: int, place: int, digest: str, tally: str
    ) -> None:
        self.connection.execute(
            insert(revision).values(
                taxonomy=owner,
                edition=head.edition,
                number=number,
                place=place,
                digest=digest,
                head=head.model_dump_json(exclude_defaults=True),
                tally=tally,
                recorded_at=datetime.now(UTC).isoformat(timespec="seconds"),
            )
        )
