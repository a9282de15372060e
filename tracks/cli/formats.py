"""Which formats a command writes, and which of them was asked for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tracks.commands.usage import unknown
from tracks.errors import Code, wrong_usage
from tracks.formats import WRITERS
from tracks.reports import BINARY, REPORTS, formats

FILES: Mapping[str, tuple[str, ...]] = {
    "export": tuple(WRITERS),
    "template": ("xlsx", "yaml"),
}
"""What editions are written as, the first where none is asked for; everything else is a report."""


def formats_of(command: str) -> tuple[str, ...]:
    """Return the formats of a command, the first where none is asked for; KeyError where it has none."""
    return formats(command) if command in REPORTS else FILES[command]


def file_format(known: Sequence[str], written: str | None, output: Path | None) -> str:
    """Return the format asked for, else what the file is named, else the first.

    Raises TracksError where there is none such, and where one that is no text has no file.
    """
    suffix = output.suffix[1:].lower() if output else ""
    form = written or (suffix if suffix in known else known[0])
    if form not in known:
        raise unknown(Code.NO_SUCH_VALUE, form, known, option="--format")
    if form in BINARY and output is None:
        raise wrong_usage(Code.OPTION_WANTED, option=f"--format {form}", other="-o")
    return form
