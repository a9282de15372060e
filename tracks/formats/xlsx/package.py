"""An .xlsx file as the zip of XML parts that it is: what is no workbook, or hides too much, is refused."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import Path
from zipfile import ZipFile

from tracks.errors import Code, Problem, Spot, TracksError

LARGEST = 1 << 30
"""The most that all parts of a workbook may hold once they are unpacked, in bytes."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="(\w+):(\w+)"')
_CHUNK, _OVERLAP = 1 << 20, 256


def check_package(file: Path) -> None:
    """Raise TracksError where a file is no workbook that can be read; OSError from the system."""
    with file.open("rb") as stream:
        if stream.read(len(_OLE)) == _OLE:
            encrypted = _ENCRYPTED in stream.read()
            code = Code.WORKBOOK_ENCRYPTED if encrypted else Code.WORKBOOK_OLD
            raise refused(file, code)
    check_parts(file)
    with sound(file), ZipFile(file) as archive:
        types = archive.read(_TYPES)
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise refused(file, Code.WORKBOOK_MACROS)


def check_parts(file: Path) -> None:
    """Raise TracksError where a zip of XML parts is none, holds too much or declares entities."""
    with sound(file), ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST:
            raise refused(file, Code.WORKBOOK_TOO_LARGE, limit=LARGEST >> 20)
        if any(_has_declarations(archive, part) for part in archive.namelist()):
            raise refused(file, Code.WORKBOOK_BROKEN)


@contextmanager
def sound(file: Path, broken: Code = Code.WORKBOOK_BROKEN) -> Iterator[None]:
    """Tell of a broken part, which makes zipfile and openpyxl raise whatever they trip over."""
    try:
        yield
    except (TracksError, MemoryError):
        raise
    except Exception as error:
        # An offset that a zip has wrong makes the system complain of it, and not of the file.
        if isinstance(error, OSError) and error.errno and error.errno != EINVAL:
            raise
        raise refused(file, broken) from error


def refused(file: Path, code: Code, **params: object) -> TracksError:
    """Return the error that a file cannot be read as a workbook at all."""
    return TracksError(Problem(code, params, spot=Spot(str(file))))


def merged_ranges(archive: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Yield the first and the last cell of each merged range of a sheet, as ("A2", "A9")."""
    seen: set[tuple[str, str]] = set()
    with archive.open(part) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            for found in _MERGED.finditer(text):
                pair = (found[1].decode(), found[2].decode())
                if pair not in seen:
                    seen.add(pair)
                    yield pair
            rest = text[-_OVERLAP:]


def _has_declarations(archive: ZipFile, part: str) -> bool:
    """Tell whether an XML part declares entities, which no spreadsheet writes and which may explode."""
    if not part.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as stream:
        return b"<!" in stream.read(4096).replace(b"<!--", b"").replace(b"<![CDATA[", b"")
