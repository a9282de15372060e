"""What is said in RDF before it is laid out: a node is a thing with its properties and their values."""

from collections.abc import Sequence
from typing import NamedTuple


class Literal(NamedTuple):
    """A text, in a language (BCP 47) or of a datatype (an IRI), or neither."""

    text: str
    language: str | None = None
    datatype: str | None = None


class Listed(NamedTuple):
    """IRIs in an order (rdf:List)."""

    members: tuple[str, ...]


Value = str | Literal | Listed
"""What a property says: an IRI, a literal, or a list of IRIs."""

Said = tuple[str, Value]
"""A property, by its IRI, and one of its values."""


class Node(NamedTuple):
    """A thing, by its IRI, and all that is said of it; values of one property stand together."""

    iri: str
    said: Sequence[Said]
