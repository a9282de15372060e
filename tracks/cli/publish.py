"""The commands that check editions and the record, and publish and withdraw revisions."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracks.cli import terminal
from tracks.cli.author import author
from tracks.cli.opening import opened
from tracks.cli.options import By, Database, Edition, Form, Output, Taxonomy, UnreadPath
from tracks.cli.problems import tell
from tracks.cli.showing import Showing
from tracks.messages import Text
from tracks.messages import cli as say
from tracks.messages import journal as say_journal
from tracks.render.cells import clean

if TYPE_CHECKING:
    from tracks.commands.publish import Done
    from tracks.model.language import Language


def validate(context: typer.Context, files: Annotated[list[Path], UnreadPath]) -> int:
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


def fmt(
    context: typer.Context,
    files: Annotated[list[Path], UnreadPath],
    preview: Annotated[bool, typer.Option("--check")] = False,
) -> int:
    """Lay out YAML files anew; exit code 1 where one has an error, or would change with --check."""
    from tracks.commands.fmt import fmt

    lang = context.obj
    outcome = fmt(files, check=preview)
    tell(outcome.problems, lang)
    for file, lines in outcome.formatted:
        done = say.WOULD_FORMAT if preview else say.FORMATTED
        terminal.deliver(clean(done(lang, path=file)) + "\n")
        terminal.deliver("".join(f"{clean(line)}\n" for line in lines))
    if not (outcome.formatted or outcome.problems):
        terminal.deliver(say.IN_LAYOUT(lang, n=outcome.files) + "\n")
    return int(bool(outcome.problems) or (preview and bool(outcome.formatted)))


def publish(
    context: typer.Context,
    edition: Annotated[str, Edition],
    by: By = None,
    why: Annotated[str | None, typer.Option("--why")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Publish a revision."""
    from tracks.commands.publish import publish

    with opened(database) as store:
        done = publish(store, edition, taxonomy=taxonomy, by=author(by), why=why, dry_run=dry_run)
    now = say_journal.WOULD_PUBLISH if dry_run else say_journal.PUBLISHED
    _report(done, now, say_journal.PUBLISHED_BEFORE, context.obj, dry_run=dry_run)


def withdraw(
    context: typer.Context,
    edition: Annotated[str, Edition],
    why: Annotated[str, typer.Option("--why")] = "",
    by: By = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Withdraw a revision, or all of an edition."""
    from tracks.commands.publish import withdraw, withdraw_map

    if ".." in edition:
        with opened(database) as store:
            done_with = withdraw_map(store, edition, why=why, by=author(by), dry_run=dry_run)
        line = say_journal.MAP_WITHDRAWN_BEFORE
        if done_with.entered:
            line = say_journal.WOULD_WITHDRAW_MAP if dry_run else say_journal.MAP_WITHDRAWN
        terminal.deliver(line(context.obj, map=done_with.label) + "\n")
        return
    with opened(database) as store:
        done = withdraw(store, edition, why=why, taxonomy=taxonomy, by=author(by), dry_run=dry_run)
    now = say_journal.WOULD_WITHDRAW if dry_run else say_journal.WITHDRAWN
    _report(done, now, say_journal.WITHDRAWN_BEFORE, context.obj, dry_run=dry_run)


def log(
    context: typer.Context,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Tell what was done, newest last."""
    showing = Showing("log", context, form, output)
    from tracks.commands.log import journal

    with opened(database) as store:
        showing.show(journal(store, taxonomy))


def verify(context: typer.Context, database: Database = None) -> int:
    """Check the database; exit code 1 where something is not as it was recorded."""
    from tracks.commands.verify import verify

    lang = context.obj
    with opened(database) as store:
        result = verify(store)
    tell(result.flaws, lang)
    if result.flaws:
        return 1
    tell(result.loose, lang)
    terminal.deliver(say.VERIFIED(lang, n=result.revisions) + "\n")
    return 0


def _report(done: "Done", now: Text, before: Text, lang: "Language", *, dry_run: bool) -> None:
    """Print a line for each revision that was asked for, and one on which is current now."""
    tell(done.loosened, lang)
    for revision in done.asked:
        line = now if revision in done.entered else before
        terminal.deliver(line(lang, taxonomy=done.taxonomy, revision=revision) + "\n")
    if dry_run:
        line = say_journal.WOULD_STAND if done.current else say_journal.NONE_WOULD_STAND
    else:
        line = say_journal.STANDS if done.current else say_journal.NONE_STANDS
    terminal.deliver(line(lang, edition=done.edition, revision=done.current) + "\n")


COMMANDS: Mapping[str, Callable[..., Any]] = {
    "validate": validate,
    "fmt": fmt,
    "publish": publish,
    "withdraw": withdraw,
    "log": log,
    "verify": verify,
}
