"""What a scheme says of the edition that it is: its title, its days, which levels it lists whole."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.graph import Graph, Node, last_part
from tracks.formats.rdf.reading.schemes import Scheme, is_ours, label_of, levels_in
from tracks.model.edition import Head, Listing, ListSource
from tracks.model.label import is_tag
from tracks.model.language import Language
from tracks.model.layout import Layout
from tracks.model.statement import Source
from tracks.model.taxonomy import Taxonomy, Title
from tracks.model.text import has_han, is_date, is_day, natural_key

_WORDS: Mapping[str, Listing] = {"complete": "complete", "partial": "partial", "none": "none"}


def head_of(
    graph: Graph,
    scheme: Scheme,
    label: str,
    taxonomy: Taxonomy,
    layout: Layout,
    levels: Mapping[Node, str],
    used: Iterable[str],
    labels: Mapping[Node, str],
) -> Head:
    """Return the head of the edition that a scheme is.

    `levels` are its own by the taxonomy's, `used` those that its concepts are on, `labels` those of the
    schemes in the file. What it says of days is
    taken where it is said as we say it (ISO 8601).
    """
    begins, ends = _valid(graph.text(terms.VALID).one(scheme.node))
    issued = graph.text(terms.ISSUED).one(scheme.node)
    said = layout.valid.get(label)
    return Head(
        taxonomy=taxonomy,
        edition=label,
        title=title_of(graph, scheme.node, (terms.TITLE, terms.PREF_LABEL)),
        previous=_previous(graph, scheme.node, labels),
        listing=_listing(graph, taxonomy, layout, levels, used),
        list_sources=_list_sources(graph, levels),
        released=issued if issued and is_date(issued) else None,
        valid_from=said or begins,
        valid_to=ends,
    )


def title_of(graph: Graph, node: Node, properties: Sequence[str]) -> Title | None:
    """Return what a thing is called in each language, by the first property that says anything."""
    for property_ in properties:
        found: dict[str, str] = {}
        for tag, column in graph.texts.get(property_, {}).items():
            text = " ".join(column.first.get(node, "").split())
            if text and (is_tag(tag) or not tag):
                found.setdefault(tag or _language(text), text)
        if found:
            return Title(**found)
    return None


def _language(text: str) -> Language:
    return "zh" if has_han(text) else "en"


def _previous(graph: Graph, scheme: Node, labels: Mapping[Node, str]) -> str | None:
    """Return the edition before: as we say it, else that it follows, where that is in the file."""
    said = graph.text(terms.PREVIOUS).one(scheme)
    if said is not None or is_ours(graph):
        return said
    followed = graph.links[terms.FOLLOWS].one(scheme)
    return labels.get(followed) if followed else None


def _valid(interval: str | None) -> tuple[str | None, str | None]:
    """Return the days of an interval of ISO 8601-2 such as 2025-03-28/.., None where one is open."""
    begins, slash, ends = (interval or "").partition("/")
    days = tuple(day if is_day(day) else None for day in (begins, ends))
    return (days[0], days[1]) if slash else (None, None)


def _listing(
    graph: Graph,
    taxonomy: Taxonomy,
    layout: Layout,
    levels: Mapping[Node, str],
    used: Iterable[str],
) -> dict[str, Listing]:
    """Return which levels are listed whole: all that there are, of a file that does not say."""
    whole: Listing = layout.listing
    known = {*levels.values()} or {*used}
    found: dict[str, Listing] = {
        level: whole if level in known else "none" for level in taxonomy.depths
    }
    said = graph.text(terms.LISTING).first
    for node, level in levels.items():
        if node in said:
            found[level] = _WORDS.get(said[node], found[level])
    return found


def _list_sources(graph: Graph, levels: Mapping[Node, str]) -> dict[str, ListSource]:
    found = {}
    for node, level in levels.items():
        cited = [i for each in graph.links[terms.SOURCE].all(node) if (i := source_id(graph, each))]
        if cited:
            found[level] = ListSource(sources=tuple(cited))
    return found


def source_id(graph: Graph, node: Node | None) -> str | None:
    """Return the id of a source that is cited, None in a file that this program did not write."""
    if node is None or not is_ours(graph):
        return None
    return graph.text(terms.IDENTIFIER).one(node) or unquote(last_part(node))


def sources_in(graph: Graph, scheme: Scheme, schemes: Sequence[Scheme]) -> dict[str, Source]:
    """Return the sources that an edition defines: those that it is the first in the file to cite.

    In RDF a source is defined for all of a file; what none of its editions cites is the last one's.
    """
    if not graph.kinds[terms.DOCUMENT] or not is_ours(graph):
        return {}
    ordered = sorted(schemes, key=lambda each: natural_key(label_of(graph, each.node)))
    before = ordered[: ordered.index(scheme)]
    taken = {key for each in before for key in _cited(graph, each)}
    wanted = _cited(graph, scheme) - taken
    defined = {node: key for node in graph.kinds[terms.DOCUMENT] if (key := source_id(graph, node))}
    if scheme is ordered[-1]:
        wanted |= {*defined.values()} - taken
    found = {}
    for node, key in defined.items():
        title = title_of(graph, node, (terms.TITLE,))
        if key in wanted and title:
            found[key] = Source(
                title=title,
                publisher=graph.text(terms.PUBLISHER).one(node),
                date=graph.text(terms.ISSUED).one(node),
                where=graph.text(terms.CITATION).one(node),
            )
    return found


def _cited(graph: Graph, scheme: Scheme) -> set[str]:
    """Return the ids of the sources that are cited for a scheme: of its concepts, levels, notes and links."""
    compares, made_of = graph.links[terms.COMPARES], graph.links[terms.MADE_OF]
    label = label_of(graph, scheme.node)
    nodes = [*scheme.concepts, *levels_in(graph, scheme.node)]
    nodes += graph.links[terms.NOTE].all(scheme.node)
    for node in graph.kinds[terms.CORRESPONDENCE]:
        labels = [label_of(graph, each) for each in compares.all(node)]
        if labels and max(labels, key=natural_key) == label:
            nodes += made_of.all(node)
    cited = graph.links[terms.SOURCE]
    return {key for node in nodes for each in cited.all(node) if (key := source_id(graph, each))}
