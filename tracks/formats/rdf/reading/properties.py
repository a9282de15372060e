"""Properties as `columns:` of `read:` writes them: skos:notation, skos:prefLabel@fr, a whole IRI."""

from collections.abc import Mapping
from typing import NamedTuple

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.graph import Column, Graph, short
from tracks.model.label import language_tag
from tracks.model.resolve import nearest_first

_PREFIXES: Mapping[str, str] = {
    **terms.PREFIXES,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": terms.DCT,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "http://schema.org/",
}
_SHOWN = 12


class Property(NamedTuple):
    """A property by its IRI; `tag` is a language, or what tells notations of several systems apart."""

    iri: str
    tag: str = ""


def property_of(written: str) -> Property:
    """Return the property that is written; what has no prefix that is known is taken for an IRI."""
    name, mark, tag = written.partition("^^")
    if not mark:
        before, at, language = written.rpartition("@")
        if at and (spelled := language_tag(language)):
            name, tag = before, spelled
    name = name.removeprefix("<").removesuffix(">")
    prefix, _, rest = name.partition(":")
    iri = f"{_PREFIXES[prefix]}{rest}" if prefix in _PREFIXES else name
    return Property(iri, f"^^{property_of(tag).iri}" if mark else tag)


def properties_of(columns: Mapping[str, str]) -> list[Property]:
    """Return the properties that are asked for."""
    return [property_of(written) for written in columns.values()]


def column_of(graph: Graph, key: str, columns: Mapping[str, str]) -> Column:
    """Return what the property says that is asked for under a key. Raises TracksError where nothing has it."""
    asked = property_of(columns[key])
    found = graph.texts.get(asked.iri, {}).get(asked.tag)
    if found is None and not asked.tag and graph.link(asked.iri).first:
        found = graph.link(asked.iri)
    if found is None:
        there = [
            short(iri) + (tag if tag.startswith("^^") or not tag else f"@{tag}")
            for iri, by_tag in graph.texts.items()
            for tag in by_tag
        ]
        known = tuple(nearest_first(columns[key], there))[:_SHOWN]
        params = {"key": key, "pattern": columns[key], "known": known}
        raise TracksError(Problem(Code.HEADING_MISSING, params, spot=Spot(str(graph.file))))
    return found
