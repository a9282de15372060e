"""One change in one line: the path to the item, what it was called, what it is called now."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from tracks.diff.change import Change, PathChange, Placement
from tracks.diff.delta import Delta, Side
from tracks.diff.revised import revised_paths
from tracks.messages import diff as say
from tracks.model.attribute import number_of
from tracks.model.item import NAMING, Item
from tracks.model.kind import Kind
from tracks.model.text import code_points, look_alike
from tracks.render.blocks import Bullet, Line
from tracks.views.diff.marked import marked
from tracks.views.wording import Wording

Items = tuple[Item, ...]

_MANY = 12  # items that a reader sees together in a line
_FORCE = frozenset({Kind.DEPRECATED, Kind.REINSTATED})
_COMMAS = frozenset(",，、")


class ChangeLines:
    """Lines for the changes of one delta."""

    def __init__(self, delta: Delta, words: Wording) -> None:
        self._delta, self._words = delta, words
        self._parents_before, self._parents_after = map(self._by_path, (delta.before, delta.after))

    def change(self, change: Change) -> Bullet:
        """Return a change as a line; what altered besides name and place follows line by line."""
        if is_large(change):
            whole = say.EXCHANGED(
                self._words.lang, before=len(change.before), after=len(change.after)
            )
            each = (*self._item_by_item(change), *self.details(change), *self.reasons(change))
            return Bullet(Line(whole), each)
        alone = len(change.before) == 1 and len(change.after) == 1
        said = self._altered(change.before[0], change.after[0]) if alone else self._event(change)
        return Bullet(Line(said), (*self.details(change), *self.reasons(change)))

    def reasons(self, change: Change) -> tuple[str, ...]:
        """Return why it was done, one line, where links say so."""
        if not change.because:
            return ()
        words = self._words
        return (say.REASONS(words.lang, reasons=words.clauses(change.because)),)

    def details(self, change: Change) -> list[str]:
        """Return what altered besides name and place, of an event item by item."""
        if len(change.before) == 1 and len(change.after) == 1:
            return self._details(change.before[0], change.after[0], change)
        return [
            say.UNDER(self._words.lang, path=self._words.name_with_id(new)) + said
            for old, new in change.joined()
            if old and new and old.id == new.id
            for path in revised_paths(old, new)
            if path in change.paths  # not what is kept in the house
            for said in (self._field(path), *self._characters(path.before, path.after))
        ]

    def exchange(self, change: Change) -> str:
        """Return an event in one line, however many items it has."""
        return self._event(change)

    def placement(self, placement: Placement) -> Bullet:
        """Return an item whose place is known on one side only, with that place."""
        side, item = self._delta.after, placement.after
        if item.unplaced:
            side, item = self._delta.before, placement.before
        return Bullet(Line(self.placed(side, item)))

    def by_parent(self, changes: Iterable[Change]) -> Iterator[Bullet]:
        """Yield the items that begin or end, those of one parent together: 北京市: 东城区, 西城区.

        A name that holds a comma has a line of its own, so that a series is never misread, and so
        has what is reasoned.
        """
        places: dict[tuple[str, str], list[str]] = {}
        for change in changes:
            side = self._delta.after if change.after else self._delta.before
            if change.because or change.paths:
                yield self.change(change)
                continue
            for item in change.after or change.before:
                path, name = self._above(side, item), self._words.name_with_id(item)
                alone = name if _COMMAS.intersection(name) else ""
                places.setdefault((path, alone), []).append(name)
        for (path, _), names in places.items():
            if path and names[1:]:
                yield Bullet(Line(say.UNDER(self._words.lang, path=path), tuple(names)))
            elif path:
                yield Bullet(Line(say.PATH_STEP.join((path, *names))))
            else:
                yield Bullet(Line("", tuple(names)))

    def by_parents(self, changes: Sequence[Change]) -> Iterator[Bullet]:
        """Yield items whose place or code changed, together those that went from one parent to another.

        甲地区 -> 甲市: 乙县 (142421 -> 140721), 丙县 (142422 -> 140722). Several items on a side, and
        one that went alone, have a line of their own, and so have names that hold a comma.
        """
        by_paths: dict[tuple[str, str], list[Change]] = {}
        for change in changes:
            paths = (
                self._above(self._delta.before, change.before[0]),
                self._above(self._delta.after, change.after[0]),
            )
            by_paths.setdefault(paths, []).append(change)
        for (old, new), group in by_paths.items():
            alone = any(len(c.before) + len(c.after) != 2 or c.paths or c.because for c in group)
            names = tuple(self._recoded(c.before[0], c.after[0]) for c in group)
            misread = any(map(_COMMAS.intersection, names))
            # From one parent to another of the same name: told one by one, with ids.
            misread |= _as_one(old, new) and any(Kind.MOVED in c.kinds for c in group)
            if alone or misread or not group[1:] or not (old and new):
                yield from map(self.change, group)
                continue
            path = old if old == new else say.ARROW.join((old, new))
            yield Bullet(Line(say.UNDER(self._words.lang, path=path), names))

    def placed(self, side: Side, item: Item) -> str:
        """Return the path to an item and its own name last: 北京市 > 东城区 (110101)."""
        path, name = self._above(side, item), self._words.name_with_id(item)
        return say.PATH_STEP.join((path, name)) if path else name

    def _above(self, side: Side, item: Item) -> str:
        """Return the path to an item's parent, empty for a root and where it is unknown."""
        chain = side.with_ancestors(item)
        if chain[-1].unplaced:
            return ""
        path = say.PATH_STEP.join(self._words.short_name(up) for up in reversed(chain[1:]))
        if len(self._parents(side).get(path, ())) > 1:
            return say.PATH_STEP.join(self._named_by_id(up) for up in reversed(chain[1:]))
        return path

    def _by_path(self, side: Side) -> Mapping[str, set[str]]:
        parents = dict.fromkeys(item.parent for item in side.items.values() if item.parent)
        found: dict[str, set[str]] = {}
        for parent in (side.item(item_id) for item_id in parents):
            if parent is not None:
                chain = reversed(side.with_ancestors(parent))
                path = say.PATH_STEP.join(self._words.short_name(up) for up in chain)
                found.setdefault(path, set()).add(parent.id)
        return found

    def _parents(self, side: Side) -> Mapping[str, set[str]]:
        """Return, by path of names, the ids of what has items under it that differ."""
        if side is self._delta.after:
            return self._parents_after
        return self._parents_before

    def _with_ids(self, side: Side, item: Item) -> str:
        """Return the path to an item with the ids of all that have one besides their names."""
        return say.PATH_STEP.join(
            self._named_by_id(up) for up in reversed(side.with_ancestors(item))
        )

    def _named_by_id(self, item: Item) -> str:
        name = self._words.short_name(item)
        if item.named_by_id:
            return name
        return say.NAME_WITH_ID(self._words.lang, name=name, id=item.id)

    def _recoded(self, before: Item, after: Item) -> str:
        """Return an item's name with its code, or id, and with both where it changed."""
        old, new = (self._words.shown_id(item) for item in (before, after))
        if old == new or old is None or new is None:
            return self._words.name_with_id(after)
        ids = say.ARROW.join((old, new))
        return say.NAME_WITH_ID(self._words.lang, name=self._words.name(after), id=ids)

    def _item_by_item(self, change: Change) -> Iterator[str]:
        """Yield what each item of an event gave to others; that it lives on is not told apart."""
        for old, successors in change.successions():
            taken = [new for new in successors if old is None or new.id != old.id]
            if taken or not successors:
                yield self._way([old] if old else [], taken)

    def _event(self, change: Change) -> str:
        return self._way(*_exchanged(change))

    def _way(self, given: Sequence[Item], taken: Sequence[Item]) -> str:
        before = [self.placed(self._delta.before, item) for item in given]
        after = [self.placed(self._delta.after, item) for item in taken]
        sides = [self._words.series(side) for side in (before, after) if side]
        return say.ARROW.join(sides)

    def _altered(self, before: Item, after: Item) -> str:
        old = self.placed(self._delta.before, before)
        if before.parent != after.parent or before.unplaced != after.unplaced:
            new = self.placed(self._delta.after, after)
            if _as_one(old, new):
                old = self._with_ids(self._delta.before, before)
                new = self._with_ids(self._delta.after, after)
            return say.ARROW.join((old, new))
        if before.name != after.name:
            new = self._words.name(after)
            if new == self._words.name(before):
                return self._words.renamed(old, before, after)
            return say.ARROW.join((old, new))
        return self.placed(self._delta.after, after)

    def _details(self, before: Item, after: Item, change: Change) -> list[str]:
        lang, words = self._words.lang, self._words
        details = list(self._characters(before.name, after.name))
        if before.level != after.level:
            old, new = words.level(before.level), words.level(after.level)
            details.append(say.LEVEL_CHANGED(lang, before=old, after=new))
        # Where the name serves as id, the new name is in the line already.
        if before.id != after.id and not (before.named_by_id and after.named_by_id):
            details.append(say.ID_CHANGED(lang, before=before.id, after=after.id))
        if before.code != after.code:
            old, new = self._value(before.code), self._value(after.code)
            details.append(say.CODE_CHANGED(lang, before=old, after=new))
        # A change of level is there already, by name.
        told = {"level"} if _FORCE.isdisjoint(change.kinds) else {"level", "status"}
        for path in change.paths:
            if path.path not in told:
                details.append(self._field(path))
                details += self._characters(path.before, path.after)
        return details

    def _characters(self, before: Any, after: Any) -> Iterator[str]:
        """Yield which characters differ of texts that show the same."""
        if not (isinstance(before, str) and isinstance(after, str) and look_alike(before, after)):
            return
        differing = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        pairs = [(before[a:b], after[c:d]) for tag, a, b, c, d in differing if tag != "equal"]
        ways = (say.ARROW.join(map(self._numbered, pair)) for pair in dict.fromkeys(pairs))
        yield say.CHARACTERS_DIFFER(self._words.lang, ways=self._words.listed(ways))

    def _numbered(self, text: str) -> str:
        return code_points(text) or say.ABSENT(self._words.lang)

    def taken_over(self, change: Change) -> list[str]:
        """Return what took over from items that a change deprecates."""
        deprecated = (item for item in change.after if item.replaced_by)
        if Kind.DEPRECATED not in change.kinds:
            return []
        return [self._words.replaced_by(self._items(item.replaced_by)) for item in deprecated]

    def _items(self, ids: Iterable[str]) -> Iterator[Item]:
        """Yield what took over from items, as either edition has it."""
        for item_id in ids:
            if item := self._delta.after.item(item_id) or self._delta.before.item(item_id):
                yield item

    def _field(self, path: PathChange) -> str:
        if path.path in NAMING:
            return self._named(path)
        if path.path == "status":
            words = self._words
            before, after = (
                say.STATUS[status](words.lang) if status else say.IN_FORCE(words.lang)
                for status in (path.before, path.after)
            )
            where = say.FIELDS["status"](words.lang)
            return say.FIELD_CHANGED(words.lang, path=where, before=before, after=after)
        if told := self._attribute(path):
            return told
        lang, (field, *_) = self._words.lang, re.split(r"[.\[]", path.path, maxsplit=1)
        where = say.FIELDS[field](lang) + path.path.removeprefix(field)
        before, after = self._value(path.before), self._value(path.after)
        texts = isinstance(path.before, str) and isinstance(path.after, str)
        if texts and (both := marked(before, after)):
            return say.UNDER(lang, path=where) + both
        return say.FIELD_CHANGED(lang, path=where, before=before, after=after)

    def _named(self, path: PathChange) -> str:
        """Return the items that an item names, where it named none before; else what changed of them."""
        lang, words = self._words.lang, self._words
        if path.before is None:
            told = words.replaced_by if path.path == "replaced_by" else words.also_under
            return told(self._items(path.after))
        before, after = (
            words.series(map(words.name_with_id, self._items(ids))) if ids else say.ABSENT(lang)
            for ids in (path.before, path.after)
        )
        where = say.FIELDS[path.path](lang)
        return say.FIELD_CHANGED(lang, path=where, before=before, after=after)

    def _attribute(self, path: PathChange) -> str | None:
        """Return what changed of an attribute that is declared: 企业数 120 -> 150 (+30); None of another."""
        field, _, key = path.path.partition(".")
        attribute = self._words.attribute(key) if field == "attributes" else None
        if attribute is None:
            return None
        before, after = number_of(path.before), number_of(path.after)
        if attribute.type == "number" and before is not None and after is not None:
            return self._words.numbers(attribute, before, after)
        values = (
            self._words.attribute_value(attribute, v) if isinstance(v, str) else self._value(v)
            for v in (path.before, path.after)
        )
        old, new = values
        name = attribute.name(self._words.lang)
        return say.FIELD_CHANGED(self._words.lang, path=name, before=old, after=new)

    def _value(self, value: Any) -> str:
        if value is None:
            return say.ABSENT(self._words.lang)
        return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _as_one(old: str, new: str) -> bool:
    return old == new or look_alike(old, new)


def is_large(change: Change) -> bool:
    """Tell whether an event has so many items that each is told with its own successors alone."""
    return len({item.id for item in (*change.before, *change.after)}) > _MANY


def _exchanged(change: Change) -> tuple[Items, Items]:
    """Return the items that gave and those that took, where the kind of event tells them apart."""
    before, after = change.before, change.after
    if Kind.ABSORBED in change.kinds:
        return tuple(i for i in before if all(i.id != other.id for other in after)), after
    if Kind.SPLIT_OFF in change.kinds:
        return before, tuple(i for i in after if all(i.id != other.id for other in before))
    if Kind.TRANSFERRED in change.kinds:
        return before[:1], after[1:]  # the item that gives is the first on both sides
    return before, after
