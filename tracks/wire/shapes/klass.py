"""The shapes of Statistics Norway's KLASS: a version, a classification with what leads through it.

Keys are those of its API, so that its clients know them; what that tells by links between its own
addresses (`_links`) is not here. docs/schema/ is generated from these types.
"""

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class KlassEnd(TypedDict):
    """The first day on which something is valid no more, where it is known."""

    validTo: NotRequired[str]


class KlassCode(KlassEnd):
    """An item. `level` is its depth from 1, as text."""

    code: str
    parentCode: str | None
    level: str
    name: str
    shortName: str
    presentationName: str
    validFrom: str
    notes: str


class KlassLevel(TypedDict):
    """A level, outermost first."""

    levelNumber: int
    levelName: str


class KlassVersionRow(KlassEnd):
    """A version as a classification lists it."""

    name: str
    validFrom: str
    lastModified: str
    published: list[str]


class KlassTableRow(TypedDict):
    """A correspondence table as a version lists it; `changeTable` tells that it is of two versions."""

    name: str
    owningSection: str
    source: str
    target: str
    changeTable: bool
    published: list[str]


class KlassVersion(KlassVersionRow):
    """An edition. `introduction` says where its first day is from, and which levels it lists in part."""

    introduction: str
    contactPerson: dict[str, str]
    owningSection: str
    correspondenceTables: list[KlassTableRow]
    changelogs: list[str]
    levels: list[KlassLevel]
    classificationItems: list[KlassCode]


class KlassChange(TypedDict):
    """A code and what it became at a version; null where it begins or ends there."""

    oldCode: str | None
    oldName: str | None
    oldShortName: str | None
    newCode: str | None
    newName: str | None
    newShortName: str | None
    changeOccurred: str


class KlassMap(TypedDict):
    """A code of the source and one of the target that answers it; null where none does."""

    sourceCode: str | None
    sourceName: str | None
    targetCode: str | None
    targetName: str | None


class KlassTable(KlassTableRow):
    """The correspondence of two versions; what nothing decides is not in it."""

    description: str
    contactPerson: dict[str, str]
    sourceLevel: None
    targetLevel: None
    changelogs: list[str]
    correspondenceMaps: list[KlassMap]


class KlassClassification(TypedDict):
    """A taxonomy and its versions, newest first."""

    name: str
    description: str
    primaryLanguage: str
    owningSection: str
    contactPerson: dict[str, str]
    versions: list[KlassVersionRow]


class KlassVersionShape(KlassVersion):
    """One version."""

    schema: Literal["tracks.klass-version/1"]


class KlassShape(TypedDict):
    """A classification whole: its versions with their codes, what changed, the tables between them."""

    schema: Literal["tracks.klass/1"]
    classification: KlassClassification
    versions: list[KlassVersion]
    codeChanges: list[KlassChange]
    correspondenceTables: list[KlassTable]
