"""The forms in which RDF is written, by the suffixes of their files."""

from collections.abc import Mapping
from pathlib import Path

FORMS: Mapping[str, str] = {
    ".ttl": "Turtle",
    ".nt": "N-Triples",
    ".nq": "N-Quads",
    ".trig": "TriG",
    ".rdf": "RDF/XML",
    ".owl": "RDF/XML",
    ".jsonld": "JSON-LD",
}
"""What a file is by its suffix, as the W3C calls it."""


def is_rdf(file: str | Path) -> bool:
    """Tell whether a file, or the pattern of a name, is one of RDF by its suffix."""
    return Path(file).suffix.lower() in FORMS
