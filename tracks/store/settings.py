"""What a taxonomy says of itself: journalled for each taxonomy, outside of its editions (docs/adr/0008)."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, insert, select

from tracks.errors import Code, Fault, Problem, TracksError
from tracks.model.act import Act, Deed
from tracks.model.taxonomy import Taxonomy, settings_digest, settings_text
from tracks.store.journal import next_number
from tracks.store.schema import settings, taxonomy


@dataclass(frozen=True)
class SettingsRow:
    """What a taxonomy.yaml says since an act of the journal; `@2` is the second that was entered."""

    key: str
    ordinal: int
    row: Row[*tuple[Any, ...]] = field(repr=False)

    @property
    def label(self) -> str:
        """What stands in a journal where others have a revision, such as `2025@1`."""
        return f"@{self.ordinal}"

    @property
    def digest(self) -> str:
        """The digest of what it says."""
        kept: str = self.row.content_digest
        return kept

    @property
    def act(self) -> Act:
        """What was done: its taxonomy.yaml was changed."""
        return Act(self.row.number, Deed.CHANGED, self.row.at, self.row.by, self.row.why)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """What it says. TracksError: it was damaged."""
        try:
            return Taxonomy.model_validate_json(self.row.content)
        except ValidationError:
            raise TracksError(self.damage, fault=Fault.DATABASE) from None

    @property
    def is_intact(self) -> bool:
        """Whether it is as it was entered."""
        texts = (self.row.at, self.row.by or "", self.row.why or "", self.row.content)
        if not all(isinstance(text, str) for text in texts):
            return False
        digest: bytes = self.row.digest
        sealed = self.act.digest(self.key, self.label) == digest
        return sealed and settings_digest(self.row.content) == self.digest

    @property
    def damage(self) -> Problem:
        """What is to be said of one that is not intact."""
        return Problem(Code.SETTINGS_DAMAGED, {"taxonomy": self.key, "number": self.row.number})


def settings_of(connection: Connection, key: str) -> list[SettingsRow]:
    """Return all that a taxonomy ever said of itself in its journal, newest last."""
    rows = connection.execute(
        select(settings).join(taxonomy).where(taxonomy.c.key == key).order_by(settings.c.number)
    )
    return [SettingsRow(key, ordinal, row) for ordinal, row in enumerate(rows, 1)]


def enter_settings(connection: Connection, owner: int, said: Taxonomy, act: Act) -> None:
    """Enter what a taxonomy says of itself since an act; the number of the act is given by the journal."""
    entry = act._replace(number=next_number(connection, owner))
    content = settings_text(said)
    ordinal = len(settings_of(connection, said.id)) + 1
    connection.execute(
        insert(settings).values(
            taxonomy=owner,
            number=entry.number,
            at=entry.at,
            by=entry.by,
            why=entry.why,
            digest=entry.digest(said.id, f"@{ordinal}"),
            content=content,
            content_digest=settings_digest(content),
        )
    )
