"""`export --all`: everything that is recorded, as a folder of files that can be imported again."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tracks.commands import chosen
from tracks.errors import Code, Problem, TracksError, wrong_usage
from tracks.files import replacing
from tracks.formats import TEXTS, write
from tracks.formats.bundles.dump import JOURNAL_FILE, own_taxonomy
from tracks.formats.bundles.folder import TAXONOMY_FILE
from tracks.formats.bundles.journal import Entry, write_journal
from tracks.formats.bundles.map_dump import JOURNAL_FILE as JOURNAL_OF_MAPS
from tracks.formats.bundles.map_dump import MapEntry, map_dump_files, read_map_dump
from tracks.formats.yaml.writer import write_taxonomy
from tracks.model.act import Deed
from tracks.store import RevisionRow, SettingsRow, Store


class Dumped(NamedTuple):
    """How many revisions of a taxonomy were written."""

    taxonomy: str
    revisions: int


def dump(
    store: Store,
    folder: Path,
    *,
    taxonomy: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Dumped]:
    """Write all taxonomies with the maps between them, or one alone, into a folder that is new or empty; all or nothing.

    `progress` is called with each revision's label before it is written. Raises TracksError where
    the folder cannot be written, where no format can hold a revision, and for the database.
    """
    with _fresh(folder) as fresh:
        keys = chosen.taxonomies(store, taxonomy)
        if taxonomy is None:
            _dump_maps(store, fresh)
        return [_dumped(store, key, fresh / key, progress) for key in keys]


def _dumped(store: Store, key: str, below: Path, progress: Callable[[str], None]) -> Dumped:
    below.mkdir()
    rows = store.revisions(key)
    newest = store.taxonomy(key)
    _write(below / TAXONOMY_FILE, write_taxonomy(newest))
    said = store.settings(key)
    for earlier in said[:-1]:
        _write(below / own_taxonomy(earlier.label), write_taxonomy(earlier.taxonomy))
    for row in rows:
        progress(row.label)
        suffix, text = _written(store, row)
        _write(below / f"{row.label}.{suffix}", text)
        if row.head.taxonomy != newest:
            _write(below / own_taxonomy(row.label), write_taxonomy(row.head.taxonomy))
    _write(below / JOURNAL_FILE, write_journal(key, _entries(rows, said)))
    return Dumped(key, len(rows))


def _dump_maps(store: Store, folder: Path) -> None:
    """Write the maps between taxonomies, which belong to none of them: only where all are written."""
    entries = [
        MapEntry(*a.ends, a.act, None if a.act.deed is Deed.WITHDRAWN else a.map)
        for a in store.map_acts()
    ]
    for name, text in map_dump_files(entries) if entries else ():
        _write(folder / name, text)
    read, problems = read_map_dump(folder)
    if problems or [entry[:4] for entry in read] != [entry[:4] for entry in entries]:
        params = {"taxonomy": "maps", "revision": JOURNAL_OF_MAPS}
        raise TracksError(Problem(Code.REVISION_UNWRITABLE, params))


def _entries(rows: Sequence[RevisionRow], said: Sequence[SettingsRow]) -> list[Entry]:
    entries = [
        Entry(row.label, act, row.digest if act.deed is Deed.RECORDED else None)
        for row in rows
        for act in row.acts
    ]
    entries += [Entry(row.label, row.act, row.digest) for row in said]
    return sorted(entries, key=lambda entry: entry.act.number)


def _written(store: Store, row: RevisionRow) -> tuple[str, str]:
    """Return a revision in the first format that holds all of it, and that format's suffix."""
    edition = store.edition(row)
    for form in TEXTS:
        try:
            return form, str(write(form, edition))
        except TracksError:
            continue
    params = {"taxonomy": row.taxonomy, "revision": row.label}
    raise TracksError(Problem(Code.REVISION_UNWRITABLE, params))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    """Give a folder to write into that becomes `folder` once all is written."""
    target = folder.resolve()
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise wrong_usage(Code.FOLDER_NOT_EMPTY, path=str(folder))
        with replacing(target) as beside:
            beside.mkdir()
            yield beside
    except OSError as error:
        raise wrong_usage(Code.OUTPUT_REFUSED, path=str(folder), errno=error.errno) from error
