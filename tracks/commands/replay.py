"""Importing a dump: every act of its journal is done again, as it was done then."""

from collections.abc import Collection, Iterable
from pathlib import Path

from tracks.errors import Code, Problem, Spot, any_error
from tracks.formats.bundles.bundle import Bundle, Progress
from tracks.formats.bundles.map_dump import MapEntry, read_map_dump
from tracks.model.map import Ends
from tracks.store import Recorded, RecordedMap, Recording


def replay(
    dump: Bundle, session: Recording, progress: Progress
) -> tuple[list[Recorded], list[Problem]]:
    """Return what was recorded of a dump, and what is wrong with it; an error ends the recording.

    Editions are not held against each other again: that was done when they were recorded.
    """
    recorded: list[Recorded] = []
    problems: list[Problem] = []
    if dump.taxonomy is None or dump.history is None:
        return recorded, problems
    key = dump.taxonomy.id
    if session.knows(key):
        spot = Spot(str(dump.path))
        return recorded, [Problem(Code.TAXONOMY_RECORDED, {"taxonomy": key}, spot=spot)]
    for step in dump.history(progress):
        problems.extend(step.problems)
        if step.entry is None or any_error(problems):
            continue
        if step.taxonomy:
            session.settle_again(step.taxonomy, step.entry.act)
        elif step.edition:
            recorded.append(session.record_again(step.edition, step.entry.act))
        else:
            session.enter_again(key, step.entry.revision, step.entry.act)
    return recorded, problems


def replay_maps(
    paths: Iterable[Path], session: Recording
) -> tuple[list[RecordedMap], list[Problem]]:
    """Return what was recorded of the maps of dumps, and what is wrong with them, after the taxonomies."""
    recorded: list[RecordedMap] = []
    problems: list[Problem] = []
    for folder in paths:
        entries, wrong = read_map_dump(folder)
        problems += wrong
        known = {act.ends for act in session.map_acts()}
        for entry in [] if any_error(wrong) else entries:
            if problem := _wrong(entry, session, known):
                problems.append(problem)
            else:
                ends = entry.source, entry.target
                number = session.enter_map(ends, entry.map, entry.act)
                matches = len(entry.map.matches) if entry.map else 0
                recorded.append(RecordedMap(entry.label, number, True, matches))
    return recorded, problems


def _wrong(entry: MapEntry, session: Recording, known: Collection[Ends]) -> Problem | None:
    """Return why an act of a dump cannot be done again with a map."""
    there = session.taxonomies()
    for end in (entry.source, entry.target):
        if end.taxonomy not in there:
            told = {"value": end.taxonomy, "known": there}
            return Problem(Code.MAP_TAXONOMY_UNKNOWN, told, spot=entry.spot)
    if (entry.source, entry.target) in known:
        return Problem(Code.TAXONOMY_RECORDED, {"taxonomy": entry.label}, spot=entry.spot)
    return None
