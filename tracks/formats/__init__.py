"""How editions are written: files in, model out. One registry of formats, by suffix."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tracks.formats.edition_csv import read_csv
from tracks.formats.edition_yaml import read_yaml
from tracks.formats.loaded import Loaded
from tracks.model.taxonomy import Taxonomy

FORMATS: Mapping[str, Callable[[Path, Taxonomy], Loaded]] = {".yaml": read_yaml, ".csv": read_csv}
"""What reads an edition's file, by the file's suffix; a new format is one line here."""


def read(file: Path, taxonomy: Taxonomy) -> Loaded:
    """Read the edition that a file holds; `file` has one of the suffixes in FORMATS.

    Whatever is wrong with the file is among the problems, located in it and in order.
    """
    with _uncollected():
        return FORMATS[file.suffix.lower()](file, taxonomy)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking a growing edition again and again: a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
