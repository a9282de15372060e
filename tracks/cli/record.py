"""The commands that record editions, show what is recorded, and write it as files."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracks.cli import completion, terminal
from tracks.cli.author import author
from tracks.cli.formats import FILES, KLASS, file_format, together_format
from tracks.cli.guide import usage_line
from tracks.cli.opening import opened, opened_if_any
from tracks.cli.options import (
    By,
    Database,
    Edition,
    Excel,
    Form,
    Labels,
    Level,
    Output,
    Taxonomy,
    Under,
    UnreadPath,
)
from tracks.cli.problems import tell
from tracks.cli.showing import Showing
from tracks.errors import Code, any_error, wrong_usage
from tracks.messages import cli as say
from tracks.messages import journal as say_journal
from tracks.messages import sniff as say_sniff
from tracks.messages.options import METAVARS

if TYPE_CHECKING:
    from tracks.model.language import Language


def import_(
    context: typer.Context,
    paths: Annotated[list[Path] | None, UnreadPath] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    revise: Annotated[str | None, typer.Option("--revise")] = None,
    by: By = None,
    database: Database = None,
) -> int:
    """Record editions; exit code 1 where one has an error."""
    from tracks.commands.import_ import record

    lang = context.obj
    with opened(database, new=True) as store, terminal.progress() as show_progress:
        result = record(
            store,
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
        params = each._asdict()
        line = done if each.changed else say.UNCHANGED
        terminal.deliver(line(lang, n=each.items, **params) + "\n")
        if each.changed and each.published:
            terminal.deliver(say_journal.DRAFTED(lang, **params) + "\n")
    for mapped in result.maps:
        line = say.MAP_UNCHANGED
        if mapped.changed:
            line = say.WOULD_RECORD_MAP if dry_run else say.MAP_RECORDED
        told = line(lang, map=mapped.label, number=mapped.number, n=mapped.matches)
        terminal.deliver(told + "\n")
    for taxonomy in result.settled:
        line = say.WOULD_SETTLE if dry_run else say.SETTLED
        terminal.deliver(line(lang, taxonomy=taxonomy) + "\n")
    return 0


def sniff(
    context: typer.Context,
    files: Annotated[list[Path], UnreadPath],
    write: Annotated[bool, typer.Option("--write")] = False,
) -> int:
    """Propose how published files are read; exit code 1 where some of them cannot be."""
    from tracks.cli.sniffed import sniffed_text
    from tracks.commands.sniff import sniff
    from tracks.formats.bundles.folder import TAXONOMY_FILE

    lang = context.obj
    found = sniff(files)
    tell(found.problems, lang)
    text = sniffed_text(found, lang)
    unread = int(any_error(found.problems))
    if not write:
        terminal.deliver(text)
        return unread
    path = found.folder / TAXONOMY_FILE
    if path.exists():
        raise wrong_usage(Code.FILE_EXISTS, path=str(path))
    terminal.deliver(text, path)
    terminal.remark(say_sniff.WRITTEN(lang, path=path) + "\n")
    return unread


def list_(
    context: typer.Context,
    edition: Annotated[str | None, Edition] = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """List what is recorded, or the revisions of an edition."""
    showing = Showing("list" if edition is None else "revisions", context, form, output)
    from tracks.commands.listing import listing
    from tracks.commands.log import revisions

    with opened(database) as store:
        if edition is None:
            showing.show(listing(store, taxonomy))
        else:
            showing.show(revisions(store, edition, taxonomy))


def show(
    context: typer.Context,
    edition: Annotated[str | None, Edition] = None,
    on: Annotated[str | None, typer.Option("--on")] = None,
    level: Level = None,
    under: Under = None,
    labels: Labels = None,
    form: Form = None,
    excel: Excel = False,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Show an edition as a tree."""
    showing = Showing("show", context, form, output)
    if excel and showing.form != "csv":
        raise wrong_usage(Code.OPTION_WANTED, option="--excel", other="--format csv")
    if edition is not None and on is not None:
        raise wrong_usage(Code.NOT_TOGETHER, option="--on", other=edition)
    named = edition if on is None else on
    if named is None:
        argument = METAVARS["edition"](context.obj)
        usage = usage_line(context.command, context.command.params, context.obj)
        raise wrong_usage(Code.ARGUMENT_MISSING, argument=argument, usage=usage)
    from tracks.commands.show import show

    with opened(database) as store:
        showing.name_in(store, labels, taxonomy)
        showing.show(
            show(store, named, taxonomy=taxonomy, level=level, under=under, on=on is not None),
            excel=excel,
        )


def export(
    context: typer.Context,
    edition: Annotated[str | None, Edition] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Write an edition as a file, or all that is recorded."""
    if everything:
        if edition is not None:
            raise wrong_usage(Code.NOT_TOGETHER, option="--all", other=edition)
        if together := together_format(form, output):
            _export_together(context, together, output, taxonomy, database)
            return
        if output is None:
            raise wrong_usage(Code.OPTION_WANTED, option="--all", other="-o")
        _dump(output, taxonomy, database, context.obj)
        return
    if edition is None:
        argument = METAVARS["edition"](context.obj)
        raise wrong_usage(Code.ARGUMENT_MISSING, argument=argument, usage="tracks export --help")
    name = file_format(FILES["export"], form, output)
    if name == KLASS:
        from tracks.commands.klass import one_version
        from tracks.wire.klass import version_json

        with opened(database) as store:
            version = one_version(store, edition, taxonomy=taxonomy)
        terminal.deliver(version_json(version, context.meta["asked"]), output)
        return
    from tracks.commands.export import export

    with opened(database) as store:
        written = export(store, edition, name, taxonomy=taxonomy)
    terminal.deliver(written, output)


def template(
    context: typer.Context,
    edition: Annotated[str, typer.Argument()],
    since: Annotated[str | None, typer.Option("--from", autocompletion=completion.editions)] = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Write the file of an edition to come, with the items of the one before."""
    name = file_format(FILES["template"], form, output)
    if output and output.exists():
        raise wrong_usage(Code.FILE_EXISTS, path=str(output))
    from tracks.commands.template import template

    folder = output.parent if output else Path()
    opening = opened if since else opened_if_any
    with opening(database) as store:
        files = template(store, edition, name, since=since, taxonomy=taxonomy, folder=folder)
    terminal.deliver(files.edition, output)
    beside = folder / "taxonomy.yaml"
    if output and not beside.exists():  # without it the filled in file could not be imported
        terminal.deliver(files.taxonomy, beside)
        terminal.remark(say.WRITTEN_BESIDE(context.obj, path=beside) + "\n")


def _export_together(
    context: typer.Context,
    form: str,
    output: Path | None,
    taxonomy: str | None,
    database: str | None,
) -> None:
    """Write all editions of a taxonomy as they stand, and what links them, as one file."""
    with opened(database) as store:
        if form == KLASS:
            from tracks.commands.klass import classification
            from tracks.wire.klass import classification_json

            told = classification(store, taxonomy=taxonomy)
            terminal.deliver(classification_json(told, context.meta["asked"]), output)
            return
        from tracks.commands.export import export_together

        terminal.deliver(export_together(store, form, taxonomy=taxonomy), output)


def _dump(folder: Path, taxonomy: str | None, database: str | None, lang: "Language") -> None:
    from tracks.commands.dump import dump

    with opened(database) as store, terminal.progress() as show_progress:
        done = dump(
            store,
            folder,
            taxonomy=taxonomy,
            progress=lambda revision: show_progress(say.WRITING(lang, revision=revision)),
        )
    for each in done:
        terminal.deliver(say.DUMPED(lang, taxonomy=each.taxonomy, n=each.revisions) + "\n")


COMMANDS: Mapping[str, Callable[..., Any]] = {
    "import": import_,
    "sniff": sniff,
    "list": list_,
    "show": show,
    "export": export,
    "template": template,
}
