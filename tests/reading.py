"""Reading everything at a path the way `validate` does, for tests."""

from pathlib import Path

from tracks import formats
from tracks.checks import across
from tracks.errors import Problem
from tracks.formats.folder import Folder, find
from tracks.formats.loaded import Loaded


def problems_at(path: Path) -> list[Problem]:
    """Return all problems of the folders, files and editions at a path, located."""
    folders, problems = find([path])
    for folder in folders:
        problems.extend(folder.problems)
        problems.extend(problems_of(folder))
    return problems


def problems_of(folder: Folder) -> list[Problem]:
    """Return the problems of a folder's editions, each by itself and against each other."""
    if folder.taxonomy is None:
        return []
    loaded = {file.stem: formats.read(file, folder.taxonomy) for file in folder.files}
    problems = [problem for one in loaded.values() for problem in one.problems]
    return problems + against_each_other(loaded)


def against_each_other(loaded: dict[str, Loaded]) -> list[Problem]:
    """Return what the checks across editions find, located."""
    editions = {label: one.edition for label, one in loaded.items() if one.edition}
    heads = [edition.head for edition in editions.values()]
    found = [*across.check_sources_are_defined_once(heads), *across.check_sources_are_known(heads)]
    names = across.Names()
    for label, edition in editions.items():
        pairs = ((item.id, item.name) for item in edition.items.values())
        found.extend(across.Finding(label, problem) for problem in names.add(label, pairs))
        links = across.check_links_start_from_items(
            edition.head, lambda since: editions[since].items if since in editions else None
        )
        found.extend(across.Finding(label, problem) for problem in links)
    return [
        problem
        for label, one in loaded.items()
        for problem in one.located(p for edition, p in found if edition == label)
    ]
