"""A file of RDF that lies alone, as a bundle: its series is the taxonomy, its schemes are the editions."""

from functools import partial
from pathlib import Path

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.bundles.bundle import Bundle, Readable
from tracks.formats.bundles.folder import TAXONOMY_FILE
from tracks.formats.rdf.forms import is_rdf
from tracks.formats.source_text import unreadable
from tracks.formats.written.taxonomy import is_label
from tracks.model.text import natural_key


def rdf_file_at(path: Path) -> Bundle | None:
    """Return all editions in a file of RDF with no taxonomy.yaml beside it, None where a path is none."""
    if not is_rdf(path) or path.is_dir() or (path.parent / TAXONOMY_FILE).is_file():
        return None
    from tracks.formats.rdf.reading.edition import read_scheme
    from tracks.formats.rdf.reading.source import Entry, Source
    from tracks.formats.rdf.reading.taxonomy import taxonomy_in

    source = Source(path, [Entry()], alone=True)
    try:
        taxonomy, problems = taxonomy_in(source)
    except OSError as error:
        return Bundle(path, None, (unreadable(path, error),))
    except TracksError as error:
        return Bundle(path, None, error.problems)
    labels = sorted(source.labels, key=natural_key)
    problems += [
        Problem(Code.LABEL_REFUSED, {"label": label}, spot=Spot(str(path)))
        for label in labels
        if not is_label(label)
    ]
    editions = [Readable(label, path, partial(read_scheme, source, label)) for label in labels]
    return Bundle(path, taxonomy, tuple(problems), editions)
