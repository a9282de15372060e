"""From what people write to what is recorded: taxonomies, editions, levels, items."""

from collections.abc import Iterable, Sequence

from tracks.commands.usage import nearest, unknown
from tracks.errors import Code, TracksError, wrong_usage
from tracks.model.edition import Edition
from tracks.model.item import path_of
from tracks.model.taxonomy import Taxonomy
from tracks.model.text import identify, natural_key
from tracks.store import RevisionRow, Store


def taxonomy(store: Store, written: str | None) -> str:
    """Return the key of the taxonomy, or of the only one there is.

    Raises TracksError where there is none of that key, or several and no key.
    """
    known = store.taxonomies()
    if written is None and len(known) > 1:
        raise wrong_usage(Code.TAXONOMY_WANTED, known=tuple(known))
    key = known[0] if written is None else written
    if key not in known:
        raise unknown(Code.NO_SUCH_TAXONOMY, key, known)
    return key


def taxonomies(store: Store, written: str | None) -> list[str]:
    """Return the keys of all taxonomies, or of the one that is written; TracksError where none is."""
    return store.taxonomies() if written is None else [taxonomy(store, written)]


def revision(store: Store, key: str, written: str) -> RevisionRow:
    """Return what `2025` (the revision that stands for it) or `2025@1` names.

    Raises TracksError where there is no such edition or revision, or where none stands.
    """
    if "@" not in written and (stands := store.editions(key).get(written)):
        return stands
    found = revisions(store, key, written)
    if "@" not in written:
        raise withdrawn(found)
    return found[0]


def revisions(store: Store, key: str, written: str) -> list[RevisionRow]:
    """Return all revisions of `2025`, or the one that `2025@1` names; TracksError where none."""
    label, at, number = written.partition("@")
    rows = store.revisions(key)
    of_edition = [row for row in rows if row.edition == label]
    if not of_edition:
        raise _no_such_edition(store, rows, label)
    found = [row for row in of_edition if not at or str(row.number) == number]
    if not found:
        numbers = (str(row.number) for row in of_edition)
        raise unknown(Code.NO_SUCH_REVISION, number, numbers, edition=label)
    return found


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
    wanted, known = identify(written), list[str]()
    for taxonomy in taxonomies:
        for each in taxonomy.levels:
            if wanted in (identify(name) for name in (each.id, each.zh, each.en) if name):
                return each.id
            known.append(each.id)
    raise unknown(Code.NO_SUCH_LEVEL, written, dict.fromkeys(known))


def item(editions: Sequence[Edition], written: str) -> str:
    """Return the id of the item with this id, name or code in any of the editions.

    An id goes before a name or code. Raises TracksError where nothing or several items answer.
    """
    wanted = identify(written)
    for item_id in (written, wanted):
        if any(item_id in edition.items for edition in editions):
            return item_id
    found: dict[str, str] = {}
    for edition in editions:
        for each in edition.items.values():
            if written == each.code or wanted == identify(each.name):
                path = path_of(each, edition.items) or (each.name,)
                found[each.id] = f"{each.id} ({' > '.join(path)})"
    if not found:
        raise _no_such_item(editions, written)
    if len(found) > 1:
        raise wrong_usage(Code.ITEM_AMBIGUOUS, value=written, known=tuple(found.values()))
    return next(iter(found))


def _no_such_item(editions: Sequence[Edition], written: str) -> TracksError:
    items = [each for edition in editions for each in edition.items.values()]
    roots = dict.fromkeys(i.name for i in items if i.parent is None and not i.unplaced)
    labels = tuple(dict.fromkeys(edition.head.edition for edition in editions))
    near = nearest(written, {each.name for each in items})
    return unknown(Code.NO_SUCH_ITEM, written, roots, near=near, editions=labels)
