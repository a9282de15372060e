"""Revisions as they are recorded, what was done with them, and the rows that make them up."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, ClassVar, TypeVar, TypeVarTuple

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, Result, Row, and_, select

from tracks.errors import Code, Fault, Problem, TracksError
from tracks.model.act import Act, Deed
from tracks.model.edition import Head
from tracks.model.frozen import Frozen
from tracks.model.item import SEVERAL, Item
from tracks.model.tally import Tally
from tracks.model.taxonomy import Taxonomy
from tracks.store.schema import act, revision, state, taxonomy
from tracks.store.settings import SettingsRow, settings_of

Told = TypeVar("Told", bound=Frozen)
Columns = TypeVarTuple("Columns")

PAGE = 1_000

StateRow = Row[*tuple[Any, ...]]
"""A state as it is read: item, parent, level, name, rest, rank, digest."""

ActRow = Row[*tuple[Any, ...]]
"""An act as it is kept: the columns of its table."""

HeadJson = Callable[[int], str]
"""Reads the head of the revision with this id, once it is asked for."""

STATE_COLUMNS = (
    state.c.item,
    state.c.parent,
    state.c.level,
    state.c.name,
    state.c.rest,
    state.c.rank,
    state.c.digest,
)


@dataclass(frozen=True)
class RevisionRow:
    """One recorded state of an edition, without its items; `2025@2` is edition 2025, number 2.

    `place` orders all revisions of the taxonomy. The head is read when it is first asked for.
    """

    hides_notes: ClassVar[bool] = False
    """Whether what it gives is without notes (store.public)."""

    id: int
    taxonomy: str
    edition: str
    number: int
    place: int
    digest: str
    order_digest: str | None
    tally_json: str = field(repr=False)
    act_rows: tuple[ActRow, ...] = field(repr=False)
    head_json: HeadJson = field(repr=False, compare=False)
    settings: SettingsRow | None = field(repr=False, compare=False)
    """What the taxonomy says of itself by now; None where its journal has nothing of it."""

    @property
    def label(self) -> str:
        """The edition and the number, as people write them."""
        return f"{self.edition}@{self.number}"

    @cached_property
    def tally(self) -> Tally:
        """The number of items by level and root. TracksError: it was damaged."""
        return self._read(Tally, self.tally_json, Code.TALLY_DAMAGED)

    @cached_property
    def recorded(self) -> Head:
        """All of the edition that is not items, as it was recorded. TracksError: it was damaged."""
        return self._read(Head, self.head_json(self.id), Code.HEAD_DAMAGED)

    @cached_property
    def head(self) -> Head:
        """The same with the settings that its taxonomy has by now. TracksError: it was damaged."""
        if self.settings is None:
            return self.recorded
        settled = self.recorded.taxonomy.with_settings_of(self.settings.taxonomy)
        return self.recorded.model_copy(update={"taxonomy": settled})

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What was done with it, first its recording. TracksError: it was damaged."""
        try:
            acts = tuple(Act(r.number, Deed(r.deed), r.at, r.by, r.why) for r in self.act_rows)
        except ValueError:
            raise self._damaged(Code.HISTORY_DAMAGED) from None
        # A flipped bit can also change the type that a value is stored under.
        texts = all(isinstance(told, str | None) for each in acts for told in each[2:])
        if not texts or [each.deed for each in acts].count(Deed.RECORDED) != 1:
            raise self._damaged(Code.HISTORY_DAMAGED)
        return acts

    @property
    def status(self) -> Deed:
        """What it is since the last act: recorded only (a draft), published or withdrawn."""
        return self.acts[-1].deed

    def item(self, kept: StateRow) -> Item:
        """Return the item that a state of this revision keeps. TracksError: it was damaged."""
        try:
            return item_of(kept)
        except (ValueError, TypeError, AttributeError):
            raise self._damaged(Code.ITEM_DAMAGED, item=kept.item) from None

    def _read(self, model: type[Told], stored: str, damaged: Code) -> Told:
        try:
            return model.model_validate_json(stored)
        except ValidationError:
            raise self._damaged(damaged) from None

    def _damaged(self, code: Code, **params: object) -> TracksError:
        told = {"taxonomy": self.taxonomy, "revision": self.label, **params}
        return TracksError(Problem(code, told), fault=Fault.DATABASE)


def item_of(kept: StateRow) -> Item:
    """Return the item that a state keeps. ValueError, TypeError, AttributeError: it was damaged."""
    item_id, parent, level, name, kept_rest, *_ = kept
    item = Item(item_id, name, level, parent)
    if kept_rest == "{}":
        return item
    rest = json.loads(kept_rest)
    several = {key: tuple(rest[key]) for key in SEVERAL if key in rest}
    return item._replace(**rest | several)


def by_pages(rows: Result[*Columns]) -> Iterator[Row[*Columns]]:
    """Iterate over many rows: fetched by the page they take a quarter less time than one by one."""
    return chain.from_iterable(rows.partitions(PAGE))


def stands_at(place: int) -> ColumnElement[bool]:
    """Return the condition that a state is part of the revision at this place."""
    return and_(state.c.since <= place, state.c.until > place)


def revisions_of(connection: Connection, key: str, head_json: HeadJson) -> list[RevisionRow]:
    """Return all revisions of a taxonomy, ordered by edition and number; none if it is unknown."""
    acts: dict[int, list[ActRow]] = {}
    for entry in connection.execute(
        select(act).join(taxonomy).where(taxonomy.c.key == key).order_by(act.c.number)
    ):
        acts.setdefault(entry.revision, []).append(entry)
    columns = [c for c in revision.c if c not in (revision.c.taxonomy, revision.c.head)]
    said = settings_of(connection, key)
    rows = connection.execute(
        select(*columns).join(taxonomy).where(taxonomy.c.key == key).order_by(revision.c.place)
    )
    return [
        RevisionRow(
            id=row.id,
            taxonomy=key,
            edition=row.edition,
            number=row.number,
            place=row.place,
            digest=row.digest,
            order_digest=row.order_digest,
            tally_json=row.tally,
            act_rows=tuple(acts.get(row.id, ())),
            head_json=head_json,
            settings=said[-1] if said else None,
        )
        for row in rows
    ]


def head_json(connection: Connection, revision_id: int) -> str:
    """Return the head of a revision as it is kept."""
    kept: str = connection.scalars(
        select(revision.c.head).where(revision.c.id == revision_id)
    ).one()
    return kept


def taxonomy_of(rows: Iterable[RevisionRow]) -> Taxonomy | None:
    """Return a taxonomy as its journal has it, else as it was recorded last; None without revisions."""
    newest = max(rows, key=lambda row: row.acts[0].number, default=None)
    if newest is None:
        return None
    return newest.settings.taxonomy if newest.settings else newest.recorded.taxonomy


def standing(revisions: Iterable[RevisionRow]) -> RevisionRow | None:
    """Return which of an edition's revisions stands for it, None where all are withdrawn.

    Of those that are not withdrawn the one published last; where none is published, the newest.
    """
    there = [row for row in revisions if row.status is not Deed.WITHDRAWN]
    published = [row for row in there if row.status is Deed.PUBLISHED]
    if published:
        return max(published, key=lambda row: row.acts[-1].number)
    return max(there, key=lambda row: row.number, default=None)


def current(revisions: Iterable[RevisionRow]) -> dict[str, RevisionRow]:
    """Return, by edition, the revision that stands for it; one without any is left out."""
    by_label: dict[str, list[RevisionRow]] = {}
    for row in revisions:
        by_label.setdefault(row.edition, []).append(row)
    found = ((label, standing(rows)) for label, rows in by_label.items())
    return {label: row for label, row in found if row}
