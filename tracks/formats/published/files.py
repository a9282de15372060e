"""Which files of a folder `read:` speaks of, and what each of them is."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Problem, Spot, TracksError
from tracks.formats.bundles.bundle import Readable
from tracks.formats.csv.link_table import LinkTable
from tracks.formats.loaded import Loaded
from tracks.formats.published.archives import ARCHIVE, Member, members
from tracks.formats.published.edition import read_published
from tracks.formats.published.links import read_published_links
from tracks.formats.rdf.forms import is_rdf
from tracks.formats.rdf.reading.versions import read_correspondence, read_version, versions_in
from tracks.model.layout import Layout
from tracks.model.taxonomy import Taxonomy

_MARKS = re.compile(r"(\*|\{edition\}|\{from\}|\{to\})")
_LABEL = r"[^/@\s]+?"


class Fit(NamedTuple):
    """An entry of `read:` that speaks of a file, and what the file's name tells: edition, from, to."""

    layout: Layout
    told: dict[str, str]


class Published(NamedTuple):
    """What `read:` makes of a file: editions, tables of correspondences, and what is wrong before either."""

    problems: Sequence[Problem]
    editions: Sequence[Readable]
    tables: Sequence[Callable[[], Iterable[LinkTable]]]


def published(file: Path, read: Sequence[Layout]) -> Published | None:
    """Return what `read:` makes of a file, or of the files in a zip; None where it speaks of none of them.

    Raises OSError.
    """
    if file.suffix.lower() == ARCHIVE:
        packed = [layout for layout in read if _fits(layout.file.partition("/")[0], file.name)]
        return _in_archive(file, packed) if packed else None
    fitting = fits(file.name, read)
    if not fitting:
        return None
    said = list(_editions(fitting))
    if is_rdf(file):
        editions = versions_in(file, said) if said else []
    else:
        editions = [
            Readable(label, file, partial(read_published, file, label, layout))
            for label, layout in said
        ]
    tables = [partial(_tables, fitting, file)] if _has_links(fitting) else []
    return Published(_check(file, file.name, fitting), editions, tables)


def fits(name: str, read: Sequence[Layout]) -> list[Fit]:
    """Return the entries that speak of a file; those with its exact name go before all patterns."""
    exact = [Fit(layout, {}) for layout in read if layout.file == name]
    return exact or [
        Fit(layout, found.groupdict()) for layout in read if (found := _fits(layout.file, name))
    ]


def _in_archive(archive: Path, read: Sequence[Layout]) -> Published:
    problems: list[Problem] = []
    editions: list[Readable] = []
    tables: list[Callable[[], Iterable[LinkTable]]] = []
    try:
        inside = members(archive)
    except TracksError as error:
        return Published(error.problems, (), ())
    for member in inside:
        name = f"{archive.name}/{member.name}"
        if fitting := fits(name, read):
            problems.extend(_check(member.file, name, fitting))
            editions.extend(
                Readable(label, member.file, partial(_edition_in, member, label, layout))
                for label, layout in _editions(fitting)
            )
            if _has_links(fitting):
                tables.append(partial(member.links, partial(_tables, fitting)))
    return Published(problems, editions, tables)


def _edition_in(member: Member, label: str, layout: Layout, taxonomy: Taxonomy) -> Loaded:
    reads = read_version if is_rdf(member.name) else read_published
    return member.edition(lambda file: reads(file, label, layout, taxonomy))


def _check(file: Path, name: str, fitting: Sequence[Fit]) -> list[Problem]:
    """Tell of a file that several patterns fit: which of them is meant nobody can say."""
    patterns = tuple(fit.layout.file for fit in fitting)
    if len(fitting) == 1 or patterns[0] == name:
        return []
    return [Problem(Code.LAYOUTS_BOTH_FIT, {"patterns": patterns}, spot=Spot(str(file)))]


def _editions(fitting: Sequence[Fit]) -> Iterator[tuple[str, Layout]]:
    """Yield the label of each edition that a file holds, with how it is laid out; RDF may tell it itself."""
    for layout, told in fitting:
        label = layout.edition or told.get("edition") or ""
        if layout.links is None and (label or is_rdf(layout.file)):
            yield label, layout


def _has_links(fitting: Sequence[Fit]) -> bool:
    return any(fit.layout.links for fit in fitting)


def _tables(fitting: Sequence[Fit], file: Path) -> Iterator[LinkTable]:
    """Read the tables of correspondences that a file holds."""
    for layout, told in fitting:
        if layout.links is not None:
            known = (told["from"], told["to"]) if {"from", "to"} <= told.keys() else None
            reads = read_correspondence if is_rdf(file) else read_published_links
            yield reads(file, layout, known)


def _fits(pattern: str, name: str) -> re.Match[str] | None:
    return _pattern(pattern).fullmatch(name)


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
