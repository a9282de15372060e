"""A diff as a flat table: a row for each item before with each that carries it on."""

import json
from collections.abc import Iterable, Iterator, Sequence

from tracks.commands.diff import Comparison
from tracks.diff.change import ChangeSet
from tracks.diff.delta import Delta, Side
from tracks.model.evidence import Citation
from tracks.model.item import Item
from tracks.model.language import Language
from tracks.wire.items import PATH_STEP

COLUMNS = (
    "place",
    "kinds",
    "level",
    "before_id",
    "before_code",
    "before_name",
    "before_path",
    "after_id",
    "after_code",
    "after_name",
    "after_path",
    "evidence",
    "sources",
    "paths",
    "because",
)


def diff_rows(compared: Comparison, _: Language | None) -> Iterator[Sequence[str]]:
    """Yield the rows of a diff, first its columns, which are the same in every language."""
    yield COLUMNS
    yield from _rows(compared.delta, compared.change_set)


def _rows(delta: Delta, change_set: ChangeSet) -> Iterator[tuple[str, ...]]:
    for change in change_set.changes:
        paths = [path._asdict() for path in change.paths]
        changed_paths = json.dumps(paths, ensure_ascii=False) if paths else ""
        for before, after in change.joined():
            yield (
                "changes",
                "|".join(change.kinds),
                change.level,
                *_item(before, delta.before),
                *_item(after, delta.after),
                change.evidence,
                _cited(change.sources),
                changed_paths,
                "; ".join(change.because),
            )
            changed_paths = ""  # of an event once, for they are of no one pair
    for place, level, before, after in _others(change_set):
        sides = (*_item(before, delta.before), *_item(after, delta.after))
        yield (place, "", level, *sides, "", "", "", "")


def _others(change_set: ChangeSet) -> Iterator[tuple[str, str, Item | None, Item | None]]:
    """Yield what differs and is no change: its place in the document, its level, both sides."""
    undecided = change_set.undecided
    yield from (("first_listed", item.level, None, item) for item in undecided.first_listed)
    yield from (("no_longer_listed", item.level, item, None) for item in undecided.no_longer_listed)
    yield from (("first_placed", p.after.level, *p) for p in undecided.first_placed)
    yield from (("no_longer_placed", p.before.level, *p) for p in undecided.no_longer_placed)
    yield from (("followed", p.after.level, *p) for p in change_set.followed)


def _item(item: Item | None, side: Side) -> tuple[str, str, str, str]:
    if item is None:
        return "", "", "", ""
    return item.id, item.code or "", item.name, PATH_STEP.join(side.path(item) or ())


def _cited(sources: Iterable[Citation]) -> str:
    return "; ".join(f"{source.id} {source.at}" if source.at else source.id for source in sources)
