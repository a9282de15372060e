"""What of a record is open to everybody, so that no use case need know who asks.

Of each edition it is the current revision, without the notes that editors keep among themselves and
without who did what and why.
"""

from collections.abc import Iterable
from dataclasses import fields
from functools import cached_property

from sqlalchemy import ColumnElement, false, or_

from tracks.model.act import Act
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.map import Map
from tracks.store.maps import MapAct
from tracks.store.revision import RevisionRow, StateRow, current, stands_at
from tracks.store.settings import SettingsRow


class PublicRow(RevisionRow):
    """A revision as everybody may see it. Its digest is still that of all that is recorded."""

    hides_notes = True

    @cached_property
    def head(self) -> Head:
        """All of the edition that is not items, without notes. TracksError: it was damaged."""
        whole = super().head
        links = tuple(link.model_copy(update={"note": None}) for link in whole.links)
        return whole.model_copy(update={"links": links})

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What was done with it and when. TracksError: it was damaged."""
        return tuple(act._replace(by=None, why=None) for act in super().acts)

    def item(self, kept: StateRow) -> Item:
        """Return the item that a state keeps, without its note. TracksError: it was damaged."""
        return super().item(kept)._replace(note=None)


class PublicSettings(SettingsRow):
    """What a taxonomy says of itself as everybody may see it."""

    @property
    def act(self) -> Act:
        """What was done and when."""
        return super().act._replace(by=None, why=None)


class PublicMapAct(MapAct):
    """An act done with a map, as everybody may see it: without notes, and without who did it and why."""

    @property
    def act(self) -> Act:
        """What was done and when. TracksError: it was damaged."""
        return super().act._replace(by=None, why=None)

    @cached_property
    def map(self) -> Map:
        """What the map says, without notes. TracksError: it was damaged."""
        whole = super().map
        matches = (match.model_copy(update={"note": None}) for match in whole.matches)
        return whole.model_copy(update={"matches": tuple(matches)})


def public(rows: Iterable[RevisionRow]) -> list[RevisionRow]:
    """Return those of a taxonomy's revisions that are open to everybody, as far as they are."""
    shown = current(rows).values()
    return [PublicRow(**{f.name: getattr(row, f.name) for f in fields(row)}) for row in shown]


def in_any(rows: Iterable[RevisionRow]) -> ColumnElement[bool]:
    """Return the condition that a state is part of any of the revisions."""
    return or_(false(), *(stands_at(row.place) for row in rows))
