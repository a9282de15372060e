"""The first lines of a diff: what changed in all, where most, and which kinds nothing is known of."""

from collections.abc import Iterator

from tracks.diff.by_kind import by_kind, without_evidence
from tracks.diff.change import ChangeSet, CountRow, Figure
from tracks.diff.delta import Delta
from tracks.messages import diff as say
from tracks.messages import heads as say_heads
from tracks.model.evidence import Evidence
from tracks.model.kind import EVENTS, Kind
from tracks.render.blocks import Block, Line, Paragraph, Title
from tracks.views.compared import edition, root_names, trend_word
from tracks.views.wording import Wording, capitalised

_SENTENCES = {
    Evidence.STATED: say.STATED,
    Evidence.LISTED: say.BY_LISTING,
    Evidence.LINKED: say.BY_LINKS,
    Evidence.DERIVED: say.BY_DERIVATION,
}

Numbers = dict[Kind, dict[str, Figure]]
"""By kind of change and level, how many there were."""


def headline(change_set: ChangeSet, delta: Delta, words: Wording) -> Iterator[Block]:
    """Yield the title and the sentences that answer what a reader asks first."""
    lang = words.lang
    yield Title(
        say.TITLE(
            lang,
            taxonomy=delta.after.head.taxonomy.title.text(lang),
            before=edition(delta.before, delta, lang),
            after=edition(delta.after, delta, lang),
        )
    )
    sentences = [
        *levels_differing(change_set, delta, words),
        _totals(change_set, delta, words),
        *_kinds(change_set, words),
        roots_moved(change_set, delta, words),
    ]
    if _nothing(change_set):
        besides = bool(change_set.head)
        differing = {*delta.before.items, *delta.after.items}
        if differing - {placed.after.id for placed in change_set.followed}:
            sentences = [say.NOTHING_SELECTED(lang)]
        else:
            sentences = [_nothing_changed(delta, words, changed_besides=besides)]
    yield from (Paragraph(Line(sentence)) for sentence in sentences if sentence)
    if delta.reordered:
        yield Paragraph(Line(say.REORDERED(lang)))
    if unknown := without_evidence(change_set):
        sentence = say.NO_EVIDENCE(lang, kinds=words.kind_nouns(unknown))
        yield Paragraph(Line(capitalised(sentence)))


def _nothing(change_set: ChangeSet) -> bool:
    """Tell whether no item changed, none is undecided, and no figure moved."""
    moved = any(row.kinds for row in change_set.counts)
    return not (moved or change_set.changes or any(change_set.undecided) or change_set.stated)


def _nothing_changed(delta: Delta, words: Wording, *, changed_besides: bool) -> str:
    if changed_besides:
        return say_heads.ITEMS_SAME(words.lang)
    partial = [level for level in delta.after.head.listing if not _complete(delta, level)]
    if not partial:
        return say.NOTHING_CHANGED(words.lang)
    levels = words.series(map(words.level_nouns, partial))
    return say.NOTHING_DIFFERS(words.lang, levels=levels)


def _complete(delta: Delta, level: str) -> bool:
    return delta.before.head.is_complete(level) and delta.after.head.is_complete(level)


def levels_differing(change_set: ChangeSet, delta: Delta, words: Wording) -> Iterator[str]:
    """Yield a sentence for each level that only one of the two editions has, with what it lists there."""
    lang = words.lang
    names = {
        "before": edition(delta.before, delta, lang),
        "after": edition(delta.after, delta, lang),
    }
    for row in change_set.counts:
        here = delta.before.head.has_level(row.level), delta.after.head.has_level(row.level)
        if not row.under and here[0] != here[1]:
            say_it = say.LEVEL_WENT if here[0] else say.LEVEL_CAME
            what = words.counted_figure(row.level, row.before if here[0] else row.after)
            yield capitalised(say_it(lang, level=words.level(row.level), what=what, **names))


def _totals(change_set: ChangeSet, delta: Delta, words: Wording) -> str:
    parts = []
    for row in change_set.counts:
        if not row.under and row.net and _known(row) and delta.both_have(row.level):
            moved = say.ROSE if row.net > 0 else say.FELL
            figures = {"before": row.before.value, "after": row.after.value}
            parts.append(moved(words.lang, **figures, **words.nouns(row.level)))
    if not parts:
        return ""
    return say.TOTALS_CHANGED(words.lang, parts=capitalised(words.listed(parts)))


def _kinds(change_set: ChangeSet, words: Wording) -> Iterator[str]:
    """Yield a sentence for each evidence: how many items of which levels, kind by kind."""
    for evidence, numbers in numbers_by_evidence(change_set).items():
        yield _SENTENCES[evidence](words.lang, parts=words.clauses(of_kinds(numbers, words)))


def numbers_by_evidence(change_set: ChangeSet) -> dict[Evidence, Numbers]:
    """Return, by what they rest on, how many changes there were of each kind at each level."""
    numbers: dict[Evidence, Numbers] = {evidence: {} for evidence in _SENTENCES}
    for (kind, level), figure in by_kind(change_set).items():
        if figure.said.maximum != 0 and figure.stated:
            numbers[Evidence.STATED].setdefault(kind, {})[level] = figure.said
        for evidence, n in figure.by.items():
            numbers[evidence].setdefault(kind, {})[level] = Figure(n, n, evidence)
    return {evidence: of_kind for evidence, of_kind in numbers.items() if of_kind}


def of_kinds(numbers: Numbers, words: Wording) -> Iterator[str]:
    """Yield, kind by kind, how many items or events there were at which levels."""
    for kind, of_kind in numbers.items():
        levels = sorted(of_kind, key=words.depth)
        stated = any(figure.evidence is Evidence.STATED for figure in of_kind.values())
        if kind in EVENTS and not stated:
            yield words.series(
                words.happened(kind, level, of_kind[level].minimum or 0) for level in levels
            )
        else:
            what = words.series(words.counted_figure(level, of_kind[level]) for level in levels)
            yield words.of_kind(kind, what)


def roots_moved(change_set: ChangeSet, delta: Delta, words: Wording) -> str:
    """Return a sentence on the level whose roots moved most: largest fall, largest rise, what sources stress.

    Empty where no root moved and none is stressed.
    """
    rows = [row for row in change_set.counts if row.under and (row.net or row.trend.most)]
    if not rows:
        return ""
    level = max(rows, key=lambda row: (row.trend.most is not None, abs(row.net or 0))).level
    rows = [row for row in rows if row.level == level]
    measured = sorted((row for row in rows if _measured(row)), key=lambda row: row.net or 0)
    falls = [row for row in measured[:1] if (row.net or 0) < 0]
    rises = [row for row in measured[-1:] if (row.net or 0) > 0]
    moved = [_moved(row, delta, words) for row in falls + rises]
    stressed = [_most(row, delta, words) for row in rows if row.trend.most]
    parts = [words.listed(group) for group in (moved, stressed) if group]
    several = len({count.level for count in change_set.counts if count.under}) > 1
    return (say.ROOTS_OF if several else say.ROOTS)(
        words.lang,
        level=words.level_noun(level),
        levels=capitalised(words.level_nouns(level)),
        parts=words.clauses(parts),
    )


def _known(row: CountRow) -> bool:
    return row.before.value is not None and row.after.value is not None


def _measured(row: CountRow) -> bool:
    """Tell whether a row can be the largest fall or rise; what a source stresses has its own part."""
    return _known(row) and bool(row.net) and row.trend.most is None


def _moved(row: CountRow, delta: Delta, words: Wording) -> str:
    plain = say.GREW if (row.net or 0) > 0 else say.SHRANK
    word = trend_word(row, words) or plain(words.lang)
    printed = row.trend.word
    if printed and words.lang == "en" and printed not in word:
        word = say.ALSO_NAMED(words.lang, name=word, other=printed)
    figures = {"before": row.before.value, "after": row.after.value}
    return say.ROOT_MOVED(
        words.lang, root=_roots_in_sentence(row, delta, words), word=word, **figures
    )


def _most(row: CountRow, delta: Delta, words: Wording) -> str:
    figures = {"net": row.net, "growth": row.trend.growth, "is": row.after.value}
    assert row.trend.most is not None
    figure = figures[row.trend.most]
    text = (say.ROOT_MOST_UNKNOWN if figure is None else say.ROOT_MOST)[row.trend.most]
    return text(words.lang, root=_roots_in_sentence(row, delta, words), figure=figure)


def _roots_in_sentence(row: CountRow, delta: Delta, words: Wording) -> str:
    """Return the names with a space where Chinese text follows a Latin one."""
    names = root_names(row, delta, words)
    return f"{names} " if words.lang == "zh" and names[-1:].isascii() else names
