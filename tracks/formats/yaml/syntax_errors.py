"""What the YAML parser complains of, as problems of our own."""

import re
from typing import Any

from yaml import MarkedYAMLError
from yaml.reader import ReaderError

from tracks.errors import Code, Problem
from tracks.formats.source_text import SourceText, code_point

_FULL_WIDTH_KEY = re.compile(r"""^[ ]*(?:- )*[^\s#"'{\[：]+(：)""")


def syntax_problem(document: SourceText, error: MarkedYAMLError) -> Problem:
    """Return the parser's error as the problem an author can act on."""
    mark: Any = error.problem_mark or error.context_mark
    begun: Any = error.context_mark or mark
    # A line without a half-width colon is read on into the next, where the parser then stumbles.
    for line in range(max(0, begun.line - 1), min(mark.line + 1, len(document.lines))):
        if found := _FULL_WIDTH_KEY.match(document.lines[line]):
            spot = document.spot(line, found.start(1))
            params = {"text": found.group().strip(), "mark": found.group(1)}
            return Problem(Code.FULL_WIDTH_MARK, params, spot=spot)
    context, problem = error.context or "", error.problem or ""
    if "quoted scalar" in context:
        return _at(Code.QUOTE_OPEN, document, begun)
    if "flow" in context:
        return _at(Code.BRACKET_OPEN, document, begun)
    if "alias" in context or "anchor" in context:
        return _at(Code.ANCHOR, document, begun, text=document.lines[begun.line][begun.column :])
    if "mapping values" in problem:
        return _at(Code.COLON_WITHIN, document, mark)
    return _at(Code.SYNTAX, document, mark)


def unreadable_character(document: SourceText, error: ReaderError) -> Problem:
    """Return the problem of a character that YAML has no place for, such as U+FFFE."""
    character = chr(error.character)
    for line, text in enumerate(document.lines):
        if (column := text.find(character)) >= 0:
            spot = document.spot(line, column)
            break
    else:
        spot = document.spot(0, 0)
    return Problem(Code.CHARACTER_REFUSED, {"character": code_point(character)}, spot=spot)


def _at(code: Code, document: SourceText, mark: Any, **params: object) -> Problem:
    return Problem(code, params, spot=document.spot(mark.line, mark.column))
