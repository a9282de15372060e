"""A document in a format: a file, files beside it, and remarks for its reader."""

from collections.abc import Mapping
from typing import NamedTuple


class Rendered(NamedTuple):
    """The content of a file, that of the files beside it by name, and sentences for standard error."""

    content: str | bytes
    beside: Mapping[str, str] = {}
    remarks: tuple[str, ...] = ()
