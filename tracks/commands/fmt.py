"""`fmt`: YAML files in the one layout, their comments kept."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from shutil import copymode
from typing import NamedTuple

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.files import replacing
from tracks.formats.bundles.folder import TAXONOMY_FILE
from tracks.formats.source_text import read_source, unreadable
from tracks.formats.yaml.edition import LARGEST
from tracks.formats.yaml.tidy import tidied

SUFFIX = ".yaml"


class Formatted(NamedTuple):
    """A file that was, or would be, laid out anew; `lines` say how, as a unified diff."""

    file: Path
    lines: tuple[str, ...]


class Outcome(NamedTuple):
    """How many files were looked at, which of them changed, and what is wrong with others."""

    files: int
    formatted: tuple[Formatted, ...]
    problems: tuple[Problem, ...]


def fmt(paths: Sequence[Path], *, check: bool = False) -> Outcome:
    """Lay out the YAML files at the paths anew, or with `check` only tell which would change.

    A path is a file, a taxonomy's folder or a folder of such folders. A file with an error is left
    as it is and does not keep the others from being laid out.
    """
    formatted: list[Formatted] = []
    problems: list[Problem] = []
    files = list(dict.fromkeys(_files(paths, problems)))
    for file in files:
        try:
            if changed := _formatted(file, check=check):
                formatted.append(changed)
        except TracksError as error:
            problems.extend(error.problems)
    return Outcome(len(files), tuple(formatted), tuple(problems))


def _files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    for path in paths:
        try:
            if path.is_dir():
                folders = [path, *sorted(path.iterdir())]
                if (path / TAXONOMY_FILE).is_file():
                    folders = [path]
                files = [f for folder in folders for f in _of_taxonomy(folder)]
                if not files:
                    problems.append(Problem(Code.NOTHING_TO_READ, spot=Spot(str(path))))
                yield from files
            elif path.suffix.lower() == SUFFIX or not path.exists():
                yield path
            else:
                params = {"suffix": path.suffix, "known": (SUFFIX,)}
                problems.append(Problem(Code.SUFFIX_UNKNOWN, params, spot=Spot(str(path))))
        except OSError as error:
            problems.append(unreadable(path, error))


def _of_taxonomy(folder: Path) -> list[Path]:
    if not (folder / TAXONOMY_FILE).is_file():
        return []
    files = (f for f in folder.iterdir() if f.suffix.lower() == SUFFIX and f.name[0] != ".")
    return sorted(file for file in files if file.is_file())


def _formatted(file: Path, *, check: bool) -> Formatted | None:
    """Lay out a file; None where it is as it should be. Raises TracksError where it cannot be."""
    document = read_source(file, LARGEST)
    text = tidied(document)
    if file.read_bytes() == text.encode():
        return None
    if not check:
        _replace(file, text)
    name = str(file)
    lines = unified_diff(document.text.split("\n"), text.split("\n"), name, name, lineterm="")
    return Formatted(file, tuple(lines) if check else ())


def _replace(file: Path, text: str) -> None:
    """Write a file whole or not at all; a link stays one, and the permissions stay what they were."""
    try:
        with replacing(file) as beside:
            beside.write_bytes(text.encode())
            copymode(file, beside)
    except OSError as error:
        params = {"path": str(file), "errno": error.errno}
        raise TracksError(Problem(Code.OUTPUT_REFUSED, params)) from error
