"""Importing a dump: every act of its journal is done again, as it was done then."""

from tracks.errors import Code, Problem, Spot, any_error
from tracks.formats.bundles.bundle import Bundle, Progress
from tracks.store import Recorded, Recording


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
