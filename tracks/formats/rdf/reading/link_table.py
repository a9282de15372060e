"""Links from a file of RDF that holds a correspondence, and not the editions that it compares."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from tracks.errors import Code, Pointer, Problem, Spot, TracksError
from tracks.formats.csv.link_table import LinkTable, Row
from tracks.formats.loaded import Located
from tracks.formats.rdf import terms
from tracks.formats.rdf.reading.graph import Column, Graph, Node, last_part
from tracks.formats.rdf.reading.links import Pair, Placed, of_pairs
from tracks.formats.rdf.reading.names import joined, notations
from tracks.formats.rdf.reading.places import places_of
from tracks.formats.rdf.reading.properties import column_of, properties_of
from tracks.formats.source_text import unreadable
from tracks.model.layout import Layout
from tracks.model.text import natural_key


def read_rdf_links(file: Path, layout: Layout, editions: tuple[str, str] | None) -> LinkTable:
    """Read a correspondence; `editions` are those that the file's name tells.

    Its problems are values, whatever the file holds.
    """
    try:
        return _read(file, layout, editions)
    except OSError as error:
        return LinkTable(file, {}, [unreadable(file, error)])
    except TracksError as error:
        return LinkTable(file, {}, list(error.problems))


def _read(file: Path, layout: Layout, editions: tuple[str, str] | None) -> LinkTable:
    pairs = layout.links
    assert pairs is not None  # its reader is chosen by that
    asked = {"from": pairs.from_, "to": pairs.to} | ({"note": pairs.note} if pairs.note else {})
    if "id" in layout.columns:
        asked["id"] = layout.columns["id"]
    graph = Graph(file, {each.iri for each in properties_of(asked)})
    spot = Spot(str(file))
    told = pairs.editions or editions
    if not told:
        params = {"from": pairs.from_, "to": pairs.to}
        raise TracksError(Problem(Code.EDITIONS_UNSAID, params, spot=spot))
    since, edition = told
    if natural_key(since) >= natural_key(edition):
        params = {"named": since, "edition": edition}
        raise TracksError(Problem(Code.LINK_BACKWARDS, params, spot=spot))
    found = list(of_pairs(list(_pairs(graph, asked, since, edition))))
    places = places_of(file, {each.node for each in found})
    lines = [places[each.node].line or 1 for each in found]
    locate = partial(_located, file)
    keeps = layout.same_code == "always"
    rows = [
        Row(file, line, each.link, locate, keeps) for line, each in zip(lines, found, strict=True)
    ]
    problems = [
        Problem(each.code, each.params, spot=places_of(file, [node])[node])
        for each in graph.problems
        if each.at and isinstance(node := each.at[1], str)
    ]
    return LinkTable(file, {edition: rows} if rows else {}, problems)


def _pairs(graph: Graph, asked: dict[str, str], since: str, edition: str) -> Iterator[Pair]:
    origins, targets = (column_of(graph, key, asked) for key in ("from", "to"))
    notes = joined(column_of(graph, "note", asked)) if "note" in asked else {}
    codes = [column_of(graph, "id", asked)] if "id" in asked else _codes(graph)
    for node in origins.first:
        for one in origins.all(node):
            for other in targets.all(node):
                origin, target = Placed(since, _id(one, codes)), Placed(edition, _id(other, codes))
                yield Pair(origin, target, node, note=notes.get(node))


def _codes(graph: Graph) -> list[Column]:
    return [graph.text(terms.IDENTIFIER), notations(graph)]


def _id(node: Node, codes: list[Column]) -> str:
    """Return the id of a concept: what the file says of it, else what its IRI ends with."""
    said = (column.one(node) for column in codes)
    return next((text.strip() for text in said if text), None) or unquote(last_part(node))


def _located(file: Path, pointers: Iterable[Pointer]) -> Located:
    """Return the places of ("line", LINE, …): lines of the file."""
    found = {}
    for pointer in pointers:
        line = pointer[1]
        spot = Spot(str(file), line if isinstance(line, int) else 1)
        found[pointer] = (spot, spot)
    return found
