"""Folders of published files, and what is read from them."""

from pathlib import Path

from tracks.commands.reading import nothing_known, read_editions
from tracks.errors import Problem
from tracks.formats.bundles import find
from tracks.model.edition import Edition

SAID = Path(__file__).parent / "raw"
"""What is said of how the raw sets are read, a taxonomy.yaml each."""

RAW = Path(__file__).parents[4] / "shared" / "raw"
"""Classifications as they were published."""

HEAD = """\
taxonomy: demo
title: {en: Demo}
levels: [{id: one, en: one}, {id: two, en: two}, {id: three, en: three}]
"""


def written(folder: Path, read: str, files: dict[str, str | bytes], head: str = HEAD) -> Path:
    """Write a taxonomy's folder: what it reads, under its head, and its files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "taxonomy.yaml").write_text(f"{head}read:\n{read}", encoding="utf-8")
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    return folder


def read(folder: Path) -> tuple[dict[str, Edition], list[Problem]]:
    """Return the editions at a path by their labels, and what is wrong with the files."""
    bundles, problems = find([folder])
    problems = [*problems, *(problem for bundle in bundles for problem in bundle.problems)]
    editions = {}
    for bundle in bundles:
        for found in read_editions(bundle, nothing_known, lambda _: None):
            problems.extend(found.problems)
            if found.edition:
                editions[found.edition.head.edition] = found.edition
    return editions, problems


def outline(edition: Edition) -> list[str]:
    """Return an edition's items, each as `level: parent/id name`."""
    return [
        f"{item.level}: {item.parent or ''}/{item.id} {item.name}"
        for item in edition.items.values()
    ]


def raw_sets(folder: Path) -> Path:
    """Put the raw sets into a folder, each with what says how it is read."""
    for said in sorted(SAID.iterdir()):
        below = folder / said.stem
        below.mkdir(parents=True)
        (below / "taxonomy.yaml").write_bytes(said.read_bytes())
        for file in (RAW / said.stem).iterdir():
            (below / file.name).write_bytes(file.read_bytes())
    return folder
