"""`publish` and `withdraw`: deciding which revision of an edition is current."""

from typing import NamedTuple

from tracks.commands import references
from tracks.commands.usage import words
from tracks.model.act import Deed
from tracks.store import RevisionRow, Store


class Done(NamedTuple):
    """What was asked for, what of it was entered in the journal now, and which revision is current.

    Revisions are labels such as `2025@1`. `asked` without `entered` was so before; `current` is None
    where all revisions of the edition are withdrawn.
    """

    taxonomy: str
    edition: str
    asked: tuple[str, ...]
    entered: tuple[str, ...]
    current: str | None


def publish(
    store: Store,
    edition: str,
    *,
    taxonomy: str | None = None,
    by: str | None = None,
    why: str | None = None,
) -> Done:
    """Publish `2025@1`, or of `2025` its newest revision that is not withdrawn.

    Publishing a withdrawn revision takes the withdrawal back. Raises TracksError where there is no
    such edition or revision, or none that is not withdrawn, and for the database.
    """
    reason = None if why is None else words("why", why)
    key = references.taxonomy(store, taxonomy)
    with store.recording(by, reason) as session:
        session.lock([key])
        row = _to_publish(references.revisions(store, key, edition), edition)
        current = store.editions(key).get(row.edition)
        is_done = row == current and row.status is Deed.PUBLISHED
        if not is_done:
            session.enter(row, Deed.PUBLISHED)
    return _done(store, [row], [] if is_done else [row])


def withdraw(
    store: Store,
    edition: str,
    *,
    why: str,
    taxonomy: str | None = None,
    by: str | None = None,
) -> Done:
    """Withdraw `2025@1`, or all revisions of `2025`.

    Raises TracksError where there is no such edition or revision, and for the database.
    """
    key = references.taxonomy(store, taxonomy)
    with store.recording(by, words("why", why)) as session:
        session.lock([key])
        rows = references.revisions(store, key, edition)
        visible = [row for row in rows if row.status is not Deed.WITHDRAWN]
        for row in visible:
            session.enter(row, Deed.WITHDRAWN)
    return _done(store, rows, visible)


def _to_publish(rows: list[RevisionRow], written: str) -> RevisionRow:
    if "@" in written:
        return rows[0]
    visible = [row for row in rows if row.status is not Deed.WITHDRAWN]
    if not visible:
        raise references.withdrawn(rows)
    return visible[-1]


def _done(store: Store, asked: list[RevisionRow], entered: list[RevisionRow]) -> Done:
    key, edition = asked[0].taxonomy, asked[0].edition
    current = store.editions(key).get(edition)
    return Done(
        taxonomy=key,
        edition=edition,
        asked=tuple(row.label for row in asked),
        entered=tuple(row.label for row in entered),
        current=current.label if current else None,
    )
