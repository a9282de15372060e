"""JSON texts that tools which read lines can use: each entry of a list on a line of its own."""

import json
from collections.abc import Iterator


def json_text(value: object) -> str:
    """Return a list, or a mapping that holds lists, with each entry on a line; anything else on one.

    UTF-8 characters as they are, a final newline; Python's quick encoder does the entries.
    """
    return "".join(json_pieces(value))


def json_pieces(value: object) -> Iterator[str]:
    """Yield the same text in pieces; an iterator stands for a list that is made as it is written."""
    yield from _lines(value)
    yield "\n"


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, list | Iterator):
        between = "[\n"
        for entry in value:
            yield between + _text(entry)
            between = ",\n"
        yield "\n]" if between == ",\n" else "[]"
    elif isinstance(value, dict) and any(isinstance(e, list | Iterator) for e in value.values()):
        between = "{\n"
        for key, entry in value.items():
            yield f"{between}{_text(key)}: "
            yield from _lines(entry)
            between = ",\n"
        yield "\n}"
    else:
        yield _text(value)


# What an answer holds has no circle, so that none is looked for.
_text = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
