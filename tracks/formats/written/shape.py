"""Plain data and what the schema makes of it, both ways: pydantic judges, the problems are ours."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tracks.errors import Code, Pointer, Problem
from tracks.formats.written.fields import LIST_EMPTY, NUMBER_EXPECTED, QUOTE_LIMIT, QUOTE_LONG
from tracks.formats.written.schema import TAGS
from tracks.formats.written.statements import STATEMENT_KINDS
from tracks.model.label import is_tag
from tracks.model.resolve import nearest_first

Schema = TypeVar("Schema", bound=BaseModel)

Tree = dict[str, Any]
"""Plain data under the keys of a file."""

_UNSHAPED = {
    "string_type": Code.TEXT_EXPECTED,
    "tuple_type": Code.LIST_EXPECTED,
    "dict_type": Code.MAPPING_EXPECTED,
    "mapping_type": Code.MAPPING_EXPECTED,
    "model_type": Code.MAPPING_EXPECTED,
}

_OF_NUMBERS = frozenset(
    {
        "int_parsing",
        "int_parsing_size",
        "int_type",
        "int_from_float",
        "greater_than_equal",
        "less_than_equal",
    }
)


def shaped(schema: type[Schema], tree: Any) -> tuple[Schema | None, list[Problem]]:
    """Return the tree as the schema has it, and everything in it that does not fit.

    A key that does not fit is left out of the tree, so that the rest is judged all the same; the
    result is None where too little remains. Only a root that is no mapping ends it at once. A key of
    the schema whose value is None is as if it were not there.
    """
    problems: list[Problem] = []
    left_out: set[Pointer] = set()
    while True:
        try:
            return schema.model_validate(tree), problems
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
        found = {_pointer(error["loc"]): error for error in errors}
        new = {at: error for at, error in found.items() if at not in left_out}
        problems.extend(
            _problem(schema, at, error)
            for at, error in new.items()
            if not _is_unsaid(schema, at, error)
        )
        if any(at in left_out or not _can_be_left_out(at, error) for at, error in found.items()):
            return None, problems
        for pointer in found:
            _leave_out(tree, pointer)
        left_out.update(found)


def plain(value: BaseModel, *fields: str) -> Tree:
    """Return what these fields, or all, have besides their defaults, in the order of the fields."""
    only = set(fields) or None
    return value.model_dump(mode="json", exclude_defaults=True, include=only)


def _pointer(location: tuple[int | str, ...]) -> Pointer:
    return tuple(step for step in location if step not in TAGS)


def _can_be_left_out(pointer: Pointer, error: ErrorDetails) -> bool:
    return bool(pointer) and isinstance(pointer[-1], str) and error["type"] != "missing"


def _leave_out(tree: Any, pointer: Pointer) -> None:
    for step in pointer[:-1]:
        tree = tree[step]
    tree.pop(pointer[-1], None)


def _is_unsaid(schema: type[BaseModel], pointer: Pointer, error: ErrorDetails) -> bool:
    """Tell whether all that is wrong is that a key of the schema has no value."""
    if error["input"] is not None or error["type"] in ("extra_forbidden", "missing"):
        return False
    if not pointer or not isinstance(pointer[-1], str) or _is_free(schema, error["loc"]):
        return False
    return not is_tag(pointer[-1]) or pointer[-1] in _known_keys(schema, error["loc"][:-1])


def _problem(schema: type[BaseModel], pointer: Pointer, error: ErrorDetails) -> Problem:
    """Translate one of pydantic's errors."""
    kind = error["type"]
    context = error.get("ctx", {})
    value = str(error["input"])
    key = str(pointer[-1]) if pointer else ""
    if kind == "extra_forbidden":
        known = nearest_first(key, _known_keys(schema, error["loc"][:-1]))
        return Problem(Code.KEY_UNKNOWN, {"key": key, "known": known}, at=pointer)
    if kind == "missing":
        return Problem(Code.KEY_MISSING, {"key": key}, at=pointer)
    if kind == "literal_error":
        known = nearest_first(value, re.findall("'([^']*)'", context["expected"]))
        return Problem(Code.WORD_UNKNOWN, {"value": value, "known": known}, at=pointer)
    if kind == NUMBER_EXPECTED:
        return Problem(
            Code.NUMBER_EXPECTED, {"value": value, "example": context["example"]}, at=pointer
        )
    if kind in _OF_NUMBERS:
        return Problem(Code.NUMBER_EXPECTED, {"value": value, "example": "2"}, at=pointer)
    if kind == LIST_EMPTY:
        return Problem(Code.LIST_EMPTY, {"key": key}, at=pointer)
    if kind == QUOTE_LONG:
        told = {"length": context["length"], "most": QUOTE_LIMIT}
        return Problem(Code.QUOTE_TOO_LONG, told, at=pointer)
    if not pointer:
        return Problem(Code.FILE_NOT_MAPPING, at=pointer)
    if error["input"] is None and isinstance(pointer[-1], str):
        return Problem(Code.VALUE_ABSENT, {"key": key}, at=pointer)
    if kind == "union_tag_not_found":
        return Problem(Code.STATEMENT_UNKNOWN, {"known": STATEMENT_KINDS}, at=pointer)
    return Problem(_UNSHAPED[kind], {"key": _nearest_key(pointer)}, at=pointer)


def _nearest_key(pointer: Pointer) -> str:
    return next((step for step in reversed(pointer) if isinstance(step, str)), "")


def _known_keys(schema: type[BaseModel], location: Sequence[int | str]) -> list[str]:
    """Return the keys that the schema has at a location of pydantic's."""
    return list(_fields(next(_models(_annotation(schema, location)), schema)))


def _is_free(schema: type[BaseModel], location: Sequence[int | str]) -> bool:
    """Tell whether the last key of a location is one that authors choose, such as a source's id."""
    keys = [step for step in location if step not in TAGS]
    around = location[: location.index(keys[-1], len(keys) - 1)]
    return _values(_annotation(schema, around)) is not None


def _annotation(schema: type[BaseModel], location: Iterable[int | str]) -> Any:
    """Return what the schema wants at a location of pydantic's."""
    wanted: Any = schema
    for step in location:
        if step in TAGS:
            wanted = TAGS[str(step)] or wanted
        elif isinstance(step, str):
            values = _values(wanted)
            model = next(_models(wanted), schema)
            wanted = _fields(model).get(step, wanted) if values is None else values
    return wanted


def _values(annotation: Any) -> Any:
    """Return what is wanted under the keys of a mapping whose keys are free, None where it is none."""
    if get_origin(annotation) in (dict, Mapping):
        return get_args(annotation)[1]
    if get_origin(annotation) in (Annotated, Union, UnionType):
        parts = (_values(part) for part in get_args(annotation))
        return next((part for part in parts if part is not None), None)
    return None


def _fields(schema: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in schema.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
