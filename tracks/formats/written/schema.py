"""What an author may write in YAML: the one schema of taxonomy.yaml and of an edition."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from tracks.model.amount import Amount, read_amount
from tracks.model.edition import Focus, Listing, Outlook
from tracks.model.statement import Each, Measure, Reading, Source
from tracks.model.taxonomy import Frozen, Level, Title

NUMBER_EXPECTED = "number_expected"
LIST_EMPTY = "list_empty"
STATEMENT_KINDS = ("count", "added", "removed", "lost")

_ROUGH = (">", "<", "~", "..", "≥", "≤")
_ROUGH_EXAMPLE = '">=28", "<=28", 28..30, ~28'
WEIGHT = re.compile(r"(0?\.[0-9]{0,8}[1-9][0-9]{0,8}|1(\.0*)?)")
_PERCENT = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,6})?%")


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _figure(form: re.Pattern[str], value: Any, example: str) -> str:
    """Return a printed figure in half width; a custom error with an example where it is none."""
    text = unicodedata.normalize("NFKC", value).replace("\u2212", "-").strip() if value else value
    if not isinstance(text, str) or not form.fullmatch(text):
        raise PydanticCustomError(NUMBER_EXPECTED, "not a figure", {"example": example})
    return text


def _whole(value: Any) -> Amount:
    return _amount(value, "28", signed=False)


def _signed(value: Any) -> Amount:
    return _amount(value, "+15", signed=True)


def _amount(value: Any, example: str, *, signed: bool) -> Amount:
    """Return an amount; a custom error with an example, exact or rough as it was meant."""
    found = read_amount(value, signed=signed) if isinstance(value, str) else None
    if found is None:
        rough = isinstance(value, str) and any(mark in value for mark in _ROUGH)
        example = _ROUGH_EXAMPLE if rough else example
        raise PydanticCustomError(NUMBER_EXPECTED, "not a figure", {"example": example})
    return found


def _percent(value: Any) -> str:
    return _figure(_PERCENT, value, "127%")


def _weight(value: Any) -> str:
    return _figure(WEIGHT, value, "0.5")


def _filled(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of which each is there; a custom error where that is not so."""
    if not (names and all(name.strip() for name in names)):
        raise PydanticCustomError(LIST_EMPTY, "no names")
    return names


def _entry_form(value: Any) -> str:
    return "<word>" if isinstance(value, str) else "<entry>"


def _listing_form(value: Any) -> str:
    return "<word>" if isinstance(value, str) else "<levels>"


def _statement_kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else ()
    return next((f"<{kind}>" for kind in STATEMENT_KINDS if kind in keys), None)


Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
SomeNames = Annotated[Names, AfterValidator(_filled)]
"""Names where a list of none would say nothing, or something else than was meant."""
Whole = Annotated[Amount, BeforeValidator(_whole)]
Signed = Annotated[Amount, BeforeValidator(_signed)]
Percent = Annotated[str, BeforeValidator(_percent)]
Weight = Annotated[Decimal, BeforeValidator(_weight)]


class MentionedSaid(Frozen):
    """Names that a source mentions."""

    source: str
    names: SomeNames


class TaxonomyFile(Frozen):
    """taxonomy.yaml as written."""

    taxonomy: str
    title: Title
    publisher: str | None = None
    levels: tuple[Level, ...]


class Entry(Frozen):
    """An item as written; a bare name is short for one with nothing else."""

    name: str
    id: str | None = None
    level: str | None = None
    code: str | None = None
    name_en: str | None = None
    aliases: Names = ()
    definition: str | None = None
    note: str | None = None
    attributes: dict[str, Any] | None = None
    was: SomeNames = ()
    because: str | None = None
    children: "tuple[EntryOrName, ...]" = ()


EntryOrName = Annotated[
    Annotated[str, Tag("<word>")] | Annotated[Entry, Tag("<entry>")], Discriminator(_entry_form)
]


YesOrNo = Literal["yes", "no"]


class CountSaid(Frozen):
    """A stated number of items."""

    count: str
    under: SomeNames = ()
    each: Each | None = None
    since: str | None = None
    was: Whole | None = None
    value: Whole | None = Field(None, alias="is")
    net: Signed | None = None
    growth: Percent | None = None
    most: Measure | None = None
    word: str | None = None


class AddedSaid(Frozen):
    """Stated additions."""

    added: str
    under: SomeNames = ()
    since: str | None = None
    number: Whole | None = None
    names: SomeNames = ()
    some: YesOrNo | None = None


class RemovedSaid(Frozen):
    """Stated removals."""

    removed: str
    under: SomeNames = ()
    since: str | None = None
    number: Whole | None = None
    names: SomeNames = ()
    some: YesOrNo | None = None


class LostSaid(Frozen):
    """A stated number of items that ended without being named."""

    lost: str
    under: SomeNames = ()
    since: str | None = None
    number: Whole
    by: Literal["merging"]
    some: YesOrNo | None = None


Said = Annotated[
    Annotated[CountSaid, Tag("<count>")]
    | Annotated[AddedSaid, Tag("<added>")]
    | Annotated[RemovedSaid, Tag("<removed>")]
    | Annotated[LostSaid, Tag("<lost>")],
    Discriminator(_statement_kind),
]


class BlockSaid(Frozen):
    """What one place in a source says."""

    source: str
    at: str | None = None
    says: tuple[Said, ...]
    reading: Reading | None = None


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


ListingByLevel = Annotated[
    Annotated[Listing, Tag("<word>")] | Annotated[dict[str, Listing], Tag("<levels>")],
    Discriminator(_listing_form),
]


class EditionFile(Frozen):
    """An edition's YAML file as written."""

    taxonomy: str
    edition: str
    title: Title | None = None
    previous: str | None = None
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
    "<entry>": Entry,
    "<count>": CountSaid,
    "<added>": AddedSaid,
    "<removed>": RemovedSaid,
    "<lost>": LostSaid,
}
