"""Which formats a command writes, and which of them was asked for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tracks.commands.usage import unknown
from tracks.errors import Code, wrong_usage
from tracks.formats import READERS, TOGETHER, WRITERS
from tracks.reports import BINARY, REPORTS, formats

KLASS = "klass"
"""Versions, codes and changes as Statistics Norway's KLASS has them, in JSON."""

FILES: Mapping[str, tuple[str, ...]] = {
    "export": (*WRITERS, *TOGETHER, KLASS),
    "template": ("xlsx", "yaml"),
}
"""What editions are written as, the first where none is asked for; everything else is a report."""

_SUFFIXES = {"ttl": "xkos", "tsv": "sssom"}
"""What a file is, where it is not named after its format."""


def formats_of(command: str) -> tuple[str, ...]:
    """Return the formats of a command, the first where none is asked for; KeyError where it has none."""
    return formats(command) if command in REPORTS else FILES[command]


def file_format(known: Sequence[str], written: str | None, output: Path | None) -> str:
    """Return the format asked for, else what the file is named, else the first.

    Raises TracksError where there is none such, where the file is named after one that others have, and
    where one that is no text has no file.
    """
    named = _named(output)
    form = written or (named if named in known or named in _every() else known[0])
    if form not in known:
        raise unknown(Code.NO_SUCH_VALUE, form, known, option="--format")
    if form in BINARY and output is None:
        raise wrong_usage(Code.OPTION_WANTED, option=f"--format {form}", other="-o")
    return form


def together_format(written: str | None, output: Path | None) -> str | None:
    """Return the format of all editions in one file, None where nothing says that one is meant.

    Raises TracksError where there is no such format, and where it is of one edition alone.
    """
    form = written or _named(output)
    if written is not None and form in WRITERS:
        raise wrong_usage(Code.NOT_TOGETHER, option="--all", other=f"--format {written}")
    known = (*TOGETHER, KLASS)
    if written is not None and form not in known:
        raise unknown(Code.NO_SUCH_VALUE, form, known, option="--format")
    return form if form in known else None


def _every() -> set[str]:
    """Return the formats that any command has, and what files that are read are named after."""
    read = {suffix.removeprefix(".") for suffix in READERS}
    return {form for name in (*FILES, *REPORTS) for form in formats_of(name)} | read


def _named(output: Path | None) -> str:
    """Return the format that the name of a file tells, empty where there is no file."""
    suffix = output.suffix[1:].lower() if output else ""
    return _SUFFIXES.get(suffix, suffix)
