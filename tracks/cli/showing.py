"""Showing the answer of a use case in the format that was asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tracks.cli import terminal
from tracks.cli.formats import file_format
from tracks.reports import Manner, formats, render

if TYPE_CHECKING:
    from tracks.store import Store


class Showing:
    """Where the answer of a report goes, and as what: settled before the use case is asked.

    The format is the one asked for, else what the file is named. TracksError: the report has no such
    format, or one that is no text has no file.
    """

    def __init__(
        self, report: str, context: typer.Context, form: str | None, output: Path | None
    ) -> None:
        self._report, self._context, self._output = report, context, output
        self._labels: str | None = None
        self.form = file_format(formats(report), form, output)

    def name_in(self, store: "Store", language: str | None, taxonomy: str | None) -> None:
        """Name items in a language, where it is asked for. TracksError: none has a name in it."""
        from tracks.commands.labels import known_language

        self._labels = known_language(store, language, taxonomy)

    def show(self, answer: object, *, excel: bool = False) -> None:
        """Deliver the answer. TracksError: the format cannot hold it, or a file cannot be written."""
        output = self._output
        manner = Manner(
            languages=self._context.meta["languages"],
            asked=self._context.meta["asked"],
            labels=self._labels,
            stem=output.stem if output else None,
            colour=output is None and terminal.wants_colour(),
            excel=excel,
        )
        terminal.hand_over(render(self._report, self.form, answer, manner), output)
