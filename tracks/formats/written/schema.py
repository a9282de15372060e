"""What an author may write in YAML: the one schema of taxonomy.yaml and of an edition."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Discriminator, Field, Tag

from tracks.formats.written.fields import Names, SomeNames, Weight, YesOrNo
from tracks.formats.written.statements import STATEMENT_TAGS, BlockSaid
from tracks.model.edition import Focus, Listing, Outlook
from tracks.model.frozen import Frozen
from tracks.model.item import Status
from tracks.model.layout import Layout
from tracks.model.statement import Source
from tracks.model.taxonomy import Attribute, Level, Title


def _entry_form(value: Any) -> str:
    return "<word>" if isinstance(value, str) else "<entry>"


def _listing_form(value: Any) -> str:
    return "<word>" if isinstance(value, str) else "<levels>"


def _level_form(value: Any) -> str:
    return "<word>" if isinstance(value, str) else "<list>"


class MentionedSaid(Frozen):
    """Names that a source mentions."""

    source: str
    names: SomeNames


class TaxonomyFile(Frozen):
    """taxonomy.yaml as written."""

    taxonomy: str
    title: Title
    publisher: str | None = None
    base: str | None = None
    levels: tuple[Level, ...]
    attributes: tuple[Attribute, ...] = ()
    read: tuple[Layout, ...] = ()


class Entry(Frozen):
    """An item as written; a bare name is short for one with nothing else."""

    name: str
    id: str | None = None
    level: str | None = None
    code: str | None = None
    name_en: str | None = None
    labels: dict[str, str] | None = None
    aliases: Names = ()
    status: Status | None = None
    replaced_by: SomeNames = ()
    also_under: SomeNames = ()
    definition: str | None = None
    note: str | None = None
    attributes: dict[str, Any] | None = None
    was: SomeNames = ()
    source: str | None = None
    because: str | None = None
    children: "tuple[EntryOrName, ...]" = ()


EntryOrName = Annotated[
    Annotated[str, Tag("<word>")] | Annotated[Entry, Tag("<entry>")], Discriminator(_entry_form)
]


class LinkWritten(Frozen):
    """A link; `part_of` is a `from` that lives on, `weight` the share of it that went to `to`.

    `ended` and `new` stand alone: what nothing carries on, and what carries on nothing.
    """

    from_: SomeNames = Field((), alias="from")
    part_of: SomeNames = ()
    ended: SomeNames = ()
    new: SomeNames = ()
    to: Names = ()
    wider: YesOrNo | None = None
    weight: Weight | None = None
    because: str | None = None
    note: str | None = None
    source: str | None = None
    since: str | None = None


class ListSaid(Frozen):
    """The list of a level: whether it names all, and what it is taken from."""

    complete: YesOrNo
    source: SomeNames
    at: str | None = None


ListingOfLevel = Annotated[
    Annotated[Listing, Tag("<word>")] | Annotated[ListSaid, Tag("<list>")],
    Discriminator(_level_form),
]
ListingByLevel = Annotated[
    Annotated[Listing, Tag("<word>")] | Annotated[dict[str, ListingOfLevel], Tag("<levels>")],
    Discriminator(_listing_form),
]


class ValidSaid(Frozen):
    """The first and the last day on which an edition is in force."""

    from_: str | None = Field(None, alias="from")
    to: str | None = None


class EditionFile(Frozen):
    """An edition's YAML file as written."""

    taxonomy: str
    edition: str
    title: Title | None = None
    previous: str | None = None
    valid: ValidSaid | None = None
    released: str | None = None
    listing: ListingByLevel
    sources: Mapping[str, Source] = {}
    items: tuple[EntryOrName, ...] = ()
    unplaced: Mapping[str, tuple[EntryOrName, ...]] = {}
    statements: tuple[BlockSaid, ...] = ()
    links: tuple[LinkWritten, ...] = ()
    mentioned: tuple[MentionedSaid, ...] = ()
    focus: Focus | None = None
    outlook: tuple[Outlook, ...] = ()


# pydantic puts these into the paths of its errors; no key of an author's looks like them.
TAGS: dict[str, type[BaseModel] | None] = {
    "<word>": None,
    "<levels>": None,
    "<list>": ListSaid,
    "<entry>": Entry,
    **STATEMENT_TAGS,
}
