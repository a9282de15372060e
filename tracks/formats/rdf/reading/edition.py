"""An edition from a file of RDF (docs/adr/0011)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tracks.checks import check
from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem, TracksError, any_error
from tracks.formats.loaded import Loaded, Located, edition_of, placed
from tracks.formats.published.placing import Levels
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.concepts import Concepts
from tracks.formats.rdf.reading.graph import Graph, Node
from tracks.formats.rdf.reading.heads import head_of, source_id, sources_in
from tracks.formats.rdf.reading.hierarchy import hierarchy, levels_by_concept, levels_of
from tracks.formats.rdf.reading.links import Found, links_to
from tracks.formats.rdf.reading.names import Names
from tracks.formats.rdf.reading.places import places_of
from tracks.formats.rdf.reading.schemes import Scheme, is_ours, label_of, levels_in, series_of
from tracks.formats.rdf.reading.source import NO_LAYOUT, Entry, Source, Version
from tracks.formats.source_text import unreadable
from tracks.model.item import Item
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy


def read_rdf(file: Path, taxonomy: Taxonomy) -> Loaded:
    """Read the edition that a file of RDF is by its name; its problems are values, whatever it holds."""
    label = edition_of(file)
    return read_scheme(Source(file, [Entry(label)]), label, taxonomy)


def read_scheme(source: Source, label: str, taxonomy: Taxonomy) -> Loaded:
    """Read the edition of a label from a file of RDF; its problems are values, whatever it holds."""
    try:
        return _read(source, label, taxonomy)
    except OSError as error:
        return unread(unreadable(source.file, error))
    except TracksError as error:
        return unread(*error.problems)


def unread(*problems: Problem) -> Loaded:
    """Return what is known of a file that could not be read."""
    return Loaded(None, problems, lambda pointers: {})


def _read(source: Source, label: str, taxonomy: Taxonomy) -> Loaded:
    graph, version = source.graph, source.version(label)
    scheme, layout = version
    ids = source.ids(version)
    if ids.problems:
        raise TracksError(*placed(ids.problems, partial(_located, graph, scheme.node, (), (), ())))
    names = Names(graph, scheme.concepts, layout, taxonomy, alone=source.alone)
    places = hierarchy(graph, scheme, ids.by_node, names.called, layout.columns)
    known = Levels(taxonomy, layout.levels)
    levels = levels_by_concept(graph, scheme, places.parents, known, layout.columns)
    concepts = Concepts(graph, version, ids, names, taxonomy)
    nodes: list[Node] = []
    items: list[Item] = []
    for node, item in concepts.items(places, levels):
        nodes.append(node)
        items.append(item)
    problems = [
        *graph.problems,
        *source.astray,
        *_without_levels(graph, scheme),
        *_misnamed(graph, version, label, taxonomy),
        *places.problems,
        *concepts.problems,
        *_too_deep(scheme, levels, ids.by_node, taxonomy),
    ]
    links = list(links_to(graph, label, source.ids_by_edition(label)))
    head = head_of(
        graph,
        scheme,
        label,
        taxonomy,
        layout,
        levels_of(graph, scheme, known),
        {*levels.values()},
        source.labelled,
    )
    head = head.model_copy(
        update={
            "links": tuple(found.link for found in links),
            "sources": sources_in(graph, scheme, source.schemes),
            "item_sources": _item_sources(graph, ids.by_node),
        }
    )
    draft = Draft(head, items)
    if not any_error(problems):
        problems += [*_unknown(items, layout), *check(draft)]
    locate = partial(_located, graph, scheme.node, items, nodes, links)
    sound = not any_error(problems)
    return Loaded(draft.edition if sound else None, placed(problems, locate), locate, head)


def _unknown(items: Sequence[Item], layout: Layout) -> Iterator[Problem]:
    """Tell of items that others name and that the edition, as `statuses` say, no longer has."""
    known = {item.id for item in items} if layout.statuses else frozenset[str]()
    for n, item in enumerate(items if layout.statuses else ()):
        for other in item.named:
            if other not in known:
                yield Problem(Code.NAME_UNKNOWN, {"name": other}, at=("item", n))


def _too_deep(
    scheme: Scheme, levels: Mapping[Node, str], ids: Mapping[Node, str], taxonomy: Taxonomy
) -> Iterator[Problem]:
    """Tell of concepts that stand further in than the taxonomy has levels."""
    for node in scheme.concepts if len(levels) < len(scheme.concepts) else ():
        if node not in levels:
            params = {"code": ids[node], "levels": len(taxonomy.levels)}
            yield Problem(Code.CODE_OF_NO_LEVEL, params, at=("node", node))


def _without_levels(graph: Graph, scheme: Scheme) -> Iterator[Problem]:
    """Tell of what this program wrote in SKOS alone, which says of no level whether it is listed whole."""
    if levels_in(graph, scheme.node):
        return
    listing, unplaced = graph.text(terms.LISTING).first, graph.text(terms.UNPLACED).first
    if scheme.node in listing or any(node in unplaced for node in scheme.concepts):
        yield Problem(Code.LISTING_OF_NO_LEVEL, at=("node", scheme.node))


def _misnamed(graph: Graph, version: Version, label: str, taxonomy: Taxonomy) -> Iterator[Problem]:
    """Tell where a file of ours is another edition than its name says, or one of another taxonomy."""
    scheme = version.scheme
    if not is_ours(graph) or version.layout is not NO_LAYOUT:
        return
    own = label_of(graph, scheme.node)
    if own != label:
        params = {"edition": own, "file": label}
        yield Problem(Code.OTHER_LABEL, params, at=("node", scheme.node))
    series = series_of(graph, [scheme])
    key = graph.text(terms.IDENTIFIER).one(series) if series else None
    if key is not None and key != taxonomy.id:
        params = {"taxonomy": key, "expected": taxonomy.id}
        yield Problem(Code.OTHER_TAXONOMY, params, at=("node", scheme.node))


def _item_sources(graph: Graph, ids: Mapping[Node, str]) -> dict[str, str]:
    cited = graph.links[terms.SOURCE].first
    return {
        item: key
        for node, item in (ids.items() if cited else ())
        if node in cited and (key := source_id(graph, cited[node]))
    }


def _located(
    graph: Graph,
    scheme: Node,
    items: Sequence[Item],
    nodes: Sequence[Node],
    links: Sequence[Found],
    pointers: Iterable[Pointer],
) -> Located:
    """Return the lines of what pointers lead to: concepts, what says a link, else the scheme."""
    pointers = list(pointers)
    wanted = {pointer[1] for pointer in pointers if pointer[0] == "item"}
    by_id = {item.id: n for n, item in enumerate(items) if item.id in wanted}

    def meant(pointer: Pointer) -> Node:
        match pointer:
            case ("node", str(node)):
                return node
            case ("item", int(n), *_) if n < len(nodes):
                return nodes[n]
            case ("item", str(item_id), *_) if item_id in by_id:
                return nodes[by_id[item_id]]
            case ("links", int(n), *_) if n < len(links):
                return links[n].node
        return scheme

    found = {pointer: meant(pointer) for pointer in pointers}
    spots = places_of(graph.file, {*found.values()})
    return {pointer: (spots[node], spots[node]) for pointer, node in found.items()}
