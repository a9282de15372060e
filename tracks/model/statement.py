"""Statements: what a source says, in forms that can be computed with (the closed list of design.md)."""

from typing import Literal

from tracks.model.amount import Amount
from tracks.model.taxonomy import Frozen, Title

Each = Literal["yes", "no", "unclear"]
Measure = Literal["net", "growth", "is"]
Rounding = Literal["nearest", "down", "up"]


class Source(Frozen):
    """Where statements come from; one id means one source in all editions of a taxonomy."""

    title: Title
    publisher: str | None = None
    date: str | None = None
    where: str | None = None


class Reading(Frozen):
    """How an editor reads an ambiguous or misprinted block of statements, and why."""

    level: str | None = None
    each: Each | None = None
    rounding: Rounding | None = None
    by: str | None = None
    because: str | None = None


class Count(Frozen):
    """A number of items of a level: in all, or under the items named by `under` (ids)."""

    count: str
    under: tuple[str, ...] = ()
    each: Each | None = None
    since: str | None = None
    was: Amount | None = None
    value: Amount | None = None
    net: Amount | None = None
    growth: str | None = None
    most: Measure | None = None
    word: str | None = None


class Added(Frozen):
    """Items of a level that the edition has and `since` had not; `names` holds their ids here.

    All of the level, or those under the items named by `under` (ids) together. `some` where they are
    a part of those that were added, so that others may be.
    """

    added: str
    since: str
    number: Amount | None = None
    names: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    some: bool = False


class Removed(Frozen):
    """Items of a level that `since` had and the edition has not; `names` as the source prints them.

    `under` and `some` are as with `Added`; `under` are ids of this edition.
    """

    removed: str
    since: str
    number: Amount | None = None
    names: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    some: bool = False


class Lost(Frozen):
    """How many items of a level ended by merging since an earlier edition, without saying which."""

    lost: str
    since: str
    number: Amount
    by: Literal["merging"]
    under: tuple[str, ...] = ()
    some: bool = False


Statement = Count | Added | Removed | Lost


def printed_level(said: Statement) -> tuple[str, str]:
    """Return the kind of a statement, which is its key in the file, and the level it prints."""
    if isinstance(said, Count):
        return "count", said.count
    if isinstance(said, Added):
        return "added", said.added
    if isinstance(said, Removed):
        return "removed", said.removed
    return "lost", said.lost


class Block(Frozen):
    """What one place in a source says; `reading`, where there is one, covers all of it."""

    source: str
    at: str | None = None
    says: tuple[Statement, ...] = ()
    reading: Reading | None = None

    def level_of(self, said: Statement) -> str:
        """Return the level that a statement counts at: the editor's reading, else what is printed."""
        read = self.reading.level if self.reading else None
        return read or printed_level(said)[1]

    def each_of(self, said: Count) -> Each | None:
        """Return whether a joint figure holds for each item: the editor's reading, else what is written."""
        read = self.reading.each if self.reading else None
        return read or said.each
