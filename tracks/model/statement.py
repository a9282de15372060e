"""Statements: what a source says, in forms that can be computed with (the closed list of design.md)."""

from collections.abc import Mapping
from typing import Any, Literal

from tracks.model.amount import Amount
from tracks.model.evidence import Citation
from tracks.model.frozen import Frozen
from tracks.model.taxonomy import Title

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


class Quoted(Frozen):
    """Something that a source says: where in it, and in what words, if another than the block's."""

    at: str | None = None
    quote: str | None = None


class Count(Quoted):
    """A number of items of a level: in all, or under the items named by `under` (ids).

    Of those alone whose attributes have the values of `having`, where it says any.
    """

    count: str
    under: tuple[str, ...] = ()
    having: Mapping[str, str] = {}
    each: Each | None = None
    since: str | None = None
    was: Amount | None = None
    value: Amount | None = None
    net: Amount | None = None
    growth: str | None = None
    most: Measure | None = None
    word: str | None = None
    because: str | None = None


class Share(Quoted):
    """The part that items of a level under some (ids) are of all of the level, or of a level `of`.

    `value` is in per cent as it is printed; `under` may be empty where `of` is another level.
    """

    share: str
    under: tuple[str, ...] = ()
    of: str | None = None
    value: str
    because: str | None = None

    @property
    def since(self) -> None:
        """It speaks of one edition alone."""


class Happened(Quoted):
    """What happened to items of a level since an earlier edition.

    To all of the level, or those under the items named by `under` (ids of this edition) together.
    `some` where it is said of a part of them, so that there may be others.
    """

    since: str
    number: Amount | None = None
    under: tuple[str, ...] = ()
    some: bool = False
    because: str | None = None


class Added(Happened):
    """Items of a level that the edition has and `since` had not; `names` holds their ids here."""

    added: str
    names: tuple[str, ...] = ()


class Removed(Happened):
    """Items of a level that `since` had and the edition has not; `names` as the source prints them."""

    removed: str
    names: tuple[str, ...] = ()


class Lost(Happened):
    """How many items of a level ended by merging, without saying which."""

    lost: str
    number: Amount
    by: Literal["merging"]


class Rearranged(Happened):
    """Items of a level that were merged, or split, into so many others: `number` ended, `into` began.

    `names` are those that ended, as the source prints them.
    """

    kind: Literal["merged", "split"]
    level: str
    into: Amount | None = None
    names: tuple[str, ...] = ()


class Altered(Happened):
    """Items of a level that go on, and what became other of them; `names` are their ids here.

    Those that were `moved` may have stood under `origins` (as printed) and stand under `targets`
    (ids); those that were `regraded` were of the level `of_level`. `what` of them was `revised`.
    """

    kind: Literal["moved", "regraded", "renamed", "recoded", "revised", "kept"]
    level: str
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    of_level: str | None = None
    what: str | None = None


Statement = Count | Share | Added | Removed | Lost | Rearranged | Altered


def printed_level(said: Statement) -> tuple[str, str]:
    """Return the kind of a statement, which is its key in the file, and the level it prints."""
    match said:
        case Count():
            return "count", said.count
        case Share():
            return "share", said.share
        case Added():
            return "added", said.added
        case Removed():
            return "removed", said.removed
        case Lost():
            return "lost", said.lost
    return said.kind, said.level


_KEYS = {"value": "is", "having": "with", "origins": "from", "targets": "to", "of_level": "from"}
_ORDER = (
    *("under", "with", "of", "each", "since", "was", "is", "net", "growth", "most", "word"),
    *("number", "into", "names", "from", "to", "what", "by", "some", "because", "at", "quote"),
)


def as_written(said: Statement) -> dict[str, Any]:
    """Return a statement under the keys of a file, in their order: plain data, items by id."""
    kind, level = printed_level(said)
    told = said.model_dump(mode="json", exclude_defaults=True, exclude={"kind", "level", kind})
    keyed = {_KEYS.get(key, key): value for key, value in told.items()}
    return {kind: level, **{key: keyed[key] for key in _ORDER if key in keyed}}


class Block(Quoted):
    """What one place in a source says; `reading`, where there is one, covers all of it."""

    source: str
    says: tuple[Statement, ...] = ()
    reading: Reading | None = None

    def cite(self, said: Statement) -> Citation:
        """Return where a statement stands: its own place and words, else those of the block."""
        return Citation(self.source, said.at or self.at, said.quote or self.quote)

    def level_of(self, said: Statement) -> str:
        """Return the level that a statement counts at: the editor's reading, else what is printed."""
        read = self.reading.level if self.reading else None
        return read or printed_level(said)[1]

    def each_of(self, said: Count) -> Each | None:
        """Return whether a joint figure holds for each item: the editor's reading, else what is written."""
        read = self.reading.each if self.reading else None
        return read or said.each
