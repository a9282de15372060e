"""A taxonomy, its editions and what links them as one graph of RDF (docs/adr/0011)."""

from collections.abc import Iterable, Iterator

from tracks.formats.rdf import terms
from tracks.formats.rdf.associations import link_nodes
from tracks.formats.rdf.items import item_nodes
from tracks.formats.rdf.nodes import Node
from tracks.formats.rdf.notes import note_nodes, source_nodes
from tracks.formats.rdf.schemes import attribute_node, edition_node, level_nodes, series_node
from tracks.formats.version import Version
from tracks.model.edition import Edition
from tracks.model.iri import Iris, iris
from tracks.model.taxonomy import Taxonomy

_BEYOND_SKOS = (terms.XKOS, terms.TRACKS)

_KEPT = (terms.LISTING, terms.UNPLACED)
"""What is not left out: without it a partial list would be taken for a whole one."""


def graph(taxonomy: Taxonomy, versions: Iterable[Version]) -> Iterator[Node]:
    """Yield all that is said of a taxonomy and of these of its versions, in the order of the editions.

    A version is asked for once those before it are told, so that not all need be in memory.
    """
    named = iris(taxonomy)
    told: set[str] = set()
    yield series_node(taxonomy, named)
    for version in versions:
        for key in _attributes(version.edition):
            if key not in told:
                yield attribute_node(key, taxonomy.attribute(key), named)
                told.add(key)
        yield from _of_version(version, named)


def _of_version(version: Version, named: Iris) -> Iterator[Node]:
    edition = version.edition
    notes = list(note_nodes(edition, named))
    scheme = edition_node(version, named)
    yield scheme._replace(said=[*scheme.said, *((terms.NOTE, note.iri) for note in notes)])
    yield from source_nodes(edition.head.sources, named)
    yield from notes
    yield from level_nodes(edition, named)
    yield from item_nodes(edition, named)
    for said in version.links:
        yield from link_nodes(edition.head, said, named)


def _attributes(edition: Edition) -> list[str]:
    """Return the ids of the attributes that are declared or that any item has, in order."""
    declared = [each.id for each in edition.head.taxonomy.attributes]
    used = {key for item in edition.items.values() for key in item.attributes or ()}
    return [*declared, *sorted(used - {*declared})]


def skos_alone(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield what of a graph is said in SKOS, DCMI terms, OWL and ADMS; nothing of XKOS.

    Of our own terms there are those alone that tell what is not listed or not placed.
    """
    for node in nodes:
        said = [
            each for each in node.said if each[0] in _KEPT or not each[0].startswith(_BEYOND_SKOS)
        ]
        types = [value for name, value in said if name == terms.TYPE]
        if not any(isinstance(value, str) and value.startswith(_BEYOND_SKOS) for value in types):
            yield node._replace(said=said)
