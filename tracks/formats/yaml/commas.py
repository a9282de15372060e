"""Commas in braces that belong to a text: what follows one is a key to YAML, and was not meant as one.

`{name: Agriculture, forestry and fishing}` holds the name `Agriculture` and a key without a value.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tracks.errors import Code, Pointer, Problem, Spot
from tracks.formats.source_text import SourceText
from tracks.formats.yaml.text import quoted, scalar
from tracks.model.resolve import nearest

_BEGIN = (MappingStartEvent, SequenceStartEvent)
_END = (MappingEndEvent, SequenceEndEvent)


@dataclass(frozen=True)
class Pair:
    """A key in braces, the pointer to it, and the value, both as events of YAML.

    `bare` tells that not even a colon follows the key; `before` is the pair before, where its value
    is a text.
    """

    at: Pointer
    key: Any
    value: Any
    bare: bool
    before: "Pair | None"


def bare_keys(
    document: SourceText, events: Iterable[Any]
) -> Iterator[tuple[list[Pointer], Problem]]:
    """Yield what is wrong with keys in braces that no colon follows, and the pointers to them.

    Several that follow one another are one problem, at the first of them.
    """
    run: list[Pair] = []
    for pair in chain(_pairs(document, events), [None]):
        if run and (pair is None or not pair.bare or pair.before is not run[-1]):
            yield [each.at for each in run], _problem(document, run)
            run = []
        if pair is not None and pair.bare:
            run.append(pair)


def with_quotes(
    document: SourceText, events: Callable[[], Iterable[Any]], problems: Sequence[Problem]
) -> Sequence[Problem]:
    """Return the problems, where those of unknown keys show what to write if the comma is text."""
    wanted = {problem.spot for problem in problems if _may_be_text(problem)}
    if not wanted:
        return problems
    texts = {
        _spot(document, pair.key): _whole(document, pair.before, pair.value)
        for pair in _pairs(document, events())
        if pair.before and not pair.bare and type(pair.value) is ScalarEvent
    }
    return [
        replace(problem, params={**problem.params, "whole": texts[problem.spot]})
        if problem.spot in wanted and problem.spot in texts
        else problem
        for problem in problems
    ]


def _may_be_text(problem: Problem) -> bool:
    """Tell whether a key is unknown and like none there is."""
    if problem.code is not Code.KEY_UNKNOWN:
        return False
    key, known = problem.params["key"], problem.params["known"]
    return isinstance(key, str) and isinstance(known, tuple) and nearest(key, known) is None


def _problem(document: SourceText, run: Sequence[Pair]) -> Problem:
    first, spot = run[0], _spot(document, run[0].key)
    if first.before is None:
        return Problem(Code.KEY_BARE, {"key": first.key.value}, spot=spot)
    whole = _whole(document, first.before, run[-1].key)
    return Problem(Code.COMMA_IN_TEXT, {"key": first.key.value, "whole": whole}, spot=spot)


def _whole(document: SourceText, first: Pair, last: Any) -> str:
    """Return how a pair has to be written whose text goes on to the end of an event."""
    while first.bare and first.before:
        first = first.before
    start = first.key if first.bare else first.value
    text = start.value + _between(document, start.end_mark, last.end_mark)
    return quoted(text) if first.bare else f"{scalar(first.key.value)}: {quoted(text)}"


def _between(document: SourceText, start: Any, end: Any) -> str:
    """Return what is written from one mark to another, on one line."""
    lines = document.lines[start.line : end.line + 1]
    lines[-1] = lines[-1][: end.column]
    lines[0] = lines[0][start.column :]
    return " ".join(line.strip() for line in lines) if len(lines) > 1 else lines[0]


def _spot(document: SourceText, event: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column if start.line == end.line else 1
    return document.spot(start.line, start.column, width)


@dataclass
class _Open:
    """A list or mapping that is being read: in `step` where it is, in `last` its pair before."""

    is_list: bool
    in_braces: bool
    step: str | int
    key: Any = None
    last: Pair | None = None


def _pairs(document: SourceText, events: Iterable[Any]) -> Iterator[Pair]:
    """Yield the pairs that stand in braces, in the order of their ends."""
    opened: list[_Open] = []
    for event in events:
        kind = type(event)
        if kind in _END:
            opened.pop()
        elif kind is ScalarEvent and opened and not opened[-1].is_list and opened[-1].key is None:
            opened[-1].key, opened[-1].step = event, event.value
            continue
        elif kind in _BEGIN:
            is_list = kind is SequenceStartEvent
            opened.append(_Open(is_list, event.flow_style, 0 if is_list else ""))
            continue
        elif kind not in (ScalarEvent, AliasEvent):
            continue
        # Here a value has ended, of the collection that is now the innermost.
        if not opened:
            continue
        around = opened[-1]
        if isinstance(around.step, int):
            around.step += 1
            continue
        if around.key is None:
            around.key = event  # a list, a mapping or an alias as a key, which is refused elsewhere
            continue
        if around.in_braces and type(around.key) is ScalarEvent:
            pair = _pair(document, opened, event)
            around.last = pair if kind is ScalarEvent and (event.value or pair.bare) else None
            yield pair
        around.key = None


def _pair(document: SourceText, opened: Sequence[_Open], value: Any) -> Pair:
    around = opened[-1]
    is_empty = type(value) is ScalarEvent and not value.value and not value.style
    bare = is_empty and ":" not in _between(document, around.key.end_mark, value.start_mark)
    at = tuple(each.step for each in opened)
    return Pair(at, around.key, value, bare, around.last)
