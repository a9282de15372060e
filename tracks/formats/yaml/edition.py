"""An edition from a YAML file."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from tracks.errors import TracksError
from tracks.formats.loaded import Loaded
from tracks.formats.source_text import read_source
from tracks.formats.written.edition import edition_of_tree
from tracks.formats.yaml.commas import with_quotes
from tracks.formats.yaml.spots import spots_of
from tracks.formats.yaml.syntax import events, parse, readable
from tracks.model.taxonomy import Taxonomy

LARGEST = 64 << 20
"""The largest YAML file that is read, in bytes."""


def read_yaml(file: Path, taxonomy: Taxonomy) -> Loaded:
    """Read an edition's YAML file; its problems are values, whatever the file holds."""
    try:
        document = read_source(file, LARGEST)
    except TracksError as error:
        return Loaded(None, list(error.problems), lambda pointers: {})
    spots = partial(spots_of, document)
    tree, problems = parse(document)
    loaded = edition_of_tree(file, tree, taxonomy, problems, spots)
    told = with_quotes(document, lambda: events(readable(document).text), loaded.problems)
    return replace(loaded, problems=told)
