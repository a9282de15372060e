"""A file of RDF that is open: its graph, its schemes and their ids, each found once."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.rdf.reading.graph import Graph, Node
from tracks.formats.rdf.reading.names import Ids, ids_of
from tracks.formats.rdf.reading.properties import properties_of
from tracks.formats.rdf.reading.schemes import (
    Scheme,
    are_versions,
    chosen,
    fitting,
    label_of,
    schemes_of,
)
from tracks.model.layout import Layout


class Source:
    """A file of RDF, read when something of it is asked for, by the entry of `read:` that speaks of it.

    It lies `alone` where no taxonomy.yaml is beside it.
    Raises OSError and TracksError then: for what keeps it from being read as a graph, and where
    nothing says which of its schemes is meant.
    """

    def __init__(self, file: Path, layout: Layout | None = None, *, alone: bool = False) -> None:
        self.file, self.layout, self.alone = file, layout, alone
        self._ids: dict[Node, Ids] = {}

    @cached_property
    def graph(self) -> Graph:
        """What the file says."""
        asked = properties_of(self.layout.columns) if self.layout else {}
        return Graph(self.file, {each.iri for each in asked.values()})

    @property
    def schemes(self) -> Sequence[Scheme]:
        """Its schemes, with their concepts."""
        return self._schemes[0]

    @property
    def astray(self) -> Sequence[Problem]:
        """What is wrong with concepts that are in no scheme."""
        return self._schemes[1]

    @cached_property
    def versions(self) -> Mapping[str, Scheme]:
        """The schemes by the labels of the editions that they are, where they are editions of one taxonomy.

        An entry of `read:` says that they are; else the file must.
        """
        schemes = fitting(self.schemes, self.layout, "*")
        if not schemes:
            raise TracksError(Problem(Code.CONCEPTS_MISSING, spot=Spot(str(self.file))))
        labels = {label_of(self.graph, scheme.node): scheme for scheme in schemes}
        if len(labels) < len(schemes) or not (self.layout or are_versions(self.graph, schemes)):
            known = tuple(scheme.node for scheme in schemes)
            problem = Problem(Code.SCHEME_UNCLEAR, {"schemes": known}, spot=Spot(str(self.file)))
            raise TracksError(problem)
        return labels

    def scheme(self, label: str) -> Scheme:
        """Return the scheme that is an edition: as the entry says, the only one, or the one of this label."""
        return chosen(self.graph, self.schemes, label, self.layout)

    def ids(self, scheme: Scheme) -> Ids:
        """Return the ids of the concepts of a scheme."""
        if scheme.node not in self._ids:
            self._ids[scheme.node] = ids_of(self.graph, scheme.concepts, self.layout)
        return self._ids[scheme.node]

    def editions(self, label: str, scheme: Scheme) -> dict[str, Mapping[Node, str]]:
        """Return the ids of concepts by edition: of this scheme, and of the others by their own labels."""
        found: dict[str, Mapping[Node, str]] = {label: self.ids(scheme).by_node}
        for other in self.schemes:
            if other.node != scheme.node:
                found.setdefault(label_of(self.graph, other.node), self.ids(other).by_node)
        return found

    @cached_property
    def _schemes(self) -> tuple[list[Scheme], list[Problem]]:
        return schemes_of(self.graph, self.layout.omit if self.layout else ())
