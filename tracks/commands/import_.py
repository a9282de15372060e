"""`import`: recording the editions that files hold, all of them or none."""

import os
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tracks.commands.reading import Known, read_editions
from tracks.commands.reading_maps import maps_in, tables_of_maps
from tracks.commands.replay import replay, replay_maps
from tracks.commands.usage import unknown, words
from tracks.errors import Code, Parameter, Problem, any_error, wrong_usage
from tracks.formats import READERS
from tracks.formats.bundles import find
from tracks.formats.bundles.bundle import Bundle, Progress
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.map import Scheme
from tracks.model.resolve import nearest
from tracks.shipped import BUNDLED, taxonomies
from tracks.store import Recorded, RecordedMap, Recording, Store

ALL_BUNDLED = "taxonomies"
"""What all bundled taxonomies together are called."""


class Outcome(NamedTuple):
    """What was recorded, or would be, and what is wrong with the files.

    `settled` are the taxonomies whose settings or names were entered in the journal, `maps` are those
    between taxonomies.
    """

    recorded: tuple[Recorded, ...]
    problems: tuple[Problem, ...]
    settled: tuple[str, ...] = ()
    maps: tuple[RecordedMap, ...] = ()

    @property
    def errors(self) -> int:
        """How many problems kept everything out of the record."""
        return sum(problem.is_error for problem in self.problems)


def record(
    store: Store,
    paths: Sequence[Path],
    *,
    by: str | None = None,
    revise: str | None = None,
    dry_run: bool = False,
    progress: Progress = lambda _: None,
) -> Outcome:
    """Record the editions at the paths, the first bundled taxonomy where there are no paths.

    What is no path may be the name of a bundled taxonomy, `taxonomies` all of them; TracksError for
    another name.

    One error, and nothing is recorded. `by` is who records; `revise` is why, and lets changed
    content of a published edition be recorded as a draft. `progress` is called with each file
    before it is read. The acts of a dump keep their own time, author and reason. Raises TracksError
    for the database, and where a dump is to be revised.
    """
    reason = None if revise is None else words("revise", revise)
    files = list(_files(paths or [Path(BUNDLED[0])]))
    bundles, problems = find(files)
    tables = tables_of_maps(files, bundles, progress)
    if revise is not None and (dumps := [bundle for bundle in bundles if bundle.history]):
        raise wrong_usage(Code.NOT_TOGETHER, option=Parameter("revise"), other=str(dumps[0].path))
    problems = [*problems, *(problem for bundle in bundles for problem in bundle.problems)]
    recorded: list[Recorded] = []
    refused: list[Problem] = []
    settled: list[str] = []
    maps: list[RecordedMap] = []
    with store.recording(by, reason) as session:
        mapped = (named.scheme.taxonomy for t in tables for row in t.rows for named in row.sides)
        keys = [*mapped, *(bundle.taxonomy.id for bundle in bundles if bundle.taxonomy)]
        session.lock(dict.fromkeys(keys))
        for bundle in bundles:
            if bundle.history:
                again, flaws = replay(bundle, session, progress)
                recorded.extend(again)
                problems.extend(flaws)
                continue
            for read in read_editions(bundle, lambda *asked: _known(store, *asked), progress):
                problems.extend(read.problems)
                if read.edition and not any_error(problems):
                    became = session.record(read.edition)
                    if isinstance(became, Problem):
                        refused.append(became)
                    else:
                        recorded.append(became)
                del read  # so that its items are not in memory beside those of the next one
            if (said := bundle.taxonomy) and any(each.taxonomy == said.id for each in recorded):
                settled += [said.id] if session.settle(said) else []
        problems.extend(refused)
        found, wrong = maps_in(
            tables, partial(_listed, session, recorded, _refused(bundles, recorded))
        )
        replayed, flaws = replay_maps(files, session)
        problems.extend([*wrong, *flaws])
        if not any_error(problems):
            maps += [*replayed, *map(session.map, found)]
        problems.extend(_loosened(session, recorded))
        if any_error(problems):
            recorded.clear()
            settled.clear()
        if dry_run or not (recorded or maps):
            session.discard()
    return Outcome(tuple(recorded), tuple(problems), tuple(settled), tuple(maps))


def _refused(bundles: Sequence[Bundle], recorded: Sequence[Recorded]) -> Collection[Scheme]:
    """Return the editions at hand that were not recorded, since they or others have errors."""
    taken = {(each.taxonomy, each.edition) for each in recorded}
    return {
        Scheme.model_construct(taxonomy=bundle.taxonomy.id, edition=label)
        for bundle in bundles
        for label in bundle.labels
        if bundle.taxonomy and (bundle.taxonomy.id, label) not in taken
    }


def _listed(
    session: Recording,
    recorded: Sequence[Recorded],
    refused: Collection[Scheme],
    scheme: Scheme,
) -> Collection[Item] | Problem | None:
    """Return what an edition lists as it was imported just now, else as it stands; None for one refused."""
    key, label = scheme.taxonomy, scheme.edition
    if scheme in refused:
        return None
    if not session.knows(key):
        known = session.taxonomies()
        told = {"value": key, "known": known, "nearest": nearest(key, known)}
        return Problem(Code.MAP_TAXONOMY_UNKNOWN, told)
    numbers = {each.edition: each.revision for each in recorded if each.taxonomy == key}
    items = session.items(scheme, numbers.get(label))
    if items is None:
        known = tuple(session.editions(key))
        told = {"taxonomy": key, "value": label, "known": known, "nearest": nearest(label, known)}
        return Problem(Code.MAP_EDITION_UNKNOWN, told)
    return items


def _files(written: Sequence[Path]) -> Iterator[Path]:
    """Yield the paths, those of the bundled taxonomies where what is written names one, or all."""
    for path in written:
        if os.path.lexists(path) or len(path.parts) > 1 or path.suffix in READERS:
            yield path
        elif (name := str(path)) == ALL_BUNDLED:
            yield from (taxonomies() / key for key in BUNDLED)
        elif name in BUNDLED:
            yield taxonomies() / name
        else:
            raise unknown(Code.NOT_BUNDLED, name, BUNDLED)


def _loosened(session: Recording, recorded: Sequence[Recorded]) -> Iterator[Problem]:
    """Yield the links that lead from nothing once what was recorded stands, drafts among it."""
    for key in dict.fromkeys(each.taxonomy for each in recorded):
        changed = {
            each.edition: f"{each.edition}@{each.revision}"
            for each in recorded
            if each.taxonomy == key and each.changed
        }
        if changed:
            yield from session.loosened(key, changed)


def _known(store: Store, taxonomy: str, without: Collection[str]) -> Known:
    def listed(label: str) -> Edition | None:
        row = store.editions(taxonomy).get(label)
        return store.edition(row) if row else None

    names = partial(store.names, taxonomy, without)
    return Known(store.heads(taxonomy, without), names, listed)
