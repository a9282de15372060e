"""The commands as people type them. Each imports what it needs when it runs, so that help is quick."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracks import __version__
from tracks.cli import terminal
from tracks.cli.parsing import Command, Group
from tracks.cli.problems import tell
from tracks.commands.usage import unknown
from tracks.errors import Code
from tracks.messages import cli as say

if TYPE_CHECKING:
    from tracks.report.blocks import Document

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Taxonomy = Annotated[str | None, typer.Option("--taxonomy", "-t")]
Database = Annotated[str | None, typer.Option("--db", envvar="TRACKS_DB")]
Level = Annotated[str | None, typer.Option("--level")]
Under = Annotated[str | None, typer.Option("--under")]


@app.callback(cls=Group, invoke_without_command=True)
def tracks(
    context: typer.Context, version: Annotated[bool, typer.Option("--version")] = False
) -> None:
    """Show the version, or the help where no command is given."""
    if version:
        terminal.deliver(f"tracks {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        terminal.deliver(context.get_help() + "\n")


@app.command("import", cls=Command)
def import_(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument()] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    database: Database = None,
) -> int:
    """Record editions; exit code 1 where one has an error."""
    from tracks.commands.record import record

    lang = context.obj
    with terminal.progress() as show_progress:
        result = record(
            database,
            paths or [],
            dry_run=dry_run,
            progress=lambda file: show_progress(say.READING(lang, path=file)),
        )
    tell(result.problems, lang)
    if result.errors:
        terminal.remark(say.NOTHING_RECORDED(lang, n=result.errors) + "\n")
        return 1
    done = say.WOULD_RECORD if dry_run else say.RECORDED
    for each in result.recorded:
        line = done if each.changed else say.UNCHANGED
        terminal.deliver(
            line(
                lang,
                taxonomy=each.taxonomy,
                edition=each.edition,
                revision=each.revision,
                n=each.items,
            )
            + "\n"
        )
    return 0


@app.command("list", cls=Command)
def list_(context: typer.Context, taxonomy: Taxonomy = None, database: Database = None) -> None:
    """List what is recorded."""
    from tracks.commands.listing import listing
    from tracks.report.list_view import list_view

    _show(list_view(listing(database, taxonomy), context.obj))


@app.command(cls=Command)
def show(
    context: typer.Context,
    edition: Annotated[str, typer.Argument()],
    level: Level = None,
    under: Under = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Show an edition as a tree."""
    from tracks.commands.show import show
    from tracks.report.show_view import show_view

    shown = show(database, edition, taxonomy=taxonomy, level=level, under=under)
    view = show_view(
        shown.edition,
        shown.counts,
        context.obj,
        sources=shown.sources,
        level=shown.level,
        under=shown.under,
    )
    _show(view)


@app.command(cls=Command)
def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument()],
    after: Annotated[str, typer.Argument()],
    level: Level = None,
    under: Under = None,
    kinds: Annotated[list[str] | None, typer.Option("--kind")] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    form: Annotated[str, typer.Option("--format")] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> int:
    """Compare two editions; with --exit-code, 1 where they differ."""
    from tracks.commands.compare import compare
    from tracks.report.diff_formats import DIFF_FORMATS, render_diff

    if form not in DIFF_FORMATS:
        raise unknown(Code.NO_SUCH_VALUE, form, DIFF_FORMATS, option="--format")
    result = compare(
        database, before, after, taxonomy=taxonomy, level=level, under=under, kinds=kinds or ()
    )
    colour = output is None and terminal.wants_colour()
    text = render_diff(form, result.delta, result.found, context.obj, colour=colour)
    terminal.deliver(text, output)
    return int(exit_code and result.differs)


@app.command(cls=Command)
def validate(context: typer.Context, files: Annotated[list[Path], typer.Argument()]) -> int:
    """Check edition files; exit code 1 where one has an error."""
    from tracks.commands.validate import validate

    lang = context.obj
    result = validate(files)
    tell(result.problems, lang)
    if result.errors:
        terminal.remark(say.INVALID(lang, n=result.errors) + "\n")
        return 1
    terminal.deliver(say.VALID(lang, n=result.editions) + "\n")
    return 0


@app.command(cls=Command)
def verify(context: typer.Context, database: Database = None) -> int:
    """Check the database; exit code 1 where something is not as it was recorded."""
    from tracks.commands.verify import verify

    lang = context.obj
    result = verify(database)
    tell(result.flaws, lang)
    if result.flaws:
        return 1
    terminal.deliver(say.VERIFIED(lang, n=result.revisions) + "\n")
    return 0


def _show(document: "Document") -> None:
    from tracks.report.text import render_text

    terminal.deliver(render_text(document, colour=terminal.wants_colour()))
