"""Recording: makes editions into revisions, all of an import or none, and enters what is done."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from tracks.errors import Code, Problem
from tracks.model.act import Act, Deed
from tracks.model.digest import item_digest
from tracks.model.edition import Edition, Head, tree_digest
from tracks.model.item import Item
from tracks.model.map import Ends, Map, Scheme, label_of
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key
from tracks.store.database import Database, one_of
from tracks.store.journal import Stamp, enter, now
from tracks.store.loose import loosened
from tracks.store.loose_maps import loose_maps
from tracks.store.maps import MapAct, RecordedMap, acts_with_maps, enter_map, standing_maps
from tracks.store.order import order_of
from tracks.store.places import SLOT, slot_for, spread
from tracks.store.revision import (
    STATE_COLUMNS,
    RevisionRow,
    current,
    head_json,
    revisions_of,
    standing,
    stands_at,
    taxonomy_of,
)
from tracks.store.schema import IS_CLOSED, revision, state, taxonomy
from tracks.store.settings import enter_settings
from tracks.store.states import Known, lay

Standing = Mapping[str, RevisionRow]
"""By edition, the revision that stands for it."""


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
    added: set[tuple[str, str]] = field(default_factory=set)
    """The taxonomy and the label of each revision that was added."""

    def lock(self, keys: Iterable[str]) -> None:
        """Keep other writers from these taxonomies until the end; before anything is asked of them."""
        self.database.lock(self.connection, keys)

    def discard(self) -> None:
        """Record nothing after all, though every answer was as if (a dry run)."""
        self.discarded = True

    def record(self, edition: Edition) -> Recorded | Problem:
        """Record an edition as a new revision, unless there is one of its content in its order.

        That is the one that stands for it, or its newest; a withdrawn one does not count. Without a
        `why`, changed content of a published edition is not recorded but a problem, and other names
        of the taxonomy or of its levels are no changed content. Settings of the taxonomy are not
        recorded with it (`settle`).
        """
        head = edition.head
        past = self._past(head)
        edition = self._with_known_aliases(edition, past)
        digests = _Digests.of(edition)
        stands = standing(past)
        published = stands if stands and stands.status is Deed.PUBLISHED else None
        became = partial(Recorded, head.taxonomy.id, head.edition, items=len(edition.items))
        current = published.number if published else None
        if same := self._same(past, edition, digests):
            return became(same.number, changed=False, changed_items=0, published=current)
        if published and self.why is None:
            told = {"taxonomy": head.taxonomy.id, "revision": published.label}
            return Problem(Code.EDITION_PUBLISHED, told)
        number, changed = self._add(edition, digests, past, Stamp(now(), self.by, self.why))
        return became(number, changed=True, changed_items=changed, published=current)

    def record_again(self, edition: Edition, act: Act) -> Recorded:
        """Record an edition as the new revision that another database made of it then."""
        key, label = edition.head.taxonomy.id, edition.head.edition
        digests, past = _Digests.of(edition), self._past(edition.head)
        number, changed = self._add(edition, digests, past, Stamp(*act[2:]))
        return Recorded(key, label, number, True, len(edition.items), changed, None)

    def enter(self, row: RevisionRow, deed: Deed) -> None:
        """Enter into the journal that a revision is now published or withdrawn."""
        enter(self.connection, row.id, deed, Stamp(now(), self.by, self.why))

    def enter_again(self, key: str, label: str, act: Act) -> None:
        """Enter what another database has in its journal of a revision such as `2025@1`."""
        edition, _, number = label.partition("@")
        revision_id = self.connection.scalars(
            select(revision.c.id)
            .join(taxonomy)
            .where(taxonomy.c.key == key, revision.c.edition == edition)
            .where(revision.c.number == int(number))
        ).one()
        enter(self.connection, revision_id, act.deed, Stamp(*act[2:]))

    def settle(self, said: Taxonomy) -> bool:
        """Enter what a recorded taxonomy says of itself, where that is news; return whether it is."""
        if taxonomy_of(self._revisions(said.id)) == said:
            return False
        act = Act(0, Deed.CHANGED, *Stamp(now(), self.by, self.why))
        enter_settings(self.connection, self._taxonomy(said.id), said, act)
        return True

    def settle_again(self, said: Taxonomy, act: Act) -> None:
        """Enter what another database has in its journal of what a taxonomy says of itself."""
        enter_settings(self.connection, self._taxonomy(said.id), said, act)

    def items(self, scheme: Scheme, number: int | None = None) -> list[Item] | None:
        """Return the items of a revision of an edition, or of the one that stands; None where none is."""
        rows = [row for row in self._revisions(scheme.taxonomy) if row.edition == scheme.edition]
        named = next((row for row in rows if row.number == number), standing(rows))
        if named is None:
            return None
        states = self.connection.execute(
            select(*STATE_COLUMNS)
            .where(state.c.taxonomy == self._taxonomy(scheme.taxonomy), stands_at(named.place))
            .order_by(state.c.item)
        )
        return [named.item(each) for each in states]

    def map(self, said: Map) -> RecordedMap:
        """Record a map between two recorded taxonomies, unless it is what stands already."""
        known = standing_maps(self.map_acts()).get(said.ends)
        became = partial(RecordedMap, label_of(*said.ends), matches=len(said.matches))
        if known and known.digest == said.digest:
            return became(known.row.number, changed=False)
        return became(self.enter_map(said.ends, said), changed=True)

    def map_acts(self) -> list[MapAct]:
        """Return every act that was done with maps."""
        return acts_with_maps(self.connection)

    def enter_map(self, ends: Ends, said: Map | None, as_then: Act | None = None) -> int:
        """Enter what a map says, or without that its withdrawal; return the number of the act.

        `as_then` is what another database has in its journal of it.
        """
        one, other = (self._taxonomy(end.taxonomy) for end in ends)
        stamp = Stamp(*as_then[2:]) if as_then else Stamp(now(), self.by, self.why)
        return enter_map(self.connection, ends, (one, other), said, stamp)

    def loosened(self, key: str, standing_for: Mapping[str, str | None]) -> list[Problem]:
        """Return the links that lead from nothing once other revisions stand for editions.

        `standing_for` names those by their labels, None where none will. What was added here did not
        stand before.
        """
        rows = self._revisions(key)
        there = [row for row in rows if (key, row.label) not in self.added]
        before = current(there)
        labels = {row.label: row for row in rows}
        changed = {edition: labels.get(label or "") for edition, label in standing_for.items()}
        after = {e: row for e, row in {**before, **changed}.items() if row is not None}
        found = loosened(
            self.connection,
            (before, {row.edition for row in there}),
            (after, {row.edition for row in rows}),
        )
        return [
            *(link.problem for link in found),
            *self._loosened_maps(key, changed, before, after),
        ]

    def _loosened_maps(
        self, key: str, changed: Collection[str], before: Standing, after: Standing
    ) -> list[Problem]:
        """Return what maps name that stands no more once other revisions of a taxonomy do."""
        acts = standing_maps(self.map_acts()).values()
        touched = [
            a for a in acts if any(e.taxonomy == key and e.edition in changed for e in a.ends)
        ]

        def loose(standing: Standing) -> list[Problem]:
            others = partial(self._standing_but, key, standing)
            return list(loose_maps(self.connection, touched, others))

        told = [{**problem.params, "edition": None} for problem in loose(before)]
        return [each for each in loose(after) if {**each.params, "edition": None} not in told]

    def _standing_but(self, key: str, standing: Standing, asked: str) -> Standing:
        """Return the revisions that stand of a taxonomy; of the one with that key, these."""
        return standing if asked == key else current(self._revisions(asked))

    def editions(self, key: str) -> list[str]:
        """Return the editions of a taxonomy that have a revision that stands, in natural order."""
        return list(current(self._revisions(key)))

    def taxonomies(self) -> tuple[str, ...]:
        """Return the ids of all taxonomies, in natural order."""
        return tuple(sorted(self.connection.scalars(select(taxonomy.c.key)), key=natural_key))

    def knows(self, key: str) -> bool:
        """Tell whether anything of a taxonomy is recorded."""
        wanted = select(taxonomy.c.id).where(taxonomy.c.key == key)
        return self.connection.scalar(wanted) is not None

    def _add(
        self, edition: Edition, digests: "_Digests", past: Sequence[RevisionRow], stamp: Stamp
    ) -> tuple[int, int]:
        """Add a revision after those of the past; return its number and how many items changed."""
        owner = self._taxonomy(edition.head.taxonomy.id)
        number = past[-1].number + 1 if past else 1
        place = past[-1].place + 1 if past else self._slot(owner, edition.head.edition)
        changed = lay(self.database, self.connection, owner, place, edition.items, digests.items)
        self._add_revision(owner, edition, number, place, digests)
        added = select(revision.c.id).where(revision.c.taxonomy == owner, revision.c.place == place)
        enter(self.connection, self.connection.scalars(added).one(), Deed.RECORDED, stamp)
        self.added.add((edition.head.taxonomy.id, f"{edition.head.edition}@{number}"))
        return number, changed

    def _with_known_aliases(self, edition: Edition, past: Sequence[RevisionRow]) -> Edition:
        """Return the edition with aliases in the order in which they are recorded already.

        They are a set, and digests of what is recorded have them in that order.
        """
        several = [item.id for item in edition.items.values() if len(item.aliases) > 1]
        if not (several and past):
            return edition
        row = standing(past) or past[-1]
        rows = self.connection.execute(
            select(*STATE_COLUMNS).where(
                state.c.taxonomy == self._taxonomy(row.taxonomy),
                stands_at(row.place),
                one_of(state.c.item, several),
            )
        )
        items = dict(edition.items)
        for kept in rows:
            known, item = row.item(kept).aliases, items[kept.item]
            if sorted(known) == sorted(item.aliases):
                items[item.id] = item._replace(aliases=known)
        return replace(edition, items=items)

    def _same(
        self, past: Sequence[RevisionRow], edition: Edition, digests: "_Digests"
    ) -> RevisionRow | None:
        """Return the revision of this content in this order.

        That is the one that stands, or the newest not withdrawn, if any of them is.
        """
        there = [row for row in past if row.status is not Deed.WITHDRAWN]
        for row in (standing(past), *there[-1:]):
            if row is None:
                continue
            same = (digests.whole, self._digest_by_its_names(row, edition))
            if row.digest in same and order_of(self.connection, row) == digests.order:
                return row
        return None

    def _digest_by_its_names(self, row: RevisionRow, edition: Edition) -> str | None:
        """Return the edition's digest, had its taxonomy the names that a revision was recorded with.

        None where these are the same, where the levels are not, and where there is a `why`: then the
        edition is to be recorded anew by its new names.
        """
        was, now = row.recorded.taxonomy, edition.head.taxonomy.facts
        levels = [[level.id for level in taxonomy.levels] for taxonomy in (was, now)]
        if self.why is not None or was == now or levels[0] != levels[1]:
            return None
        head = edition.head.model_copy(update={"taxonomy": was})
        each = ((item.id, item.parent, item_digest(item)) for item in edition.items.values())
        return tree_digest(head, each)

    def _past(self, head: Head) -> list[RevisionRow]:
        """Return the revisions of an edition that are there already."""
        return [row for row in self._revisions(head.taxonomy.id) if row.edition == head.edition]

    def _revisions(self, key: str) -> list[RevisionRow]:
        return revisions_of(self.connection, key, partial(head_json, self.connection))

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
        self, owner: int, edition: Edition, number: int, place: int, digests: "_Digests"
    ) -> None:
        self.connection.execute(
            insert(revision).values(
                taxonomy=owner,
                edition=edition.head.edition,
                number=number,
                place=place,
                digest=digests.whole,
                order_digest=digests.order,
                head=edition.head.facts.model_dump_json(exclude_defaults=True),
                tally=edition.tally.model_dump_json(exclude_defaults=True),
            )
        )


class _Digests(NamedTuple):
    """The digests of an edition and of its order, and those of its items, which `lay` uses up."""

    whole: str
    order: str
    items: Known

    @classmethod
    def of(cls, edition: Edition) -> "_Digests":
        digests: Known = {}

        def each() -> Iterator[tuple[str, str | None, bytes]]:
            for item in edition.items.values():
                digests[item.id] = digest = item_digest(item)
                yield item.id, item.parent, digest

        return cls(tree_digest(edition.head, each()), edition.order, digests)
