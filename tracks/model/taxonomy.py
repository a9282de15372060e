"""A taxonomy: one classification over the years, with its own named levels."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from pydantic import ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from tracks.model.digest import canonical
from tracks.model.frozen import Frozen
from tracks.model.label import is_tag
from tracks.model.language import Language
from tracks.model.layout import Layout


class Title(Frozen):
    """A text in Chinese, English and any other language, by tag; where one is missing another serves."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str]

    zh: str | None = None
    en: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_in_languages(cls, said: Any) -> Any:
        """Refuse keys that are neither fields nor languages, as `extra` does where none may be added."""
        unknown: list[InitErrorDetails] = [
            {"type": "extra_forbidden", "loc": (key,), "input": value}
            for key, value in (said.items() if isinstance(said, Mapping) else ())
            if key not in cls.model_fields and not (is_tag(key) and not cls._is_slip(key))
        ]
        if unknown:
            raise ValidationError.from_exception_data(cls.__name__, unknown)
        return said

    @classmethod
    def _is_slip(cls, key: str) -> bool:
        """Tell whether a key of three letters, as rare languages have, is rather a field written wrong."""
        return len(key) == len("fil") and bool(get_close_matches(key, cls.model_fields, cutoff=0.8))

    @property
    def others(self) -> Mapping[str, str]:
        """The text in other languages than Chinese and English, by their tags (BCP 47)."""
        return self.__pydantic_extra__

    @property
    def names(self) -> tuple[str, ...]:
        """The text in every language that it has."""
        return tuple(filter(None, (self.zh, self.en, *self.others.values())))

    def text(self, lang: Language) -> str:
        """Return the text in `lang`, or in another language where there is none."""
        wanted = self.zh if lang == "zh" else self.en
        return wanted or next(iter(self.names), "")


SETTINGS_PREFIX = "s1:"
"""Names the recipe of the digest of what a taxonomy says, so that a later one can stand beside it."""

_UNSET: Mapping[str, None] = {"plural": None, "unit": None}
"""The settings of a level, unsaid."""


class Level(Title):
    """A named depth, such as 主赛道 (xkos:ClassificationLevel).

    `plural` is what several of its items are called in English, `unit` what they are counted by in
    Chinese (个, 种, 项); both are settings.
    """

    id: str
    plural: str | None = None
    unit: str | None = None


class Attribute(Title):
    """What items may say besides: `firms`, 企业数; `sum` says that its numbers may be added up."""

    id: str
    type: Literal["number", "text", "date", "flag"] = "text"
    sum: Literal["yes", "no"] = "no"

    def name(self, lang: Language) -> str:
        """Return what it is called, its id where it has no name."""
        return self.text(lang) or self.id


class Taxonomy(Frozen):
    """A classification series (GSIM) or concept scheme (SKOS): title, publisher, levels outermost first.

    What changes no fact of an edition is a setting; it belongs to the taxonomy, and no edition's
    digest holds it (docs/adr/0008). `base` begins the IRIs of all that is written as RDF (docs/adr/0011).
    """

    id: str
    title: Title
    publisher: str | None = None
    base: str | None = None
    levels: tuple[Level, ...]
    attributes: tuple[Attribute, ...] = ()
    read: tuple[Layout, ...] = ()

    @cached_property
    def depths(self) -> dict[str, int]:
        """Map each level's id to its depth, 0 for the outermost."""
        return {level.id: depth for depth, level in enumerate(self.levels)}

    @property
    def facts(self) -> "Taxonomy":
        """The taxonomy without its settings: what an edition is recorded with."""
        levels = tuple(level.model_copy(update=_UNSET) for level in self.levels)
        unset = {"base": None, "attributes": (), "read": ()}
        return self.model_copy(update={"levels": levels, **unset})

    def with_settings_of(self, other: "Taxonomy") -> "Taxonomy":
        """Return this taxonomy with the settings of another, as far as that has its levels."""
        known = {level.id: {key: getattr(level, key) for key in _UNSET} for level in other.levels}
        levels = tuple(
            level.model_copy(update=known.get(level.id, _UNSET)) for level in self.levels
        )
        said = {"base": other.base, "attributes": other.attributes, "read": other.read}
        return self.model_copy(update={"levels": levels, **said})

    def attribute(self, attribute_id: str) -> Attribute | None:
        """Return the attribute that is declared under an id, None where none is."""
        return next((each for each in self.attributes if each.id == attribute_id), None)

    def depth(self, level_id: str, earlier: "Taxonomy") -> int:
        """Return how deep a level lies, as this taxonomy has it if it knows it, else as an earlier one."""
        return self.depths[level_id] if level_id in self.depths else earlier.depths[level_id]

    def level(self, level_id: str) -> Level:
        """Return the level with this id; KeyError where there is none."""
        return self.levels[self.depths[level_id]]


def settings_text(said: Taxonomy) -> str:
    """Return what a taxonomy says, its settings among it, as canonical JSON."""
    return canonical(said.model_dump(mode="json", exclude_defaults=True, by_alias=True))


def settings_digest(text: str) -> str:
    """Return the digest of what a taxonomy says: `s1:` and the sha256, in hexadecimal, of its text."""
    return SETTINGS_PREFIX + sha256(text.encode()).hexdigest()
