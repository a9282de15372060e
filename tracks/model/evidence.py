"""What a figure or a change rests on, and where a source says it."""

from enum import StrEnum
from typing import NamedTuple


class Evidence(StrEnum):
    """What a figure or a change rests on."""

    LISTED = "listed"
    STATED = "stated"
    LINKED = "linked"
    DERIVED = "derived"


class Citation(NamedTuple):
    """A place in a source: the source's id, a locator within it, and the words that stand there."""

    id: str
    at: str | None = None
    quote: str | None = None
