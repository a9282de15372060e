"""YAML as plain dicts, lists and texts: every scalar is text, and what hides or repeats is refused.

PyYAML's events are read by a loop of our own: its loaders type scalars, expand aliases, keep the
last of two equal keys in silence and recurse into whatever depth a file has.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import reduce
from importlib import import_module
from operator import getitem
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from tracks.errors import Code, Problem, Spot
from tracks.formats.source_text import SourceText, visible, without_refused
from tracks.formats.yaml.commas import bare_keys
from tracks.formats.yaml.syntax_errors import syntax_problem, unreadable_character

try:
    Parser: Any = import_module("yaml._yaml").CParser
except ImportError:  # PyYAML without libyaml
    Parser = yaml.BaseLoader

Tree = str | list["Tree"] | dict[str, "Tree"] | None

DEEPEST = 32
_PROSE = frozenset({"definition", "note", "because"})
_FULL_WIDTH = re.compile("[，：、]")
_TAB_INDENT = re.compile(r"^[ ]*(\t+)[ \t]*[^ \t]")
_NO_KEY = object()


def events(text: str) -> Iterator[Any]:
    """Iterate over the YAML events of a text; raises yaml.YAMLError where the syntax ends."""
    return iter(Parser(text).get_event, None)


def parse(document: SourceText) -> tuple[Tree, list[Problem]]:
    """Return what a YAML file says as plain data, and all problems of its syntax.

    A key without a value has None; in braces it needs a colon at least. What follows the first
    broken line stays unread, and the tree is None where something is missing from it.
    """
    clean, problems = without_refused(document)
    clean, tabs = _without_tab_indents(clean)
    reader = _Reader(document)
    reader.problems = problems + tabs
    try:
        for event in events(clean.text):
            if not reader.take(event):
                return None, reader.problems
    except yaml.MarkedYAMLError as error:
        problem = syntax_problem(document, error)
        if not tabs and problem.code not in {told.code for told in reader.problems}:
            reader.problems.append(problem)
        return None, reader.problems
    except ReaderError as error:
        reader.problems.append(unreadable_character(document, error))
        return None, reader.problems
    except RecursionError:  # only the parser without libyaml recurses
        reader.problems.append(Problem(Code.TOO_DEEP, {"limit": DEEPEST}, spot=document.spot(0, 0)))
    if reader.has_empty_keys:
        _refuse_bare_keys(document, clean, reader)
    if reader.root in ([], [None]):  # nothing, or `---` and nothing after it
        reader.problems.append(Problem(Code.FILE_EMPTY, spot=Spot(document.file)))
    return (reader.root[0] if reader.root and reader.is_whole else None), reader.problems


def readable(document: SourceText) -> SourceText:
    """Return the document as the parser reads it: refused characters and tabs replaced one for one."""
    return _without_tab_indents(without_refused(document)[0])[0]


def _without_tab_indents(document: SourceText) -> tuple[SourceText, list[Problem]]:
    problems: list[Problem] = []
    lines = list(document.lines) if "\t" in document.text else []
    for number, line in enumerate(lines):
        if indent := _TAB_INDENT.match(line):
            start, end = indent.span(1)
            spot = document.spot(number, start, end - start)
            problems.append(Problem(Code.TAB_INDENT, spot=spot))
            lines[number] = line[:start] + " " * (end - start) + line[end:]
    return (SourceText(document.file, "\n".join(lines)), problems) if problems else (document, [])


def _refuse_bare_keys(document: SourceText, clean: SourceText, reader: "_Reader") -> None:
    """Tell of keys in braces without even a colon, and leave them out of the tree."""
    for pointers, problem in bare_keys(document, events(clean.text)):
        reader.problems.append(problem)
        for *way, key in pointers:
            # Where a key stands twice, the way may lead into what its first value was.
            with suppress(LookupError, TypeError):
                del reduce(getitem, way, reader.root[0])[key]


class _Reader:
    """Builds the tree from events, one collection open inside the other."""

    def __init__(self, document: SourceText) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.root: list[Any] = []
        self.is_whole = True
        self.has_empty_keys = False
        self._open: list[Any] = [self.root]
        self._keys: list[Any] = [_NO_KEY]  # the key that waits for its value, one a collection
        self._path: list[str | int] = []  # the pointer to the innermost collection, after a 0
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Build on; False where reading on makes no sense."""
        kind = type(event)
        if kind is ScalarEvent:
            self._put(self._scalar(event), event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            return self._begin({} if kind is MappingStartEvent else [], event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._end()
        elif kind is AliasEvent:
            self._refuse(Code.ANCHOR, event, text=f"*{event.anchor}")
            self.is_whole = False
            self._put(None, event)
        elif kind is DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._refuse(Code.SEVERAL_DOCUMENTS, event)
                return False
        return True

    def _begin(self, collection: Any, event: Any) -> bool:
        self._refuse_properties(event)
        top = self._open[-1]
        self._path.append(len(top) if type(top) is list else self._keys[-1])
        self._put(collection, event)
        self._open.append(collection)
        self._keys.append(_NO_KEY)
        if len(self._open) > DEEPEST + 1:
            self._refuse(Code.TOO_DEEP, event, limit=DEEPEST)
            return False
        return True

    def _end(self) -> None:
        closed = self._open.pop()
        self._keys.pop()
        self._path.pop()
        if type(closed) is dict:
            closed.pop(None, None)
            self.has_empty_keys |= None in closed.values()

    def _put(self, value: Any, event: Any) -> None:
        top = self._open[-1]
        if type(top) is list:
            self._refuse_full_width(value, event)
            top.append(value)
        elif self._keys[-1] is _NO_KEY:
            self._keys[-1] = self._key(value, event)
        else:
            top[self._keys[-1]] = value
            self._keys[-1] = _NO_KEY

    def _key(self, key: Any, event: Any) -> str | None:
        if not isinstance(key, str):
            self._refuse(Code.KEY_NOT_TEXT, event)
            return None
        self._refuse_full_width(key, event)
        if key in self._open[-1]:
            self._refuse(Code.KEY_TWICE, event, key=key, first=(*self._path[1:], key))
        if key == "<<" and not event.style:
            self._refuse(Code.ANCHOR, event, text=key)
        return key

    def _scalar(self, event: Any) -> str | None:
        self._refuse_properties(event)
        text: str = event.value
        if not text and not event.style:
            return None
        return text if text.isprintable() else self._visible(text, event)

    def _visible(self, text: str, event: Any) -> str:
        text, found = visible(text, lines=self._keys[-1] in _PROSE)
        for code, params in found:
            self._refuse(code, event, **params)
        return text

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(Code.ANCHOR, event, text=f"&{event.anchor}")
        if event.tag is not None:
            self._refuse(Code.TAG, event, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _refuse_full_width(self, text: object, event: Any) -> None:
        if isinstance(text, str) and not event.style and (mark := _FULL_WIDTH.search(text)):
            self._refuse(Code.FULL_WIDTH_MARK, event, text=text, mark=mark.group())

    def _refuse(self, code: Code, event: Any, **params: object) -> None:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if start.line == end.line else 1
        spot = self.document.spot(start.line, start.column, width)
        self.problems.append(Problem(code, params, spot=spot))
