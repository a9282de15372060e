"""A dump: all revisions of a taxonomy in a folder of files, and the journal that tells of them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tracks.errors import Code, Problem, Spot, any_error
from tracks.formats import READERS, read
from tracks.formats.bundles.bundle import Bundle, Progress, Readable, Step
from tracks.formats.bundles.folder import TAXONOMY_FILE, is_passing
from tracks.formats.bundles.journal import Entry, read_journal
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.model.act import Deed
from tracks.model.taxonomy import Taxonomy, settings_digest, settings_text

JOURNAL_FILE = "journal.csv"
"""What makes a taxonomy's folder a dump of it."""


def dump_at(path: Path) -> Bundle | None:
    """Return the dump in a folder, None where a path is none; its editions are in no order.

    Raises OSError.
    """
    if not (path / JOURNAL_FILE).is_file():
        return None
    taxonomy, problems = read_taxonomy(path / TAXONOMY_FILE)
    files = [
        file
        for file in sorted(path.iterdir())
        if file.suffix.lower() in READERS
        and file.name not in (TAXONOMY_FILE, JOURNAL_FILE)
        and not is_passing(file)
    ]
    return Bundle(
        path,
        taxonomy,
        tuple(problems),
        [Readable(file.stem, file, partial(read, file)) for file in files],
        history=partial(_history, path, taxonomy, files),
    )


def own_taxonomy(revision: str) -> str:
    """Return the name of the file with the taxonomy as it was for this revision, where it differed."""
    return f"{revision}.{TAXONOMY_FILE}"


def _history(
    path: Path, taxonomy: Taxonomy | None, there: Sequence[Path], progress: Progress
) -> Iterator[Step]:
    """Yield what was done, in order, each recording with its edition; first what is wrong with all.

    No more than one edition is kept in memory.
    """
    if taxonomy is None:
        return
    entries, problems = read_journal(path / JOURNAL_FILE, taxonomy.id)
    files = {file.stem: file for file in there}
    if not any_error(problems):
        problems += _strays(path, there, entries, files)
    yield Step(None, None, problems)
    newest = max((e.act.number for e in entries if e.act.deed is Deed.CHANGED), default=0)
    for entry in entries:
        if entry.act.deed is Deed.CHANGED:
            latest = taxonomy if entry.act.number == newest else None
            yield _changed(entry, path, latest)
        elif entry.act.deed is not Deed.RECORDED:
            yield Step(entry, None, [])
        elif file := files.get(entry.revision):
            progress(file)
            yield _recorded(entry, file, taxonomy)


def _strays(
    path: Path, there: Sequence[Path], entries: list[Entry], files: Mapping[str, Path]
) -> Iterator[Problem]:
    """Yield the revisions without a file and the files without a revision."""
    recorded = {entry.revision: entry for entry in entries if entry.act.deed is Deed.RECORDED}
    for revision, entry in recorded.items():
        if revision not in files:
            spot = Spot(str(path / JOURNAL_FILE), entry.line)
            yield Problem(Code.REVISION_FILE_MISSING, {"revision": revision}, spot=spot)
    known = {file for revision, file in files.items() if revision in recorded}
    known |= {path / own_taxonomy(entry.revision) for entry in entries}
    for file in there:
        if file not in known:
            yield Problem(Code.REVISION_FILE_UNKNOWN, spot=Spot(str(file)))


def _changed(entry: Entry, path: Path, latest: Taxonomy | None) -> Step:
    """Return what the taxonomy said of itself: in the last of these entries what it says by now."""
    file = path / (TAXONOMY_FILE if latest else own_taxonomy(entry.revision))
    said, problems = (latest, []) if latest else read_taxonomy(file)
    if said and settings_digest(settings_text(said)) != entry.content:
        params = {"revision": entry.revision}
        problems.append(Problem(Code.REVISION_FILE_ALTERED, params, spot=Spot(str(file))))
    return Step(entry, None, problems, None if any_error(problems) else said)


def _recorded(entry: Entry, file: Path, taxonomy: Taxonomy) -> Step:
    problems: list[Problem] = []
    own = file.with_name(own_taxonomy(entry.revision))
    if own.exists():
        read_own, problems = read_taxonomy(own)
        if read_own is None:
            return Step(entry, None, problems)
        taxonomy = read_own
    # What was recorded before an attribute was declared, or declared otherwise, may be of any type.
    untyped = tuple(each.model_copy(update={"type": "text"}) for each in taxonomy.attributes)
    loaded = read(file, taxonomy.model_copy(update={"attributes": untyped}))
    problems.extend(
        p for p in loaded.problems if p.is_error
    )  # warnings were told when it was recorded
    if loaded.edition and loaded.edition.digest != entry.content:
        params = {"revision": entry.revision}
        problems.append(Problem(Code.REVISION_FILE_ALTERED, params, spot=Spot(str(file))))
    return Step(entry, None if any_error(problems) else loaded.edition, problems)
