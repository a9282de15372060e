"""Changes with room for a reader's comment, and for whether it was adopted (征求意见)."""

from collections.abc import Iterable, Iterator
from itertools import count

from tracks.messages import changelog as say
from tracks.model.language import Language, between_names
from tracks.render.blocks import Block, Bullet, Bullets, Column, Line, Names, Table

_MANY = 12  # details that still are one thing to judge
_ROOM = 16  # cells of a column to write in


def for_review(blocks: Iterable[Block], lang: Language) -> Iterator[Block]:
    """Yield blocks with their lists as tables: each entry numbered, beside it two columns to fill in."""
    numbers = count(1)
    for block in blocks:
        if isinstance(block, Names):
            yield _table([Line(name) for name in block.names], numbers, lang)
        elif isinstance(block, Bullets):
            lines = [line for entry in block.entries for line in _lines(entry)]
            yield _table(lines, numbers, lang)
        else:
            yield block


def _lines(entry: Bullet) -> Iterator[Line]:
    """Yield an entry with its details as a line; many details have a line each, to be judged apart."""
    if len(entry.details) > _MANY:
        yield entry.line
        yield from map(Line, entry.details)
    else:
        yield entry.line._replace(text="; ".join((entry.line.text, *entry.details)))


def to_fill_in(lang: Language) -> tuple[Column, Column]:
    """Return the columns for a comment and for whether it was adopted."""
    return Column(say.COMMENT(lang), least=_ROOM), Column(say.ADOPTED(lang), least=_ROOM // 2)


def _table(lines: Iterable[Line], numbers: Iterator[int], lang: Language) -> Table:
    comma = between_names(lang)
    contents = (
        f"{line.text}{comma.join(line.listed(lang))} {line.source}".strip() for line in lines
    )
    return Table(
        (Column(say.CONTENT(lang)), *to_fill_in(lang)),
        tuple(
            (say.NUMBERED(lang, n=next(numbers), content=content), "", "") for content in contents
        ),
    )
