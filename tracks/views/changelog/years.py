"""The span of a changelog edition by edition: the totals of each, and what changed."""

from tracks.commands.changelog import Changelog, Chapter
from tracks.diff.change import CountRow, Figure
from tracks.messages import changelog as say
from tracks.render.blocks import Column, Table
from tracks.views.changelog.kinds import Kinds
from tracks.views.changelog.sentences import notes_only, whose_numbers
from tracks.views.compared import edition
from tracks.views.wording import Wording


def years_table(log: Changelog, words: Wording) -> Table:
    """Return a row for each edition, newest first, and one for the edition that it starts from."""
    lang, first = words.lang, log.chapters[-1]
    levels = list(dict.fromkeys(row.level for row in _totals(log.whole)))
    columns = (
        Column(say.EDITION(lang)),
        *(Column(words.level(level), "right") for level in levels),
        Column(say.WHAT(lang)),
    )
    rows = [
        (
            edition(each.delta.after, each.delta, lang),
            *_figures({row.level: row.after for row in _totals(each)}, levels, words),
            _what(each, words),
        )
        for each in log.chapters
    ]
    before = {row.level: row.before for row in _totals(first)}
    called = edition(first.delta.before, first.delta, lang)
    rows.append((called, *_figures(before, levels, words), say.BASE(lang)))
    return Table(columns, tuple(rows))


def _totals(chapter: Chapter) -> list[CountRow]:
    return [row for row in chapter.change_set.counts if not row.under]


def _figures(known: dict[str, Figure], levels: list[str], words: Wording) -> list[str]:
    return [words.figure(known.get(level, Figure())) for level in levels]


def _what(chapter: Chapter, words: Wording) -> str:
    if numbers := list(whose_numbers(chapter.change_set, words)):
        return words.clauses(numbers)
    kinds = Kinds(chapter.change_set)
    if kinds.unknown:
        return say.NOTHING_KNOWN(words.lang)
    return notes_only(chapter, words) or say.NOTHING(words.lang)
