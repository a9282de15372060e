"""What is compared, as words: two editions, the roots that they have, and the figures of these."""

from collections.abc import Iterable

from tracks.diff.change import CountRow, RootGroup
from tracks.diff.delta import Delta, Side
from tracks.diff.flow import FlowRow
from tracks.messages import diff as say
from tracks.model.kind import Kind
from tracks.model.language import Language
from tracks.views.wording import Wording, percent


def wording_of(delta: Delta, lang: Language, labels: str | None = None) -> Wording:
    """Return the words for a diff: levels as the later taxonomy calls them, else as the earlier one does."""
    return Wording(lang, (delta.after.head.taxonomy, delta.before.head.taxonomy), labels)


def edition(side: Side, delta: Delta, lang: Language) -> str:
    """Return what one of two compared editions is called: 2025 版, or which revision it is.

    A revision is named where both are of one edition, and where it is not what the edition means.
    """
    if _by_revision(side, delta):
        return say.REVISION(lang, edition=side.edition, number=side.revision)
    return say.EDITION(lang, edition=side.edition)


def label(side: Side, delta: Delta) -> str:
    """Return the same as people write it, in every language: 2025, or 2025@1."""
    return f"{side.edition}@{side.revision}" if _by_revision(side, delta) else side.edition


def _by_revision(side: Side, delta: Delta) -> bool:
    one = delta.before.edition == delta.after.edition
    return side.revision is not None and (one or not side.stands)


def edition_short(side: Side, delta: Delta, lang: Language) -> str:
    """Return the same, short enough to head a column."""
    if _by_revision(side, delta):
        one = delta.before.edition == delta.after.edition
        return say.REVISION_SHORT(lang, number=side.revision) if one else label(side, delta)
    return say.EDITION(lang, edition=side.edition)


def root_names(row: CountRow | FlowRow, delta: Delta, words: Wording) -> str:
    """Return the names of the items that a figure is counted under."""
    now = names_of_roots(row.under, row.group, delta, words)
    if not row.formerly:
        return words.series(now)
    was = item_names(row.formerly, delta.before, delta.after, words)
    if was == now:  # another id alone
        was, now = list(row.formerly), list(row.under)
    return say.ARROW.join(say.PLUS.join(names) for names in (was, now))


def names_of_roots(
    ids: Iterable[str], group: RootGroup | None, delta: Delta, words: Wording
) -> list[str]:
    """Return the names of roots that are counted as one: today's, but of what ended those it had."""
    sides = delta.after, delta.before
    if group and not group.after:  # its id may be another item's by now
        sides = delta.before, delta.after
    return item_names(ids, *sides, words)


def item_names(ids: Iterable[str], side: Side, other: Side, words: Wording) -> list[str]:
    """Return the names of items of one side; of what that does not list, as the other has it."""
    items = ((i, side.item(i) or other.item(i)) for i in ids)
    return [words.name(item) if item else i for i, item in items]


def trend_word(row: CountRow, words: Wording) -> str:
    """Return the source's own word for a trend; in English its meaning, with the word where it says more."""
    word = row.trend.word
    if word is None or words.lang == "zh" or word.isascii() or not row.kinds:
        return word or ""
    meaning = say.KIND[row.kinds[-1]](words.lang)
    same = row.kinds[-1] in (Kind.CONSOLIDATED, Kind.EXPANDED)
    return meaning if same else say.ALSO_NAMED(words.lang, name=meaning, other=word)


def growth_text(row: CountRow, lang: Language) -> str:
    """Return the growth of known figures to a tenth of a per cent, else as a source prints it."""
    if row.growth:
        return percent(row.growth)
    if row.trend.growth:
        return row.trend.growth
    known = row.before.value is not None and row.after.value is not None
    return "-" if known else say.NO_DATA(lang)
