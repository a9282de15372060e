"""The editions that a file of RDF holds, of which there may be several."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tracks.errors import TracksError
from tracks.formats.bundles.bundle import Readable
from tracks.formats.loaded import Loaded
from tracks.formats.source_text import unreadable
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy


def versions_in(file: Path, layout: Layout, label: str) -> Iterator[Readable]:
    """Yield the edition of a label that an entry of `read:` tells; where it tells none (""), all in the file.

    What keeps the file from being read is told where an edition of its name would be.
    """
    from tracks.formats.rdf.reading.edition import read_scheme, unread
    from tracks.formats.rdf.reading.source import Source

    source = Source(file, layout)
    if label:
        yield Readable(label, file, partial(read_scheme, source, label))
        return
    try:
        labels = list(source.versions)
    except OSError as error:
        yield _broken(file, unread(unreadable(file, error)))
        return
    except TracksError as error:
        yield _broken(file, unread(*error.problems))
        return
    yield from (Readable(each, file, partial(read_scheme, source, each)) for each in labels)


def read_version(file: Path, label: str, layout: Layout, taxonomy: Taxonomy) -> Loaded:
    """Read the edition of a label, as an entry of `read:` says."""
    from tracks.formats.rdf.reading.edition import read_scheme
    from tracks.formats.rdf.reading.source import Source

    return read_scheme(Source(file, layout), label, taxonomy)


def _broken(file: Path, loaded: Loaded) -> Readable:
    def read(_: Taxonomy) -> Loaded:
        return loaded

    return Readable(file.stem, file, read)
