"""From what people write to what is recorded of a taxonomy: editions, levels, items."""

from collections.abc import Iterable, Sequence

from tracks.commands.usage import unknown
from tracks.errors import Code, TracksError, wrong_usage
from tracks.model.edition import Edition
from tracks.model.item import path_of
from tracks.model.resolve import Resolved, resolve, resolve_level
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import natural_key
from tracks.store import RevisionRow, Store


def revision(store: Store, key: str, written: str) -> RevisionRow:
    """Return what `2025` (its current revision) or `2025@1` names.

    Raises TracksError where there is no such edition or revision, or where none is current.
    """
    if "@" not in written and (current := store.editions(key).get(written)):
        return current
    rows = revisions(store, key, written)
    if "@" not in written:
        raise withdrawn(rows)
    return rows[0]


def revisions(store: Store, key: str, written: str) -> list[RevisionRow]:
    """Return all revisions of `2025`, or the one that `2025@1` names; TracksError where none."""
    label, at, number = written.partition("@")
    rows = store.revisions(key)
    of_edition = [row for row in rows if row.edition == label]
    if not of_edition:
        raise _no_such_edition(store, rows, label)
    named = [row for row in of_edition if not at or str(row.number) == number]
    if not named:
        numbers = (str(row.number) for row in of_edition)
        raise unknown(Code.NO_SUCH_REVISION, number, numbers, edition=label)
    return named


def pair(
    store: Store, key: str, before: str, after: str, *, right: str
) -> tuple[RevisionRow, RevisionRow]:
    """Return two revisions, each written as `2025` or `2025@1`, the earlier one first.

    Raises TracksError where one of them is not there, and with the `right` command where the later
    one is written first.
    """
    old, new = revision(store, key, before), revision(store, key, after)
    if natural_key(old.edition) > natural_key(new.edition):
        params = {"before": old.edition, "after": new.edition, "command": f"tracks {right}"}
        raise wrong_usage(Code.EDITIONS_REVERSED, **params)
    return old, new


def labels(store: Store, first: RevisionRow, second: RevisionRow) -> tuple[str, str]:
    """Return what two revisions are called beside each other: 2025, or which revision it is.

    A revision is named where both are of one edition, and where it is not what the edition means.
    """
    standing = {row.id for row in store.editions(first.taxonomy).values()}
    one = first.edition == second.edition
    before, after = (
        row.label if one or row.id not in standing else row.edition for row in (first, second)
    )
    return before, after


def ends(span: str) -> tuple[str, str]:
    """Return the two editions of a span that is written as `2021..2025`; TracksError where it is none."""
    first, dots, last = span.partition("..")
    if not (first and dots and last):
        raise wrong_usage(Code.NO_SPAN, value=span)
    return first, last


def withdrawn(rows: Sequence[RevisionRow]) -> TracksError:
    """Return the error that an edition has only these revisions, which are all withdrawn."""
    known = tuple(row.label for row in rows)
    return wrong_usage(Code.EDITION_WITHDRAWN, edition=rows[0].edition, known=known)


def _no_such_edition(store: Store, rows: Sequence[RevisionRow], label: str) -> TracksError:
    key = rows[0].taxonomy
    labels = list(store.editions(key)) or [row.label for row in rows]
    earlier = [each for each in labels if natural_key(each) < natural_key(label)]
    near = earlier[-1] if earlier else labels[0]
    return unknown(Code.NO_SUCH_EDITION, label, labels, near=near, taxonomy=key)


def level(taxonomies: Iterable[Taxonomy], written: str) -> str:
    """Return the id of the level with this id or name in any of them; TracksError where in none."""
    levels = [each for taxonomy in taxonomies for each in taxonomy.levels]
    level_id = resolve_level(written, levels)
    if level_id is None:
        raise unknown(Code.NO_SUCH_LEVEL, written, dict.fromkeys(each.id for each in levels))
    return level_id


def item(editions: Sequence[Edition], written: str) -> str:
    """Return the id of the item that this names in any of the editions (model.resolve).

    Raises TracksError where it names none or several.
    """
    items = [each for edition in editions for each in edition.items.values()]
    resolved = resolve(written, items)
    if not resolved.ids:
        roots = dict.fromkeys(i.name for i in items if i.parent is None and not i.unplaced)
        labels = dict.fromkeys(edition.head.edition for edition in editions)
        raise no_such_item(written, resolved, roots, labels)
    if len(resolved.ids) > 1:
        known = tuple(_with_path(item_id, editions) for item_id in resolved.ids)
        raise wrong_usage(Code.ITEM_AMBIGUOUS, value=written, known=known)
    return resolved.ids[0]


def no_such_item(
    written: str, resolved: Resolved, roots: Iterable[str], editions: Iterable[str]
) -> TracksError:
    """Return the error that no item of these editions is called so, with what may be meant."""
    return wrong_usage(
        Code.NO_SUCH_ITEM,
        value=written,
        known=tuple(roots),
        holding=resolved.holding,
        nearest=resolved.nearest,
        editions=tuple(editions),
    )


def _with_path(item_id: str, editions: Sequence[Edition]) -> str:
    """Return an id with the names that lead to its item, in the last edition that has it."""
    items = next(e.items for e in reversed(editions) if item_id in e.items)
    path = path_of(items[item_id], items) or (items[item_id].name,)
    return f"{item_id} ({' > '.join(path)})"
