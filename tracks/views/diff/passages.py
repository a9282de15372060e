"""What went from one item that has others under it to another, in a line each."""

from collections.abc import Iterator

from tracks.diff.change import ChangeSet, How, Passage
from tracks.messages import diff as say
from tracks.model.item import Item
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line, Paragraph
from tracks.views.wording import Wording, capitalised

MOST = 12
"""The most lines of a level; the machine formats and the groups have all."""


def passages(change_set: ChangeSet, words: Wording) -> Iterator[Block]:
    """Yield, level by level, what passed; what passed within an event is told with that."""
    told = [passage for passage in change_set.passages if not passage.in_event]
    for level in dict.fromkeys(passage.before.level for passage in told):
        of_level = [passage for passage in told if passage.before.level == level]
        heading = say.PASSAGES(words.lang, **words.nouns(level))
        yield Heading(Line(capitalised(heading)))
        yield Bullets(tuple(Bullet(Line(_line(each, words))) for each in of_level[:MOST]))
        if rest := len(of_level[MOST:]):
            yield Paragraph(Line(say.PASSAGES_REST(words.lang, n=rest)))


def _line(passage: Passage, words: Wording) -> str:
    before, after = (words.name_with_id(item) for item in (passage.before, passage.after))
    items = words.listed(_passed(how, was, now, words) for how, was, now in passage.items)
    return say.PASSAGE(words.lang, before=before, after=after, items=items)


def _passed(how: How, was: Item, now: Item, words: Wording) -> str:
    names = [words.name_with_id(was), words.name_with_id(now)]
    if how is How.MOVED:
        return names[1]
    text = say.ARROW.join(names)
    return say.PASSAGE_PART(words.lang, name=text) if how is How.PART else text
