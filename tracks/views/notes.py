"""Lettered notes to a report, collected while it is written."""

from collections.abc import Iterator
from string import ascii_lowercase

from tracks.messages import diff as say
from tracks.model.language import Language
from tracks.render.blocks import Block, Labelled, Line


class Notes:
    """The notes so far; the same text is one note."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self._marks: dict[str, str] = {}

    def mark(self, text: str) -> str:
        """Return the mark of a note, such as 注 a, and keep its text for the end."""
        turn, letter = divmod(len(self._marks), len(ascii_lowercase))
        mark = say.NOTE(self.lang, letter=ascii_lowercase[letter] * (turn + 1))
        return self._marks.setdefault(text, mark)

    def blocks(self) -> Iterator[Block]:
        """Yield the notes in the order in which they were made."""
        if self._marks:
            yield Labelled(tuple((mark, (Line(text),)) for text, mark in self._marks.items()))
