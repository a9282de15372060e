"""How editions are written: files in and out. One registry of what reads a format, one of what writes.

Both name functions instead of importing them, as `tracks.reports` does, so that help loads none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from tracks.formats.rdf.forms import FORMS

if TYPE_CHECKING:
    from tracks.formats.loaded import Loaded
    from tracks.formats.version import Version
    from tracks.model.edition import Edition
    from tracks.model.taxonomy import Taxonomy

READERS: Mapping[str, str] = {
    ".yaml": "yaml.edition:read_yaml",
    ".csv": "csv.edition:read_csv",
    ".xlsx": "xlsx.edition:read_xlsx",
    **dict.fromkeys(FORMS, "rdf.reading.edition:read_rdf"),
}
"""What reads an edition's file, by the file's suffix: `read_…(file, taxonomy) -> Loaded`."""

WRITERS: Mapping[str, str] = {
    "yaml": "yaml.writer:write_yaml",
    "csv": "csv.writer:write_csv",
    "xlsx": "xlsx.writer:write_xlsx",
}
"""What writes an edition so that it can be read, by the format's name: `write_…(edition, earlier)`."""

TOGETHER: Mapping[str, str] = {
    "skos": "rdf.writer:write_skos",
    "xkos": "rdf.writer:write_xkos",
    "jsonld": "rdf.writer:write_jsonld",
}
"""What writes editions with what links them, for others to read: `write_…(taxonomy, versions)`."""

TEXTS = ("yaml", "csv")
"""Those that are text, the one that holds the most first."""


def read(file: Path, taxonomy: "Taxonomy") -> "Loaded":
    """Read the edition that a file holds; `file` has one of the suffixes in READERS.

    Whatever is wrong with the file is among the problems, located in it and in order.
    """
    found: Loaded = _function(READERS[file.suffix.lower()])(file, taxonomy)
    return found


def write(form: str, edition: "Edition", earlier: "Edition | None" = None) -> str | bytes:
    """Return an edition in one of WRITERS; a workbook offers the names of the edition `earlier`.

    Raises TracksError where the format cannot hold all of the edition, or where what writes it is
    not installed. KeyError for a name that is no format.
    """
    content: str | bytes = _function(WRITERS[form])(edition, earlier)
    return content


def write_together(form: str, taxonomy: "Taxonomy", versions: "Iterable[Version]") -> Iterator[str]:
    """Yield the text of versions of a taxonomy in one of TOGETHER, in pieces.

    A version is asked for when those before it are written. KeyError for a name that is no format.
    """
    pieces: Iterator[str] = _function(TOGETHER[form])(taxonomy, versions)
    return pieces


def _function(name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = resolve_name(f"tracks.formats.{name}")
    return found
