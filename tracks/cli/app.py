"""The commands as people type them. Each imports what it needs when it runs, so that help is quick."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracks import __version__
from tracks.cli import completion, lineage, terminal, writing
from tracks.cli.audit import audit
from tracks.cli.author import author
from tracks.cli.changelog import changelog
from tracks.cli.db import db
from tracks.cli.options import By, Database, Edition, Form, Kinds, Level, Output, Taxonomy, Under
from tracks.cli.parsing import Command, Group, format_of
from tracks.cli.problems import tell
from tracks.messages import Text
from tracks.messages import cli as say
from tracks.messages import journal as say_journal

if TYPE_CHECKING:
    from tracks.commands.publish import Done
    from tracks.model.language import Language

app = typer.Typer(add_completion=False, rich_markup_mode=None)


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
    revise: Annotated[str | None, typer.Option("--revise")] = None,
    by: By = None,
    database: Database = None,
) -> int:
    """Record editions; exit code 1 where one has an error."""
    from tracks.commands.record import record

    lang = context.obj
    with terminal.progress() as show_progress:
        result = record(
            database,
            paths or [],
            by=author(by),
            revise=revise,
            dry_run=dry_run,
            progress=lambda file: show_progress(say.READING(lang, path=file)),
        )
    tell(result.problems, lang)
    if result.errors:
        terminal.remark(say.NOTHING_RECORDED(lang, n=result.errors) + "\n")
        return 1
    done = say.WOULD_RECORD if dry_run else say.RECORDED
    for each in result.recorded:
        told = each._asdict()
        line = done if each.changed else say.UNCHANGED
        terminal.deliver(line(lang, n=each.items, **told) + "\n")
        if each.changed and each.published:
            terminal.deliver(say_journal.DRAFTED(lang, **told) + "\n")
    return 0


@app.command("list", cls=Command)
def list_(
    context: typer.Context,
    edition: Annotated[str | None, Edition] = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """List what is recorded, or the revisions of an edition."""
    from tracks.commands.listing import history, listing
    from tracks.report.journal_view import history_view
    from tracks.report.list_view import list_view

    if edition is None:
        terminal.show(list_view(listing(database, taxonomy), context.obj))
    else:
        terminal.show(history_view(history(database, edition, taxonomy), context.obj))


@app.command(cls=Command)
def show(
    context: typer.Context,
    edition: Annotated[str, Edition],
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
    terminal.show(view)


@app.command(cls=Command)
def diff(
    context: typer.Context,
    before: Annotated[str, Edition],
    after: Annotated[str, Edition],
    level: Level = None,
    under: Under = None,
    kinds: Kinds = None,
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> int:
    """Compare two editions; with --exit-code, 1 where they differ."""
    name = format_of("diff", form)
    from tracks.commands.compare import compare
    from tracks.report.diff_formats import render_diff

    result = compare(
        database, before, after, taxonomy=taxonomy, level=level, under=under, kinds=kinds or ()
    )
    colour = output is None and terminal.wants_colour()
    text = render_diff(name, result.delta, result.found, context.obj, colour=colour)
    terminal.deliver(text, output)
    return int(exit_code and result.differs)


app.command(cls=Command)(changelog)

for _name, _command in lineage.COMMANDS.items():
    app.command(_name, cls=Command)(_command)


app.command("audit", cls=Command)(audit)


for _name, _command in writing.COMMANDS.items():
    app.command(_name, cls=Command)(_command)


@app.command(cls=Command)
def publish(
    context: typer.Context,
    edition: Annotated[str, Edition],
    by: By = None,
    why: Annotated[str | None, typer.Option("--why")] = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Publish a revision."""
    from tracks.commands.publish import publish

    done = publish(database, edition, taxonomy=taxonomy, by=author(by), why=why)
    _report(done, say_journal.PUBLISHED, say_journal.PUBLISHED_BEFORE, context.obj)


@app.command(cls=Command)
def withdraw(
    context: typer.Context,
    edition: Annotated[str, Edition],
    why: Annotated[str, typer.Option("--why")] = "",
    by: By = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Withdraw a revision, or all of an edition."""
    from tracks.commands.publish import withdraw

    done = withdraw(database, edition, why=why, taxonomy=taxonomy, by=author(by))
    _report(done, say_journal.WITHDRAWN, say_journal.WITHDRAWN_BEFORE, context.obj)


@app.command(cls=Command)
def log(context: typer.Context, taxonomy: Taxonomy = None, database: Database = None) -> None:
    """Tell what was done, newest last."""
    from tracks.commands.listing import journal
    from tracks.report.journal_view import journal_view

    terminal.show(journal_view(journal(database, taxonomy), context.obj))


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


app.command("db", cls=Command)(db)


@app.command("completion", cls=Command)
def completion_(
    context: typer.Context,
    shell: Annotated[str, typer.Argument(autocompletion=completion.shells)],
) -> None:
    """Print what makes a shell complete command lines."""
    terminal.deliver(completion.script(shell, context.obj))


def _report(done: "Done", now: Text, before: Text, lang: "Language") -> None:
    """Say of each revision that was asked for what became of it, and which one stands since."""
    for revision in done.asked:
        line = now if revision in done.entered else before
        terminal.deliver(line(lang, taxonomy=done.taxonomy, revision=revision) + "\n")
    stands = say_journal.STANDS if done.stands else say_journal.NONE_STANDS
    terminal.deliver(stands(lang, edition=done.edition, revision=done.stands) + "\n")
