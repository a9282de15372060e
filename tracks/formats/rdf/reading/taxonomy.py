"""The taxonomy of a file of RDF that lies alone: what its series, its schemes and its levels say."""

from collections.abc import Sequence

from tracks.errors import Problem, Spot
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.concepts import TRUE
from tracks.formats.rdf.reading.graph import Graph, Node
from tracks.formats.rdf.reading.heads import title_of
from tracks.formats.rdf.reading.hierarchy import depth_of, hierarchy, words_of
from tracks.formats.rdf.reading.schemes import levels_in, series_of
from tracks.formats.rdf.reading.source import Source, Version
from tracks.formats.written.shape import Tree, plain
from tracks.formats.written.taxonomy import is_label, taxonomy_of_tree
from tracks.model.iri import is_base
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key

_TITLES = (terms.TITLE, terms.PREF_LABEL, terms.LABEL)
_TYPES = ("number", "text", "date", "flag")


def taxonomy_in(source: Source) -> tuple[Taxonomy | None, list[Problem]]:
    """Return the taxonomy that a file's editions are of, held against what a taxonomy.yaml must keep.

    Its id is the identifier of the series, else the file's name; its levels are those of the last
    edition that has most. Raises OSError and TracksError, as what reads the file does.
    """
    graph, labels = source.graph, sorted(source.labels, key=natural_key)
    versions = [source.version(label) for label in labels]
    latest = versions[-1].scheme
    series = series_of(graph, [version.scheme for version in versions])
    key = graph.text(terms.IDENTIFIER).one(series) if series else None
    title = (title_of(graph, series, _TITLES) if series else None) or title_of(
        graph, latest.node, _TITLES
    )
    name = key.strip() if key and is_label(key.strip()) else source.file.stem
    tree: Tree = {
        "taxonomy": name,
        "title": plain(title) if title else {"en": name},
        "levels": _levels(source, versions),
        "attributes": [
            _attribute(graph, node)
            for node in graph.kinds[terms.PROPERTY]
            if node in graph.text(terms.VALUES).first
        ],
    }
    publisher = graph.text(terms.PUBLISHER).one(series or latest.node)
    if publisher:
        tree["publisher"] = publisher
    if series and is_base(series):
        tree["base"] = series
    taxonomy, problems = taxonomy_of_tree(tree)
    return taxonomy, [_located(problem, source) for problem in problems]


def _located(problem: Problem, source: Source) -> Problem:
    return Problem(problem.code, problem.params, spot=Spot(str(source.file)))


def _levels(source: Source, versions: Sequence[Version]) -> list[Tree]:
    """Return the levels of the edition that has most, the last of these; by depth where it names none."""
    graph = source.graph
    named = max((levels_in(graph, each.scheme.node) for each in versions[::-1]), key=len)
    if named:
        return _named(graph, named)
    depth = max(_depth(source, version) for version in versions)
    if depth == 1:
        return [{"id": "item", "zh": "条目", "en": "item"}]
    return [
        {"id": f"level-{n}", "zh": f"第 {n} 层", "en": f"level {n}"} for n in range(1, depth + 1)
    ]


def _named(graph: Graph, levels: Sequence[Node]) -> list[Tree]:
    """Return levels as they are named, each under the surest name that no other has."""
    found: list[Tree] = []
    for n, level in enumerate(levels, 1):
        taken = {each["id"] for each in found}
        words = (word for word in words_of(graph, level) if is_label(word) and word not in taken)
        key = next(words, f"level-{n}")
        title = title_of(graph, level, (terms.PREF_LABEL, terms.LABEL))
        found.append({"id": key, **(plain(title) if title else {"en": key})})
    return found


def _depth(source: Source, version: Version) -> int:
    """Return how many levels the concepts of a scheme have."""
    scheme = version.scheme
    parents = hierarchy(source.graph, scheme, source.ids(version).by_node, str).parents
    depths: dict[Node, int] = {}
    return max((depth_of(node, parents, depths) + 1 for node in scheme.concepts), default=1)


def _attribute(graph: Graph, node: Node) -> Tree:
    """Return an attribute as a taxonomy.yaml declares it; of one that is not declared no type is said."""
    title = title_of(graph, node, (terms.LABEL,))
    kind = graph.text(terms.VALUES).one(node)
    tree: Tree = {"id": graph.text(terms.IDENTIFIER).one(node) or node}
    tree |= plain(title) if title else {}
    tree |= {"type": kind} if kind in _TYPES else {}
    return tree | ({"sum": "yes"} if graph.text(terms.SUM).one(node) in TRUE else {})
