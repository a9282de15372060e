"""Which files of a folder `read:` speaks of, and what each of them is."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Problem, Spot
from tracks.formats.bundles.bundle import Readable
from tracks.formats.csv.link_table import LinkTable
from tracks.formats.published.edition import read_published
from tracks.formats.published.links import read_published_links
from tracks.model.layout import Layout

_MARKS = re.compile(r"(\*|\{edition\}|\{from\}|\{to\})")
_LABEL = r"[^/@\s]+?"


class Fit(NamedTuple):
    """An entry of `read:` that speaks of a file, and what the file's name tells: edition, from, to."""

    layout: Layout
    told: dict[str, str]


def fits(file: Path, read: Sequence[Layout]) -> list[Fit]:
    """Return the entries that speak of a file; those with its exact name go before all patterns."""
    exact = [Fit(layout, {}) for layout in read if layout.file == file.name]
    return exact or [
        Fit(layout, found.groupdict())
        for layout in read
        if (found := _pattern(layout.file).fullmatch(file.name))
    ]


def check_fits(file: Path, fitting: Sequence[Fit]) -> Iterator[Problem]:
    """Tell of a file that several patterns fit: which of them is meant nobody can say."""
    patterns = tuple(fit.layout.file for fit in fitting)
    if len(fitting) > 1 and patterns[0] != file.name:
        yield Problem(Code.LAYOUTS_BOTH_FIT, {"patterns": patterns}, spot=Spot(str(file)))


def editions_in(file: Path, fitting: Sequence[Fit]) -> Iterator[Readable]:
    """Yield the editions that a file holds."""
    for layout, told in fitting:
        label = layout.edition or told.get("edition")
        if layout.links is None and label:
            yield Readable(label, file, partial(read_published, file, label, layout))


def tables_in(file: Path, fitting: Sequence[Fit]) -> Iterator[LinkTable]:
    """Read the tables of correspondences that a file holds."""
    for layout, told in fitting:
        if layout.links is not None:
            known = (told["from"], told["to"]) if {"from", "to"} <= told.keys() else None
            yield read_published_links(file, layout, known)


def _pattern(name: str) -> re.Pattern[str]:
    parts = _MARKS.split(name)
    seen: set[str] = set()
    found = ""
    for part in parts:
        key = part.strip("{}")
        if part == "*":
            found += ".*"
        elif _MARKS.fullmatch(part):
            found += f"(?P={key})" if key in seen else f"(?P<{key}>{_LABEL})"
            seen.add(key)
        else:
            found += re.escape(part)
    return re.compile(found)
