"""Concepts as items: what is said of each, field by field."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tracks.errors import Problem
from tracks.formats.csv.edition import OF_LABEL
from tracks.formats.published.cells import GONE, Statuses
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.graph import Column, Graph, Node, last_part
from tracks.formats.rdf.reading.hierarchy import Hierarchy
from tracks.formats.rdf.reading.names import Ids, Names, in_language, joined, notations
from tracks.formats.rdf.reading.properties import column_of
from tracks.formats.rdf.reading.source import Version
from tracks.formats.rows import visible_cell
from tracks.model.iri import iris
from tracks.model.item import Item
from tracks.model.label import ENGLISH
from tracks.model.taxonomy import Taxonomy

Field = Mapping[Node, Any]
"""A field of the items that concepts are, by concept; one that is not there has none."""

TRUE = ("true", "1")
_TEXTS = {
    "definition": (terms.DEFINITION, terms.CORE_CONTENT_NOTE, terms.SCOPE_NOTE),
    "note": (terms.EDITORIAL_NOTE,),
}
_STATUSES = {
    terms.DEPRECATED: "deprecated",
    f"{terms.ADMS_STATUS}Withdrawn": "deprecated",
    terms.UNDER_DEVELOPMENT: "proposed",
}


class Concepts:
    """How the concepts of an edition are read; what is wrong with their texts is gathered in `problems`."""

    def __init__(
        self, graph: Graph, version: Version, ids: Ids, names: Names, taxonomy: Taxonomy
    ) -> None:
        self._graph, self._ids, self._names, self._taxonomy = graph, ids.by_node, names, taxonomy
        self._concepts, self._layout = version.scheme.concepts, version.layout
        self._columns = version.layout.columns
        self.problems: list[Problem] = []

    def items(self, places: Hierarchy, levels: Mapping[Node, str]) -> Iterator[tuple[Node, Item]]:
        """Yield the item that each concept of a known level is; one that is gone, as `statuses` say, is none."""
        ids, parents = self._texts(self._ids), places.parents
        names, unplaced = self._texts(self._names.by_node), self._graph.text(terms.UNPLACED).first
        name_en, labels = self._labels()
        status, replaced_by = self._statuses()
        also_under = {
            node: tuple(sorted(self._ids[other] for other in others))
            for node, others in places.others.items()
        }
        code, definition, note = map(self._text, ("code", "definition", "note"))
        aliases, attributes = self._aliases(), self._attributes()
        for node in self._concepts:
            if node not in levels or status.get(node) == GONE:
                continue
            above = parents.get(node)
            item = Item(
                ids.get(node, ""),
                names.get(node, ""),
                levels[node],
                None if above is None else ids.get(above, above),
                unplaced=node in unplaced and unplaced[node] in TRUE,
                code=code.get(node),
                name_en=name_en.get(node),
                labels=labels.get(node),
                aliases=aliases.get(node, ()),
                status=status.get(node),
                replaced_by=replaced_by.get(node, ()),
                also_under=also_under.get(node, ()),
                definition=definition.get(node),
                note=note.get(node),
                attributes=attributes.get(node),
            )
            yield node, item

    def _text(self, key: str) -> dict[Node, str]:
        """Return a field that is a plain text: of several properties the first that says something."""
        if key in self._columns:
            said = [self._asked(key)]
        elif key == "code":
            said = [joined(notations(self._graph))]
        else:
            language = self._names.language
            said = [each for p in _TEXTS[key] for each in in_language(self._graph, p, language)]
        found: dict[Node, str] = {}
        for texts in reversed(said):
            found |= self._texts(texts, lines=key in _TEXTS)
        return found

    def _labels(self) -> tuple[dict[Node, str], dict[Node, dict[str, str]]]:
        """Return the English names, and those in other languages by tag."""
        english: dict[Node, str] = {}
        labels: dict[Node, dict[str, str]] = {}
        asked = [key.removeprefix(OF_LABEL) for key in self._columns if key.startswith(OF_LABEL)]
        said = [
            *self._names.labels(self._concepts),
            *((t, self._asked(OF_LABEL + t)) for t in asked),
        ]
        for tag, texts in said:
            found = self._texts(texts)
            if tag == ENGLISH:
                english = found
                continue
            for node, text in found.items():
                labels.setdefault(node, {})[tag] = text
        if "name_en" in self._columns:
            english = english | self._texts(self._asked("name_en"))
        return english, labels

    def _aliases(self) -> dict[Node, tuple[str, ...]]:
        """Return what else concepts are called, in the language of names or without one."""
        names, graph = self._names, self._graph
        said = names.further()
        if "aliases" in self._columns:
            columns = [column_of(graph, "aliases", self._columns)]
        elif names.property == terms.ALT_LABEL:
            columns = []
        else:
            tags = dict.fromkeys((names.language, ""))
            columns = [graph.text(terms.ALT_LABEL, tag) for tag in tags]
        for column in columns:
            for node in column.first:
                said.setdefault(node, []).extend(column.all(node))
        found = {}
        for node in self._concepts if said else ():
            if node in said:
                own = names.by_node.get(node)
                clean = (self._clean(text, node) for text in said[node] if text != own)
                found[node] = tuple(dict.fromkeys(filter(None, clean)))
        return found

    def _statuses(self) -> tuple[dict[Node, Any], dict[Node, tuple[str, ...]]]:
        """Return whether items are in force, and what took over from those that are not."""
        graph, ids = self._graph, self._ids
        found: dict[Node, Any] = {}
        if "status" in self._columns:
            meant = Statuses(self._layout, is_named=False)
            for node, said in self._asked("status").items():
                status = meant.of(said)
                found[node] = meant.of(last_part(said)) if status == said else status
        else:
            by_adms, by_owl = graph.links[terms.STATUS], graph.text(terms.OWL_DEPRECATED).first
            for node in by_adms.first:
                told = {_STATUSES[each] for each in by_adms.all(node) if each in _STATUSES}
                if told:
                    found[node] = min(told)  # deprecated before proposed
            found |= {node: "deprecated" for node, said in by_owl.items() if said in TRUE}
        replaced_by = {}
        pairs = _joined_pairs(graph.links[terms.IS_REPLACED_BY], graph.links[terms.REPLACES])
        for node, others in pairs.items():
            if node in ids and (there := {ids[other] for other in others if other in ids}):
                replaced_by[node] = tuple(sorted(there))
                found[node] = found.get(node) or "deprecated"  # what is superseded is out of force
        return found, replaced_by

    def _attributes(self) -> dict[Node, dict[str, Any]]:
        """Return the attributes that the columns name, and those under IRIs of our own."""
        graph, named = self._graph, iris(self._taxonomy)
        declared = [each.id for each in self._taxonomy.attributes]
        values: dict[str, Field] = {
            key: self._asked(key) for key in self._columns if key in declared
        }
        own = {named.attribute(key): key for key in declared} | {
            node: key
            for node in graph.kinds[terms.PROPERTY]
            if (key := graph.text(terms.IDENTIFIER).one(node))
        }
        for iri, by_tag in graph.texts.items():
            if iri in own and own[iri] not in values:
                texts = joined(by_tag.get("", Column()))
                values[own[iri]] = texts | dict(_values(by_tag.get(f"^^{terms.JSON}", Column())))
        found: dict[Node, dict[str, Any]] = {}
        for key, said in values.items():
            for node, value in said.items():
                found.setdefault(node, {})[key] = value
        return found

    def _asked(self, key: str) -> dict[Node, str]:
        """Return what is asked for under a key of `columns`."""
        return joined(column_of(self._graph, key, self._columns))

    def _texts(self, said: Mapping[Node, str], *, lines: bool = False) -> dict[Node, str]:
        """Return what is said of the concepts, trimmed, without what shows nothing and what is empty."""
        if len(said) > len(self._concepts):  # of all versions in the file
            said = {node: said[node] for node in self._concepts if node in said}
        found = {node: text.strip() for node, text in said.items() if node in self._ids}
        if not "".join(found.values()).isprintable():
            found = {node: self._clean(text, node, lines=lines) for node, text in found.items()}
        return (
            {node: text for node, text in found.items() if text} if "" in found.values() else found
        )

    def _clean(self, text: str, node: Node, *, lines: bool = False) -> str:
        text = text.strip()
        if text.isprintable():
            return text
        if not lines:  # a line within a name is a space
            text = " ".join(text.split())
        return visible_cell(text, ("node", node), self.problems, lines=lines)


def _values(column: Column) -> Iterator[tuple[Node, Any]]:
    """Yield what is told as JSON; what is none stays a text."""
    for node, text in column.first.items():
        try:
            yield node, json.loads(text)
        except (ValueError, RecursionError):
            yield node, text


def _joined_pairs(one: Column, inverse: Column) -> dict[Node, list[Node]]:
    """Return what a property leads to, told either way round."""
    found = {node: one.all(node) for node in one.first}
    for node in inverse.first:
        for other in inverse.all(node):
            known = found.setdefault(other, [])
            if node not in known:
                known.append(node)
    return found
