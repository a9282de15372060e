"""Files in a zip, as publishers pack them: each read as if it lay where the zip lies."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir
from typing import Any
from zipfile import ZipFile, ZipInfo

from tracks.errors import Code, Pointer, Problem, Spot, TracksError
from tracks.formats.csv.link_table import LinkTable
from tracks.formats.loaded import Loaded, Locate, Located
from tracks.formats.source_text import too_large
from tracks.formats.xlsx.package import refused, sound

ARCHIVE = ".zip"

LARGEST = 1 << 30
"""The most that a file in a zip may hold once it is unpacked, in bytes."""

_ENCRYPTED = 0x1
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Member:
    """A file in a zip: where the zip lies, and the name of the file within."""

    archive: Path
    name: str
    _there: Path = field(default_factory=lambda: Path(gettempdir(), f"tracks-{token_hex(16)}"))

    @property
    def file(self) -> Path:
        """What the file is called in messages, and what its name tells: the path through the zip."""
        return self.archive / self.name

    def edition(self, read: Callable[[Path], Loaded]) -> Loaded:
        """Return what `read` makes of the unpacked file, with places in the zip.

        What is wrong with the zip itself is a problem of it.
        """
        try:
            with self._unpacked() as file:
                loaded = read(file)
        except TracksError as error:
            return Loaded(None, error.problems, lambda pointers: {})
        return replace(
            loaded,
            problems=[self._moved(problem) for problem in loaded.problems],
            locate=self._locating(loaded.locate),
        )

    def links(self, read: Callable[[Path], Iterable[LinkTable]]) -> Iterator[LinkTable]:
        """Yield the tables that `read` finds in the unpacked file, with places in the zip."""
        try:
            with self._unpacked() as file:
                tables = list(read(file))
        except TracksError as error:
            yield LinkTable(self.file, {}, list(error.problems))
            return
        for table in tables:
            # One way to locate for all rows of a table, as the table has it.
            ways = {id(row.locate): row.locate for rows in table.rows.values() for row in rows}
            located = {key: self._locating(locate) for key, locate in ways.items()}
            rows = {
                edition: [
                    replace(row, file=self.file, locate=located[id(row.locate)]) for row in rows
                ]
                for edition, rows in table.rows.items()
            }
            yield LinkTable(self.file, rows, [self._moved(p) for p in table.problems])

    @contextmanager
    def _unpacked(self) -> Iterator[Path]:
        """Have the file unpacked, always at one path, and for no longer than it is read."""
        self._there.mkdir(mode=0o700)
        try:
            target = self._there / Path(self.name).name
            with (
                target.open("wb") as unpacked,
                _opened(self.archive) as archive,
                archive.open(self.name) as packed,
            ):
                while chunk := packed.read(_CHUNK):
                    unpacked.write(chunk)
                    if unpacked.tell() > LARGEST:  # a zip may lie about its sizes
                        raise TracksError(too_large(self.file, LARGEST))
            yield target
        finally:
            shutil.rmtree(self._there, ignore_errors=True)

    def _locating(self, locate: Locate) -> Locate:
        def located(pointers: Iterable[Pointer]) -> Located:
            with self._unpacked():
                found = locate(pointers)
            return {
                pointer: (self._inside(key), self._inside(value))
                for pointer, (key, value) in found.items()
            }

        return located

    def _moved(self, problem: Problem) -> Problem:
        params: dict[str, Any] = {
            key: self._inside(value) if isinstance(value, Spot) else value
            for key, value in problem.params.items()
        }
        return replace(problem, params=params, spot=problem.spot and self._inside(problem.spot))

    def _inside(self, spot: Spot) -> Spot:
        return replace(spot, file=str(self.file))


def members(archive: Path) -> list[Member]:
    """Return the files in a zip, in its order, but for those that systems hide in it.

    Raises TracksError where it is broken or encrypted, or where a path leads out of it; OSError.
    """
    with _opened(archive) as found:
        infos = [info for info in found.infolist() if not info.is_dir()]
    seen: set[str] = set()
    for info in infos:
        _check(archive, info, seen)
        seen.add(info.filename)
    return [
        Member(archive, info.filename)
        for info in infos
        if not any(part.startswith((".", "~$", "__MACOSX")) for part in info.filename.split("/"))
    ]


@contextmanager
def _opened(archive: Path) -> Iterator[ZipFile]:
    with sound(archive, Code.ARCHIVE_UNREADABLE), ZipFile(archive) as found:
        yield found


def _check(archive: Path, info: ZipInfo, seen: set[str]) -> None:
    name = info.filename
    parts = name.replace("\\", "/").split("/")
    if name in seen or "\\" in name or ":" in parts[0] or not {"", ".", ".."}.isdisjoint(parts):
        raise refused(archive, Code.ARCHIVE_PATH, path=name)
    if info.flag_bits & _ENCRYPTED:
        raise refused(archive, Code.ARCHIVE_UNREADABLE)
    if info.file_size > LARGEST:
        raise TracksError(too_large(archive / name, LARGEST))
