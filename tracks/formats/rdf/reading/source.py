"""A file of RDF that is open: its graph, its schemes, and which edition each of them is."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.rdf.reading.graph import Graph, Node
from tracks.formats.rdf.reading.names import Ids, ids_of
from tracks.formats.rdf.reading.properties import properties_of
from tracks.formats.rdf.reading.schemes import (
    Scheme,
    are_versions,
    chosen,
    fitting,
    labels_of,
    schemes_of,
)
from tracks.model.layout import Layout

NO_LAYOUT = Layout(file="")
"""What says nothing of how a file is read."""


class Entry(NamedTuple):
    """What is said of editions in a file: the label of one, "" of all that it holds, and how they are read."""

    label: str = ""
    layout: Layout = NO_LAYOUT


class Version(NamedTuple):
    """An edition in a file: the scheme that it is, and how that is read."""

    scheme: Scheme
    layout: Layout


class Source:
    """A file of RDF, read when something of it is asked for, once for all entries that speak of it.

    It lies `alone` where no taxonomy.yaml is beside it; then the file itself must say that its schemes
    are editions of one taxonomy. Raises OSError and TracksError when it is read.
    """

    def __init__(self, file: Path, entries: Sequence[Entry], *, alone: bool = False) -> None:
        self.file, self._entries, self.alone = file, entries, alone
        self._ids: dict[Node, Ids] = {}

    @cached_property
    def graph(self) -> Graph:
        """What the file says."""
        asked = [
            property_
            for entry in self._entries
            for property_ in properties_of(entry.layout.columns)
        ]
        return Graph(self.file, {each.iri for each in asked})

    @property
    def schemes(self) -> Sequence[Scheme]:
        """Its schemes, with their concepts."""
        return self._schemes[0]

    @property
    def astray(self) -> Sequence[Problem]:
        """What is wrong with concepts that are in no scheme."""
        return self._schemes[1]

    @property
    def labels(self) -> list[str]:
        """The labels of its editions: those that entries say, and where one says none, the file's own."""
        found = [label for entry in self._entries for label in self._labels(entry)]
        return list(dict.fromkeys(found))

    def version(self, label: str) -> Version:
        """Return the edition of a label. Raises TracksError where nothing says which scheme it is."""
        for entry in self._entries:
            if entry.label == label:
                scheme = chosen(self.graph, self.schemes, self._own, label, entry.layout)
                return Version(scheme, entry.layout)
        entry = next(entry for entry in self._entries if label in self._labels(entry))
        found = fitting(self.schemes, entry.layout, "*")
        return Version(next(s for s in found if self._own[s.node] == label), entry.layout)

    def ids(self, version: Version) -> Ids:
        """Return the ids of the concepts of an edition."""
        node = version.scheme.node
        if node not in self._ids:
            self._ids[node] = ids_of(self.graph, version.scheme.concepts, version.layout)
        return self._ids[node]

    @cached_property
    def labelled(self) -> Mapping[Node, str]:
        """The label of the edition that each scheme is, as the entries say, else as the file does."""
        found = dict(self._own)
        for entry in self._entries:
            if entry.label:
                fits = fitting(self.schemes, entry.layout, entry.label)
                found |= {scheme.node: entry.label for scheme in fits if len(fits) == 1}
        return found

    def ids_by_edition(self, label: str) -> dict[str, Mapping[Node, str]]:
        """Return the ids of concepts by edition: of the one asked for, and of the others in the file."""
        asked = self.version(label)
        found: dict[str, Mapping[Node, str]] = {label: self.ids(asked).by_node}
        for other in self.schemes:
            if other.node != asked.scheme.node:
                own = self.labelled[other.node]
                layout = self.version(own).layout if own in self.labels else asked.layout
                found.setdefault(own, self.ids(Version(other, layout)).by_node)
        return found

    def _labels(self, entry: Entry) -> list[str]:
        if entry.label:
            return [entry.label]
        schemes = fitting(self.schemes, entry.layout, "*")
        spot = Spot(str(self.file))
        if not self.schemes:
            raise TracksError(Problem(Code.CONCEPTS_MISSING, spot=spot))
        if not schemes or (self.alone and not are_versions(self.graph, schemes)):
            known = tuple(scheme.node for scheme in self.schemes)
            raise TracksError(Problem(Code.SCHEME_UNCLEAR, {"schemes": known}, spot=spot))
        return [self._own[scheme.node] for scheme in schemes]

    @cached_property
    def _own(self) -> Mapping[Node, str]:
        return labels_of(self.graph, [scheme.node for scheme in self.schemes])

    @cached_property
    def _schemes(self) -> tuple[list[Scheme], list[Problem]]:
        omit = [pattern for entry in self._entries for pattern in entry.layout.omit]
        return schemes_of(self.graph, omit)
