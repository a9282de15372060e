"""Nodes as Turtle (W3C RDF 1.1 Turtle), each on lines of its own."""

import re
from collections.abc import Iterable, Iterator

from tracks.formats.rdf.nodes import Listed, Literal, Node, Value
from tracks.formats.rdf.terms import PREFIXES, TYPE, short

_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\\u2028\u2029]')
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def turtle(nodes: Iterable[Node], prefixes: Iterable[str] = PREFIXES) -> Iterator[str]:
    """Yield a file of Turtle in pieces: the prefixes that it needs, then node by node."""
    yield "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in prefixes)
    for node in nodes:
        yield _node(node)


def _node(node: Node) -> str:
    """Return all that is said of a node; values of one property are told in one go."""
    parts = [f"\n<{node.iri}>"]
    last = None
    for name, value in node.said:
        told = _name(value) if name == TYPE and isinstance(value, str) else _value(value)
        if name == last:
            parts.append(f", {told}")
        else:
            parts.append(f"{' ;' if last else ''}\n    {_name(name)} {told}")
            last = name
    return "".join((*parts, " .\n"))


def _value(value: Value) -> str:
    if isinstance(value, str):
        return f"<{value}>"
    if isinstance(value, Listed):
        return f"( {' '.join(f'<{each}>' for each in value.members)} )"
    return _literal(value)


def _literal(literal: Literal) -> str:
    text = literal.text
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(_escape, text)
    if literal.language:
        return f'"{text}"@{literal.language}'
    if literal.datatype:
        return f'"{text}"^^{_name(literal.datatype)}'
    return f'"{text}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPED.get(character) or f"\\u{ord(character):04X}"


def _name(iri: str) -> str:
    return "a" if iri == TYPE else short(iri) or f"<{iri}>"
