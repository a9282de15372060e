"""A comparison in three sentences at most: the totals, the changes, where most of them were.

Where only one of the editions has a level, a sentence says so first.

Each is a template over figures; where there is no figure there is no sentence.
"""

from collections.abc import Iterator

from tracks.commands.changelog import Chapter
from tracks.diff.change import ChangeSet, CountRow
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.model.evidence import Evidence
from tracks.model.kind import Kind
from tracks.model.language import Language
from tracks.views.changelog.kinds import ORDER, Kinds
from tracks.views.compared import edition
from tracks.views.diff.headline import (
    Numbers,
    levels_differing,
    numbers_by_evidence,
    of_kinds,
    roots_moved,
)
from tracks.views.wording import Wording, capitalised

_MINOR = frozenset({Kind.RECODED, Kind.REVISED})


def sentences(chapter: Chapter, kinds: Kinds, words: Wording) -> Iterator[str]:
    """Yield the sentences that a reader of a chapter needs first."""
    candidates = (
        *levels_differing(chapter.change_set, chapter.delta, words),
        _totals(chapter, words),
        _changes(chapter, kinds, words),
        notes_only(chapter, words),
        _where(chapter, words),
    )
    yield from (sentence for sentence in candidates if sentence)


def whose_numbers(change_set: ChangeSet, words: Wording) -> Iterator[str]:
    """Yield, evidence by evidence, how many changes of which kinds there were."""
    for evidence, numbers in _main(numbers_by_evidence(change_set)).items():
        in_order = {kind: numbers[kind] for kind in ORDER if kind in numbers}
        yield say.BY[evidence](words.lang, parts=words.listed(of_kinds(in_order, words)))


def _main(by_evidence: dict[Evidence, Numbers]) -> dict[Evidence, Numbers]:
    """Return the numbers for a sentence: codes and contents only where nothing else changed."""
    main = {
        evidence: {kind: n for kind, n in numbers.items() if kind not in _MINOR}
        for evidence, numbers in by_evidence.items()
    }
    return {evidence: numbers for evidence, numbers in main.items() if numbers} or by_evidence


def _totals(chapter: Chapter, words: Wording) -> str:
    """Return the totals that moved; where none did, all of which anything is known."""
    both = chapter.delta.both_have
    rows = [row for row in chapter.change_set.counts if not row.under and both(row.level)]
    known = [row for row in rows if row.before.evidence or row.after.evidence]
    moved = [_total(row, chapter, words) for row in known if row.before[:2] != row.after[:2]]
    parts = moved or [_total(row, chapter, words) for row in known]
    return say.TOTALS(words.lang, parts=capitalised(words.listed(parts))) if parts else ""


def _total(row: CountRow, chapter: Chapter, words: Wording) -> str:
    lang = words.lang
    names = words.nouns(row.level)
    before, after = words.figure(row.before), words.figure(row.after)
    called = edition(chapter.delta.before, chapter.delta, lang)
    if row.before.value is None or row.after.value is None:
        apart = {"before": _apart(before, lang), "after": _apart(after, lang)}
        return say.ONE_SIDE(lang, edition=called, **apart, **names)
    if not row.net:
        return say.STANDS(lang, edition=called, after=after, **names)
    moved = say_diff.ROSE if row.net > 0 else say_diff.FELL
    return moved(lang, before=before, after=after, **names)


def _apart(figure: str, lang: Language) -> str:
    """Return a figure as it follows a word: after a space in English, and in Chinese where it is a number."""
    return f" {figure}" if lang == "en" or figure[0].isascii() else figure


def _changes(chapter: Chapter, kinds: Kinds, words: Wording) -> str:
    """Return the number of changes by kind and evidence, and the kinds without data."""
    lang = words.lang
    parts = list(whose_numbers(chapter.change_set, words))
    if not parts:
        found = chapter.change_set
        same = not (found.changes or any(found.undecided) or kinds.unknown or found.notes_only)
        return say.NO_CHANGES(lang) if same else ""
    if kinds.unknown:
        parts.append(say.NO_DATA_ON(lang, kinds=words.kind_nouns(kinds.unknown)))
    return say.TOTALS(lang, parts=capitalised(words.clauses(parts)))


def notes_only(chapter: Chapter, words: Wording) -> str:
    """Return how many items changed in nothing but notes, which are not told; empty for none."""
    n = chapter.change_set.notes_only
    return say.NOTES_ONLY(words.lang, n=n) if n else ""


def _where(chapter: Chapter, words: Wording) -> str:
    """Return where most changed: since the earlier edition, since another one, or how much is open."""
    if moved := roots_moved(chapter.change_set, chapter.delta, words):
        return capitalised(moved)
    for other in chapter.elsewhere:
        if moved := roots_moved(other.change_set, other.delta, words):
            return say.SINCE(words.lang, edition=other.delta.before.edition, sentence=moved)
    return _open(chapter, words)


def _open(chapter: Chapter, words: Wording) -> str:
    lang, delta, change_set = words.lang, chapter.delta, chapter.change_set
    hidden = {
        row.level: row.after.value - delta.after.tally.total.get(row.level, 0)
        for row in change_set.counts
        if not row.under
        and row.after.value is not None
        and not delta.after.head.is_complete(row.level)
    }
    named = [words.so_many(level, n) for level, n in hidden.items() if n > 0]
    n = sum(max(0, n) for n in hidden.values())
    if named:
        called = edition(delta.before, delta, lang)
        return capitalised(say.OPEN(lang, what=words.series(named), edition=called, n=n))
    once = len(change_set.undecided.first_listed) + len(change_set.undecided.no_longer_listed)
    return say.SEEN_ONCE(lang, n=once) if once else ""
