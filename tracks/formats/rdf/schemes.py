"""A taxonomy and its editions as schemes of concepts (skos:ConceptScheme), with their levels."""

from collections.abc import Iterable, Iterator

from tracks.formats.rdf import terms
from tracks.formats.rdf.items import TRUE, date
from tracks.formats.rdf.naming import texts
from tracks.formats.rdf.nodes import Listed, Literal, Node, Said
from tracks.formats.version import Version
from tracks.model.edition import Edition
from tracks.model.iri import Iris
from tracks.model.taxonomy import Attribute, Taxonomy


def series_node(taxonomy: Taxonomy, iris: Iris) -> Node:
    """Return what is said of the taxonomy itself (what editions `xkos:belongsTo`)."""
    said: list[Said] = [(terms.IDENTIFIER, Literal(taxonomy.id))]
    said += [(terms.TITLE, text) for text in texts(taxonomy.title)]
    if taxonomy.publisher is not None:
        said.append((terms.PUBLISHER, Literal(taxonomy.publisher)))
    return Node(iris.series, said)


def attribute_node(key: str, declared: Attribute | None, iris: Iris) -> Node:
    """Return what is said of an attribute, which is a property of concepts."""
    said: list[Said] = [(terms.TYPE, terms.PROPERTY), (terms.IDENTIFIER, Literal(key))]
    if declared:
        said += [(terms.LABEL, text) for text in texts(declared)]
        said.append((terms.VALUES, Literal(declared.type)))
        said += [(terms.SUM, TRUE)] if declared.sum == "yes" else []
    return Node(iris.attribute(key), said)


def edition_node(version: Version, iris: Iris) -> Node:
    """Return what is said of an edition as a whole."""
    edition = version.edition
    head, label = edition.head, edition.head.edition
    taxonomy = head.taxonomy
    said: list[Said] = [
        (terms.TYPE, terms.CONCEPT_SCHEME),
        (terms.IDENTIFIER, Literal(label)),
        (terms.VERSION_INFO, Literal(label)),
        *_titles(edition),
        (terms.IS_VERSION_OF, iris.series),
        (terms.BELONGS_TO, iris.series),
    ]
    if version.follows is not None:
        said.append((terms.FOLLOWS, iris.edition(version.follows)))
    if head.previous is not None:
        said.append((terms.PREVIOUS, Literal(head.previous)))
    if taxonomy.publisher is not None:
        said.append((terms.PUBLISHER, Literal(taxonomy.publisher)))
    if head.released is not None:
        said.append((terms.ISSUED, date(head.released)))
    if head.says_when:
        said.append((terms.VALID, Literal(head.valid)))
    if "partial" in head.listing.values():
        said.append((terms.LISTING, Literal("partial")))
    levels = tuple(iris.level(label, level.id) for level in taxonomy.levels)
    said += [
        (terms.NUMBER_OF_LEVELS, Literal(str(len(levels)), datatype=terms.POSITIVE)),
        (terms.LEVELS, Listed(levels)),
    ]
    roots = (i for i in edition.items.values() if i.parent is None and not i.unplaced)
    said += [(terms.HAS_TOP_CONCEPT, iris.item(label, item.id)) for item in roots]
    return Node(iris.edition(label), said)


def _titles(edition: Edition) -> Iterable[Said]:
    """Return the edition's own title; where it has none it is labelled as the taxonomy, of its year."""
    head = edition.head
    if head.title is None:
        return [
            (terms.LABEL, Literal(f"{text.text} {head.edition}", text.language))
            for text in texts(head.taxonomy.title)
        ]
    own = list(texts(head.title))
    return [(property_, text) for property_ in (terms.PREF_LABEL, terms.TITLE) for text in own]


def level_nodes(edition: Edition, iris: Iris) -> Iterator[Node]:
    """Yield what is said of each level: its depth from 1, its items, whether these are all."""
    head, label = edition.head, edition.head.edition
    members: dict[str, list[str]] = {}
    for item in edition.items.values():
        members.setdefault(item.level, []).append(iris.item(label, item.id))
    for depth, level in enumerate(head.taxonomy.levels, 1):
        said: list[Said] = [
            (terms.TYPE, terms.CLASSIFICATION_LEVEL),
            (terms.IDENTIFIER, Literal(level.id)),
            *((terms.PREF_LABEL, text) for text in texts(level)),
            (terms.DEPTH, Literal(str(depth), datatype=terms.POSITIVE)),
            (terms.LISTING, Literal(head.listing.get(level.id, "complete"))),
            *((terms.SOURCE, iris.source(each.id)) for each in head.list_cited(level.id)),
            *((terms.MEMBER, each) for each in members.get(level.id, ())),
        ]
        yield Node(iris.level(label, level.id), said)
