"""A YAML file as what it says together with its comments, each beside or above what it is about.

PyYAML's events say where everything stands, so that comments are what is left between them.
ruamel.yaml, which keeps comments, was tried: it drops those in brackets and the + of +15, takes the
quotes off names that our reader wants quoted, and leaves the layout as it finds it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Any

from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tracks.formats.source_text import SourceText
from tracks.formats.yaml.syntax import events

_HEADER = re.compile(r"[|>][-+0-9]*\s+(#.*)")

Bare = str | list[Any] | dict[str, Any] | None


@dataclass
class Node:
    """A value, and the comments above it, beside it and, in a collection, below its last entry.

    Of a pair the comments above its key and beside it count as its value's. A blank line is an
    empty comment.
    """

    value: "str | list[Node] | dict[str, Node] | None"
    above: list[str] = field(default_factory=list)
    beside: str | None = None
    below: list[str] = field(default_factory=list)

    @property
    def inner(self) -> "list[Node]":
        """What it is a collection of."""
        if isinstance(self.value, dict):
            return list(self.value.values())
        return self.value if isinstance(self.value, list) else []

    @property
    def has_comments_within(self) -> bool:
        """Whether there are comments or blank lines within it, so that it needs several lines."""
        return bool(self.below) or any(
            node.above or node.beside or node.has_comments_within for node in self.inner
        )

    @property
    def bare(self) -> Bare:
        """The value without comments."""
        if isinstance(self.value, dict):
            return {key: node.bare for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.bare for node in self.value]
        return self.value


def comments_of(node: Node) -> Iterator[str]:
    """Yield all comments of a node and what is in it, in no order."""
    yield from (comment for comment in (*node.above, node.beside, *node.below) if comment)
    for inner in node.inner:
        yield from comments_of(inner)


def read_commented(document: SourceText) -> Node:
    """Return what a file says with its comments; the file has been parsed without an error."""
    reader = _Reader(document)
    for event in events(document.text):
        reader.take(event)
    _lead(reader.root)
    if reader.root.inner:  # a blank line at the start sets nothing apart
        first = reader.root.inner[0]
        first.above = list(dropwhile(lambda comment: not comment, first.above))
    return reader.root


def _lead(node: Node) -> None:
    """Put what stands above the first line of a list's entry above the entry: its dash is there."""
    for inner in node.inner:
        _lead(inner)
        if isinstance(node.value, list) and inner.inner:
            inner.above += inner.inner[0].above
            inner.inner[0].above = []
        # Blank lines around a key without its value meet here; one sets apart as well as two.
        before = ["#", *inner.above[:-1]]
        inner.above = [c for c, over in zip(inner.above, before, strict=False) if c or over]


@dataclass
class _Open:
    """A collection that is being read: where it begins, and the key that waits for its value."""

    node: Node
    column: int
    is_flow: bool
    key: str | None = None
    key_node: Node | None = None


class _Reader:
    """Walks the events; what stands between two of them is blank, an indicator or a comment."""

    def __init__(self, document: SourceText) -> None:
        self._lines = document.lines
        self.root = Node(None)
        self._open: list[_Open] = []
        self._at = (0, 0)  # where the event before has ended
        self._solid: tuple[int, Node] | None = None  # the line on which a value has ended last
        self._pending: list[tuple[int, str]] = []  # comments above what is to come, by column

    def take(self, event: Any) -> None:
        kind = type(event)
        start, end = event.start_mark, event.end_mark
        self._gap(start.line, start.column)
        if kind in (MappingEndEvent, SequenceEndEvent):
            self._close(end.line)
        elif kind in (MappingStartEvent, SequenceStartEvent):
            node = self._placed(Node({} if kind is MappingStartEvent else []), is_scalar=False)
            is_flow = bool(event.flow_style)
            self._open.append(_Open(node, start.column, is_flow))
            self._solid = None if is_flow else self._solid
        elif kind is ScalarEvent:
            self._scalar(event)
        elif kind is DocumentEndEvent:
            self.root.below += self._above()
            while self.root.below and not self.root.below[-1]:
                self.root.below.pop()
        self._at = max(self._at, self._end_of(event))

    def _end_of(self, event: Any) -> tuple[int, int]:
        """Return where an event ends; blank lines below a text of several lines are not part of it."""
        start, end = event.start_mark, event.end_mark
        line, column = end.line, end.column
        if type(event) is ScalarEvent and event.style in ("|", ">") and not column:
            while line > start.line + 1 and not self._lines[line - 1].strip():
                line -= 1
        return line, column

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        top = self._open[-1]
        if isinstance(top.node.value, dict) and top.key is None:
            top.key, top.key_node = event.value, Node(None, self._above())
            self._solid = (end.line, top.key_node)
            return
        absent = not event.value and not event.style
        node = self._placed(Node(None if absent else event.value), is_scalar=True)
        if event.style in ("|", ">"):
            if header := _HEADER.match(self._lines[start.line][start.column :]):
                node.beside = header[1]
            self._solid = None
        else:
            self._solid = (end.line, node)

    def _placed(self, node: Node, *, is_scalar: bool) -> Node:
        """Put a node where it belongs; comments above a collection are those of its first entry."""
        if not self._open:
            self.root = node
            return node
        top = self._open[-1]
        if isinstance(top.node.value, dict):
            assert top.key is not None and top.key_node is not None
            node.above, node.beside = top.key_node.above, top.key_node.beside
            if is_scalar:
                node.above += self._above()
            top.node.value[top.key] = node
            if self._solid and self._solid[1] is top.key_node:
                self._solid = (self._solid[0], node)
            top.key = top.key_node = None
        else:
            assert isinstance(top.node.value, list)
            node.above = self._above()
            top.node.value.append(node)
        return node

    def _close(self, line: int) -> None:
        closed = self._open.pop()
        taken = 0
        for n, (column, text) in enumerate(self._pending, 1):
            if not (closed.is_flow or not text or column >= closed.column):
                break
            taken = n if text else taken
        below = [text for _, text in self._pending[:taken]]
        if closed.node.value:
            closed.node.below += below
        else:  # there is no entry for them to be below
            closed.node.above += below
        del self._pending[:taken]
        if closed.is_flow:
            self._solid = (line, closed.node)

    def _above(self) -> list[str]:
        above = [text for _, text in self._pending]
        self._pending.clear()
        return above

    def _gap(self, line: int, column: int) -> None:
        """Gather the comments and blank lines between the event before and this spot."""
        first, begin = self._at
        for number in range(first, line + 1):
            text = self._lines[number] if number < len(self._lines) else ""
            part = text[begin if number == first else 0 : column if number == line else None]
            at = part.find("#")
            if at >= 0:
                comment = part[at:].rstrip()
                if self._solid and self._solid[0] == number:
                    self._beside(self._solid[1], comment)
                else:
                    self._pending.append((text.index(part) + at, comment))
            elif number < line and part == text and not text.strip() and self._is_between():
                self._pending.append((0, ""))

    def _beside(self, node: Node, comment: str) -> None:
        if node.beside:
            node.above.append(node.beside)
        node.beside = comment

    def _is_between(self) -> bool:
        """Tell whether a blank line here sets apart: not in brackets, not twice, not at the start."""
        if self._open and self._open[-1].is_flow:
            return False
        return self._pending[-1][1] != "" if self._pending else bool(self._open)
