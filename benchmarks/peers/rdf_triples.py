"""Peer of `tracks export --format xkos`: pyoxigraph writes the same triples of the items of a CSV file.

Usage: rdf_triples.py CSV OUTPUT
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
A = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
CONCEPT = NamedNode(SKOS + "Concept")
IDENTIFIER = NamedNode(DCT + "identifier")
PREF_LABEL, IN_SCHEME, BROADER, NARROWER, TOP_CONCEPT_OF = (
    NamedNode(SKOS + name)
    for name in ("prefLabel", "inScheme", "broader", "narrower", "topConceptOf")
)


def triples(file: Path) -> Iterator[Triple]:
    base = f"urn:tracks:synthetic:{file.stem}"
    scheme = NamedNode(base)
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    nodes = {row["id"]: NamedNode(f"{base}:item:{row['id']}") for row in rows}
    below: dict[str, list[NamedNode]] = {}
    for row in rows:
        below.setdefault(row["parent"], []).append(nodes[row["id"]])
    for row in rows:
        node, name = nodes[row["id"]], row["name"]
        yield Triple(node, A, CONCEPT)
        yield Triple(node, IDENTIFIER, Literal(row["id"]))
        label = Literal(name, language="en") if name.isascii() else Literal(name)
        yield Triple(node, PREF_LABEL, label)
        yield Triple(node, IN_SCHEME, scheme)
        if row["parent"]:
            yield Triple(node, BROADER, nodes[row["parent"]])
        else:
            yield Triple(node, TOP_CONCEPT_OF, scheme)
        for each in below.get(row["id"], ()):
            yield Triple(node, NARROWER, each)


prefixes = {"skos": SKOS, "dct": DCT}
serialize(triples(Path(sys.argv[1])), sys.argv[2], RdfFormat.TURTLE, prefixes=prefixes)
