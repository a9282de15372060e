"""Where in a YAML file the things stand that a pointer leads to; read again only for problems."""

from collections.abc import Iterable
from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tracks.errors import Pointer, Spot
from tracks.formats.source_text import SourceText
from tracks.formats.yaml.syntax import events, readable


def spots_of(document: SourceText, pointers: Iterable[Pointer]) -> dict[Pointer, tuple[Spot, Spot]]:
    """Return, for each pointer, the place of its key and the place of its value.

    An entry of a list has no key: both places are the entry's. A pointer to something that is not
    written leads to the innermost thing around it that is.
    """
    asked = set(pointers)
    wanted = {pointer[:end] for pointer in asked for end in range(len(pointer) + 1)}
    found: dict[Pointer, tuple[Spot, Spot]] = {}
    walk = _Walk(document, wanted, found)
    try:
        for event in events(readable(document).text):
            walk.take(event)
    except yaml.YAMLError:
        pass  # the parse before has told; what stands before the broken line has its places
    return {pointer: spot for pointer in asked if (spot := _innermost(found, pointer))}


def _innermost(
    found: dict[Pointer, tuple[Spot, Spot]], pointer: Pointer
) -> tuple[Spot, Spot] | None:
    for end in range(len(pointer), -1, -1):
        if spot := found.get(pointer[:end]):
            return spot
    return None


class _Walk:
    """Follows the events, knowing the pointer of each."""

    def __init__(
        self,
        document: SourceText,
        wanted: set[Pointer],
        found: dict[Pointer, tuple[Spot, Spot]],
    ) -> None:
        self._document, self._wanted, self._found = document, wanted, found
        self._path: list[str | int] = []
        self._lists: list[bool] = []  # of each open collection, whether it is a list
        self._key: Spot | None = None

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            self._lists.pop()
            self._path.pop()
            self._next()
        elif kind is ScalarEvent and self._awaits_key():
            self._path[-1] = event.value
            self._key = self._spot(event)
        elif kind in (ScalarEvent, MappingStartEvent, SequenceStartEvent):
            self._see(event)
            if kind is ScalarEvent:
                self._next()
            else:
                self._lists.append(kind is SequenceStartEvent)
                self._path.append(0 if kind is SequenceStartEvent else "")
                self._key = None

    def _awaits_key(self) -> bool:
        return bool(self._lists) and not self._lists[-1] and self._key is None

    def _see(self, event: Any) -> None:
        pointer = tuple(self._path)
        if pointer in self._wanted and pointer not in self._found:
            spot = self._spot(event)
            self._found[pointer] = (self._key or spot, spot)

    def _next(self) -> None:
        self._key = None
        if self._lists and self._lists[-1]:
            index = self._path[-1]
            assert isinstance(index, int)
            self._path[-1] = index + 1

    def _spot(self, event: Any) -> Spot:
        start, end = event.start_mark, event.end_mark
        one_line = type(event) is ScalarEvent and start.line == end.line
        width = end.column - start.column if one_line else 1
        return self._document.spot(start.line, start.column, width)
