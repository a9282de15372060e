"""What no evidence decides: each open question in one line."""

from collections.abc import Iterable, Iterator

from tracks.diff.change import ChangeSet, Placement
from tracks.diff.delta import Delta, Side
from tracks.messages import Text
from tracks.messages import diff as say
from tracks.model.evidence import Evidence
from tracks.model.item import Item
from tracks.model.kind import Kind
from tracks.model.text import identify
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line
from tracks.views.compared import edition
from tracks.views.diff.lines import ChangeLines
from tracks.views.wording import Wording

_FEW = 12
"""So many items are named even where the other edition lists none of their level: if they are new, or
in one line."""


def undecided(change_set: ChangeSet, delta: Delta, words: Wording) -> Iterator[Block]:
    """Yield what remains open: origins, names that are not known, items and places known on one side."""
    view = _Undecided(change_set, delta, words)
    if delta.led:
        before = edition(delta.before, delta, words.lang)
        yield Heading(Line(say.LED(words.lang, edition=before)))
        yield Bullets(tuple(view.led()))
    entries = [
        *view.origins(),
        *view.unnamed(),
        *view.still_listed(),
        *view.losses(),
        *view.one_side_only(),
    ]
    if entries:
        yield Heading(Line(say.UNDECIDED(words.lang)))
        yield Bullets(tuple(entries))


class _Undecided:
    def __init__(self, change_set: ChangeSet, delta: Delta, words: Wording) -> None:
        self._change_set, self._delta = change_set, delta
        self._words, self._lang = words, words.lang
        self._before = edition(delta.before, delta, words.lang)
        self._after = edition(delta.after, delta, words.lang)

    def origins(self) -> Iterator[Bullet]:
        """Where additions came from and what removed items went into: only links can show that."""
        counted = [c for c in self._change_set.changes if c.is_counted]
        added = [c for c in counted if Kind.ADDED in c.kinds and not c.before]
        if added:
            stated = any(change.evidence is Evidence.STATED for change in added)
            text = say.ORIGIN_STATED if stated else say.ORIGIN_LISTED
            told = {each.target.id for each in self._delta.led} | self._delta.found.begun.keys()
            rest = sum(change.after[0].id not in told for change in added)
            if rest < len(added):
                text = say.ORIGIN_STATED_OTHERS if stated else say.ORIGIN_LISTED_OTHERS
            if rest:
                yield Bullet(Line(text(self._lang, n=rest)))
        settled = self._delta.found.settled
        removed = [c for c in counted if Kind.REMOVED in c.kinds and not c.after]
        if rest := sum(change.before[0].id not in settled for change in removed):
            others = rest < len(removed)
            text = say.DESTINATION_OTHERS if others else say.DESTINATION
            yield Bullet(Line(text(self._lang, n=rest)))

    def led(self) -> Iterator[Bullet]:
        """Where links say that new items came from, of what the earlier edition does not list."""
        lang = self._lang
        for each in self._delta.led:
            name = say.PASSAGE_PART(lang, name=each.name) if each.partial else each.name
            line = say.LED_TO(
                lang,
                name=name,
                since=each.since,
                target=self._words.name_with_id(each.target),
                edition=each.edition,
            )
            yield Bullet(Line(line, source=say.LINKED(lang)))

    def unnamed(self) -> Iterator[Bullet]:
        """How many items each edition counts but does not list."""
        delta = self._delta
        sides = (
            (delta.before, self._before, self._after),
            (delta.after, self._after, self._before),
        )
        for side, here, there in sides:
            counted = {
                c.level: c.before if side is delta.before else c.after
                for c in self._change_set.counts
                if not c.under
            }
            hidden = {
                level: figure.value - side.tally.total.get(level, 0)
                for level, figure in counted.items()
                if figure.value is not None and not side.head.is_complete(level)
            }
            named = {level: n for level, n in hidden.items() if n > 0}
            if named:
                what = self._words.series(
                    self._words.so_many(level, n) for level, n in named.items()
                )
                yield Bullet(
                    Line(
                        say.UNNAMED(
                            self._lang, edition=here, other=there, what=what, n=sum(named.values())
                        )
                    )
                )

    def still_listed(self) -> Iterator[Bullet]:
        """Names that an edition between added and the later edition's partial listing does not hold."""
        after = self._delta.after
        missing: dict[str, list[Item]] = {}
        for claim in self._change_set.between:
            if claim.kind is Kind.ADDED and claim.edition != after.edition:
                gone = [i for i in claim.items if after.item(i.id) is None]
                if not after.head.is_complete(claim.level):
                    missing.setdefault(claim.edition, []).extend(gone)
        for label, items in missing.items():
            if items:
                here = say.EDITION(self._lang, edition=label)
                sentence = say.STILL_LISTED(
                    self._lang, edition=here, after=self._after, n=len(items)
                )
                yield Bullet(Line(sentence), tuple(self._remarks(items)))

    def losses(self) -> Iterator[Bullet]:
        """How many items left in between without being counted as lost: at least so many, by arithmetic."""
        for loss in self._change_set.losses:
            text = say.LEFT_UNNAMED if not loss.named else say.LEFT_PARTLY_NAMED
            sentence = text(
                self._lang,
                since=loss.since,
                edition=loss.edition,
                n=loss.least,
                named=loss.named,
                **self._words.nouns(loss.level),
            )
            yield Bullet(Line(sentence))

    def _remarks(self, items: list[Item]) -> Iterator[str]:
        """Where the later edition's sources mention such names without a level."""
        head, lang = self._delta.after.head, self._lang
        if head.focus and (names := _among(items, head.focus.names)):
            title = head.focus.title.text(lang)
            listed = self._words.series(names)
            yield say.IN_FOCUS(lang, names=listed, edition=self._after, title=title)
        mentioned = [name for mention in head.mentioned for name in mention.names]
        if names := _among(items, mentioned):
            yield say.IN_MENTIONED(lang, names=self._words.series(names), edition=self._after)

    def one_side_only(self) -> Iterator[Bullet]:
        """Items, and places of items, that only one of the two editions lists."""
        open_items, lines = self._change_set.undecided, ChangeLines(self._delta, self._words)
        named = {item.id for claim in self._change_set.between for item in claim.items}
        for text, side, items in (
            (say.FIRST_LISTED, self._delta.after, open_items.first_listed),
            (say.NO_LONGER_LISTED, self._delta.before, open_items.no_longer_listed),
        ):
            for level, group in _by_level(items):
                yield from self._listed(text, side, level, group, named, lines)
        for text, placements in (
            (say.FIRST_PLACED, open_items.first_placed),
            (say.NO_LONGER_PLACED, open_items.no_longer_placed),
        ):
            for level, placed in _placed_by_level(placements):
                yield Bullet(
                    Line(self._count(text, level, len(placed))),
                    tuple(lines.placement(p).line.text for p in placed),
                )

    def _listed(
        self,
        text: Text,
        side: Side,
        level: str,
        items: list[Item],
        named: set[str],
        lines: ChangeLines,
    ) -> Iterator[Bullet]:
        sentence = self._count(text, level, len(items))
        others = [item for item in items if item.id not in named]
        if not others:
            yield Bullet(Line(say.NAMED_ABOVE(self._lang, said=sentence)))
        elif self._in_one_line(side, items) and (
            whole := self._none_listed(side, level, len(items))
        ):
            yield Bullet(Line(whole))
        elif all(item.unplaced for item in others):
            sentence = say.NAMES_FOLLOW(self._lang, said=sentence)
            yield Bullet(Line(sentence, tuple(self._words.name(item) for item in others)))
        else:
            yield Bullet(Line(sentence), tuple(lines.placed(side, item) for item in others))

    def _in_one_line(self, side: Side, items: list[Item]) -> bool:
        """Tell whether a number says enough of items of a level that the other edition lists none of."""
        few = len(items) <= _FEW and (
            side is self._delta.after or all(item.unplaced for item in items)
        )
        return not few

    def _none_listed(self, side: Side, level: str, n: int) -> str:
        """Return a sentence in place of all names where the other edition lists no item of the level."""
        after = side is self._delta.after
        other = self._delta.before if after else self._delta.after
        if other.tally.lists(level):
            return ""
        return self._count(say.NONE_LISTED_BEFORE if after else say.NONE_LISTED_AFTER, level, n)

    def _count(self, text: Text, level: str, n: int) -> str:
        what = self._words.so_many(level, n)
        return text(self._lang, before=self._before, after=self._after, what=what, n=n)


def _among(items: Iterable[Item], names: Iterable[str]) -> list[str]:
    spoken_of = {identify(name) for name in names}
    return [item.name for item in items if identify(item.name) in spoken_of]


def _by_level(items: Iterable[Item]) -> list[tuple[str, list[Item]]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.level, []).append(item)
    return list(groups.items())


def _placed_by_level(placements: Iterable[Placement]) -> list[tuple[str, list[Placement]]]:
    groups: dict[str, list[Placement]] = {}
    for placement in placements:
        groups.setdefault(placement.after.level, []).append(placement)
    return list(groups.items())
