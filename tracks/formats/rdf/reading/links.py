"""Links between editions: what associations, matches and replacements say of their concepts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import unquote

from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.concepts import TRUE
from tracks.formats.rdf.reading.graph import Graph, Node, last_part
from tracks.formats.rdf.reading.heads import source_id
from tracks.formats.rdf.reading.names import joined
from tracks.formats.rdf.reading.schemes import is_ours, label_of
from tracks.formats.written.fields import WEIGHT
from tracks.model.link import Link
from tracks.model.text import natural_key

_MATCHES = {
    terms.EXACT_MATCH: (False, False),
    terms.BROAD_MATCH: (False, True),
    terms.NARROW_MATCH: (True, False),
    terms.IS_REPLACED_BY: (False, False),
}
"""Whether only a part of what has a match is in what it leads to, and only a part of that is from it."""


_TOLD_BY = (*_MATCHES, terms.REPLACES)


class Placed(NamedTuple):
    """A concept, by its edition and its id there."""

    edition: str
    id: str


class Found(NamedTuple):
    """A link, and what says it."""

    link: Link
    node: Node


class Pair(NamedTuple):
    """A concept and one of a later edition, said to share content; `is_part` of which only a part is in it."""

    origin: Placed
    target: Placed
    node: Node
    is_part: bool = False
    note: str | None = None


def links_to(
    graph: Graph, label: str, editions: Mapping[str, Mapping[Node, str]]
) -> Iterator[Found]:
    """Yield the links that lead to an edition, of which `editions` have the ids of concepts by label.

    Where the file has associations they are all that is taken; else matches and replacements between
    concepts of its editions.
    """
    told = graph.links[terms.SOURCE_CONCEPT].first or graph.links[terms.TARGET_CONCEPT].first
    if not told and (len(editions) == 1 or not any(graph.links[p].first for p in _TOLD_BY)):
        return
    places = {
        node: Placed(edition, item)
        for edition, ids in editions.items()
        for node, item in ids.items()
    }
    if told and is_ours(graph):
        yield from _own(graph, label, places)
    else:
        pairs = _associated(graph, places) if told else _matched(graph, places)
        yield from of_pairs([pair for pair in pairs if pair.target.edition == label])


def _own(graph: Graph, label: str, places: Mapping[Node, Placed]) -> Iterator[Found]:
    """Yield what this program wrote, association by association."""
    origins, targets = graph.links[terms.SOURCE_CONCEPT], graph.links[terms.TARGET_CONCEPT]
    partial, wider, weight = (
        graph.text(p).first for p in (terms.PARTIAL, terms.WIDER, terms.WEIGHT)
    )
    note, because = (joined(graph.text(p)) for p in (terms.NOTE, terms.BECAUSE))
    compares, made_of = graph.links[terms.COMPARES], graph.links[terms.MADE_OF]
    for correspondence in graph.kinds[terms.CORRESPONDENCE]:
        compared = sorted(
            (label_of(graph, each) for each in compares.all(correspondence)), key=natural_key
        )
        if len(compared) != 2 or compared[1] != label:
            continue
        for node in made_of.all(correspondence):
            share = weight.get(node, "")
            link = Link(
                since=compared[0],
                origins=tuple(_id(each, places) for each in origins.all(node)),
                targets=tuple(_id(each, places) for each in targets.all(node)),
                partial=partial.get(node) in TRUE,
                wider=wider.get(node) in TRUE,
                weight=Decimal(share) if WEIGHT.fullmatch(share) else None,
                note=note.get(node),
                because=because.get(node),
                cited=source_id(graph, graph.links[terms.SOURCE].one(node)),
            )
            yield Found(link, node)


def _id(node: Node, places: Mapping[Node, Placed]) -> str:
    """Return the id of an item, also of an edition that is not in the file, as its IRI tells it."""
    return places[node].id if node in places else unquote(last_part(node))


def _associated(graph: Graph, places: Mapping[Node, Placed]) -> Iterator[Pair]:
    """Yield what associations say of concepts of two editions in the file, the earlier one first."""
    origins, targets = graph.links[terms.SOURCE_CONCEPT], graph.links[terms.TARGET_CONCEPT]
    notes = joined(graph.text(terms.NOTE))
    for node in origins.first:
        for one in origins.all(node):
            for other in targets.all(node):
                yield from _pair(one, other, (False, False), node, places, notes.get(node))


def _matched(graph: Graph, places: Mapping[Node, Placed]) -> Iterator[Pair]:
    """Yield what matches and replacements say; what is close or related tells no content."""
    for property_, parts in _MATCHES.items():
        column = graph.links[property_]
        for node in column.first:
            for other in column.all(node):
                yield from _pair(node, other, parts, node, places)
    replaces = graph.links[terms.REPLACES]
    for node in replaces.first:
        for other in replaces.all(node):
            yield from _pair(other, node, (False, False), node, places)


def _pair(
    one: Node,
    other: Node,
    parts: tuple[bool, bool],
    node: Node,
    places: Mapping[Node, Placed],
    note: str | None = None,
) -> Iterator[Pair]:
    origin, target = places.get(one), places.get(other)
    if origin is None or target is None or origin.edition == target.edition:
        return
    if natural_key(origin.edition) > natural_key(target.edition):
        origin, target, parts = target, origin, (parts[1], parts[0])
    yield Pair(origin, target, node, parts[1], note)


def of_pairs(pairs: Sequence[Pair]) -> Iterator[Found]:
    """Yield a link for each pair, read as a published table is: what is said to go on as itself lives on.

    Then its other pairs are parts of it; else they are whole, and it has ended. That an item goes on
    under its id alone needs no link.
    """
    kept = {(pair.origin, pair.target): pair for pair in reversed(pairs)}
    targets: defaultdict[Placed, set[Placed]] = defaultdict(set)
    origins: defaultdict[Placed, set[Placed]] = defaultdict(set)
    for origin, target in kept:
        targets[origin].add(target)
        origins[target].add(origin)
    for (origin, target), pair in reversed(kept.items()):
        itself = Placed(target.edition, origin.id)
        is_itself = target == itself
        if is_itself and len(targets[origin]) == len(origins[target]) == 1 and not pair.is_part:
            continue
        link = Link(
            since=origin.edition,
            origins=(origin.id,),
            targets=(target.id,),
            partial=itself in targets[origin] and not is_itself,
            wider=pair.is_part and len(origins[target]) == 1,
            note=pair.note,
        )
        yield Found(link, pair.node)
