"""What a revision changed besides items, one thing a line, the fields that differ below it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracks.diff.change import HeadChange, HeadPart
from tracks.diff.delta import Delta, Side
from tracks.messages import diff as say_diff
from tracks.messages import heads as say
from tracks.messages import show as say_show
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line
from tracks.views.wording import Wording

_LEVELS = frozenset({"count", "added", "removed", "lost", "level", "levels"})
_ITEMS = frozenset({"under", "to", "new", "names"})
_IDENTIFYING = (
    "count",
    "added",
    "removed",
    "lost",
    "under",
    "from",
    "part_of",
    "ended",
    "new",
    "driver",
)
"""The fields by which readers know what changed."""


def head_changes(changes: Sequence[HeadChange], delta: Delta, words: Wording) -> Iterator[Block]:
    """Yield what a revision changed besides items; nothing where it changed none of that."""
    if changes:
        view = _Heads(delta, words)
        yield Heading(Line(say.HEADING(words.lang, n=len(changes))))
        yield Bullets(tuple(map(view.bullet, changes)))


class _Heads:
    def __init__(self, delta: Delta, words: Wording) -> None:
        self._delta, self._words, self._lang = delta, words, words.lang

    def bullet(self, change: HeadChange) -> Bullet:
        """Return a change in a line; of what both revisions have, only what differs."""
        said = say.CHANGED[change.change](self._lang, part=say.PARTS[change.part](self._lang))
        named = self._named(change)
        before = self._fields(change, change.before, self._delta.before)
        after = self._fields(change, change.after, self._delta.after)
        if change.change != "changed":
            phrases = self._words.listed(self._phrases(change, before or after))
            what = self._joined(named, phrases)
            return Bullet(Line(self._joined(said, what)))
        if not isinstance(change.before, dict):
            way = say_diff.ARROW.join(self._text(each[()]) for each in (before, after))
            return Bullet(Line(self._joined(said, self._joined(named, way))))
        known = {key: after[key] for key in after if key[0] in _IDENTIFYING and key in before}
        what = self._joined(named, self._words.listed(self._phrases(change, known)))
        return Bullet(Line(self._joined(said, what)), tuple(self._differing(before, after)))

    def _joined(self, said: str, what: str) -> str:
        return say.OF(self._lang, said=said, what=what) if said and what else said or what

    def _named(self, change: HeadChange) -> str:
        if change.what is None:
            return ""
        if change.part in (HeadPart.LEVELS, HeadPart.LISTING):
            return self._words.level(change.what)
        return self._label((change.what,)) if change.part is HeadPart.TAXONOMY else change.what

    def _phrases(self, change: HeadChange, fields: Mapping[tuple[str, ...], Any]) -> Iterator[str]:
        """Yield what an entry says, but for what it is called by already."""
        for key, value in fields.items():
            if key in (("source",), ("since",)) and value == change.what:
                continue
            text = self._text(value)
            yield say.FIELD(self._lang, field=self._label(key), value=text) if key else text

    def _differing(
        self, before: Mapping[tuple[str, ...], Any], after: Mapping[tuple[str, ...], Any]
    ) -> Iterator[str]:
        for key in dict.fromkeys((*before, *after)):
            old, new, field = before.get(key), after.get(key), self._label(key)
            if isinstance(old, list) and isinstance(new, list):
                for text, names in (
                    (say.GAINED, [name for name in new if name not in old]),
                    (say.LOST, [name for name in old if name not in new]),
                ):
                    if names:
                        yield text(self._lang, field=field, names=self._text(names))
            elif old != new:
                texts = {"before": self._text(old), "after": self._text(new)}
                yield say_diff.FIELD_CHANGED(self._lang, path=field, **texts)

    def _fields(self, change: HeadChange, value: Any, side: Side) -> dict[tuple[str, ...], Any]:
        """Return the fields of a value by their path, with what levels and items are called."""
        if value is None:
            return {}
        if not isinstance(value, dict):
            return {(): self._called(change, change.what or "", value, side)}
        fields: dict[tuple[str, ...], Any] = {}
        for key, inner in value.items():
            if isinstance(inner, dict):
                fields |= {(key, within): text for within, text in inner.items()}
            elif (change.part, key) != (HeadPart.LEVELS, "id"):
                fields[(key,)] = self._called(change, key, inner, side)
        return fields

    def _called(self, change: HeadChange, key: str, value: Any, side: Side) -> Any:
        """Return a value with words for ids; names as a source prints them stay as they are."""
        if isinstance(value, list):
            return [self._called(change, key, each, side) for each in value]
        if change.part is HeadPart.LISTING and key == change.what:
            return say_show.LISTINGS[value](self._lang)
        if key in _LEVELS:
            return self._words.level(value)
        spoken_of = change.part in (HeadPart.STATEMENTS, HeadPart.LINKS)
        if spoken_of and key in _ITEMS and (item := side.item(value)):
            return self._words.name_with_id(item)
        return value

    def _label(self, key: Sequence[str]) -> str:
        labels = [say.FIELDS[step](self._lang) if step in say.FIELDS else step for step in key]
        if labels[1:]:
            return say.WITHIN(self._lang, outer=labels[0], inner=labels[1])
        return labels[0]

    def _text(self, value: Any) -> str:
        if value is None:
            return say_diff.ABSENT(self._lang)
        return self._words.series(map(str, value)) if isinstance(value, list) else str(value)
