"""What concepts stand under (skos:broader, skos:narrower), and on which level (xkos:levels)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.errors import Code, Problem
from tracks.formats.published.placing import Levels
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.graph import Graph, Node, last_part
from tracks.formats.rdf.reading.properties import column_of
from tracks.formats.rdf.reading.schemes import Scheme, is_ours, levels_in
from tracks.model.text import natural_key


class Hierarchy(NamedTuple):
    """The parent of each concept that has one, the others of those that have several, and problems."""

    parents: Mapping[Node, Node]
    others: Mapping[Node, Sequence[Node]]
    problems: Sequence[Problem]


def hierarchy(
    graph: Graph,
    scheme: Scheme,
    ids: Mapping[Node, str],
    called: Callable[[Node], str],
    columns: Mapping[str, str] = {},
) -> Hierarchy:
    """Return what the concepts of a scheme stand under, told either way round.

    Of several the nearest go before those that these stand under themselves; of several such the
    first by id is kept, whatever the order of the file. What is of another scheme is no parent.
    A file of ours tells which is the parent. `columns` may name another property, which leads to a
    concept or has its id.
    """
    if "parent" in columns:
        said = column_of(graph, "parent", columns).first
        nodes = {item: node for node, item in ids.items()}
        return Hierarchy(
            {node: nodes.get(up, up) for node, up in said.items() if node in ids}, {}, ()
        )
    if is_ours(graph):
        return _as_written(graph, ids)
    above = _above(graph, ids)
    parents: dict[Node, Node] = {}
    others: dict[Node, Sequence[Node]] = {}
    problems: list[Problem] = []
    for node, outer in above.items():
        if isinstance(outer, list):
            nearest = _nearest(outer, above)
            first, *rest = sorted(nearest, key=lambda each: natural_key(ids[each]))
            parents[node] = first
            if rest:
                others[node] = rest
                params = {
                    "name": called(node),
                    "parent": called(first),
                    "others": tuple(called(each) for each in rest),
                }
                problems.append(Problem(Code.PARENTS_SEVERAL, params, at=("node", node)))
        else:
            parents[node] = outer
    problems += _dangling(graph, scheme, ids, called, parents)
    return Hierarchy(parents, others, problems)


def _as_written(graph: Graph, ids: Mapping[Node, str]) -> Hierarchy:
    """Return what this program wrote: which of several is the parent, and nothing but others where there is none."""
    broader, tops = graph.links[terms.BROADER], graph.links[terms.TOP_CONCEPT_OF].first
    told = graph.links[terms.PARENT].first
    unplaced = graph.text(terms.UNPLACED).first
    parents: dict[Node, Node] = {}
    others: dict[Node, Sequence[Node]] = {}
    for node in ids.keys() & broader.first.keys():
        found = [outer for outer in broader.all(node) if outer in ids]
        if found and node not in tops and node not in unplaced:
            parent = told[node] if told.get(node) in found else found[0]
            found.remove(parent)
            parents[node] = parent
        if found:
            others[node] = found
    return Hierarchy(parents, others, ())


def _above(graph: Graph, ids: Mapping[Node, str]) -> dict[Node, Node | list[Node]]:
    """Return what each concept of a scheme is said to stand under there: one, or a list of several."""
    broader, narrower = graph.links[terms.BROADER], graph.links[terms.NARROWER]
    found: dict[Node, Node | list[Node]] = {
        node: outer for node, outer in broader.first.items() if node in ids and outer in ids
    }
    pairs = [(node, outer) for node, rest in broader.more.items() for outer in rest]
    pairs += [(node, outer) for outer, node in narrower.first.items()]
    pairs += [(node, outer) for outer, rest in narrower.more.items() for node in rest]
    for node, outer in pairs:
        if node not in ids or outer not in ids:
            continue
        known = found.setdefault(node, outer)
        if isinstance(known, list):
            if outer not in known:
                known.append(outer)
        elif known != outer:
            found[node] = [known, outer]
    return found


def _nearest(outer: Sequence[Node], above: Mapping[Node, Node | list[Node]]) -> Sequence[Node]:
    """Return those that none of the others stands under, as where a file tells all ancestors."""
    around: set[Node] = set()
    for node in outer:
        around |= _ancestors(node, above)
    return [node for node in outer if node not in around] or outer


def _ancestors(node: Node, above: Mapping[Node, Node | list[Node]]) -> set[Node]:
    found: set[Node] = set()
    pending = [node]
    while pending:
        outer = above.get(pending.pop(), [])
        for each in outer if isinstance(outer, list) else [outer]:
            if each not in found:
                found.add(each)
                pending.append(each)
    return found - {node}


def _dangling(
    graph: Graph,
    scheme: Scheme,
    ids: Mapping[Node, str],
    called: Callable[[Node], str],
    parents: Mapping[Node, Node],
) -> Iterator[Problem]:
    """Tell of concepts whose only parent is not in the file, unless they are said to be top concepts."""
    broader, in_scheme = graph.links[terms.BROADER].first, graph.links[terms.IN_SCHEME].first
    top = graph.links[terms.TOP_CONCEPT_OF].first
    tops = {*graph.links[terms.HAS_TOP_CONCEPT].all(scheme.node)}
    for node in ids.keys() & broader.keys() - parents.keys():
        outer = broader[node]
        if outer not in in_scheme and node not in top and node not in tops:
            params = {"name": called(node), "parent": outer}
            yield Problem(Code.PARENT_MISSING, params, at=("node", node))


def levels_of(graph: Graph, scheme: Scheme, known: Levels) -> dict[Node, str]:
    """Return the level of the taxonomy that each level of a scheme is, outermost first.

    By its identifier or notation, what its IRI ends with, or what it is called; else by how far in it is.
    """
    found = {}
    for depth, level in enumerate(levels_in(graph, scheme.node)):
        called = filter(None, map(known.called, words_of(graph, level)))
        if meant := next(called, None) or known.at(depth):
            found[level] = meant
    return found


def words_of(graph: Graph, level: Node) -> Iterator[str]:
    """Yield what a level is called, the surest first."""
    for property_ in (terms.IDENTIFIER, terms.NOTATION):
        yield from graph.text(property_).all(level)
    yield last_part(level)
    for column in graph.texts.get(terms.PREF_LABEL, {}).values():
        yield from column.all(level)


def levels_by_concept(
    graph: Graph,
    scheme: Scheme,
    parents: Mapping[Node, Node],
    known: Levels,
    columns: Mapping[str, str],
) -> dict[Node, str]:
    """Return the level that each concept is on, nothing for one that is further in than there are levels.

    As `columns:` says; else that it is a member of; else by how far in it stands.
    """
    member = graph.links[terms.MEMBER]
    found = {
        node: level
        for each, level in levels_of(graph, scheme, known).items()
        for node in member.all(each)
    }
    if "level" in columns:
        said = column_of(graph, "level", columns).first
        words = {word: known.called(word.strip()) or word for word in {*said.values()}}
        found |= {node: words[word] for node, word in said.items()}
    depths: dict[Node, int] = {}
    for node in scheme.concepts:
        if node not in found:
            level = known.at(depth_of(node, parents, depths))
            if level is not None:
                found[node] = level
    return found


def depth_of(node: Node, parents: Mapping[Node, Node], depths: dict[Node, int]) -> int:
    """Return how many stand above a concept; in a circle the walk ends, and the checks tell of it."""
    way: dict[Node, None] = {}
    inner: Node | None = node
    while inner is not None and inner not in depths and inner not in way:
        way[inner] = None
        inner = parents.get(inner)
    depth = -1 if inner is None else depths.get(inner, -1)
    for each in reversed(way):
        depths[each] = depth = depth + 1
    return depths[node]
