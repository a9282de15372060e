"""Where the focus or the outlook of an edition names an item."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.taxonomy import Title
from tracks.model.text import identify


class Where(StrEnum):
    """What names the item."""

    FOCUS = "focus"
    OUTLOOK = "outlook"


class Naming(NamedTuple):
    """An edition that names an item: in its focus, by that title, or in its outlook, under that driver."""

    edition: str
    where: Where
    title: Title
    source: str


def namings(heads: Iterable[Head], items: Iterable[Item]) -> list[Naming]:
    """Return where editions name an item that they have, or had, under these names and ids."""
    names = {identify(written) for item in items for written in (item.id, item.name)}
    return [naming for head in heads for naming in _namings(head, names)]


def _namings(head: Head, names: set[str]) -> Iterator[Naming]:
    focus = head.focus
    if focus and not names.isdisjoint(map(identify, focus.names)):
        yield Naming(head.edition, Where.FOCUS, focus.title, focus.source)
    for outlook in head.outlook:
        if not names.isdisjoint(map(identify, (*outlook.candidates, *outlook.fields))):
            title = Title(zh=outlook.driver)
            yield Naming(head.edition, Where.OUTLOOK, title, outlook.source)
