"""What a revision changed of its edition besides items: its head, part by part."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tracks.diff.change import HeadChange, HeadPart
from tracks.model.digest import canonical
from tracks.model.edition import Head, unordered
from tracks.model.frozen import Frozen
from tracks.model.link import Link
from tracks.model.statement import Block, as_written, printed_level
from tracks.model.taxonomy import Taxonomy


class _Entry(NamedTuple):
    """One thing that a head says. Entries of two heads with one key are the same thing, changed."""

    part: HeadPart
    what: str | None
    key: Hashable
    value: Any


def head_changes(before: Head, after: Head) -> tuple[HeadChange, ...]:
    """Return what one revision's head has and the other's has not, in the order of the parts.

    Lists count as sets, as in digests; the levels alone have an order.
    """
    keyed = _by_key(_entries(before)), _by_key(_entries(after))
    found = [
        change
        for key in dict.fromkeys((*keyed[0], *keyed[1]))
        for change in _compared(*(entries.get(key, ()) for entries in keyed))
    ]
    return tuple(sorted(found, key=lambda change: list(HeadPart).index(change.part)))


def _by_key(entries: Iterable[_Entry]) -> Mapping[Hashable, Sequence[_Entry]]:
    found: dict[Hashable, list[_Entry]] = {}
    for entry in entries:
        found.setdefault((entry.part, entry.what, entry.key), []).append(entry)
    return found


def _compared(before: Sequence[_Entry], after: Sequence[_Entry]) -> Iterator[HeadChange]:
    """Yield what differs of entries of one key: those that both heads have are left out of account."""
    old, new = list(before), list(after)
    for entry in before:
        same = next((other for other in new if _text(other) == _text(entry)), None)
        if same is not None:
            old.remove(entry)
            new.remove(same)
    part, what, *_ = (*before, *after)[0]
    for n in range(max(len(old), len(new))):
        sides = (entries[n].value if n < len(entries) else None for entries in (old, new))
        yield HeadChange(part, what, *sides)


def _text(entry: _Entry) -> str:
    return canonical(entry.value if entry.part is HeadPart.TAXONOMY else unordered(entry.value))


def _entries(head: Head) -> Iterator[_Entry]:
    yield from _of_taxonomy(head.taxonomy.facts)
    for part, value in ((HeadPart.TITLE, head.title), (HeadPart.FOCUS, head.focus)):
        if value:
            yield _Entry(part, None, None, _plain(value))
    if head.previous:
        yield _Entry(HeadPart.PREVIOUS, None, None, head.previous)
    if head.says_when:
        yield _Entry(HeadPart.VALID, None, None, head.valid)
    if head.released:
        yield _Entry(HeadPart.RELEASED, None, None, head.released)
    yield from (_Entry(HeadPart.LISTING, at, None, word) for at, word in head.listing.items())
    for at, taken in head.list_sources.items():
        place = {"at": taken.at} if taken.at else {}
        yield _Entry(HeadPart.LISTING, at, "source", {"source": list(taken.sources), **place})
    yield from (_Entry(HeadPart.SOURCES, i, None, _plain(s)) for i, s in head.sources.items())
    for block in head.statements:
        yield from _of_block(block)
    for link in head.links:
        ends = frozenset(link.origins), frozenset(() if link.origins else link.targets)
        yield _Entry(HeadPart.LINKS, link.since, ends, _link(link))
    yield from (_Entry(HeadPart.ITEM_SOURCES, i, None, s) for i, s in head.item_sources.items())
    yield from (_Entry(HeadPart.REASONS, i, None, why) for i, why in head.reasons.items())
    yield from (_Entry(HeadPart.MENTIONED, m.source, None, _plain(m)) for m in head.mentioned)
    yield from (_Entry(HeadPart.OUTLOOK, o.source, o.driver, _plain(o)) for o in head.outlook)


def _of_taxonomy(taxonomy: Taxonomy) -> Iterator[_Entry]:
    """Yield what an edition was recorded with: title, publisher, each level, and their order."""
    for what, value in _plain(taxonomy).items():
        if what not in ("id", "levels"):
            yield _Entry(HeadPart.TAXONOMY, what, None, value)
    yield _Entry(HeadPart.TAXONOMY, "levels", None, [level.id for level in taxonomy.levels])
    for level in taxonomy.levels:
        yield _Entry(HeadPart.LEVELS, level.id, None, _plain(level))


def _of_block(block: Block) -> Iterator[_Entry]:
    for said in block.says:
        kind, level = printed_level(said)
        under = frozenset(getattr(said, "under", ()))
        value = {**_place(block), **as_written(said)}
        yield _Entry(HeadPart.STATEMENTS, block.source, (kind, level, under, said.since), value)
    if block.reading:
        value = {**_place(block), **_plain(block.reading)}
        yield _Entry(HeadPart.READINGS, block.source, None, value)


def _place(block: Block) -> dict[str, str]:
    own = {"at": block.at, "quote": block.quote}
    return {"source": block.source, **{key: value for key, value in own.items() if value}}


def _link(link: Link) -> dict[str, Any]:
    """Return a link under the keys of a file, the items that it leads to by id."""
    told = _plain(link)
    told.pop("partial", None)
    since, origins, to = (told.pop(key) for key in ("since", "sources", "targets"))
    if not to:
        return {"since": since, "ended": origins, **told}
    if not origins:
        return {"since": since, "new": to, **told}
    return {"since": since, "part_of" if link.partial else "from": origins, "to": to, **told}


def _plain(value: Frozen) -> dict[str, Any]:
    return value.model_dump(mode="json", exclude_defaults=True)
