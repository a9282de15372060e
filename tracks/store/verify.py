"""Verifying: whether all that was recorded is still as it was, item by item and as a whole."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from sqlalchemy import Connection, func, select

from tracks.errors import Code, Problem, TracksError
from tracks.model.digest import row_digest
from tracks.model.edition import order_digest, tree_digest
from tracks.model.tally import tally
from tracks.store.maps import acts_with_maps, missing_acts
from tracks.store.places import SLOT
from tracks.store.revision import STATE_COLUMNS, RevisionRow, StateRow, stands_at
from tracks.store.schema import OPEN, act, revision, state, taxonomy
from tracks.store.settings import SettingsRow, settings_of


def flaws(
    connection: Connection, key: str, owner: int, revisions: Sequence[RevisionRow]
) -> Iterator[Problem]:
    """Yield what is wrong with a taxonomy: its journal, its states, then each revision of them."""
    said = settings_of(connection, key)
    yield from (row.damage for row in said if not row.is_intact)
    yield from _of_journal(key, revisions, said)
    sound = True
    for flaw in _of_states(connection, key, owner, revisions):
        sound = False
        yield flaw
    for row in revisions:
        yield from _of_revision(connection, owner, row, sound)


def stray_acts(connection: Connection) -> Iterator[Problem]:
    """Yield the acts of the journal that belong to no revision of their taxonomy."""
    rows = connection.execute(
        select(act.c.number, func.coalesce(taxonomy.c.key, "?").label("key"))
        .outerjoin(taxonomy, taxonomy.c.id == act.c.taxonomy)
        .outerjoin(
            revision,
            (revision.c.id == act.c.revision) & (revision.c.taxonomy == act.c.taxonomy),
        )
        .where(revision.c.id.is_(None))
        .order_by(act.c.taxonomy, act.c.number)
    )
    for row in rows:
        yield Problem(Code.ACT_ASTRAY, {"taxonomy": row.key, "number": row.number})


def flaws_of_maps(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong with the maps between taxonomies, and which acts of theirs are missing."""
    acts = acts_with_maps(connection)
    yield from missing_acts(acts)
    yield from (act.damage for act in acts if not act.is_intact)


def _of_journal(
    key: str, revisions: Sequence[RevisionRow], said: Sequence[SettingsRow]
) -> Iterator[Problem]:
    """Yield what is wrong with the acts of the revisions, and which acts are missing."""
    numbers = {entry.number for row in revisions for entry in row.act_rows}
    numbers |= {row.act.number for row in said}
    for missing in sorted(set(range(1, len(numbers) + 1)) - numbers):
        yield Problem(Code.ACT_MISSING, {"taxonomy": key, "number": missing})
    for row in revisions:
        try:
            acts = row.acts
        except TracksError as unreadable:
            yield from unreadable.problems
            continue
        kept = [entry.digest for entry in row.act_rows]
        if kept != [one.digest(key, row.label) for one in acts]:
            yield Problem(Code.HISTORY_DAMAGED, {"taxonomy": key, "revision": row.label})


def _of_states(
    connection: Connection, key: str, owner: int, revisions: Sequence[RevisionRow]
) -> Iterator[Problem]:
    labels = {row.place: row.label for row in revisions}
    rows = connection.execute(
        select(*STATE_COLUMNS, state.c.since, state.c.until)
        .where(state.c.taxonomy == owner)
        .order_by(state.c.item, state.c.since)
    )
    before: StateRow | None = None
    for row in rows:
        told = {"taxonomy": key, "item": row.item}
        if row.since not in labels or (row.until not in labels and row.until != OPEN):
            yield Problem(Code.STATE_ASTRAY, told | {"since": row.since, "until": row.until})
            continue
        told["revision"] = labels[row.since]
        if not _is_intact(row):
            yield Problem(Code.ITEM_DAMAGED, told)
        if before and before.item == row.item and before.until > row.since:
            yield Problem(Code.STATES_OVERLAP, told)
        before = row


def _is_intact(row: StateRow) -> bool:
    # A flipped bit can also change the type that a value is stored under.
    texts = (row.item, row.parent or "", row.level, row.name, row.rest)
    if not all(isinstance(text, str) for text in texts) or not isinstance(row.rank, int):
        return False
    digest: bytes = row.digest
    return row_digest(row.item, row.parent, row.level, row.name, row.rest) == digest


def _of_revision(
    connection: Connection, owner: int, row: RevisionRow, sound: bool
) -> Iterator[Problem]:
    told = {"taxonomy": row.taxonomy, "revision": row.label}
    try:
        head, counts = row.recorded, row.tally
    except TracksError as unreadable:
        yield from unreadable.problems
        return
    states = connection.execute(
        select(*STATE_COLUMNS).where(state.c.taxonomy == owner, stands_at(row.place))
    ).all()
    ids = {s.item for s in states}
    lost = [s for s in states if s.parent is not None and s.parent not in ids]
    for orphan in lost:
        yield Problem(Code.PARENT_LOST, told | {"item": orphan.item, "parent": orphan.parent})
    try:
        digest = tree_digest(head, ((s.item, s.parent, s.digest) for s in states))
    except TypeError:  # a digest or an id of another type
        digest = ""
    place = (head.taxonomy.id, head.edition, row.place % SLOT + 1)
    ranked = sorted(states, key=attrgetter("rank")) if sound else []
    order = order_digest((s.item, s.parent) for s in ranked) if sound else row.order_digest
    is_in_order = row.order_digest in (None, order)
    if not is_in_order or digest != row.digest or place != (row.taxonomy, row.edition, row.number):
        yield Problem(Code.REVISION_DAMAGED, told)
    elif sound and not lost:
        items = {s.item: row.item(s) for s in states}
        if tally(items, head.taxonomy.depths) != counts:
            yield Problem(Code.TALLY_DAMAGED, told)
