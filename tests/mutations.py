"""Files changed at random: their text by what files are made of, their bytes, the parts of a workbook."""

import io
import random
import zipfile
from collections.abc import Callable, Sequence

TOKENS = (
    *("\n", "\n  ", "\n    ", "  ", "\t", "- ", "\n- ", ": ", ", ", ",", "|", ">-\n", "? ", "#", " # x"),
    *("[", "]", "{", "}", "[]", "{}", '"', "'", "''", "&a ", "*a", "!!x ", "<<: ", "---\n", "...\n", "%"),
    *("：", "、", "，", "\u3000", "\u200b", "\ufeff", "\u202e", "\0", "\x1b", "\ufffe", "é", "\r", "@"),
    *("0", "-1", "007", "1.5", "+3%", "127%", "9" * 13, "null", "~", "yes", "2024", "2025", "2025@1", ".."),
    *("items:", "children:", "unplaced:", "statements:", "says:", "links:", "sources:", "listing:"),
    *("id", "name", "level", "parent", "code", "was", "count", "added", "removed", "lost", "under", "since"),
    *("from", "part_of", "to", "weight", "partial", "complete", "attributes:", "title:", "reading:", "focus:"),
    *("k" * 1100, "x" * 300, "- " * 40, "[" * 40, "a: " * 40, "<c>", "</c>", "<v>1</v>", 't="e"', 't="b"'),
)  # fmt: skip

Edit = Callable[[str, random.Random], str]


def mutated(data: bytes, name: str, choice: random.Random) -> bytes:
    """Return a file's bytes with one to four changes."""
    change = _workbook if name.endswith(".xlsx") else _file
    for _ in range(choice.randint(1, 4)):
        data = change(data, choice)
    return data


def _file(data: bytes, choice: random.Random) -> bytes:
    if choice.random() < 0.04:
        return _bytes(data, choice)
    text = data.decode("utf-8", "surrogateescape")
    return choice.choice(_EDITS)(text, choice).encode("utf-8", "surrogateescape")


def _workbook(data: bytes, choice: random.Random) -> bytes:
    """Change one part of the zip and pack it again, now and then the zip itself."""
    if choice.random() < 0.04:
        return _bytes(data, choice)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # whatever zipfile trips over in what a mutation before has broken
        return _bytes(data, choice)
    sheets = [name for name in parts if "sheet" in name or "sharedStrings" in name]
    name = choice.choice(sheets if sheets and choice.random() < 0.8 else sorted(parts))
    parts[name] = _file(parts[name], choice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part), content)
    return out.getvalue()


def _bytes(data: bytes, choice: random.Random) -> bytes:
    """Put some bytes in the place of others."""
    start, end = _span(len(data), choice)
    return data[:start] + choice.randbytes(choice.randint(0, 4)) + data[end:]


def _insert(text: str, choice: random.Random) -> str:
    at, _ = _span(len(text), choice)
    return text[:at] + choice.choice(TOKENS) + text[at:]


def _replace(text: str, choice: random.Random) -> str:
    start, end = _span(len(text), choice)
    return text[:start] + choice.choice(TOKENS) + text[end:]


def _delete(text: str, choice: random.Random) -> str:
    start, end = _span(len(text), choice)
    return text[:start] + text[end:]


def _repeat(text: str, choice: random.Random) -> str:
    start, end = _span(len(text), choice)
    return text[:end] + text[start:]


def _swap(text: str, choice: random.Random) -> str:
    """Swap two lines, or two cells where there is one line."""
    mark = "\n" if "\n" in text else "<"
    lines = text.split(mark)
    a, b = choice.randrange(len(lines)), choice.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return mark.join(lines)


def _drop(text: str, choice: random.Random) -> str:
    lines = text.split("\n")
    del lines[choice.randrange(len(lines))]
    return "\n".join(lines)


def _indent(text: str, choice: random.Random) -> str:
    lines = text.split("\n")
    n = choice.randrange(len(lines))
    lines[n] = choice.choice(("  ", " ", "\t", "- ")) + lines[n]
    return "\n".join(lines)


_EDITS: Sequence[Edit] = (_insert, _insert, _replace, _delete, _repeat, _swap, _drop, _indent)


def _span(length: int, choice: random.Random) -> tuple[int, int]:
    """Return where a short piece begins and ends."""
    start = choice.randint(0, length)
    return start, min(length, start + choice.choice((0, 1, 2, 5, 20, 80)))
