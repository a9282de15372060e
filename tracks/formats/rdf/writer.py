"""Editions as RDF for others to read: SKOS, XKOS, and the same as JSON-LD (docs/rdf.md)."""

from collections.abc import Iterable, Iterator

from tracks.formats.rdf.graph import graph, skos_alone
from tracks.formats.rdf.jsonld import jsonld
from tracks.formats.rdf.turtle import turtle
from tracks.formats.version import Version
from tracks.model.taxonomy import Taxonomy

_OF_SKOS = ("adms", "dct", "owl", "rdf", "rdfs", "skos", "tracks", "xsd")


def write_skos(taxonomy: Taxonomy, versions: Iterable[Version]) -> Iterator[str]:
    """Yield Turtle of what can be said in SKOS, without levels and links as such."""
    return turtle(skos_alone(graph(taxonomy, versions)), _OF_SKOS)


def write_xkos(taxonomy: Taxonomy, versions: Iterable[Version]) -> Iterator[str]:
    """Yield Turtle of all that RDF is told: SKOS, XKOS and a few terms of our own."""
    return turtle(graph(taxonomy, versions))


def write_jsonld(taxonomy: Taxonomy, versions: Iterable[Version]) -> Iterator[str]:
    """Yield the same graph as JSON-LD."""
    return jsonld(graph(taxonomy, versions))
