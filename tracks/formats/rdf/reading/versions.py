"""The editions that a file of RDF holds, of which there may be several."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tracks.errors import TracksError
from tracks.formats.bundles.bundle import Readable
from tracks.formats.csv.link_table import LinkTable
from tracks.formats.loaded import Loaded
from tracks.formats.source_text import unreadable
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy


def versions_in(file: Path, said: Sequence[tuple[str, Layout]]) -> list[Readable]:
    """Return the editions that entries of `read:` tell, by label; where one tells none (""), all in the file.

    What keeps the file from being read is told where an edition of its name would be.
    """
    from tracks.formats.rdf.reading.edition import read_scheme, unread
    from tracks.formats.rdf.reading.source import Entry, Source

    source = Source(file, [Entry(label, layout) for label, layout in said])
    try:
        labels = [label for label, _ in said] if all(label for label, _ in said) else source.labels
    except OSError as error:
        return [_broken(file, unread(unreadable(file, error)))]
    except TracksError as error:
        return [_broken(file, unread(*error.problems))]
    return [Readable(label, file, partial(read_scheme, source, label)) for label in labels]


def read_version(file: Path, label: str, layout: Layout, taxonomy: Taxonomy) -> Loaded:
    """Read the edition of a label, as an entry of `read:` says."""
    from tracks.formats.rdf.reading.edition import read_scheme
    from tracks.formats.rdf.reading.source import Entry, Source

    return read_scheme(Source(file, [Entry(label, layout)]), label, taxonomy)


def read_correspondence(file: Path, layout: Layout, editions: tuple[str, str] | None) -> LinkTable:
    """Read a correspondence, as an entry of `read:` says; `editions` are those that the file's name tells."""
    from tracks.formats.rdf.reading.link_table import read_rdf_links

    return read_rdf_links(file, layout, editions)


def _broken(file: Path, loaded: Loaded) -> Readable:
    def read(_: Taxonomy) -> Loaded:
        return loaded

    return Readable(file.stem, file, read)
