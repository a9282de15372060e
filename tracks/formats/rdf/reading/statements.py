"""The statements of a file of RDF, one after the other; what is wrong with its form is located."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import quote

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.rdf.forms import FORMS
from tracks.formats.source_text import not_utf8, too_large

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat

LARGEST = 1 << 29
"""The largest file that is read, in bytes."""

_LEAST, _TIMES = 1 << 26, 20
"""RDF/XML and JSON-LD may come to so many bytes of N-Quads, or to so many times their own size."""

_CONVERTED = ("RDF/XML", "JSON-LD")
_CONVERTER = Path(__file__).with_name("converter.py")
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LONGEST = 10_000


def statements(file: Path) -> "Iterator[Quad]":
    """Yield what a file states, in its order; relative IRIs begin with the name of the file.

    Raises OSError from the system, and TracksError where it is too large or not what its suffix says.
    """
    check_installed()
    import pyoxigraph

    if file.stat().st_size > LARGEST:
        raise TracksError(too_large(file, LARGEST))
    with file.open("rb") as data:
        start = data.read(len(_BOM))
        if start[:2] in _UTF16:
            raise TracksError(not_utf8(file))
        form = FORMS[file.suffix.lower()]
        base = f"file:///{quote(file.name)}"
        try:
            if form in _CONVERTED:
                yield from _converted(file, form, base)
            elif start == _BOM:
                yield from pyoxigraph.parse(data, format=_format(form), base_iri=base)
            else:
                yield from pyoxigraph.parse(path=file, format=_format(form), base_iri=base)
        except SyntaxError as error:
            raise TracksError(_broken(file, error.msg, error.lineno, error.offset)) from error
        except MemoryError as error:  # what is quoted goes on without an end
            raise TracksError(_broken(file, str(error), None, None)) from error


def check_installed() -> None:
    """Raise TracksError where what reads RDF is not installed."""
    try:
        import_module("pyoxigraph")
    except ImportError:
        raise TracksError(Problem(Code.RDF_MISSING)) from None


def _format(form: str) -> "RdfFormat":
    import pyoxigraph

    names = {"N-Triples": "N_TRIPLES", "N-Quads": "N_QUADS", "TriG": "TRIG", "Turtle": "TURTLE"}
    found: RdfFormat = getattr(pyoxigraph.RdfFormat, names[form])
    return found


def _converted(file: Path, form: str, base: str) -> "Iterator[Quad]":
    import pyoxigraph

    # -P: what lies in the folder that somebody works in is no part of the program.
    command = [sys.executable, "-P", str(_CONVERTER), str(file.absolute()), form, base]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said)
        assert process.stdout is not None
        bounded = _Bounded(process.stdout, max(_LEAST, _TIMES * file.stat().st_size))
        is_whole = False
        try:
            data = cast(IO[bytes], bounded)
            yield from pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS)
            is_whole = not bounded.is_full
        except (SyntaxError, MemoryError):
            pass  # the process ended within a statement, or a text has no end
        finally:
            process.stdout.close()
            _end(process, is_whole=is_whole)
        said.seek(0)
        if process.returncode or not is_whole:
            raise TracksError(_refused(file, said.read()))


def _end(process: "subprocess.Popen[bytes]", *, is_whole: bool) -> None:
    """Wait for a process that writes into a closed pipe; one that writes nothing is ended."""
    try:
        process.wait(None if is_whole else 1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class _Bounded:
    """What a process writes, which ends where it is more than a file may be."""

    def __init__(self, data: IO[bytes], most: int) -> None:
        self._data, self._left = data, most
        self.is_full = False

    def read(self, size: int = -1) -> bytes:
        if self._left <= 0:
            self.is_full = True
            return b""
        found = self._data.read(size)
        self._left -= len(found)
        return found


def _refused(file: Path, said: bytes) -> Problem:
    """Return what is wrong with a file that could not be converted; what ran out of memory says nothing."""
    try:
        found = json.loads(said)
    except ValueError:
        return Problem(Code.RDF_SWELLS, spot=Spot(str(file)))
    return _broken(file, found["said"], found["line"], found["column"])


def _broken(file: Path, said: str, line: int | None, column: int | None) -> Problem:
    if "LoadDocumentCallback" in said:
        return Problem(Code.CONTEXT_ELSEWHERE, spot=Spot(str(file)))
    form = FORMS[file.suffix.lower()]
    text = _text(file, line) if line else None
    spot = Spot(str(file), line, column if line else None, text)
    other = _looks_like(file)
    if other and other != form:
        return Problem(Code.RDF_OTHER_FORM, {"form": form, "other": other}, spot=spot)
    return Problem(Code.RDF_BROKEN, {"form": form, "said": _bare(said)}, spot=spot)


def _bare(said: str) -> str:
    """Return what the parser says without the place, which is told beside it."""
    head, colon, rest = said.partition(": ")
    return rest if colon and head.startswith("Parser error at") else said


def _text(file: Path, line: int) -> str | None:
    with file.open(encoding="utf-8", errors="replace", newline="") as lines:
        found = next(islice(lines, line - 1, line), None)
    return found.rstrip("\r\n") if found is not None and len(found) < _LONGEST else None


def _looks_like(file: Path) -> str | None:
    """Return the form that a file begins like, None where that tells nothing."""
    with file.open("rb") as data:
        start = data.read(1024).removeprefix(_BOM).lstrip()
    if start.startswith((b"<?xml", b"<rdf:RDF", b"<!DOCTYPE")):
        return "RDF/XML"
    if start.startswith((b"{", b"[{", b'["')):
        return "JSON-LD"
    return "Turtle" if start.lower().startswith((b"@prefix", b"@base", b"prefix ")) else None
