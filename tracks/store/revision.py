"""Revisions as they are recorded, and the rows of the state table that make them up."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Row, and_

from tracks.errors import Code, Problem, TracksError
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.tally import Tally
from tracks.model.taxonomy import Frozen
from tracks.store.schema import state

Told = TypeVar("Told", bound=Frozen)

StateRow = Row[*tuple[Any, ...]]
"""A state as it is read: item, parent, level, name, rest, rank, digest."""

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

    `place` orders all revisions of the taxonomy, `recorded_at` is ISO 8601 in UTC. The head is read when it is first asked for.
    """

    id: int
    taxonomy: str
    edition: str
    number: int
    place: int
    digest: str
    tally_json: str = field(repr=False)
    recorded_at: str
    head_json: Callable[[int], str] = field(repr=False, compare=False)

    @property
    def label(self) -> str:
        """The edition and the number, as people write them."""
        return f"{self.edition}@{self.number}"

    @cached_property
    def tally(self) -> Tally:
        """The number of items by level and root. TracksError: it was damaged."""
        return self._read(Tally, self.tally_json, Code.TALLY_DAMAGED)

    @cached_property
    def head(self) -> Head:
        """All of the edition that is not items. TracksError: it was damaged."""
        return self._read(Head, self.head_json(self.id), Code.HEAD_DAMAGED)

    def item(self, kept: StateRow) -> Item:
        """Return the item that a state of this revision keeps. TracksError: it was damaged."""
        item = Item(kept.item, kept.name, kept.level, kept.parent)
        if kept.rest == "{}":
            return item
        try:
            rest = json.loads(kept.rest)
            return item._replace(**rest | {"aliases": tuple(rest.get("aliases", ()))})
        except (ValueError, TypeError, AttributeError):
            raise self._damaged(Code.ITEM_DAMAGED, item=kept.item) from None

    def _read(self, model: type[Told], stored: str, damaged: Code) -> Told:
        try:
            return model.model_validate_json(stored)
        except ValidationError:
            raise self._damaged(damaged) from None

    def _damaged(self, code: Code, **params: object) -> TracksError:
        told = {"taxonomy": self.taxonomy, "revision": self.label, **params}
        return TracksError(Problem(code, told), exit_code=3)


def stands_at(place: int) -> ColumnElement[bool]:
    """Return the condition that a state is part of the revision at this place."""
    return and_(state.c.since <= place, state.c.until > place)
