"""The command that writes the report."""

from typing import Annotated

import typer

from tracks.cli import completion, terminal
from tracks.cli.options import Database, Form, Output, Taxonomy
from tracks.cli.parsing import file_format
from tracks.commands.usage import words, wrong_usage
from tracks.errors import Code
from tracks.messages import cli as say


def changelog(
    context: typer.Context,
    span: Annotated[str | None, typer.Argument(autocompletion=completion.spans)] = None,
    start: Annotated[
        str | None, typer.Option("--since", autocompletion=completion.editions)
    ] = None,
    all_editions: Annotated[bool, typer.Option("--all")] = False,
    notes: Annotated[bool, typer.Option("--notes")] = False,
    draft: Annotated[bool, typer.Option("--draft")] = False,
    date: Annotated[str | None, typer.Option("--date")] = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Write what changed, edition by edition."""
    given = {say.METAVARS["span"](context.obj): span, "--since": start, "--all": all_editions}
    named = [name for name, value in given.items() if value]
    if named[1:]:
        raise wrong_usage(Code.NOT_TOGETHER, option=named[1], other=named[0])
    date = None if date is None else words("--date", date)
    name = file_format("changelog", form, output)
    from tracks.commands.changelog import changelog
    from tracks.report.changelog.formats import Manner, render_changelog

    log = changelog(
        database, span, since=start, everything=all_editions, notes=notes, taxonomy=taxonomy
    )
    colour = output is None and terminal.wants_colour()
    stem = output.stem if output else None
    manner = Manner(context.meta["languages"], date, draft, stem, colour)
    terminal.hand_over(render_changelog(name, log, manner), output)
