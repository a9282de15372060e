"""The schemes of a file (skos:ConceptScheme): which concepts belong to each, and which edition it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple
from urllib.parse import unquote

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.graph import Column, Graph, Node, last_part
from tracks.formats.written.layouts import EDITION
from tracks.formats.written.taxonomy import is_label
from tracks.model.layout import Layout

_LABELS = (terms.VERSION_INFO, terms.IDENTIFIER, terms.NOTATION)
"""What may tell an edition's label, the surest first; else the end of its IRI does."""


class Scheme(NamedTuple):
    """A scheme, "" where the file has none, and its concepts in the order of the file."""

    node: Node
    concepts: Sequence[Node]


def schemes_of(graph: Graph, omit: Sequence[str] = ()) -> tuple[list[Scheme], list[Problem]]:
    """Return the schemes that have concepts, and the concepts that are in none.

    A concept is in the schemes that it names, that it is a top concept of, or that have it on a level;
    else in those of what stands above it. Where nothing is in a scheme, all concepts are one list.
    """
    known = _named(graph)
    concepts = dict.fromkeys(graph.kinds[terms.CONCEPT])
    concepts.update(dict.fromkeys(known))
    members: dict[Node, list[Node]] = {}
    astray: list[Node] = []
    above = graph.links[terms.BROADER]
    inverse = _inverse(graph, terms.NARROWER) if len(known) < len(concepts) else {}
    for node in concepts:
        if omit and any(fnmatchcase(node, pattern) for pattern in omit):
            continue
        found = known.get(node)
        if found is None and known:
            found = _inherited(node, known, above, inverse)
        if found is None and known:
            if _says_something(graph, node):
                astray.append(node)
            continue
        for scheme in found or ("",):
            members.setdefault(scheme, []).append(node)
    if is_ours(graph):  # an edition may have no items
        members |= {node: [] for node in graph.kinds[terms.CONCEPT_SCHEME] if node not in members}
    problems = [
        Problem(Code.CONCEPT_IN_NO_SCHEME, {"concept": node}, at=("node", node)) for node in astray
    ]
    return [Scheme(node, found) for node, found in members.items()], problems


def is_ours(graph: Graph) -> bool:
    """Tell whether this program wrote the file: then nothing that it leaves out is meant."""
    return terms.LISTING in graph.texts


def fitting(schemes: Sequence[Scheme], layout: Layout, label: str) -> Sequence[Scheme]:
    """Return the schemes of which an entry of `read:` speaks: by IRI, by what that ends with, by pattern."""
    if layout.scheme is None:
        return schemes
    wanted = layout.scheme.replace(EDITION, label)
    exact = [each for each in schemes if wanted in (each.node, last_part(each.node))]
    return exact or [each for each in schemes if fnmatchcase(each.node, wanted)]


def chosen(
    graph: Graph, schemes: Sequence[Scheme], labels: Mapping[Node, str], label: str, layout: Layout
) -> Scheme:
    """Return the scheme that is the edition of a label. Raises TracksError where none is, or several may be."""
    found = fitting(schemes, layout, label)
    if len(found) > 1:
        found = [s for s in found if label in (labels[s.node], last_part(s.node))]
    if len(found) == 1:
        return found[0]
    spot = Spot(str(graph.file))
    if not schemes:
        raise TracksError(Problem(Code.CONCEPTS_MISSING, spot=spot))
    known = tuple(scheme.node for scheme in schemes)
    raise TracksError(Problem(Code.SCHEME_UNCLEAR, {"schemes": known}, spot=spot))


def labels_of(graph: Graph, schemes: Sequence[Node]) -> dict[Node, str]:
    """Return the labels of the editions that schemes are, taken from the same of each.

    That is the first of its version, its identifier and its notation that can be the label of every
    one, and tells them apart; else what the IRIs end with. Concepts in no scheme are the edition of the
    file's name. Where even that is the same of two, they are called by their IRIs, which are no labels.
    """
    for property_ in _LABELS:
        column = graph.text(property_)
        found = {node: (column.one(node) or "").strip() for node in schemes}
        if _tell_apart(found):
            return found
    ends = {node: unquote(last_part(node)) if node else graph.file.stem for node in schemes}
    return ends if len({*ends.values()}) == len(ends) else {node: node for node in schemes}


def _tell_apart(labels: Mapping[Node, str]) -> bool:
    fit = all(is_label(label) and ":" not in label for label in labels.values())
    return fit and len({*labels.values()}) == len(labels)


def label_of(graph: Graph, scheme: Node) -> str:
    """Return the label of an edition that this program wrote, whether all of it is in the file or not."""
    return graph.text(terms.IDENTIFIER).one(scheme) or unquote(last_part(scheme))


def series_of(graph: Graph, schemes: Iterable[Scheme]) -> Node | None:
    """Return what all schemes are versions of, None where nothing says so."""
    found = {
        graph.links[terms.BELONGS_TO].one(scheme.node)
        or graph.links[terms.IS_VERSION_OF].one(scheme.node)
        for scheme in schemes
    }
    return found.pop() if len(found) == 1 else None


def are_versions(graph: Graph, schemes: Sequence[Scheme]) -> bool:
    """Tell whether the schemes are said to be editions of one taxonomy: one series, or each follows another."""
    if len(schemes) < 2 or series_of(graph, schemes):
        return True
    nodes = {scheme.node for scheme in schemes}
    joined = {
        frozenset((scheme, other))
        for scheme, other in _followed(graph)
        if scheme in nodes and other in nodes and scheme != other
    }
    reached = {schemes[0].node}
    while grown := {node for pair in joined if pair & reached for node in pair} - reached:
        reached |= grown
    return reached == nodes


def _followed(graph: Graph) -> Iterator[tuple[Node, Node]]:
    for property_ in (terms.FOLLOWS, terms.REPLACES, terms.IS_REPLACED_BY, terms.IS_VERSION_OF):
        column = graph.links[property_]
        for node in column.first:
            yield from ((node, other) for other in column.all(node))


def _named(graph: Graph) -> Mapping[Node, Sequence[Node]]:
    """Return the schemes that are named for each concept."""
    said, levels = graph.links[terms.IN_SCHEME], graph.kinds[terms.CLASSIFICATION_LEVEL]
    alone: dict[Node, Sequence[Node]] = {}  # one of all that are in it alone
    found = {
        node: said.all(node) if node in said.more else alone.setdefault(scheme, (scheme,))
        for node, scheme in said.first.items()
        if node not in levels
    }
    top = graph.links[terms.TOP_CONCEPT_OF]
    pairs = [(node, scheme) for node in top.first for scheme in top.all(node)]
    has_top = graph.links[terms.HAS_TOP_CONCEPT]
    pairs += [(node, scheme) for scheme in has_top.first for node in has_top.all(scheme)]
    member = graph.links[terms.MEMBER]
    for scheme in graph.links[terms.LEVELS].first:
        for level in levels_in(graph, scheme):
            pairs += [(node, scheme) for node in member.all(level)]
    for node, scheme in pairs:
        if scheme not in (known := found.get(node, ())):
            found[node] = (*known, scheme)
    return found


def levels_in(graph: Graph, scheme: Node) -> list[Node]:
    """Return the levels of a scheme, outermost first: by their depth, else as they are listed.

    Where it lists none that there is, these are the levels whose items are in it.
    """
    said = graph.links[terms.LEVELS].all(scheme)
    listed = [level for head in said for level in graph.listed(head)]
    known = graph.kinds[terms.CLASSIFICATION_LEVEL]
    levels = [level for level in dict.fromkeys(listed or said) if level in known]
    if not levels:
        member, in_scheme = graph.links[terms.MEMBER].first, graph.links[terms.IN_SCHEME]
        levels = [each for each in known if scheme in in_scheme.all(member.get(each, ""))]
    depths = graph.text(terms.DEPTH).first
    if all(depths.get(level, "").strip().isdecimal() for level in levels):
        levels.sort(key=lambda level: int(depths[level]))
    return levels


def _inverse(graph: Graph, property_: str) -> dict[Node, list[Node]]:
    column = graph.links[property_]
    found: dict[Node, list[Node]] = {}
    for node in column.first:
        for other in column.all(node):
            found.setdefault(other, []).append(node)
    return found


def _inherited(
    node: Node,
    known: Mapping[Node, Sequence[Node]],
    above: Column,
    inverse: Mapping[Node, Sequence[Node]],
) -> Sequence[Node] | None:
    """Return the schemes of the nearest above a concept that are named, None where there are none."""
    seen, pending = {node}, [node]
    for inner in pending:  # grows while it is walked
        for outer in (*above.all(inner), *inverse.get(inner, ())):
            if outer in known:
                return known[outer]
            if outer not in seen:
                seen.add(outer)
                pending.append(outer)
    return None


def _says_something(graph: Graph, node: Node) -> bool:
    """Tell whether a concept has a name, a notation or an id; else it is only spoken of."""
    asked = (terms.PREF_LABEL, terms.LABEL, terms.NOTATION, terms.IDENTIFIER)
    return any(
        node in column.first for key in asked for column in graph.texts.get(key, {}).values()
    )
