"""The languages of names in RDF: which tag a name has, and that none stands twice in one (SKOS S13, S14)."""

from collections.abc import Iterator

from tracks.formats.rdf.nodes import Literal
from tracks.model.item import Item
from tracks.model.label import ENGLISH
from tracks.model.taxonomy import Taxonomy, Title
from tracks.model.text import has_han

CHINESE = "zh"


def language_of_names(taxonomy: Taxonomy) -> str | None:
    """Return the language that names of items are in, None where the taxonomy does not tell.

    Chinese where it has a Chinese title, else the only language of its title.
    """
    languages = [text.language for text in texts(taxonomy.title)]
    if CHINESE in languages:
        return CHINESE
    return languages[0] if len(languages) == 1 else None


def texts(title: Title) -> Iterator[Literal]:
    """Yield a text in each language that it has."""
    for language, text in ((CHINESE, title.zh), (ENGLISH, title.en), *title.others.items()):
        if text:
            yield Literal(text, language)


def tagged(name: str, language: str | None) -> Literal:
    """Return a name in the language of names; none that holds Han characters is taken for English."""
    return Literal(name, None if language == ENGLISH and has_han(name) else language)


def preferred(item: Item, language: str | None) -> list[Literal]:
    """Return what an item is called (skos:prefLabel), its name first and one in each language.

    A name in whose language the item has another label stands without a language.
    """
    others = {ENGLISH: item.name_en} if item.name_en else {}
    others |= item.labels or {}
    name = tagged(item.name, language)
    if name.language in others:
        name = Literal(item.name)
    return [name, *(Literal(text, tag) for tag, text in others.items())]


def alternative(item: Item, language: str | None, taken: list[Literal]) -> Iterator[Literal]:
    """Yield the aliases of an item (skos:altLabel); one that is a preferred label has no language."""
    for alias in item.aliases:
        label = tagged(alias, language)
        label = Literal(alias) if label in taken else label
        if label not in taken:
            yield label
