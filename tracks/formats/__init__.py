"""How editions are written: files in and out. One registry of what reads a format, one of what writes."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tracks.formats.csv.edition import read_csv
from tracks.formats.csv.writer import write_csv
from tracks.formats.loaded import Loaded
from tracks.formats.xlsx.edition import read_xlsx
from tracks.formats.yaml.edition import read_yaml
from tracks.formats.yaml.writer import write_yaml
from tracks.model.edition import Edition
from tracks.model.taxonomy import Taxonomy

FORMATS: Mapping[str, Callable[[Path, Taxonomy], Loaded]] = {
    ".yaml": read_yaml,
    ".csv": read_csv,
    ".xlsx": read_xlsx,
}
"""What reads an edition's file, by the file's suffix; a new format is one line here."""

WRITERS: Mapping[str, Callable[[Edition], str]] = {"yaml": write_yaml, "csv": write_csv}
"""What writes an edition as a text such that it can be read, by the format's name.

One raises TracksError where its format cannot hold all of the edition. A workbook is no text, and
knows the edition before: `tracks.formats.xlsx.writer`.
"""


def read(file: Path, taxonomy: Taxonomy) -> Loaded:
    """Read the edition that a file holds; `file` has one of the suffixes in FORMATS.

    Whatever is wrong with the file is among the problems, located in it and in order.
    """
    return FORMATS[file.suffix.lower()](file, taxonomy)
