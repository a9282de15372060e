"""A taxonomy from its taxonomy.yaml."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from tracks.errors import Code, Problem, TracksError, any_error
from tracks.formats.loaded import placed
from tracks.formats.source_text import read_source
from tracks.formats.written.taxonomy import taxonomy_of_tree
from tracks.formats.yaml.commas import with_quotes
from tracks.formats.yaml.spots import spots_of
from tracks.formats.yaml.syntax import events, parse, readable
from tracks.model.taxonomy import Taxonomy

LARGEST = 1 << 20
"""The largest taxonomy.yaml that is read, in bytes."""


def read_taxonomy(file: Path) -> tuple[Taxonomy | None, list[Problem]]:
    """Read a taxonomy.yaml; the taxonomy is None where it has errors."""
    try:
        document = read_source(file, LARGEST)
    except TracksError as error:
        return None, list(error.problems)
    tree, syntax = parse(document)
    # Editions hang on a taxonomy.yaml that was always taken: what it loses of a title is told.
    problems = [
        replace(p, code=Code.COMMA_IN_TITLE) if p.code is Code.COMMA_IN_TEXT else p for p in syntax
    ]
    taxonomy, misfits = (None, []) if tree is None else taxonomy_of_tree(tree)
    found = placed([*problems, *misfits], partial(spots_of, document))
    located = with_quotes(document, lambda: events(readable(document).text), found)
    return None if any_error(located) else taxonomy, list(located)
