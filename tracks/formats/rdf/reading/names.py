"""What concepts are called: by what id, in which language, and how else (skos:prefLabel, skos:altLabel)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.rdf import terms
from tracks.formats.rdf.naming import CHINESE, language_of_names
from tracks.formats.rdf.reading.graph import Column, Graph, Node, last_part, short
from tracks.formats.rdf.reading.properties import column_of, property_of
from tracks.model.label import ENGLISH
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy

_TOLD = 12
"""So many concepts that lack an id are told of."""


class Ids(NamedTuple):
    """The ids of concepts, and what is wrong with them."""

    by_node: dict[Node, str]
    problems: Sequence[Problem]


def ids_of(graph: Graph, concepts: Sequence[Node], layout: Layout) -> Ids:
    """Return the ids of the concepts of a scheme.

    As `columns:` says; else dct:identifier or skos:notation, the first of which every concept has just
    one; else, where none has any, what its IRI ends with.
    """
    if "id" in layout.columns:
        column = column_of(graph, "id", layout.columns)
        name = short(property_of(layout.columns["id"]).iri)
        return Ids(_ids(column, concepts), list(_lacking(column, concepts, name)))
    found = [(terms.IDENTIFIER, graph.text(terms.IDENTIFIER)), (terms.NOTATION, notations(graph))]
    for _, column in found:
        if _is_whole(column, concepts):
            return Ids(_ids(column, concepts), ())
    for property_, column in found:
        if any(node in column.first for node in concepts):
            problems = list(_lacking(column, concepts, short(property_)))
            return Ids(_ids(column, concepts), problems)
    nameless = [node for node in concepts if ":" not in node]
    problems = [_without_id(node, "IRI") for node in nameless[:_TOLD]]
    return Ids({node: unquote(last_part(node)) for node in concepts}, problems)


def notations(graph: Graph) -> Column:
    """Return the notations without a datatype of their own; those of the only such one where none is plain."""
    by_system = graph.texts.get(terms.NOTATION, {})
    if "" in by_system or len(by_system) != 1:
        return graph.text(terms.NOTATION)
    return next(iter(by_system.values()))


def _ids(column: Column, concepts: Sequence[Node]) -> dict[Node, str]:
    first = column.first
    return {node: first.get(node, "").strip() for node in concepts}


def _is_whole(column: Column, concepts: Sequence[Node]) -> bool:
    several, first = column.more, column.first
    return (
        bool(first)
        and all(node in first for node in concepts)
        and several.keys().isdisjoint(concepts)
    )


def _lacking(column: Column, concepts: Sequence[Node], name: str) -> Iterator[Problem]:
    lacking = (node for node in concepts if column.one(node) is None)
    yield from (_without_id(node, name) for node in islice(lacking, _TOLD))


def _without_id(node: Node, property_: str) -> Problem:
    return Problem(Code.IDS_OF_SOME, {"concept": node, "property": property_}, at=("node", node))


class Names:
    """The names of the concepts of a scheme, in the language of names and in others.

    That is as `columns:` says; else the language of the taxonomy's title, where any has a name in it;
    else none; else the only one that there is. Of a file that lies alone, so that nobody can say it,
    Chinese or English, where every concept has a name in it. Raises TracksError where several may be
    meant.
    """

    def __init__(
        self,
        graph: Graph,
        concepts: Sequence[Node],
        layout: Layout,
        taxonomy: Taxonomy,
        *,
        alone: bool,
    ) -> None:
        asked = layout.columns.get("name")
        property_ = terms.PREF_LABEL if terms.PREF_LABEL in graph.texts else terms.LABEL
        if asked:
            column_of(graph, "name", layout.columns)
            property_, self.language = property_of(asked)
        self.property = property_
        self._by_tag = {
            tag: column
            for tag, column in graph.texts.get(property_, {}).items()
            if any(node in column.first for node in concepts)
        }
        if not asked:
            self.language = self._found(graph, concepts, language_of_names(taxonomy), alone=alone)
        self.by_node: dict[Node, str] = {}
        """What each concept is called; nothing for one that has no name, or several in other languages."""
        self._otherwise: dict[Node, str] = {}
        own = self._by_tag.get(self.language, Column()).first
        bare = {} if asked else self._by_tag.get("", Column()).first
        for node in concepts:
            # A name without a language goes before those with one: it is what holds in any.
            if node in bare:
                self.by_node[node], self._otherwise[node] = bare[node], ""
            elif node in own:
                self.by_node[node] = own[node]
            else:
                told = [
                    (tag, column) for tag, column in self._by_tag.items() if node in column.first
                ]
                if len(told) == 1:
                    self._otherwise[node], column = told[0]
                    self.by_node[node] = column.first[node]

    def called(self, node: Node) -> str:
        """Return what sentences call a concept: its name, else its IRI."""
        return self.by_node.get(node) or node

    def labels(self, concepts: Sequence[Node]) -> Iterator[tuple[str, dict[Node, str]]]:
        """Yield the names of concepts in other languages than that of their name, by tag."""
        for tag, column in self._by_tag.items():
            among = self._otherwise if tag == self.language else concepts
            if tag and among:
                first, otherwise = column.first, self._otherwise
                yield tag, {n: first[n] for n in among if n in first and otherwise.get(n) != tag}

    def further(self) -> dict[Node, list[str]]:
        """Return second names in a language in which there is one already (against SKOS S14)."""
        found: dict[Node, list[str]] = {}
        for column in self._by_tag.values():
            for node, texts in column.more.items():
                found.setdefault(node, []).extend(texts)
        return found

    def _found(
        self, graph: Graph, concepts: Sequence[Node], wanted: str | None, *, alone: bool
    ) -> str:
        tags = list(self._by_tag)
        if wanted in tags:
            return str(wanted)
        of_kind = [tag for tag in tags if wanted and tag.startswith(f"{wanted}-")]
        if len(of_kind) == 1:
            return of_kind[0]
        if "" in tags or not tags:
            return ""
        if len(tags) == 1:
            return tags[0]
        whole = [
            tag for tag in (CHINESE, ENGLISH) if alone and _has_all(self._by_tag.get(tag), concepts)
        ]
        if whole:
            return whole[0]
        shown = ENGLISH if ENGLISH in tags else tags[0]
        params = {"languages": tuple(sorted(tags)), "example": shown}
        raise TracksError(Problem(Code.NAMES_IN_LANGUAGES, params, spot=Spot(str(graph.file))))


def _has_all(column: Column | None, concepts: Sequence[Node]) -> bool:
    return column is not None and all(node in column.first for node in concepts)


def in_language(graph: Graph, property_: str, language: str) -> list[dict[Node, str]]:
    """Return what a property says in a language, without one, or in the only one that there is."""
    by_tag = graph.texts.get(property_, {})
    wanted = [by_tag[tag] for tag in dict.fromkeys((language, "")) if tag in by_tag]
    if not wanted and len(by_tag) == 1:
        wanted = list(by_tag.values())
    return [joined(column) for column in wanted]


def joined(column: Column) -> dict[Node, str]:
    """Return what a property says of each thing, several texts as several lines."""
    if not column.more:
        return column.first
    return {node: "\n".join(column.all(node)) for node in column.first}
