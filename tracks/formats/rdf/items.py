"""Items of an edition as concepts (skos:Concept)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tracks.formats.rdf import terms
from tracks.formats.rdf.naming import alternative, language_of_names, preferred
from tracks.formats.rdf.nodes import Literal, Node, Said
from tracks.model.attribute import fits
from tracks.model.digest import canonical
from tracks.model.edition import Edition
from tracks.model.iri import Iris
from tracks.model.item import Item
from tracks.model.taxonomy import Attribute

TRUE = Literal("true", datatype=terms.BOOLEAN)

_DATES = {4: terms.YEAR, 7: terms.MONTH, 10: terms.DAY}
"""Of what type a date of ISO 8601 is, by its length."""

_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def item_nodes(edition: Edition, iris: Iris) -> Iterator[Node]:
    """Yield a node for each item, in the order of the edition."""
    head = edition.head
    label, language = head.edition, language_of_names(head.taxonomy)
    scheme = iris.edition(label)
    declared = {each.id: each for each in head.taxonomy.attributes}
    known = {item_id: iris.item(label, item_id) for item_id in edition.items}
    below: dict[str, list[str]] = {}
    replaces: dict[str, list[str]] = {}
    for item in edition.items.values():
        for up in _above(item):
            below.setdefault(up, []).append(known[item.id])
        for other in item.replaced_by:
            replaces.setdefault(other, []).append(known[item.id])
    for item_id, item in edition.items.items():
        said: list[Said] = [
            (terms.TYPE, terms.CONCEPT),
            (terms.IDENTIFIER, Literal(item_id)),
        ]
        if item.code is not None:
            said.append((terms.NOTATION, Literal(item.code)))
        labels = preferred(item, language)
        said += [(terms.PREF_LABEL, each) for each in labels]
        if item.aliases:
            said += [(terms.ALT_LABEL, each) for each in alternative(item, language, labels)]
        if item.definition is not None:
            said.append((terms.DEFINITION, Literal(item.definition)))
        if item.note is not None:
            said.append((terms.EDITORIAL_NOTE, Literal(item.note)))
        if item_id in head.item_sources:
            said.append((terms.SOURCE, iris.source(head.item_sources[item_id])))
        said.append((terms.IN_SCHEME, scheme))
        said += _placed(item, scheme, known)
        said += [(terms.NARROWER, each) for each in below.get(item_id, ())]
        if item.status is not None:
            said += _status(item, iris, label)
        said += [(terms.REPLACES, each) for each in replaces.get(item_id, ())]
        if item.attributes:
            said += _attributes(item.attributes, declared, iris)
        yield Node(known[item_id], said)


def _placed(item: Item, scheme: str, known: Mapping[str, str]) -> Iterator[Said]:
    yield from ((terms.BROADER, known[up]) for up in _above(item))
    if item.parent is not None:
        if item.also_under:
            yield terms.PARENT, known[item.parent]
        return
    if item.unplaced:
        yield terms.UNPLACED, TRUE
    else:
        yield terms.TOP_CONCEPT_OF, scheme


def _above(item: Item) -> tuple[str, ...]:
    """Return the ids of what an item stands under, its parent first."""
    return (*(() if item.parent is None else (item.parent,)), *item.also_under)


def _status(item: Item, iris: Iris, label: str) -> Iterator[Said]:
    if item.status == "proposed":
        yield terms.STATUS, terms.UNDER_DEVELOPMENT
        return
    yield terms.OWL_DEPRECATED, TRUE
    yield terms.STATUS, terms.DEPRECATED
    for other in item.replaced_by:
        yield terms.IS_REPLACED_BY, iris.item(label, other)


def _attributes(
    attributes: Mapping[str, Any], declared: Mapping[str, Attribute], iris: Iris
) -> Iterator[Said]:
    for key, value in attributes.items():
        yield iris.attribute(key), _typed(value, declared.get(key))


def _typed(value: Any, declared: Attribute | None) -> Literal:
    """Return the value of an attribute as it is written, of the type that is declared where it has its form."""
    if not isinstance(value, str):
        return Literal(canonical(value), datatype=terms.JSON)
    if declared and declared.type == "number" and _DECIMAL.fullmatch(value):
        return Literal(value, datatype=terms.DECIMAL)
    if declared and declared.type == "date" and fits(declared, value):
        return date(value)
    return Literal(value)


def date(value: str) -> Literal:
    """Return a date of ISO 8601: a year, a month or a day."""
    return Literal(value, datatype=_DATES.get(len(value)))
