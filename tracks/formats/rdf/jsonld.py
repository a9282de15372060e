"""Nodes as JSON-LD (W3C JSON-LD 1.1), each on a line of its own."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tracks.formats.rdf.nodes import Listed, Node, Value
from tracks.formats.rdf.terms import PREFIXES, TYPE, short

_text = json.JSONEncoder(ensure_ascii=False).encode


def jsonld(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield a file of JSON-LD in pieces: the prefixes as context, then node by node."""
    yield f'{{"@context": {_text(dict(PREFIXES))},\n"@graph": ['
    between = "\n"
    for node in nodes:
        yield between + _text(_object(node))
        between = ",\n"
    yield "\n]}\n"


def _object(node: Node) -> dict[str, Any]:
    """Return a node as an object of JSON; several values of one property are a list."""
    told: dict[str, Any] = {"@id": node.iri}
    for name, value in node.said:
        key = _name(name)
        said = _name(value) if name == TYPE and isinstance(value, str) else _value(value)
        if key not in told:
            told[key] = said
        elif isinstance(told[key], list):
            told[key].append(said)
        else:
            told[key] = [told[key], said]
    return told


def _value(value: Value) -> Any:
    if isinstance(value, str):
        return {"@id": value}
    if isinstance(value, Listed):
        return {"@list": [{"@id": each} for each in value.members]}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    if value.datatype:
        return {"@value": value.text, "@type": _name(value.datatype)}
    return value.text


def _name(iri: str) -> str:
    return "@type" if iri == TYPE else short(iri) or iri
