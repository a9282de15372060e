"""The journal of a dump: what was done with the revisions that lie beside it, in order."""

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Problem
from tracks.formats.csv.table import cell_spots, read_records
from tracks.formats.loaded import placed
from tracks.formats.source_text import not_utf8, unreadable
from tracks.model.act import Act, Deed

COLUMNS = ("number", "revision", "deed", "at", "by", "why", "content", "digest")


class Entry(NamedTuple):
    """An act and the revision, such as `2025@1`, that it was done with; `@1` of the taxonomy itself.

    `content` is the digest of the revision where the act is its recording, or of what the taxonomy
    said, `line` where it stands.
    """

    revision: str
    act: Act
    content: str | None
    line: int = 0


def write_journal(taxonomy: str, entries: Iterable[Entry]) -> str:
    """Return a journal.csv; the digest of each act tells whether its line was changed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        act = entry.act
        digest = act.digest(taxonomy, entry.revision).hex()
        told = (act.number, entry.revision, act.deed, act.at, act.by, act.why, entry.content)
        writer.writerow([*told, digest])
    return text.getvalue()


def read_journal(file: Path, taxonomy: str) -> tuple[list[Entry], list[Problem]]:
    """Read the journal of a taxonomy's dump; its problems are values, whatever the file holds."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        for found in _entries(file, taxonomy):
            if isinstance(found, Entry):
                entries.append(found)
            else:
                problems.append(found)
        problems += [] if problems else _gaps(entries)
        return entries, placed(problems, partial(cell_spots, file))
    except OSError as error:
        return [], [unreadable(file, error)]
    except UnicodeDecodeError:
        return [], [not_utf8(file)]


def _entries(file: Path, taxonomy: str) -> Iterator[Entry | Problem]:
    line = 0
    try:
        records = read_records(file)
        line, header = next(records, (1, []))
        if tuple(header) != COLUMNS:
            yield _altered(line)
            return
        for line, row in records:
            yield _entry(line, row, taxonomy) or _altered(line)
    except csv.Error:
        yield _altered(line + 1)


def _entry(line: int, row: list[str], taxonomy: str) -> Entry | None:
    """Return what a row says, None where that is not what was written."""
    try:
        number, revision, deed, at, by, why, content, digest = row
        act = Act(int(number), Deed(deed), at, by or None, why or None)
    except ValueError:
        return None
    if act.digest(taxonomy, revision).hex() != digest:
        return None
    return Entry(revision, act, content or None, line)


def _gaps(entries: list[Entry]) -> Iterator[Problem]:
    """Yield where acts are missing, and those that cannot have been done when they stand there."""
    recorded: dict[str, int] = {}
    for expected, entry in enumerate(entries, 1):
        if entry.act.number != expected:
            yield Problem(Code.ENTRY_MISSING, {"number": expected}, at=("line", entry.line))
            return
        label, _, number = entry.revision.partition("@")
        known = recorded.get(label, 0)
        if entry.act.deed in (Deed.RECORDED, Deed.CHANGED):
            recorded[label] = known + 1
            is_taxonomy = entry.act.deed is Deed.CHANGED
            fits = number == str(known + 1) and is_taxonomy == (not label)
        else:
            fits = bool(label) and number.isdecimal() and 1 <= int(number) <= known
        if not fits:
            yield _altered(entry.line)


def _altered(line: int) -> Problem:
    return Problem(Code.JOURNAL_ALTERED, at=("line", line))
