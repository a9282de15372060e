"""A document in a format: a file, files beside it, and remarks for its reader."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Rendered(NamedTuple):
    """The content of a file, that of the files beside it by name, and sentences for standard error.

    A text may come in pieces that are made as they are written.
    """

    content: str | bytes | Iterator[str]
    beside: Mapping[str, str] = {}
    remarks: tuple[str, ...] = ()
