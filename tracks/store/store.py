"""The store: what commands ask the database."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import ColumnElement, Connection, select, true

from tracks.diff.delta import Delta
from tracks.errors import Code, Problem
from tracks.lineage.heirs import Step, told_by
from tracks.lineage.linked import Linked
from tracks.lineage.succession import Succession
from tracks.model.edition import Edition, Head
from tracks.model.item import Item, depth_first
from tracks.model.map import Ends
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key
from tracks.store.database import Database
from tracks.store.delta import delta_of, steps_over
from tracks.store.dialects import database_at
from tracks.store.links import linked_over
from tracks.store.lookup import ever, found, found_just_so, languages, owners_of, recorded
from tracks.store.loose import loose
from tracks.store.loose_maps import loose_maps
from tracks.store.maps import MapAct, acts_with_maps, standing_maps
from tracks.store.migrate import prepare
from tracks.store.order import order_of
from tracks.store.public import PublicMapAct, PublicSettings, in_any, public
from tracks.store.queries import descendants, standing, with_ancestors
from tracks.store.record import Recording
from tracks.store.revision import (
    STATE_COLUMNS,
    RevisionRow,
    by_pages,
    current,
    head_json,
    revisions_of,
    stands_at,
    taxonomy_of,
)
from tracks.store.schema import state, taxonomy
from tracks.store.settings import SettingsRow, settings_of
from tracks.store.verify import flaws, flaws_of_maps, stray_acts


class Store:
    """A database of recorded editions.

    It reads from one snapshot, begun at the first question and given up when something is recorded
    through it or it is closed. Any question raises TracksError (Fault.DATABASE) where the database
    cannot answer. One that is `public` answers with what is open to everybody (store.public), and
    what else is recorded is to it as if it were not.
    """

    def __init__(self, database: Database, *, public: bool = False) -> None:
        self._database, self._public = database, public
        self._snapshot: Connection | None = None
        self._revisions: dict[str, list[RevisionRow]] = {}  # these as long as the snapshot
        self._linked: dict[tuple[int, int], Linked] = {}
        self._steps: dict[tuple[int, int], tuple[Step, ...]] = {}
        self._maps: list[MapAct] | None = None

    @classmethod
    def open(
        cls, where: str | Path | None = None, *, create: bool = True, public: bool = False
    ) -> Self:
        """Open the database at a path or URL, None for the one in the user's data folder.

        It is made or upgraded as needed. TracksError: it cannot be opened, is no database, another
        program's or a newer program's; without `create` also when nothing is recorded yet.
        """
        database = database_at(where)
        prepare(database, create=create)
        store = cls(database, public=public)
        if not create and not store.taxonomies():
            store.close()
            raise database.problem(Code.NOTHING_RECORDED)
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up the snapshot; the store can still be asked and will take a new one."""
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None
        for kept in (self._revisions, self._linked, self._steps):
            kept.clear()
        self._maps = None

    @contextmanager
    def recording(self, by: str | None = None, why: str | None = None) -> Iterator[Recording]:
        """Begin to record: everything recorded within is kept, or nothing if it fails or is discarded.

        `by` and `why` go into the journal. What is asked within, after its taxonomies are locked,
        is answered as of then. TracksError: it took too long, or the database cannot be written.
        """
        assert not self._public, "what is open to everybody is read and not written"
        with self._database.writer.connect() as connection, connection.begin() as transaction:
            self.close()
            session = Recording(self._database, connection, by, why)
            yield session
            if session.discarded:
                transaction.rollback()
        self.close()

    def taxonomies(self) -> list[str]:
        """Return the ids of the taxonomies, in natural order."""
        keys = sorted(self._read.scalars(select(taxonomy.c.key)), key=natural_key)
        return [key for key in keys if self.revisions(key)] if self._public else keys

    def revisions(self, key: str) -> list[RevisionRow]:
        """Return all revisions of a taxonomy, ordered by edition and number; none if it is unknown."""
        if key not in self._revisions:
            rows = revisions_of(self._read, key, self._head_json)
            self._revisions[key] = public(rows) if self._public else rows
        return self._revisions[key]

    def settings(self, key: str) -> list[SettingsRow]:
        """Return all that a taxonomy said of itself beside its editions, newest last (docs/adr/0008)."""
        rows = settings_of(self._read, key)
        return [PublicSettings(key, r.ordinal, r.row) for r in rows] if self._public else rows

    def map_acts(self) -> list[MapAct]:
        """Return every act that was done with maps between taxonomies (docs/adr/0012).

        To everybody the last of each map that stands.
        """
        if self._maps is None:
            acts = acts_with_maps(self._read)
            if self._public:
                shown = standing_maps(acts).values()
                acts = [PublicMapAct(*a.ends, a.row, a.content) for a in shown if self._stands(a)]
            self._maps = acts
        return self._maps

    def maps(self) -> dict[Ends, MapAct]:
        """Return the maps that stand, by the two editions that they are between, which stand too."""
        standing = standing_maps(self.map_acts())
        return {ends: act for ends, act in standing.items() if self._stands(act)}

    def _stands(self, act: MapAct) -> bool:
        return all(end.edition in self.editions(end.taxonomy) for end in act.ends)

    def taxonomy(self, key: str) -> Taxonomy:
        """Return a recorded taxonomy as it is by now: as its taxonomy.yaml was taken last."""
        found = taxonomy_of(self.revisions(key))
        assert found is not None, "a taxonomy that is recorded has revisions"
        return found

    def editions(self, key: str) -> dict[str, RevisionRow]:
        """Return the revision that stands for each edition of a taxonomy, in natural order.

        An edition without one, because all are withdrawn, is left out (docs/adr/0003).
        """
        return current(self.revisions(key))

    def edition(self, row: RevisionRow) -> Edition:
        """Return a recorded edition whole, depth first."""
        owner = self._owner(row.taxonomy)
        # Ordered by the key, so that the table is read as it lies and not through an index.
        rows = self._read.execute(
            select(*STATE_COLUMNS)
            .where(state.c.taxonomy == owner, stands_at(row.place))
            .order_by(state.c.item)
        ).all()
        items = {r.item: row.item(r) for r in sorted(rows, key=lambda r: r.rank)}
        return Edition(row.head, {item.id: item for item in depth_first(items)})

    def outlines(self, *rows: RevisionRow) -> list[dict[str, Item]]:
        """Return the items of revisions of one taxonomy, roots first, as far as sums ask of them.

        Below the roots that is their place, their status and their attributes: most need not be made of
        all that is kept of them. What revisions have in common is read and made once.
        """
        places = [row.place for row in rows]
        states = self._read.execute(
            select(*STATE_COLUMNS, state.c.since, state.c.until)
            .where(
                state.c.taxonomy == self._owner(rows[0].taxonomy),
                state.c.since <= max(places),
                state.c.until > min(places),
            )
            .order_by(state.c.item)
        )
        roots: list[list[tuple[int, Item]]] = [[] for _ in rows]
        below: list[dict[str, Item]] = [{} for _ in rows]
        for kept in by_pages(states):
            item_id, parent, level, name, rest, rank, _, since, until = kept
            if parent is None or '"attributes":' in rest or '"status":' in rest:
                item = rows[0].item(kept)
            else:
                item = Item(item_id, name, level, parent)
            for n, place in enumerate(places):
                if since <= place < until:
                    if parent is None:
                        roots[n].append((rank, item))
                    else:
                        below[n][item_id] = item
        return [
            {item.id: item for _, item in sorted(first, key=itemgetter(0))} | rest
            for first, rest in zip(roots, below, strict=True)
        ]

    def heads(self, key: str, without: Collection[str] = ()) -> dict[str, Head]:
        """Return the heads of a taxonomy's editions other than `without`, by label in natural order."""
        return {e: row.head for e, row in self.editions(key).items() if e not in without}

    def names(self, key: str, without: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
        """Yield (edition, item id, name) of the editions other than `without`.

        Each id and name comes first with the earliest of these editions that has it.
        """
        rows = [row for row in self.editions(key).values() if row.edition not in without]
        labels = {row.place: row.edition for row in rows}
        places = sorted(labels)
        if not rows:
            return
        # Ordered by the key, so that the table is read as it lies and not through an index.
        states = self._read.execute(
            select(state.c.item, state.c.name, state.c.since, state.c.until)
            .where(state.c.taxonomy == self._owner(key))
            .order_by(state.c.item, state.c.since)
        )
        for item_id, name, since, until in by_pages(states):
            first = bisect_left(places, since)
            if first < len(places) and places[first] < until:
                yield labels[places[first]], item_id, name

    def delta(self, before: RevisionRow, after: RevisionRow) -> Delta:
        """Reduce two revisions of one taxonomy to what differs; equal to `diff.delta.delta`.

        They may be two revisions of one edition in either order. The other editions are there as
        the revisions that stand for them.
        """
        owner, standing = self._owner(before.taxonomy), self.editions(before.taxonomy)
        links, (_, run) = self.linked(before, after), self._run(before, after)
        if len(run) > 2:
            steps = self._walked(before, after)
        else:
            # Of the pair itself no step is asked, but of what links that pass over editions lead from.
            since = [*self._since(before, after), before]
            steps = tuple(steps_over(self._read, owner, since, links))
        found = delta_of(self._read, owner, before, after, standing, links, steps)
        if before.edition != after.edition or not found.may_be_reordered:
            return found
        orders = {order_of(self._read, row) for row in (before, after)}
        return replace(found, reordered=len(orders) > 1)

    def states(self, key: str, ids: Collection[str]) -> dict[str, dict[str, Item]]:
        """Return, by edition, those of the items that it lists, as they are in it, and all above them."""
        owner = self._owner(key)
        return {
            label: {
                i: row.item(kept)
                for i, kept in with_ancestors(self._read, owner, row.place, ids).items()
            }
            for label, row in self.editions(key).items()
        }

    def items(self, row: RevisionRow, ids: Collection[str]) -> dict[str, Item]:
        """Return those of the items that a revision has, by id."""
        found = standing(self._read, self._owner(row.taxonomy), row.place, ids)
        return {i: row.item(kept) for i, kept in found.items()}

    def under(self, row: RevisionRow, item_id: str) -> list[str]:
        """Return the ids of all items that stand under one in a revision."""
        return descendants(self._read, self._owner(row.taxonomy), row.place, item_id)

    def find(self, key: str, written: str) -> set[str]:
        """Return the ids of the items that this names in any state they ever had (model.resolve)."""
        return set(found(self._read, self._owner(key), written, self._there(key)))

    def ever(self, key: str) -> Iterator[Item]:
        """Yield the items of a taxonomy, each in every state that it ever had."""
        return ever(self._read, self._owner(key), self._there(key))

    def languages(self, key: str) -> set[str]:
        """Return the tags of the languages in which items of a taxonomy ever had names besides their own."""
        return languages(self._read, self._owner(key), self._there(key))

    def having(self, editions: Collection[str]) -> list[str]:
        """Return the taxonomies that have all these editions, each written as `2025` or `2025@1`."""
        there = recorded(self._read, {written.partition("@")[0] for written in editions})
        if self._public:
            shown = {key: self.revisions(key) for key in there}
            there = {
                k: {n for r in rows for n in (r.edition, r.label)} for k, rows in shown.items()
            }
        return [key for key in self.taxonomies() if there.get(key, set()).issuperset(editions)]

    def naming(self, written: str, keys: Collection[str]) -> list[str]:
        """Return those of the taxonomies in which this ever named an item (model.resolve).

        Where some have it spelled just so, those that have it in another form alone are left out.
        """
        owners = {key: self._owner(key) for key in keys}
        may = owners_of(self._read, owners.values(), written)
        just_so = [
            key
            for key, owner in owners.items()
            if owner in may and found_just_so(self._read, owner, written, self._there(key))
        ]
        return just_so or [key for key in keys if self.find(key, written)]

    def linked(self, before: RevisionRow, after: RevisionRow) -> Linked:
        """Return what links say from one revision to that of a later edition."""
        key = before.id, after.id
        if key not in self._linked:
            earlier, run = self._run(before, after)
            owner = self._owner(before.taxonomy)
            self._linked[key] = linked_over(self._read, owner, run, earlier)
        return self._linked[key]

    def steps(self, before: RevisionRow, after: RevisionRow) -> tuple[Step, ...]:
        """Return who became whom from edition to edition, from one revision to that of a later one."""
        low = natural_key(before.edition)
        walked = self._walked(before, after)
        return tuple(step for step in walked if natural_key(step.found.before) >= low)

    def succession(self, before: RevisionRow, after: RevisionRow) -> Succession:
        """Return what becomes of items from one revision to that of a later edition, step by step."""
        return Succession(self.linked(before, after), told_by(self._walked(before, after)))

    def _walked(self, before: RevisionRow, after: RevisionRow) -> tuple[Step, ...]:
        """Return the steps from one revision to another, and before them from where links lead."""
        key = before.id, after.id
        if key not in self._steps:
            run = [*self._since(before, after), *self._run(before, after)[1]]
            links, owner = self.linked(before, after), self._owner(before.taxonomy)
            self._steps[key] = tuple(steps_over(self._read, owner, run, links))
        return self._steps[key]

    def _since(self, before: RevisionRow, after: RevisionRow) -> list[RevisionRow]:
        """Return the revisions before one from where links lead that pass over it."""
        links, (earlier, _) = self.linked(before, after), self._run(before, after)
        return [row for row in earlier if row.edition in links.editions]

    def _run(
        self, before: RevisionRow, after: RevisionRow
    ) -> tuple[list[RevisionRow], list[RevisionRow]]:
        """Return the revisions that stand before one, and those from it to that of a later edition."""
        low, high = natural_key(before.edition), natural_key(after.edition)
        theirs = self.editions(before.taxonomy).items()
        earlier = [row for label, row in theirs if natural_key(label) < low]
        between = [row for label, row in theirs if low < natural_key(label) < high]
        return earlier, [before, *between, *([after] if low < high else [])]

    def loose(self, key: str) -> list[Problem]:
        """Return the links that lead from nothing: what they start from does not stand any more."""
        recorded = {row.edition for row in self.revisions(key)}
        return [link.problem for link in loose(self._read, self.editions(key), recorded)]

    def loose_maps(self) -> list[Problem]:
        """Return what maps name that does not stand any more."""
        return list(loose_maps(self._read, self.map_acts(), self.editions))

    def verify(self) -> Iterator[Problem]:
        """Yield what is not as it was recorded, naming revision and item."""
        with Store(self._database) as lenient:
            self._database.read_anything(lenient._read)
            yield from stray_acts(lenient._read)
            yield from flaws_of_maps(lenient._read)
            for key in lenient.taxonomies():
                yield from flaws(lenient._read, key, lenient._owner(key), lenient.revisions(key))
            # Last, since it names no item: an index that is damaged leaves every row as it was.
            if detail := self._database.damage(lenient._read):
                yield from self._database.problem(Code.DATABASE_DAMAGED, detail=detail).problems

    @property
    def _read(self) -> Connection:
        if self._snapshot is None:
            self._snapshot = self._database.reader.connect()
        return self._snapshot

    def _there(self, key: str) -> ColumnElement[bool]:
        """Return the condition that a state may be seen."""
        return in_any(self.revisions(key)) if self._public else true()

    def _owner(self, key: str) -> int:
        owner: int = self._read.scalars(select(taxonomy.c.id).where(taxonomy.c.key == key)).one()
        return owner

    def _head_json(self, revision_id: int) -> str:
        return head_json(self._read, revision_id)
