"""What a file of RDF says of schemes, levels, concepts and associations, a column for each property."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracks.errors import Code, Problem
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.statements import check_installed, statements
from tracks.model.label import language_tag

Node = str
"""What is spoken of, by its IRI; a blank node by a number without a colon."""

OF_THINGS = frozenset(
    {
        terms.IN_SCHEME,
        terms.TOP_CONCEPT_OF,
        terms.HAS_TOP_CONCEPT,
        terms.BROADER,
        terms.PARENT,
        terms.NARROWER,
        terms.MEMBER,
        terms.LEVELS,
        terms.FIRST,
        terms.REST,
        terms.BELONGS_TO,
        terms.IS_VERSION_OF,
        terms.FOLLOWS,
        terms.COMPARES,
        terms.MADE_OF,
        terms.SOURCE_CONCEPT,
        terms.TARGET_CONCEPT,
        terms.EXACT_MATCH,
        terms.BROAD_MATCH,
        terms.NARROW_MATCH,
        terms.IS_REPLACED_BY,
        terms.REPLACES,
        terms.SOURCE,
        terms.NOTE,
        terms.STATUS,
        terms.TYPE,
    }
)
"""Properties that lead to things."""

STRICT = OF_THINGS - {terms.SOURCE, terms.NOTE, terms.STATUS, terms.IS_REPLACED_BY, terms.REPLACES}
"""Those in which a text in the place of an IRI is an error; DCMI and ADMS allow either."""

OF_TEXTS = frozenset(
    {
        terms.PREF_LABEL,
        terms.ALT_LABEL,
        terms.NOTATION,
        terms.DEFINITION,
        terms.CORE_CONTENT_NOTE,
        terms.SCOPE_NOTE,
        terms.EDITORIAL_NOTE,
        terms.NOTE,
        terms.BECAUSE,
        terms.TITLE,
        terms.LABEL,
        terms.IDENTIFIER,
        terms.PUBLISHER,
        terms.ISSUED,
        terms.VALID,
        terms.CITATION,
        terms.VERSION_INFO,
        terms.PREVIOUS,
        terms.OWL_DEPRECATED,
        terms.DEPTH,
        terms.LISTING,
        terms.UNPLACED,
        terms.PARTIAL,
        terms.WIDER,
        terms.WEIGHT,
        terms.VALUES,
        terms.SUM,
    }
)
"""Properties that say texts."""

_FORMER_XKOS = "http://purl.org/linked-data/xkos#"
"""The namespace of XKOS before 2013, in which ATECO is still published."""

_KINDS = frozenset(
    {
        terms.CONCEPT,
        terms.CONCEPT_SCHEME,
        terms.CLASSIFICATION_LEVEL,
        terms.CORRESPONDENCE,
        terms.CONCEPT_ASSOCIATION,
        terms.DOCUMENT,
        terms.PROPERTY,
    }
)
_PLAIN = frozenset({f"{terms.XSD}string", f"{terms.RDF}PlainLiteral", f"{terms.RDF}langString"})
_ATTRIBUTE = re.compile(r"[/:#]attribute[/:][^/:]+$")


@dataclass(slots=True)
class Column:
    """What one property says, in one language: of each thing the first value, and further ones of some."""

    first: dict[Node, str] = field(default_factory=dict)
    more: dict[Node, list[str]] = field(default_factory=dict)

    def add(self, node: Node, value: str) -> None:
        """Add a further value; what is stated twice is stated once."""
        if self.first[node] != value:
            others = self.more.setdefault(node, [])
            if value not in others:
                others.append(value)

    def all(self, node: Node) -> list[str]:
        """Return all values of a thing, in the order of the file."""
        if node not in self.first:
            return []
        return [self.first[node], *self.more.get(node, ())]

    def one(self, node: Node) -> str | None:
        """Return the one value of a thing, None where it has none or several."""
        return None if node in self.more else self.first.get(node)


_NOTHING = Column()

Kept = tuple[Column | None, dict[str | None, Column] | None, bool]
"""Where things that a property leads to are kept, its texts by tag, and whether their datatype tells more."""

_NOT_KEPT: Kept = None, None, False


class Graph:
    """A file's statements, as far as they are used, by property.

    `wanted` are the IRIs of properties that are read besides; those under an `attribute/` always are.
    Raises OSError and TracksError, as what reads the file does.
    """

    def __init__(self, file: Path, wanted: Collection[str] = ()) -> None:
        self.file = file
        self.links: dict[str, Column] = {key: Column() for key in OF_THINGS}
        """What leads from things to things, by property."""
        self.texts: dict[str, dict[str, Column]] = {}
        """What is said of things, by property and by language tag, "" where a text has none."""
        self.kinds: dict[str, dict[Node, None]] = {kind: {} for kind in _KINDS}
        """The things of each class, in the order of the file."""
        self.problems: list[Problem] = []
        self._read(frozenset(wanted))

    def link(self, property_: str) -> Column:
        """Return what a property leads to."""
        return self.links.get(property_, _NOTHING)

    def text(self, property_: str, tag: str = "") -> Column:
        """Return what a property says in a language, or without one."""
        return self.texts.get(property_, {}).get(tag, _NOTHING)

    def listed(self, node: Node) -> Iterator[Node]:
        """Yield the members of a list (rdf:List); one that goes in a circle ends."""
        seen: set[Node] = set()
        while node not in seen and (found := self.links[terms.FIRST].first.get(node)):
            seen.add(node)
            yield found
            node = self.links[terms.REST].first.get(node, terms.NIL)

    def _read(self, wanted: frozenset[str]) -> None:
        check_installed()
        from pyoxigraph import Literal, Triple

        # Of a million statements each is looked at here, so the usual case is written out.
        kept = {key: self._kept(key) for key in OF_THINGS | OF_TEXTS | wanted}
        kept |= _formerly(kept)
        last = ""
        for quad in statements(self.file):
            key = quad.predicate.value
            try:
                things, texts, is_typed = kept[key]
            except KeyError:
                kept[key] = self._kept(key) if _ATTRIBUTE.search(key) else _NOT_KEPT
                things, texts, is_typed = kept[key]
            if things is None and texts is None:
                continue
            value = quad.object
            if type(value) is not Literal:
                # A definition that is a thing of its own is not read, nor what RDF 1.2 says of statements.
                if things is None or type(value) is Triple:
                    continue
                column = things
            elif texts is None:
                self._misfit(key, quad.subject, value.value)
                continue
            else:
                tag = value.language
                if is_typed and tag is None:
                    tag = _kind(key, value.datatype.value)
                found = texts.get(tag)
                if found is None:
                    found = texts[tag] = Column()
                column = found
            node = quad.subject.value  # type: ignore[union-attr]  # no statement is a subject
            last = node = last if node == last else node
            text = value.value
            if column.first.setdefault(node, text) is not text:
                column.add(node, text)
        self.texts = {
            key: _spelled(texts)
            for key, (_, texts, _) in kept.items()
            if texts and not key.startswith(_FORMER_XKOS)
        }
        types = self.links[terms.TYPE]
        for node in types.first:
            for kind in types.all(node) if node in types.more else (types.first[node],):
                if kind.startswith(_FORMER_XKOS):
                    kind = kind.replace(_FORMER_XKOS, terms.XKOS)
                if kind in self.kinds:
                    self.kinds[kind][node] = None

    def _kept(self, key: str) -> Kept:
        """Return where what a property says is kept; an attribute that leads to a thing has its IRI as a text."""
        if key in OF_THINGS:
            return self.links[key], {} if key in OF_TEXTS else None, False
        texts: dict[str | None, Column] = {}
        is_known = key in OF_TEXTS
        if not is_known:
            texts[None] = Column()
        return None if is_known else texts[None], texts, not is_known or key == terms.NOTATION

    def _misfit(self, key: str, subject: object, value: str) -> None:
        if key in STRICT:
            params = {"property": short(key), "value": value}
            at = ("node", getattr(subject, "value", ""))
            self.problems.append(Problem(Code.NOT_AN_IRI, params, at=at))


def _formerly(kept: Mapping[str, Kept]) -> dict[str, Kept]:
    """Return where properties of XKOS are kept under the IRIs that these once had."""
    return {
        key.replace(terms.XKOS, _FORMER_XKOS): found
        for key, found in kept.items()
        if key.startswith(terms.XKOS)
    }


def _kind(key: str, datatype: str) -> str | None:
    """Return what tells notations of several systems apart, and JSON from texts: ^^ and the datatype."""
    plain = datatype in _PLAIN if key == terms.NOTATION else datatype != terms.JSON
    return None if plain else f"^^{datatype}"


def short(property_: str) -> str:
    """Return a property as people write it: skos:notation."""
    for prefix, iri in terms.PREFIXES.items():
        if property_.startswith(iri):
            return f"{prefix}:{property_[len(iri) :]}"
    return property_


def last_part(iri: str) -> str:
    """Return what an IRI ends with, after its last `/`, `#` or `:`."""
    return re.split(r"[/#:]", iri.rstrip("/#:"))[-1]


def _spelled(by_tag: Mapping[str | None, Column]) -> dict[str, Column]:
    """Return the columns of a property by tags as BCP 47 spells them, not all small as they are parsed."""
    return {language_tag(tag) or tag if tag else "": column for tag, column in by_tag.items()}
