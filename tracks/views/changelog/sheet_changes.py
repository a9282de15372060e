"""The sheet of changes: a row each, and in a draft two columns to fill in."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracks.commands.changelog import Changelog, Chapter
from tracks.diff.change import Change
from tracks.diff.delta import Side
from tracks.diff.listed import listed_in
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.model.item import Item, line_of
from tracks.model.kind import Kind
from tracks.model.language import Language, apart
from tracks.render.blocks import Column, Table
from tracks.views.changelog.review import to_fill_in
from tracks.views.citations import Citations
from tracks.views.compared import label, wording_of
from tracks.views.diff.lines import ChangeLines, is_large
from tracks.views.wording import EVIDENCE, Wording


def changes_table(log: Changelog, lang: Language, labels: str | None, cited: Citations) -> Table:
    """Return a row for each change, for items counted and not named, and for what is undecided."""
    columns = [
        Column(each(lang))
        for each in (
            say.NEW_EDITION,
            say.OLD_EDITION,
            say.CHANGE,
            say.LEVEL,
            say.OLD_NAME,
            say.OLD_PLACE,
            say.NEW_NAME,
            say.NEW_PLACE,
            say.CONTENT,
            say.REASON,
            say.EVIDENCE,
        )
    ]
    rows = [
        (
            label(chapter.delta.after, chapter.delta),
            label(chapter.delta.before, chapter.delta),
            *row,
        )
        for chapter in log.chapters
        for row in _of_chapter(chapter, wording_of(chapter.delta, lang, labels), cited)
    ]
    if log.draft:
        columns += to_fill_in(lang)
        rows = [(*row, "", "") for row in rows]
    return Table(tuple(columns), tuple(rows))


def _of_chapter(chapter: Chapter, words: Wording, cited: Citations) -> Iterator[tuple[str, ...]]:
    """Yield the rows of each change, of items counted and not named, and of what is undecided."""
    before, after = chapter.delta.before, chapter.delta.after
    lines = ChangeLines(chapter.delta, words)
    for change in chapter.change_set.changes:
        content = words.clauses(_content(change, chapter, lines, words))
        for ended, begun in _told_apart(change):
            yield (
                words.kinds(change.kinds),
                words.level(change.level),
                *_items(ended, before, words),
                *_items(begun, after, words),
                content,
                words.clauses(change.because),
                _rests_on(change, chapter, words, cited),
            )
            content = ""  # of a large event once
    lists = chapter.change_set.lists
    for claim in chapter.change_set.stated:
        if lists[claim.level].complete:
            continue  # the lists name them
        if unnamed := claim.unnamed:
            text = say.UNNAMED(words.lang, n=unnamed)
            old, new = (text, "") if claim.kind is not Kind.ADDED else ("", text)
            kind, mark = words.kinds([claim.kind]), cited.place(claim.sources)
            yield (kind, words.level(claim.level), old, "", new, "", "", "", mark)
    open_change, undecided = say.OPEN_CHANGE(words.lang), chapter.change_set.undecided
    for item in undecided.first_listed:
        yield (
            open_change,
            words.level(item.level),
            "",
            "",
            *_items([item], after, words),
            "",
            "",
            "",
        )
    gone = Counter(item.level for item in undecided.no_longer_listed)
    unlisted = [level for level in gone if not after.tally.lists(level)]
    for level in unlisted:
        none = say.NONE_LISTED(words.lang)
        number = words.counted(level, gone[level])
        yield (open_change, words.level(level), number, "", none, "", "", "", "")
    for item in undecided.no_longer_listed:
        if item.level not in unlisted:
            names = _items([item], before, words)
            yield (open_change, words.level(item.level), *names, "", "", "", "", "")
    for placement in (*undecided.first_placed, *undecided.no_longer_placed):
        yield (
            open_change,
            words.level(placement.after.level),
            *_items([placement.before], before, words),
            *_items([placement.after], after, words),
            "",
            "",
            "",
        )


def _content(change: Change, chapter: Chapter, lines: ChangeLines, words: Wording) -> Iterator[str]:
    """Yield what altered besides names and places; with ids, where two places look alike."""
    if not (change.before and change.after):
        return
    old = _items(change.before, chapter.delta.before, words)[1]
    if Kind.MOVED in change.kinds and old == _items(change.after, chapter.delta.after, words)[1]:
        yield lines.change(change).line.text
    yield from lines.details(change)


def _told_apart(change: Change) -> Iterator[tuple[Sequence[Item], Sequence[Item]]]:
    """Yield the items of a change on both sides, those of a large event item by item."""
    if not is_large(change):
        yield change.before, change.after
        return
    for old, successors in change.successions():
        yield (old,) if old else (), successors


def _items(items: Sequence[Item], side: Side, words: Wording) -> tuple[str, str]:
    """Return the names of items, and the paths to what they are listed under."""
    lines = (line_of(item, side.known) for item in items)
    places = (
        say_diff.NO_DATA(words.lang)
        if line is None
        else say_diff.PATH_STEP.join(words.path(line[:-1]))
        for line in lines
    )
    names = [words.name_with_id(item) for item in items]
    return _list(names, words), _list([*dict.fromkeys(place for place in places if place)], words)


def _list(names: Sequence[str], words: Wording) -> str:
    return words.clauses(apart(names, words.lang) if names[1:] else names)


def _rests_on(change: Change, chapter: Chapter, words: Wording, cited: Citations) -> str:
    """Return the word for the evidence, and the source of it: of a statement, a link or a list."""
    word = EVIDENCE.get(change.evidence)
    sources = change.sources or listed_in(change, chapter.delta)
    rests_on = (word(words.lang) if word else "", cited.place(sources))
    return words.listed(part for part in rests_on if part)
