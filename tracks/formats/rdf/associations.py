"""What links say of two editions as xkos:Correspondence, and as what readers of SKOS alone understand."""

from collections.abc import Iterator

from tracks.formats.rdf import terms
from tracks.formats.rdf.items import TRUE
from tracks.formats.rdf.nodes import Literal, Node, Said
from tracks.formats.version import LinksSince
from tracks.lineage.row import Relation
from tracks.model.edition import Head
from tracks.model.iri import Iris
from tracks.model.link import Link

MATCHES = {
    Relation.EXACT: terms.EXACT_MATCH,
    Relation.BROAD: terms.BROAD_MATCH,
    Relation.NARROW: terms.NARROW_MATCH,
    Relation.RELATED: terms.RELATED_MATCH,
}


def link_nodes(head: Head, said: LinksSince, iris: Iris) -> Iterator[Node]:
    """Yield the correspondence of two editions, an association for each link, and the matches of their items."""
    since, label = said.since, head.edition
    made_of = [
        _association(head, since, link, iris.association(since, label, number), iris)
        for number, link in enumerate(said.links, 1)
    ]
    compared: list[Said] = [
        (terms.TYPE, terms.CORRESPONDENCE),
        (terms.COMPARES, iris.edition(since)),
        (terms.COMPARES, iris.edition(label)),
        *((terms.MADE_OF, node.iri) for node in made_of),
    ]
    yield Node(iris.correspondence(since, label), compared)
    yield from made_of
    matches: dict[str, list[Said]] = {}
    for (origin, target), relation in said.relations.items():
        match = MATCHES[relation], iris.item(label, target)
        matches.setdefault(origin, []).append(match)
    for origin, found in matches.items():
        yield Node(iris.item(since, origin), sorted(found, key=lambda match: match[0]))


def _association(head: Head, since: str, link: Link, iri: str, iris: Iris) -> Node:
    said: list[Said] = [
        (terms.TYPE, terms.CONCEPT_ASSOCIATION),
        *((terms.SOURCE_CONCEPT, iris.item(since, each)) for each in link.origins),
        *((terms.TARGET_CONCEPT, iris.item(head.edition, each)) for each in link.targets),
    ]
    said += [(terms.PARTIAL, TRUE)] if link.partial else []
    said += [(terms.WIDER, TRUE)] if link.wider else []
    if link.weight is not None:
        said.append((terms.WEIGHT, Literal(f"{link.weight:f}", datatype=terms.DECIMAL)))
    if link.note is not None:
        said.append((terms.NOTE, Literal(link.note)))
    if link.because is not None:
        said.append((terms.BECAUSE, Literal(link.because)))
    if link.cited is not None:
        said.append((terms.SOURCE, iris.source(link.cited)))
    return Node(iri, said)
