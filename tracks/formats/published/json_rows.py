"""Rows of a JSON file: a list of objects, or objects that hold those below them (RFC 8259)."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.published.texts import UTF8
from tracks.formats.rows import Row
from tracks.formats.source_text import too_large
from tracks.model.layout import Layout
from tracks.model.resolve import nearest_first

JSON = ".json"

LARGEST = 1 << 28
"""The largest JSON file that is read, in bytes."""

CHILDREN, PARENT = "children", "parent"
_SHOWN = 12


class JsonRows:
    """The objects of a file as rows, one cell for each key that is asked for, in that order.

    Those below another come after it and have its code as their parent. Raises OSError,
    UnicodeDecodeError and TracksError. `where` says which objects are meant, by their keys.
    """

    def __init__(
        self, file: Path, layout: Layout, asked: Mapping[str, str], where: Mapping[str, str]
    ) -> None:
        if file.stat().st_size > LARGEST:
            raise TracksError(too_large(file, LARGEST))
        self._file, self._layout, self._asked = file, layout, asked
        self._text = file.read_text(encoding=layout.encoding or UTF8)
        self._objects = [
            found
            for found in self._read()
            if all(_text(_at(found, key)) == value for key, value in where.items())
        ]
        self._check_keys()

    def records(self) -> Iterator[Row]:
        """Yield a row for each object, with the line on which the text of its first cell stands."""
        keys = [path for key, path in self._asked.items() if key != CHILDREN]
        is_tree = CHILDREN in self._asked
        code = next((n for n, key in enumerate(self._asked) if key in ("id", "code")), 0)
        position, line = 0, 1
        pending = [(each, "") for each in reversed(self._objects)]
        while pending:
            found, parent = pending.pop()
            cells = [_text(_at(found, path)) for path in keys]
            start = self._text.find(_encoded(cells[code]), position) if cells else -1
            if start >= 0:
                line += self._text.count("\n", position, start)
                position = start
            yield line, [*cells, parent] if is_tree else cells
            below = _at(found, self._asked[CHILDREN]) if is_tree else None
            if isinstance(below, list):
                pending.extend((each, cells[code]) for each in reversed(below))

    @property
    def columns(self) -> dict[str, int]:
        """The number of each cell by its key; in a tree the last is the parent's code."""
        keys = [key for key in self._asked if key != CHILDREN]
        return {
            key: n for n, key in enumerate([*keys, PARENT] if CHILDREN in self._asked else keys)
        }

    def spot(self, line: int) -> Spot:
        """Return a line of the file."""
        return Spot(str(self._file), line)

    def _read(self) -> list[Any]:
        try:
            whole = json.loads(self._text)
        except json.JSONDecodeError as error:
            spot = Spot(str(self._file), error.lineno, error.colno)
            raise TracksError(Problem(Code.JSON_BROKEN, spot=spot)) from error
        except (RecursionError, ValueError) as error:  # a number of thousands of digits
            raise TracksError(Problem(Code.JSON_BROKEN, spot=Spot(str(self._file)))) from error
        found = _at(whole, self._layout.rows) if self._layout.rows else whole
        if isinstance(found, dict) and CHILDREN in self._asked:
            found = [found]
        if not isinstance(found, list):
            known = tuple(whole) if isinstance(whole, dict) else ()
            raise self._missing("rows", self._layout.rows or "", known)
        return found

    def _check_keys(self) -> None:
        """Refuse keys that no object has, nor any below it."""
        pending, known = list(self._objects), dict[str, None]()
        lacking = dict(self._asked)
        while pending and lacking:
            found = pending.pop()
            for key in [key for key, path in lacking.items() if _at(found, path) is not None]:
                del lacking[key]
            if isinstance(found, dict) and len(known) < _SHOWN:
                known |= dict.fromkeys(map(str, found))
            below = _at(found, self._asked[CHILDREN]) if CHILDREN in self._asked else None
            pending.extend(below if isinstance(below, list) else ())
        for key, path in lacking.items():
            raise self._missing(key, path, tuple(known))

    def _missing(self, key: str, path: str, known: tuple[str, ...]) -> TracksError:
        params = {"key": key, "pattern": path, "known": nearest_first(path, known)[:_SHOWN]}
        return TracksError(Problem(Code.HEADING_MISSING, params, spot=Spot(str(self._file))))


def _at(found: Any, path: str) -> Any:
    """Return what stands under a key, or under several with dots between: title.en."""
    if isinstance(found, dict) and path in found:
        return found[path]
    for key in path.split("."):
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    return found


def _text(value: Any) -> str:
    """Return what a value says as a cell: nothing for null, a list of texts with bars between."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list():
            return "|".join(_text(each) for each in value)
    return json.dumps(value, ensure_ascii=False)


def _encoded(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if text else '""'
