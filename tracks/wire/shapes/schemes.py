"""Editions of several taxonomies, and maps between them, as every document has them."""

from typing_extensions import TypedDict


class SchemeShape(TypedDict):
    """An edition of a taxonomy."""

    taxonomy: str
    edition: str


class MapShape(TypedDict):
    """A map between editions of two taxonomies, and which revision of it; it has no direction."""

    subject: SchemeShape
    object: SchemeShape
    revision: int
    digest: str
