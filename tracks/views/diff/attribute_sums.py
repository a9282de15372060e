"""What numbers of attributes add up to in both editions, in all and by root."""

from collections.abc import Iterator, Sequence

from tracks.diff.attribute_sums import SumRow
from tracks.messages import diff as say
from tracks.messages import show as say_show
from tracks.model.attribute import Sum
from tracks.model.item import Item
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line
from tracks.views.wording import Wording, capitalised

_MANY_ROOTS = 12  # where there are more, those of which nothing differs are only counted


def attribute_sums(rows: Sequence[SumRow], words: Wording) -> Iterator[Block]:
    """Yield each sum in all, with what it is made of by root under it."""
    if not rows:
        return
    yield Heading(Line(capitalised(say.SUMS(words.lang))))
    by_attribute: dict[str, list[SumRow]] = {}
    for row in rows:
        by_attribute.setdefault(row.attribute.id, []).append(row)
    yield Bullets(tuple(_bullet(total, under, words) for total, *under in by_attribute.values()))


def _bullet(total: SumRow, under: Sequence[SumRow], words: Wording) -> Bullet:
    shown = (
        under if len(under) <= _MANY_ROOTS else [row for row in under if row.before != row.after]
    )
    lines = [
        say.UNDER(words.lang, path=_names(row.was, row.now, words)) + _sums(row, words)
        for row in shown
    ]
    if rest := len(under) - len(shown):
        lines.append(say.REST_UNCHANGED(words.lang, n=rest))
    return Bullet(Line(say_show.ALL_TOGETHER(words.lang, sums=_sums(total, words))), tuple(lines))


def _names(was: Sequence[Item], now: Sequence[Item], words: Wording) -> str:
    names = [list(map(words.name, items)) for items in (was, now) if items]
    if len(names) == 2 and names[0] == names[1]:
        names = names[1:]
    return say.ARROW.join(say.PLUS.join(each) for each in names)


def _sums(row: SumRow, words: Wording) -> str:
    """Return both sums and their difference, where every item that counts has a number."""
    if row.before and row.after:
        return words.sums(row.attribute, row.before, row.after)
    ended, begun = bool(row.was and not row.now), bool(row.now and not row.was)
    sides = (_side(row, row.before, begun, words), _side(row, row.after, ended, words))
    return say.ARROW.join(sides)


def _side(row: SumRow, found: Sum | None, nothing: bool, words: Wording) -> str:
    """Return one sum; a dash where there is no such root, no data where no number is known."""
    if nothing:
        return "-"
    return words.sum(row.attribute, found) if found else say.NO_DATA(words.lang)
