"""Maps between taxonomies: each with a journal of its own, outside of every edition (docs/adr/0012)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, Row, and_, func, insert, select

from tracks.errors import Code, Fault, Problem, TracksError
from tracks.model.act import Act, Deed
from tracks.model.map import Ends, Map, Scheme, label_of, map_digest
from tracks.store.journal import Stamp
from tracks.store.schema import map_, taxonomy

Content = Callable[["MapAct"], str | None]
"""Reads what a map says since an act, once it is asked for."""


@dataclass(frozen=True)
class MapAct:
    """An act done with a map; where it was recorded, what it says since then."""

    source: Scheme
    target: Scheme
    row: Row[*tuple[Any, ...]] = field(repr=False)
    content: Content = field(repr=False, compare=False)

    @property
    def ends(self) -> Ends:
        """The two editions that the map is between."""
        return self.source, self.target

    @property
    def map_label(self) -> str:
        """What people call the map: `cn-sei:2018..gbt4754:2017`."""
        return label_of(*self.ends)

    @property
    def label(self) -> str:
        """The map and the number of the act: `cn-sei:2018..gbt4754:2017@2`."""
        return f"{self.map_label}@{self.row.number}"

    @property
    def digest(self) -> str:
        """The digest of what the map says since then, empty where it is withdrawn."""
        return self.row.content_digest or ""

    @property
    def act(self) -> Act:
        """What was done. TracksError: it was damaged."""
        row = self.row
        try:
            deed = Deed(row.deed)
        except ValueError:
            raise TracksError(self.damage, fault=Fault.DATABASE) from None
        return Act(row.number, deed, row.at, row.by, row.why)

    @cached_property
    def map(self) -> Map:
        """What the map says. TracksError: it was damaged."""
        try:
            return Map.model_validate_json(self.content(self) or "")
        except ValidationError:
            raise TracksError(self.damage, fault=Fault.DATABASE) from None

    @property
    def is_intact(self) -> bool:
        """Whether it is as it was entered."""
        row, content = self.row, self.content(self)
        texts = (row.at, row.by, row.why, content, row.content_digest)
        # A flipped bit can also change the type that a value is stored under.
        if not all(isinstance(text, str | None) for text in texts):
            return False
        try:
            act = self.act
        except TracksError:
            return False
        sealed: bytes = row.digest
        if act.digest(self.map_label, f"@{row.number}") != sealed:
            return False
        if act.deed is Deed.WITHDRAWN:
            return content is None and row.content_digest is None
        if content is None or map_digest(content) != row.content_digest:
            return False
        return (self.map.source, self.map.target) == self.ends

    @property
    def damage(self) -> Problem:
        """What is to be said of one that is not intact."""
        return Problem(Code.MAP_DAMAGED, {"map": self.map_label, "number": self.row.number})


class RecordedMap(NamedTuple):
    """What became of a map that was imported: its number, whether it is new, how many matches it has."""

    label: str
    number: int
    changed: bool
    matches: int


def acts_with_maps(connection: Connection) -> list[MapAct]:
    """Return every act that was done with any map, each map's in order."""
    one, other = taxonomy.alias(), taxonomy.alias()
    columns = [c for c in map_.c if c is not map_.c.content]
    # What belongs to no taxonomy is read too, so that it can be told.
    rows = connection.execute(
        select(
            *columns,
            func.coalesce(one.c.key, "?").label("source_key"),
            func.coalesce(other.c.key, "?").label("target_key"),
        )
        .outerjoin(one, one.c.id == map_.c.source)
        .outerjoin(other, other.c.id == map_.c.target)
        .order_by(*map_.primary_key)
    )

    def content(act: MapAct) -> str | None:
        key = and_(*(column == getattr(act.row, column.name) for column in map_.primary_key))
        text: str | None = connection.scalar(select(map_.c.content).where(key))
        return text

    return [
        MapAct(
            Scheme.model_construct(taxonomy=row.source_key, edition=row.source_edition),
            Scheme.model_construct(taxonomy=row.target_key, edition=row.target_edition),
            row,
            content,
        )
        for row in rows
    ]


def standing_maps(acts: Iterable[MapAct]) -> dict[Ends, MapAct]:
    """Return, by the two editions, the act since which a map is what it is; none for one withdrawn."""
    last = {act.ends: act for act in acts}
    return {ends: act for ends, act in last.items() if act.act.deed is Deed.RECORDED}


def missing_acts(acts: Iterable[MapAct]) -> list[Problem]:
    """Return the numbers that are missing in the journals of maps."""
    numbers: dict[str, set[int]] = {}
    for act in acts:
        numbers.setdefault(act.map_label, set()).add(act.row.number)
    return [
        Problem(Code.ACT_MISSING, {"taxonomy": label, "number": missing})
        for label, there in numbers.items()
        for missing in sorted(set(range(1, len(there) + 1)) - there)
    ]


def enter_map(
    connection: Connection, ends: Ends, owners: tuple[int, int], said: Map | None, stamp: Stamp
) -> int:
    """Enter what a map says, None where it is withdrawn, and return the number of the act."""
    source, target = ends
    key = {
        "source": owners[0],
        "source_edition": source.edition,
        "target": owners[1],
        "target_edition": target.edition,
    }
    same = and_(*(map_.c[name] == value for name, value in key.items()))
    number = (connection.scalar(select(func.max(map_.c.number)).where(same)) or 0) + 1
    act = Act(number, Deed.RECORDED if said else Deed.WITHDRAWN, *stamp)
    connection.execute(
        insert(map_).values(
            **key,
            **act._asdict(),
            digest=act.digest(label_of(*ends), f"@{number}"),
            content=said.text if said else None,
            content_digest=said.digest if said else None,
        )
    )
    return number
