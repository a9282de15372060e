"""Plain data as YAML that reads back as it was, and that people like to read and edit."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

WIDTH = 100
"""So many characters a line may have that holds a whole list or mapping."""

# What stands under these keys begins a line of its own, however short it is.
_TALL = frozenset(
    {"sources", "items", "children", "unplaced", "statements", "says", "links", "mentioned"}
)

# What YAML, or our reader, does not take for text as it stands, and a little more.
_NOT_PLAIN = re.compile(r"""^[\s:&*!|>'"%@`#=~<]|^-(?!\d)|[,?\[\]{}：，、\\]|:\s|:\Z|\s#|\s\Z""")

# YAML looks for the `:` of a key within 1024 characters, else a `?` must announce it.
_LONGEST_KEY = 1000

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def yaml_text(tree: Mapping[str, Any]) -> str:
    """Return a document of texts, whole numbers, None, lists and mappings."""
    return "".join(f"{line}\n" for line in _lines(tree, WIDTH))


def _lines(value: Any, room: int) -> Iterator[str]:
    """Yield a list or mapping over several lines, not indented; `room` is how long they may be."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from pair(key, inner, room)
    else:
        for inner in value:
            yield from entry(inner, room)


def pair(key: str, value: Any, room: int) -> Iterator[str]:
    """Yield the lines of a key and its value, the first of which may be all."""
    *announced, head = key_lines(key)
    yield from announced
    if is_prose(value):
        yield f"{head} {'|' if value.endswith(chr(10)) else '|-'}"
        yield from indented(value.removesuffix("\n").split("\n"))
        return
    flow = None if _is_tall(key, value) and not _is_leaf(value) else _flow(value)
    if flow is not None and (_is_leaf(value) or len(head) + 1 + len(flow) <= room):
        yield f"{head} {flow}".rstrip()
    else:
        yield head
        yield from indented(_lines(value, room - 2))


def _is_tall(key: str, value: Any) -> bool:
    # `links` of an edition are a list; those of `read:` in a taxonomy.yaml are two headings.
    return key in _TALL and not (key == "links" and isinstance(value, Mapping))


def key_lines(key: str) -> list[str]:
    """Return the lines that a pair begins with; its value may follow on the last of them."""
    head = f"{scalar(key)}:"
    return [head] if len(head) <= _LONGEST_KEY else [f"? {head[:-1]}", ":"]


def entry(value: Any, room: int) -> Iterator[str]:
    """Yield the lines of an entry of a list."""
    flow = _flow(value)
    if flow is not None and (_is_leaf(value) or 2 + len(flow) <= room):
        yield f"- {flow}".rstrip()
        return
    lines = indented(_lines(value, room - 2))
    yield f"- {next(lines)[2:]}"
    yield from lines


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines one step further in."""
    return (f"  {line}" if line else "" for line in lines)


def _flow(value: Any) -> str | None:
    """Return a value on one line, None where it has to have several."""
    if value is None:
        return ""
    if isinstance(value, str | int):
        return scalar(str(value))
    if isinstance(value, Mapping):
        if any(
            inner is None or is_prose(inner) or _is_tall(key, inner) for key, inner in value.items()
        ):
            return None
        pairs = [(scalar(key), _flow(inner)) for key, inner in value.items()]
        told = [f"{key}: {inner}" for key, inner in pairs if inner is not None]
        return f"{{{', '.join(told)}}}" if len(told) == len(pairs) else None
    if any(inner is None or isinstance(inner, Mapping) for inner in value):
        return None
    told = [flow for flow in map(_flow, value) if flow is not None]
    return f"[{', '.join(told)}]" if len(told) == len(value) else None


def _is_leaf(value: Any) -> bool:
    """Tell whether nothing of a value could stand on a line of its own."""
    return not value or isinstance(value, str | int)


def is_prose(value: Any) -> bool:
    """Tell whether a text of several lines can stand as it is: no line hides something."""
    if not isinstance(value, str) or "\n" not in value:
        return False
    lines = value.split("\n")
    bare = lines[:-1] if not lines[-1] else lines
    framed = bare[0] and bare[-1] and not bare[0].startswith(" ")
    return bool(framed) and all(_is_visible(line) and not line.endswith(" ") for line in bare)


def scalar(text: str) -> str:
    """Return a text plain where that is safe, else quoted with what does not show escaped."""
    if text and _is_visible(text) and not _NOT_PLAIN.search(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return a text in quotes, with what does not show escaped."""
    return f'"{"".join(_ESCAPES.get(c) or _visible(c) for c in text)}"'


def _is_visible(text: str) -> bool:
    """Tell whether all of a text shows; the full-width space indents Chinese paragraphs."""
    return text.replace("\u3000", "").isprintable()


def _visible(character: str) -> str:
    if _is_visible(character):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
