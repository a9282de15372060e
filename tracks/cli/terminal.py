"""Where output goes: UTF-8 streams, colour only where it is seen, files whole or not at all."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tracks.errors import Code, wrong_usage
from tracks.files import replacing
from tracks.render.cells import clean

if TYPE_CHECKING:
    from tracks.render.rendered import Rendered

CLEAR_LINE = "\r\x1b[K"


def speak_utf8() -> None:
    """Make standard output and error UTF-8 with plain line ends, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def wants_colour() -> bool:
    """Tell whether output is seen in colour: on a terminal, without NO_COLOR (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def deliver(data: str | bytes | Iterator[str], output: Path | None = None) -> None:
    """Write data to a file, whole or not at all, or to standard output where none is given.

    A text may come in pieces; what is no text needs a file. Raises TracksError where the file cannot
    be written.
    """
    texts = [data] if isinstance(data, str) else data
    if output is None:
        assert not isinstance(texts, bytes)
        sys.stdout.writelines(texts)
        return
    try:
        _write([texts] if isinstance(texts, bytes) else (t.encode() for t in texts), output)
    except OSError as error:
        raise wrong_usage(Code.OUTPUT_REFUSED, path=str(output), errno=error.errno) from error


def hand_over(rendered: "Rendered", output: Path | None = None) -> None:
    """Deliver a file, first those that belong beside it, and print its remarks.

    Raises TracksError where a file cannot be written.
    """
    for name, content in rendered.beside.items():
        assert output is not None
        deliver(content, output.with_name(name))
    deliver(rendered.content, output)
    for sentence in rendered.remarks:
        remark(f"{sentence}\n")


def remark(text: str) -> None:
    """Write what is not data to standard error."""
    sys.stderr.write(text)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows progress on one line of a terminal; elsewhere it shows nothing."""
    seen = sys.stderr.isatty()

    def show(text: str) -> None:
        if seen:
            sys.stderr.write(CLEAR_LINE + clean(text))
            sys.stderr.flush()

    try:
        yield show
    finally:
        if seen:
            sys.stderr.write(CLEAR_LINE)


def _write(data: Iterable[bytes], target: Path) -> None:
    if target.exists() and not target.is_file():  # a device or a pipe is not to be replaced
        with target.open("wb") as file:
            file.writelines(data)
        return
    with replacing(target) as beside, beside.open("wb") as file:
        file.writelines(data)
