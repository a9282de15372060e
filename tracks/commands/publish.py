"""`publish` and `withdraw`: deciding which revision of an edition is current."""

from collections.abc import Sequence
from typing import NamedTuple

from tracks.commands import chosen, references
from tracks.commands.usage import unknown, words
from tracks.errors import Code, Problem
from tracks.model.act import Deed
from tracks.model.map import Ends, label_of
from tracks.store import Recording, RevisionRow, Store, standing, standing_maps


class Done(NamedTuple):
    """What was asked for, what of it was entered in the journal now, and which revision is current.

    Revisions are labels such as `2025@1`. `asked` without `entered` was so before; `current` is None
    where all revisions of the edition are withdrawn. `loosened` tells of links that thereby lead from
    nothing. After a dry run nothing was entered, and all of this is what would be.
    """

    taxonomy: str
    edition: str
    asked: tuple[str, ...]
    entered: tuple[str, ...]
    current: str | None
    loosened: tuple[Problem, ...] = ()


def publish(
    store: Store,
    edition: str,
    *,
    taxonomy: str | None = None,
    by: str | None = None,
    why: str | None = None,
    dry_run: bool = False,
) -> Done:
    """Publish `2025@1`, or of `2025` its newest revision that is not withdrawn.

    Publishing a withdrawn revision takes the withdrawal back. Raises TracksError where there is no
    such edition or revision, or none that is not withdrawn, and for the database.
    """
    reason = None if why is None else words("why", why)
    key = chosen.taxonomy_to_write(store, taxonomy, edition)
    with store.recording(by, reason) as session:
        session.lock([key])
        row = _to_publish(references.revisions(store, key, edition), edition)
        current = store.editions(key).get(row.edition)
        is_done = row == current and row.status is Deed.PUBLISHED
        loosened = session.loosened(key, {row.edition: row.label})
        entered = [] if is_done else [row]
        _enter(session, entered, Deed.PUBLISHED, dry_run=dry_run)
    return _done([row], entered, row, loosened)


def withdraw(
    store: Store,
    edition: str,
    *,
    why: str,
    taxonomy: str | None = None,
    by: str | None = None,
    dry_run: bool = False,
) -> Done:
    """Withdraw `2025@1`, or all revisions of `2025`.

    Raises TracksError where there is no such edition or revision, and for the database.
    """
    key = chosen.taxonomy_to_write(store, taxonomy, edition)
    reason = None if dry_run and not why else words("why", why)
    with store.recording(by, reason) as session:
        session.lock([key])
        rows = references.revisions(store, key, edition)
        label = rows[0].edition
        rest = [row for row in references.revisions(store, key, label) if row not in rows]
        current = standing(rest)
        loosened = session.loosened(key, {label: current.label if current else None})
        visible = [row for row in rows if row.status is not Deed.WITHDRAWN]
        _enter(session, visible, Deed.WITHDRAWN, dry_run=dry_run)
    return _done(rows, visible, current, loosened)


class MapWithdrawn(NamedTuple):
    """A map that was to be withdrawn, and whether it was now: not after a dry run, or where it was so before."""

    label: str
    entered: bool


def withdraw_map(
    store: Store, written: str, *, why: str, by: str | None = None, dry_run: bool = False
) -> MapWithdrawn:
    """Withdraw a map between taxonomies, written as `cn-sei:2018..gbt4754:2017`, from either side.

    Raises TracksError where there is none, and for the database.
    """
    reason = None if dry_run and not why else words("why", why)
    with store.recording(by, reason) as session:
        acts = session.map_acts()
        ends = {label: act.ends for act in acts for label in _labels(act.ends)}
        if written not in ends:
            raise unknown(Code.NO_SUCH_MAP, written, {act.map_label: None for act in acts})
        wanted = ends[written]
        session.lock(end.taxonomy for end in wanted)
        stands = wanted in standing_maps(session.map_acts())
        if stands:
            session.enter_map(wanted, None)
        if dry_run:
            session.discard()
    return MapWithdrawn(label_of(*wanted), stands)


def _labels(ends: Ends) -> tuple[str, str]:
    """Return what a map may be called, from either side."""
    return label_of(*ends), label_of(*ends[::-1])


def _to_publish(rows: list[RevisionRow], written: str) -> RevisionRow:
    if "@" in written:
        return rows[0]
    visible = [row for row in rows if row.status is not Deed.WITHDRAWN]
    if not visible:
        raise references.withdrawn(rows)
    return visible[-1]


def _enter(session: Recording, rows: Sequence[RevisionRow], deed: Deed, *, dry_run: bool) -> None:
    if dry_run:
        session.discard()
        return
    for row in rows:
        session.enter(row, deed)


def _done(
    asked: Sequence[RevisionRow],
    entered: Sequence[RevisionRow],
    current: RevisionRow | None,
    loosened: Sequence[Problem],
) -> Done:
    return Done(
        taxonomy=asked[0].taxonomy,
        edition=asked[0].edition,
        asked=tuple(row.label for row in asked),
        entered=tuple(row.label for row in entered),
        current=current.label if current else None,
        loosened=tuple(loosened),
    )
