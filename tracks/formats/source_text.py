"""A file's text: decoded, its characters checked, its lines at hand for places."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.model.text import invisible, refused

REPLACEMENT = "\ufffd"

_ENCODINGS = {"GBK": "gb18030", "Windows-1252": "cp1252"}


@dataclass(frozen=True)
class SourceText:
    """A file's name and its text, with newlines unified; lines and columns count from 0 here."""

    file: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their newlines."""
        return self.text.split("\n")

    def spot(self, line: int, column: int, width: int = 1) -> Spot:
        """Return the place of a spot, numbered from 1 and with its line."""
        text = self.lines[line] if line < len(self.lines) else ""
        return Spot(self.file, line + 1, column + 1, text, max(1, width))


def read_source(file: Path, limit: int) -> SourceText:
    """Read a UTF-8 file, with or without a byte order mark.

    `limit` is in bytes. Raises TracksError where the file is missing, too large or otherwise encoded.
    """
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= limit else b""
    except OSError as error:
        raise TracksError(unreadable(file, error)) from error
    if size > limit:
        raise TracksError(too_large(file, limit))
    if not is_utf8(data):
        raise TracksError(not_utf8(file))
    text = data.decode("utf-8-sig")
    return SourceText(str(file), text.replace("\r\n", "\n").replace("\r", "\n"))


def unreadable(file: Path, error: OSError) -> Problem:
    """Return the problem of a file that the system does not let us read."""
    reason = type(error).__name__
    return Problem(Code.FILE_UNREADABLE, {"reason": reason}, spot=Spot(str(file)))


def too_large(file: Path, limit: int) -> Problem:
    """Return the problem of a file over the stated size."""
    return Problem(Code.FILE_TOO_LARGE, {"limit": limit >> 20}, spot=Spot(str(file)))


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 text; zero bytes are those of UTF-16."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def not_utf8(file: Path) -> Problem:
    """Return the problem of a file that is no UTF-8: its first such line, what it may be, and how it reads.

    What is GBK is mostly valid Windows-1252 too, and the other way round: only people can tell.
    """
    with file.open("rb") as lines:
        number, line = next((n, line) for n, line in enumerate(lines, 1) if not is_utf8(line))
    spot = Spot(str(file), number)
    if b"\0" in line or line[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Problem(Code.NOT_UTF8, {"encoding": "UTF-16"}, spot=spot)
    readings = {}
    for name, codec in _ENCODINGS.items():
        with suppress(UnicodeDecodeError):
            readings[name] = line.decode(codec).strip()
    if not readings:
        return Problem(Code.NOT_UTF8, {"encoding": "?"}, spot=spot)
    told = tuple(f"{name}: {text}" for name, text in readings.items())
    return Problem(Code.NOT_UTF8, {"encoding": tuple(readings), "readings": told}, spot=spot)


def without_refused(document: SourceText) -> tuple[SourceText, list[Problem]]:
    """Replace characters that may not stand in a file, one for one, and tell where they stood."""
    problems: list[Problem] = []
    lines = list(document.lines)
    for number, line in enumerate(lines):
        if not line.isprintable():
            lines[number], found = _replace_refused(document, number, line)
            problems.extend(found)
    return (SourceText(document.file, "\n".join(lines)), problems) if problems else (document, [])


def _replace_refused(document: SourceText, number: int, line: str) -> tuple[str, list[Problem]]:
    """Return the line without its refused characters and, where it has any, a problem of the first."""
    found = [column for column, character in enumerate(line) if refused(character, lines=True)]
    if not found:
        return line, []
    params = {"character": code_point(line[found[0]])}
    spot = document.spot(number, found[0])
    replaced = "".join(REPLACEMENT if refused(c, lines=True) else c for c in line)
    return replaced, [Problem(Code.CHARACTER_REFUSED, params, spot=spot)]


def visible(text: str, *, lines: bool) -> tuple[str, list[tuple[Code, dict[str, object]]]]:
    """Return a text without the characters that show nothing, and what is to be said of it.

    Where `lines` is not set, line ends are refused like other control characters.
    """
    if text.isprintable():
        return text, []
    found: list[tuple[Code, dict[str, object]]] = [
        (Code.CHARACTER_REFUSED, {"character": code_point(character)})
        for character in sorted({c for c in text if refused(c, lines=lines)})
    ]
    removed = sorted({code_point(c) for c in text if invisible(c)})
    bare = "".join(c for c in text if not invisible(c)) if removed else text
    found += ((Code.CHARACTER_REMOVED, {"character": name, "text": bare}) for name in removed)
    return bare, found


def code_point(character: str) -> str:
    """Return the name that Unicode gives a code point, such as `U+200B`."""
    return f"U+{ord(character):04X}"
