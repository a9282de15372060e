"""Recording: makes editions into revisions, all of an import or none, and enters what is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from tracks.errors import Code, Problem
from tracks.model.act import Deed
from tracks.model.digest import item_digest, tree_digest
from tracks.model.edition import Edition, Head
from tracks.store.database import Database
from tracks.store.journal import enter
from tracks.store.places import SLOT, slot_for, spread
from tracks.store.revision import RevisionRow, head_json, revisions_of, standing
from tracks.store.schema import IS_CLOSED, revision, state, taxonomy
from tracks.store.states import lay


class Recorded(NamedTuple):
    """What became of an edition: its revision of that content, and whether that is a new one.

    `items` counts its items, `changed_items` those that differ from the revision before it in
    edition order: the edition's own one before, or the last of the edition before. `published` is
    the number of the published revision that stands for the edition, None where none is published.
    """

    taxonomy: str
    edition: str
    revision: int
    changed: bool
    items: int
    changed_items: int
    published: int | None


@dataclass
class Recording:
    """A transaction that records editions, all of them or none, and what is done with revisions.

    `by` and `why` go into the journal.
    """

    database: Database
    connection: Connection
    by: str | None = None
    why: str | None = None
    discarded: bool = False

    def lock(self, keys: Iterable[str]) -> None:
        """Keep other writers from these taxonomies until the end; before anything is asked of them."""
        self.database.lock(self.connection, keys)

    def discard(self) -> None:
        """Record nothing after all, though every answer was as if (a dry run)."""
        self.discarded = True

    def record(self, edition: Edition) -> Recorded | Problem:
        """Record an edition as a new revision, unless there is one of its content.

        That is the one that stands for it, or its newest; a withdrawn one does not count. Without a
        `why`, changed content of a published edition is not recorded but a problem.
        """
        head, label = edition.head, edition.head.edition
        owner = self._taxonomy(head.taxonomy.id)
        digests = {item.id: item_digest(item) for item in edition.items.values()}
        digest = tree_digest(
            head, ((i.id, i.parent, digests[i.id]) for i in edition.items.values())
        )
        past = self._past(head)
        stands = standing(past)
        published = stands if stands and stands.status is Deed.PUBLISHED else None
        became = partial(Recorded, head.taxonomy.id, label, items=len(digests))
        current = published.number if published else None
        if same := _same(past, digest):
            return became(same.number, changed=False, changed_items=0, published=current)
        if published and self.why is None:
            told = {"taxonomy": head.taxonomy.id, "revision": published.label}
            return Problem(Code.EDITION_PUBLISHED, told)
        number = past[-1].number + 1 if past else 1
        place = past[-1].place + 1 if past else self._slot(owner, label)
        changed = lay(self.database, self.connection, owner, place, edition.items, digests)
        self._add_revision(owner, head, number, place, digest, edition.tally.model_dump_json())
        return became(number, changed=True, changed_items=changed, published=current)

    def enter(self, row: RevisionRow, deed: Deed) -> None:
        """Enter into the journal that a revision is now published or withdrawn."""
        enter(self.connection, row.id, deed, self.by, self.why)

    def _past(self, head: Head) -> list[RevisionRow]:
        """Return the revisions of an edition that are there already."""
        rows = revisions_of(self.connection, head.taxonomy.id, partial(head_json, self.connection))
        return [row for row in rows if row.edition == head.edition]

    def _taxonomy(self, key: str) -> int:
        wanted = select(taxonomy.c.id).where(taxonomy.c.key == key)
        if self.connection.scalar(wanted) is None:
            self.connection.execute(insert(taxonomy).values(key=key))
        owner: int = self.connection.scalars(wanted).one()
        return owner

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
            )
        )
        added = select(revision.c.id).where(revision.c.taxonomy == owner, revision.c.place == place)
        revision_id: int = self.connection.scalars(added).one()
        enter(self.connection, revision_id, Deed.RECORDED, self.by, self.why)


def _same(past: Sequence[RevisionRow], digest: str) -> RevisionRow | None:
    """Return the revision of this content, if it is the one that stands or the newest not withdrawn."""
    there = [row for row in past if row.status is not Deed.WITHDRAWN]
    return next((r for r in (standing(past), *there[-1:]) if r and r.digest == digest), None)
