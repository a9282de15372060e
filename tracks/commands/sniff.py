"""`sniff`: how published files may be read, proposed as a taxonomy.yaml, and what comes of it."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tracks.errors import Code, Problem, Spot, TracksError, wrong_usage
from tracks.formats.bundles.folder import TAXONOMY_FILE, is_passing
from tracks.formats.loaded import Loaded
from tracks.formats.published.edition import read_published
from tracks.formats.published.files import fits
from tracks.formats.published.links import read_published_links
from tracks.formats.published.sniffing.look import Look, look_at
from tracks.formats.published.sniffing.propose import Seen, proposed
from tracks.formats.source_text import unreadable
from tracks.formats.written.taxonomy import is_label
from tracks.formats.yaml.writer import write_taxonomy
from tracks.model.item import depth_first
from tracks.model.taxonomy import Level, Taxonomy, Title

SHOWN = 10
"""So many items of a list are shown."""


class ListSeen(NamedTuple):
    """A list: its file, the edition that it is, how many items it has by level, and the first of them.

    Each of these is its depth from 0, its id and its name. `problems` are what keeps it from being read.
    """

    file: str
    edition: str
    counts: tuple[int, ...]
    first: tuple[tuple[int, str, str], ...]
    problems: tuple[Problem, ...]


class TableSeen(NamedTuple):
    """A table of correspondences: its file, the edition it leads to, and how many pairs it has."""

    file: str
    edition: str
    pairs: int
    problems: tuple[Problem, ...]


class Sniffed(NamedTuple):
    """The text of a taxonomy.yaml, what comes of it, and by file what is not sure.

    `unread` are files in which nothing was recognised.
    """

    folder: Path
    text: str
    levels: tuple[Level, ...]
    lists: tuple[ListSeen, ...]
    tables: tuple[TableSeen, ...]
    doubts: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]


def sniff(paths: Sequence[Path]) -> Sniffed:
    """Propose how files of one folder are read; a path is a file, or the folder of them all.

    Raises TracksError where nothing is there to look at, nothing of it can be read, or files are of
    several folders.
    """
    files = _files(paths)
    looks: list[Look] = []
    problems: list[Problem] = []
    for file in files:
        try:
            looks.append(look_at(file))
        except OSError as error:
            problems.append(unreadable(file, error))
        except TracksError as error:
            problems.extend(error.problems)
    if not looks:
        raise TracksError(*problems)
    seen = proposed(looks)
    folder = files[0].parent
    taxonomy = _taxonomy(folder, seen)
    lists, tables = [], []
    for file in files:
        for layout, told in fits(file.name, taxonomy.read):
            if layout.links is None:
                label = layout.edition or told.get("edition", "")
                lists.append(_list_seen(file, label, read_published(file, label, layout, taxonomy)))
                continue
            table = read_published_links(file, layout, None)
            edition, rows = next(iter(table.rows.items()), ("", ()))
            tables.append(TableSeen(file.name, edition, len(rows), tuple(table.problems)))
    read = {*(each.file for each in lists), *(each.file for each in tables)}
    return Sniffed(
        folder,
        write_taxonomy(taxonomy),
        taxonomy.levels,
        tuple(lists),
        tuple(tables),
        tuple((each.layout.file, doubt) for each in seen for doubt in each.doubts),
        tuple(file.name for file in files if file.name not in read),
        tuple(problems),
    )


def _files(paths: Sequence[Path]) -> list[Path]:
    try:
        inside = [sorted(path.iterdir()) if path.is_dir() else [path] for path in paths]
    except OSError as error:
        raise TracksError(unreadable(paths[0], error)) from error
    files = [
        file
        for each in inside
        for file in each
        if not file.is_dir() and not is_passing(file) and file.name != TAXONOMY_FILE
    ]
    if not files:
        raise TracksError(Problem(Code.NOTHING_TO_SNIFF, spot=Spot(str(paths[0]))))
    folders = tuple(dict.fromkeys(str(file.parent) for file in files))
    if len(folders) > 1:
        raise wrong_usage(Code.SEVERAL_FOLDERS, folders=folders)
    return list(dict.fromkeys(files))


def _taxonomy(folder: Path, seen: Sequence[Seen]) -> Taxonomy:
    name = folder.resolve().name
    key = name if is_label(name) else "taxonomy"
    depth = max((each.levels for each in seen), default=1) or 1
    levels = [Level(id=f"level-{n}", zh=f"第 {n} 层", en=f"level {n}") for n in range(1, depth + 1)]
    if depth == 1:
        levels = [Level(id="item", zh="条目", en="item")]
    read = tuple(each.layout for each in seen)
    return Taxonomy(id=key, title=Title(zh=key, en=key), levels=tuple(levels), read=read)


def _list_seen(file: Path, label: str, loaded: Loaded) -> ListSeen:
    edition = loaded.edition
    if edition is None:
        wrong = tuple(problem for problem in loaded.problems if problem.is_error)
        return ListSeen(file.name, label, (), (), wrong)
    depths = edition.head.taxonomy.depths
    counts = [edition.tally.total.get(level, 0) for level in depths]
    shown = islice(depth_first(edition.items), SHOWN)
    first = tuple((depths[item.level], item.id, item.name) for item in shown)
    return ListSeen(file.name, label, tuple(counts), first, ())
