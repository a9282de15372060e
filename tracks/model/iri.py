"""What things are called in the web of data: an IRI (RFC 3987) for each, the same whenever it is written."""

import re
import unicodedata
from dataclasses import dataclass

from tracks.model.taxonomy import Taxonomy

URN = "urn:tracks:"
"""Begins the IRIs of a taxonomy that has no `base`."""

# A scheme, with an authority or without, and only characters that an IRI may have.
_CHARACTER = r"(?:[^\x00-\x20\x7f-\xa0<>\"{}|\\^`\[\]#%\s]|%[0-9A-Fa-f]{2})"
_BASE = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?://[^\x00-\x20/?#@:\[\]<>\"{{}}|\\^`%\s]+(?::[0-9]{{1,5}})?(?=[/?#])|(?!//|[/#:]))"
    rf"{_CHARACTER}*[/#:]"
)
_PREFIXES = frozenset(["adms", "dct", "owl", "rdf", "rdfs", "skos", "tracks", "xkos", "xsd"])
"""What files of RDF write for the first part of an IRI, so that it would be read as that."""

_PLAIN = frozenset("-._~")
_KEPT = frozenset("LMNS")
"""Letters, marks, numbers and symbols of any script stay as they are (`ucschar`)."""


def is_base(text: str) -> bool:
    """Tell whether IRIs can begin with a text: an absolute IRI that ends in `/`, `#` or `:`."""
    if text.partition(":")[0] in _PREFIXES:
        return False
    return bool(_BASE.fullmatch(text)) and all(
        c.isascii() or _stays(c) or unicodedata.category(c)[0] == "P" for c in text
    )


@dataclass(frozen=True)
class Iris:
    """The IRIs of one taxonomy: its `base`, or a urn, and after it what is meant, part by part.

    Each part is percent-encoded as far as it is neither a letter, a number nor a symbol, so that two
    names never have one IRI.
    """

    series: str
    """The taxonomy itself."""
    prefix: str
    """What begins all others."""
    between: str
    """What stands between two parts."""

    def edition(self, edition: str) -> str:
        """Return the IRI of an edition."""
        return self._of(edition)

    def level(self, edition: str, level: str) -> str:
        """Return the IRI of a level as an edition has it."""
        return self._of(edition, "level", level)

    def item(self, edition: str, item: str) -> str:
        """Return the IRI of an item, by its id, as an edition has it."""
        return self._of(edition, "item", item)

    def items(self, edition: str) -> str:
        """Return what the IRIs of all items of an edition begin with; their encoded ids follow."""
        return self._of(edition, "item", "")

    def crosswalk(self, source: str, target: str) -> str:
        """Return the IRI of the crosswalk from one edition to another."""
        return self._of(target, "crosswalk", source)

    def correspondence(self, since: str, edition: str) -> str:
        """Return the IRI of the correspondence from an edition to the one that says it."""
        return self._of(edition, "from", since)

    def association(self, since: str, edition: str, number: int) -> str:
        """Return the IRI of the link of this number, from 1, of a correspondence."""
        return self._of(edition, "from", since, str(number))

    def attribute(self, attribute: str) -> str:
        """Return the IRI of what items may say besides."""
        return self._of("attribute", attribute)

    def source(self, source: str) -> str:
        """Return the IRI of a source, by its id, which means one source in all editions."""
        return self._of("source", source)

    def note(self, edition: str, number: int) -> str:
        """Return the IRI of a note of an edition, by its number from 1."""
        return self._of(edition, "note", str(number))

    def _of(self, *parts: str) -> str:
        return self.prefix + self.between.join(map(encoded, parts))


def iris(taxonomy: Taxonomy) -> Iris:
    """Return the IRIs of a taxonomy."""
    base = taxonomy.base
    if base is None:
        urn = URN + encoded(taxonomy.id)
        return Iris(urn, f"{urn}:", ":")
    return Iris(base, base, ":" if base.endswith(":") else "/")


def encoded(part: str) -> str:
    """Return a part of an IRI: what is reserved, or shows nothing, as the percent-encoded bytes of UTF-8."""
    if part.isascii() and part.isalnum():
        return part
    if not part.strip("."):  # a path of dots would be resolved away
        return "%2E" * len(part)
    return "".join(c if _stays(c) else _percent(c) for c in part)


def as_uri(iri: str) -> str:
    """Return an IRI as those have it that know ASCII alone (RFC 3986): a URI."""
    return "".join(c if c.isascii() else _percent(c) for c in iri)


def _stays(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _PLAIN
    return unicodedata.category(character)[0] in _KEPT and ord(character) & 0xFFFE != 0xFFFE


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
