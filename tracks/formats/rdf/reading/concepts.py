"""Concepts as items: what is said of each, field by field."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tracks.errors import Problem
from tracks.formats.csv.edition import OF_LABEL
from tracks.formats.published.cells import GONE, Statuses
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.graph import Column, Graph, Node, last_part
from tracks.formats.rdf.reading.hierarchy import Hierarchy
from tracks.formats.rdf.reading.names import Ids, Names, in_language, joined, notations
from tracks.formats.rdf.reading.properties import column_of
from tracks.formats.rows import visible_cell
from tracks.model.iri import iris
from tracks.model.item import Item
from tracks.model.label import ENGLISH
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy

Rest = dict[str, Any]
"""What an item has besides its id, name and place, by its fields."""

Filler = Callable[[Node, str, Rest], None]
"""Adds what is said of a concept, whose name has a language tag, to what its item has."""

TRUE = ("true", "1")
_DEFINITIONS = (terms.DEFINITION, terms.CORE_CONTENT_NOTE, terms.SCOPE_NOTE)
_STATUSES = {
    terms.DEPRECATED: "deprecated",
    f"{terms.ADMS_STATUS}Withdrawn": "deprecated",
    terms.UNDER_DEVELOPMENT: "proposed",
}


class Concepts:
    """How the concepts of a scheme are read; what is wrong with their texts is gathered in `problems`.

    `own` are the attributes that items have, by the IRIs of their properties.
    """

    def __init__(
        self, graph: Graph, ids: Ids, names: Names, layout: Layout, taxonomy: Taxonomy
    ) -> None:
        self._graph, self._ids, self._names, self._taxonomy = graph, ids, names, taxonomy
        self._layout, self._columns = layout, layout.columns
        self.problems: list[Problem] = []

    def items(
        self, concepts: Sequence[Node], places: Hierarchy, levels: Mapping[Node, str]
    ) -> Iterator[tuple[Node, Item]]:
        """Yield the item that each concept of a known level is; one that is gone, as `statuses` say, is none."""
        ids, names, parents = self._ids.by_node, self._names, places.parents
        fillers = list(self._fillers())
        for node in concepts:
            if node not in levels:
                continue
            name, tag = names.name(node)
            rest: Rest = {}
            for fill in fillers:
                fill(node, tag, rest)
            if rest.get("status") == GONE:
                continue
            if node in places.others:
                rest["also_under"] = tuple(sorted(ids[other] for other in places.others[node]))
            above = parents.get(node)
            item_id = ids[node]
            yield (
                node,
                Item(
                    item_id if item_id.isprintable() else self._clean(item_id, node),
                    self._clean(name, node),
                    levels[node],
                    None if above is None else ids.get(above, above),
                    **rest,
                ),
            )

    def _fillers(self) -> Iterator[Filler]:
        """Yield what fills in the fields of which the file says anything."""
        graph, language = self._graph, self._names.language
        if "code" in self._columns:
            yield self._text("code", [self._asked("code") or {}])
        elif (column := notations(graph)).first:
            yield self._text("code", [joined(column)])
        yield from self._called()
        definitions = [t for p in _DEFINITIONS for t in in_language(graph, p, language)]
        notes = in_language(graph, terms.EDITORIAL_NOTE, language)
        for key, texts in (("definition", definitions), ("note", notes)):
            if asked := self._asked(key):
                yield self._text(key, [asked])
            elif texts:
                yield self._text(key, texts)
        yield from self._statuses()
        yield from self._attributes()
        unplaced = graph.text(terms.UNPLACED).first
        if unplaced:
            yield lambda node, _, rest: _set(rest, "unplaced", unplaced.get(node) in TRUE)

    def _called(self) -> Iterator[Filler]:
        graph, names = self._graph, self._names
        if names.has_labels:

            def labels(node: Node, tag: str, rest: Rest) -> None:
                found = names.labels(node, but=tag)
                if english := found.pop(ENGLISH, None):
                    rest["name_en"] = self._clean(english, node)
                if found:
                    rest["labels"] = {t: self._clean(x, node) for t, x in found.items()}

            yield labels
        if asked := self._asked("name_en"):
            yield self._text("name_en", [asked])
        for key in self._columns:
            if key.startswith(OF_LABEL):
                yield self._label(key.removeprefix(OF_LABEL), self._asked(key) or {})
        if "aliases" in self._columns:
            alternative = [column_of(graph, "aliases", self._columns)]
        elif names.property == terms.ALT_LABEL:
            alternative = []
        else:
            tags = dict.fromkeys((names.language, ""))
            alternative = [graph.text(terms.ALT_LABEL, tag) for tag in tags]
        alternative = [column for column in alternative if column.first]
        if alternative or names.has_further:

            def aliases(node: Node, _: str, rest: Rest) -> None:
                found = [*names.further(node), *(t for c in alternative for t in c.all(node))]
                if found:
                    own = names.name(node)[0]
                    clean = (self._clean(text, node) for text in found if text != own)
                    rest["aliases"] = tuple(dict.fromkeys(filter(None, clean)))

            yield aliases

    def _label(self, tag: str, texts: Mapping[Node, str]) -> Filler:
        def fill(node: Node, _: str, rest: Rest) -> None:
            if node in texts:
                rest.setdefault("labels", {})[tag] = self._clean(texts[node], node)

        return fill

    def _text(self, key: str, texts: Sequence[Mapping[Node, str]]) -> Filler:
        """Return what fills in a text: the first that says something."""

        def fill(node: Node, _: str, rest: Rest) -> None:
            for each in texts:
                if node in each and (text := each[node].strip()):
                    rest[key] = self._clean(text, node, lines=key in ("definition", "note"))
                    return

        return fill

    def _statuses(self) -> Iterator[Filler]:
        """Yield what fills in whether an item is in force, and what took over from it."""
        graph, ids = self._graph, self._ids.by_node
        replaced = _joined_pairs(graph.links[terms.IS_REPLACED_BY], graph.links[terms.REPLACES])
        asked, statuses = self._asked("status"), Statuses(self._layout, is_named=False)
        by_adms, by_owl = graph.links[terms.STATUS], graph.text(terms.OWL_DEPRECATED).first

        def fill(node: Node, _: str, rest: Rest) -> None:
            status: str | None = None
            if asked is not None:
                said = asked.get(node, "")
                status = statuses.of(said) if said else None
                status = statuses.of(last_part(said)) if status == said else status
            else:
                told = {_STATUSES.get(value) for value in by_adms.all(node)} - {None}
                told |= {"deprecated"} if by_owl.get(node) in TRUE else set()
                status = "deprecated" if "deprecated" in told else next(iter(told), None)
            if others := [ids[other] for other in replaced.get(node, ()) if other in ids]:
                rest["replaced_by"] = tuple(sorted({*others}))
                status = status or "deprecated"  # what is superseded is no longer in force
            if status:
                rest["status"] = status

        if asked is not None or by_adms.first or by_owl or replaced:
            yield fill

    def _attributes(self) -> Iterator[Filler]:
        """Yield what fills in the attributes that the columns name, and those under IRIs of our own."""
        graph, named = self._graph, iris(self._taxonomy)
        declared = {each.id for each in self._taxonomy.attributes}
        columns = {key: self._asked(key) or {} for key in self._columns if key in declared}
        own = {named.attribute(key): key for key in declared} | {
            node: key
            for node in graph.kinds[terms.PROPERTY]
            if (key := graph.text(terms.IDENTIFIER).one(node))
        }
        values: dict[str, Mapping[Node, Any]] = {**columns}
        for iri, by_tag in graph.texts.items():
            if iri in own and own[iri] not in columns:
                found = dict(joined(by_tag.get("", Column())))
                found |= _values(by_tag.get(f"^^{terms.JSON}", Column()))
                values[own[iri]] = found
        if values:

            def fill(node: Node, _: str, rest: Rest) -> None:
                said = {key: each[node] for key, each in values.items() if node in each}
                if said:
                    rest["attributes"] = said

            yield fill

    def _asked(self, key: str) -> Mapping[Node, str] | None:
        """Return what is asked for under a key of `columns`, None where nothing is."""
        return joined(column_of(self._graph, key, self._columns)) if key in self._columns else None

    def _clean(self, text: str, node: Node, *, lines: bool = False) -> str:
        text = text.strip()
        if text.isprintable():
            return text
        if not lines:  # a line within a name is a space
            text = " ".join(text.split())
        return visible_cell(text, ("node", node), self.problems, lines=lines)


def _set(rest: Rest, key: str, value: bool) -> None:
    if value:
        rest[key] = value


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
