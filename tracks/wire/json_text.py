"""JSON texts that tools which read lines can use: each entry of a list on a line of its own."""

import json


def json_text(value: object) -> str:
    """Return a list, or a mapping that holds lists, with each entry on a line; anything else on one.

    UTF-8 characters as they are, a final newline; Python's quick encoder does the entries.
    """
    return _lines(value) + "\n"


def _lines(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_text, value)) + "\n]"
    if isinstance(value, dict) and any(isinstance(entry, list) for entry in value.values()):
        entries = (f"{_text(key)}: {_lines(entry)}" for key, entry in value.items())
        return "{\n" + ",\n".join(entries) + "\n}"
    return _text(value)


_text = json.JSONEncoder(ensure_ascii=False).encode
